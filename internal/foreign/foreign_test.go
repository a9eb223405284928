package foreign_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

var options = markdown.Options{FrontMatter: []string{"title", "description"}}

// sectionOf parses a page as a section of a handbook.
func sectionOf(t *testing.T, path, source string) foreign.Section {
	t.Helper()
	s := markdown.Parse([]byte(source), options)
	return foreign.Section{Path: path, Messages: translate.Extract("handbook/"+path, s), Defines: s.Defines}
}

func TestDebug(t *testing.T) {
	page, _ := os.ReadFile("testdata/first-aid.md")
	german, _ := os.ReadFile("testdata/first-aid.de.md")
	a, b := markdown.Parse(page, options), markdown.Parse(german, options)
	gold := map[string]string{}
	for i := range a.Segments {
		gold[a.Segments[i].Text] = b.Segments[i].Text
	}
	index := foreign.NewIndex([]foreign.Section{sectionOf(t, "first-aid.md", string(page))}, options)
	files, _ := filepath.Glob("testdata/*.po")
	for _, f := range files {
		data, _ := os.ReadFile(f)
		file, err := po.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		c := index.Read(file, "")
		fmt.Printf("=== %s: %s\n", f, c.Program.Name)
		got := map[string]*po.Entry{}
		for _, m := range c.Messages {
			for _, p := range m.Placed {
				if g := got[p.Entry.ID]; g == nil || g.Fuzzy() && !p.Entry.Fuzzy() {
					got[p.Entry.ID] = p.Entry
				}
			}
			for _, r := range m.Rest {
				fmt.Printf("   rest %q\n", r.Entry.ID)
			}
		}
		for i := range a.Segments {
			id := a.Segments[i].Text
			e := got[id]
			switch {
			case e == nil:
				fmt.Printf("   MISSING %q\n", id)
			case e.Str[0] != gold[id]:
				fmt.Printf("   OTHER fuzzy %v %q: %q\n                     want %q\n", e.Fuzzy(), id, e.Str[0], gold[id])
			case e.Fuzzy():
				fmt.Printf("   FUZZY %q\n", id)
			}
		}
	}
}
