package foreign_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/oracle"
)

// The catalogue of a real book, made by mdpo and translated by people, against the Markdown
// that was published from it: of the messages that have the letters of one that is
// translated, 97 % get a finished translation, and of those 99.5 % that which was published.
func TestRealCatalogue(t *testing.T) {
	t.Parallel()
	corpus := filepath.Join(oracle.Corpora(t), "spc")
	var sections []foreign.Section
	published := map[string]map[string]string{} // by section and msgid
	source := os.DirFS(filepath.Join(corpus, "source"))
	err := fs.WalkDir(source, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		text := readFile(t, filepath.Join(corpus, "source", path))
		sections = append(sections, sectionOf(path, string(text)))
		published[path] = sideBySide(text, readFile(t, filepath.Join(corpus, "published", path)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	file := parsePO(t, readFile(t, filepath.Join(corpus, "locales/zh_Hant/LC_MESSAGES/messages.po")))
	read := foreign.NewIndex(sections, options).Read(file, "")
	if read.Program.Name != "mdpo" {
		t.Errorf("it was made by %q", read.Program.Name)
	}
	held := map[string]bool{}
	for _, e := range file.Entries {
		if e.Translated() {
			held[letters(e.ID)] = true
		}
	}
	placed := placedOf(read) // an update gives what a section has to the others, too
	var there, finished, compared, same int
	for _, s := range sections {
		for _, m := range s.Messages {
			if !held[letters(m.Entry.ID)] {
				continue
			}
			there++
			e := placed[m.Entry.ID]
			if e == nil || e.Fuzzy() {
				t.Logf("not finished: %q", m.Entry.ID)
				continue
			}
			finished++
			if want, ok := published[s.Path][m.Entry.ID]; ok {
				compared++
				if letters(e.Str[0]) == letters(want) {
					same++
				} else {
					t.Logf("%q has got %q, published is %q", e.ID, e.Str[0], want)
				}
			}
		}
	}
	t.Logf("%d of %d finished; %d of %d as published", finished, there, same, compared)
	if there < 900 || compared < 500 || 100*finished < 97*there || 1000*same < 995*compared {
		t.Error("that is too few")
	}
}

// sideBySide returns the published texts by those of the source, where both sections have
// the same structure.
func sideBySide(source, published []byte) map[string]string {
	a, b := markdown.Parse(source, options).Segments, markdown.Parse(published, options).Segments
	texts := map[string]string{}
	if len(a) != len(b) {
		return texts
	}
	for i := range a {
		if a[i].Kind != b[i].Kind {
			return texts
		}
	}
	for i := range a {
		texts[a[i].Text] = b[i].Text
	}
	return texts
}

// letters are those of a text, wherever its links lead.
func letters(text string) string {
	var b strings.Builder
	for _, part := range strings.Split(text, "](") {
		if _, rest, found := strings.Cut(part, ")"); found && b.Len() > 0 {
			part = rest
		}
		for _, c := range part {
			if unicode.IsLetter(c) || unicode.IsNumber(c) {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}
