package merging

import (
	"testing"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A text is compared with others as what it is, whatever they were.
func TestKinds(t *testing.T) {
	t.Parallel()
	const (
		wide, narrow = "make  all  targets # now", "make all targets # now"
		lines        = "make\nall"
	)
	for _, c := range []struct {
		name         string
		kind         markdown.Kind
		text         string
		before       po.Entry
		inCompendium bool
		want         string // as in a scene
	}{
		{name: "running text in other white space", text: narrow, before: po.Entry{ID: wide}, want: narrow + " = 譯"},
		{name: "code in other white space", kind: markdown.KindCode, text: narrow, before: po.Entry{ID: wide}, want: "? " + narrow + " < " + wide + " = 譯"},
		{name: "a comment in code in other white space", kind: markdown.KindCodeComment, text: narrow, before: po.Entry{ID: wide}, want: narrow + " = 譯"},
		{name: "code that comes from a catalogue of running text", kind: markdown.KindCode, text: narrow, before: po.Entry{ID: narrow}, inCompendium: true, want: narrow + " = 譯"},
		{name: "running text that was code", text: narrow, before: po.Entry{ID: wide, Extracted: []string{"code sh"}}, want: narrow + " = 譯"},
		{name: "lines of a paragraph", text: lines, before: po.Entry{ID: lines, Str: []string{"一\n二"}}, inCompendium: true, want: lines + " = 一\n二"},
		{name: "a paragraph in lines", text: "make all", before: po.Entry{ID: lines, Str: []string{"一\n二"}}, inCompendium: true, want: "make all = 一二"},
		{name: "a paragraph in lines that are meant", text: "make all", before: po.Entry{ID: lines, Str: []string{"一\n二"}, Flags: []string{"no-wrap"}}, inCompendium: true, want: "make all = 一\n二"},
		{name: "front matter in lines", kind: markdown.KindFrontMatter, text: "make all", before: po.Entry{ID: lines, Str: []string{"一\n二"}}, inCompendium: true, want: "make all = 一\n二"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			before := c.before
			if before.Str == nil {
				before.Str = []string{"譯"}
			}
			// What translators are told of the text is not what it is known by.
			now := translate.Message{Kind: c.kind, Entry: &po.Entry{ID: c.text, Str: []string{""}, Extracted: []string{"code"}}}
			u := Update{
				Locale:     zhHant(),
				Pairs:      []Pair{{Section: "0", Template: NewTemplate(Meta{}, []translate.Message{now}, nil)}},
				Compendium: &Compendium{},
			}
			if f := (&po.File{Entries: []*po.Entry{&before}}); c.inCompendium {
				u.Compendium.Add(f)
			} else {
				u.Pairs[0].Catalogue = f
			}
			merged := Merge(u)
			if got := inScene(merged[0].Catalogue); got != c.want {
				t.Errorf("the catalogue has %q, want %q", got, c.want)
			}
			checkIdempotent(t, u, merged)
		})
	}
}
