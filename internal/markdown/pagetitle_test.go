package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

// Where no heading of level 1 stands, the title of the front matter is offered,
// and with a key in any case.
func TestTitles(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source string
		titled       bool
	}{
		{"no heading", "---\ntitle: T\n---\nText\n", true},
		{"a heading of level 2", "---\ntitle: T\n---\n## Two\n", true},
		{"a heading of level 2 by a line", "---\ntitle: T\n---\nTwo\n---\n", true},
		{"an empty heading", "---\ntitle: T\n---\n#\n\nText\n", true},
		{"in code", "---\ntitle: T\n---\n```\n# One\n```\n", true},
		{"TOML", "+++\ntitle = 'T'\n+++\n## Two\n", true},
		{"a heading", "---\ntitle: T\n---\n# One\n", false},
		{"a heading by a line", "---\ntitle: T\n---\nOne\n===\n", false},
		{"a heading later", "---\ntitle: T\n---\n## Two\n\n# One\n", false},
		{"a heading that is not offered", "---\ntitle: T\n---\n<!-- i18n:skip -->\n# One\n", false},
		{"a heading of a picture", "---\ntitle: T\n---\n# ![](logo.png)\n", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, options := range []Options{{}, {FrontMatter: []string{"title"}}, {FrontMatter: []string{"x"}}} {
				s := Parse([]byte(test.source), options)
				offered := len(s.Segments) > 0 && s.Segments[0].Kind == KindFrontMatter
				if want := test.titled || len(options.FrontMatter) > 0 && options.FrontMatter[0] == "title"; offered != want {
					t.Errorf("%v: the title is offered: %t", options.FrontMatter, offered)
				}
			}
			spliced := Parse([]byte(test.source), Options{}).Splice(func(i int) (string, bool) { return "標題: *甲*", i == 0 && test.titled })
			if len(spliced.Refused) > 0 {
				t.Errorf("refused: %v", spliced.Refused)
			}
			blocks := spliced.Section().Document("a.md", nil).Blocks
			h, ok := blocks[0].(*document.Heading)
			if titled := ok && h.Level == 1 && len(h.Text) == 1 && h.Text[0].Text == "標題: *甲*"; titled != test.titled {
				t.Errorf("the page begins with %#v", blocks[0])
			}
		})
	}
}

// Nothing but the title changes, and headings stay where they are.
func TestTitleIsTranslated(t *testing.T) {
	t.Parallel()
	source := "---\ntitle: Code of conduct # why\ndescription: no\n---\n\n## Introduction\n\nText.\n"
	s := Parse([]byte(source), Options{})
	var got []string
	for _, seg := range s.Segments {
		got = append(got, seg.Text)
	}
	if diff := cmp.Diff([]string{"Code of conduct", "Introduction", "Text."}, got); diff != "" {
		t.Errorf("offered (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Code of conduct", "Introduction"}, s.Segments[2].Path); diff != "" {
		t.Errorf("the headings above (-want +got):\n%s", diff)
	}
	spliced := s.Splice(func(i int) (string, bool) { return "⟦" + s.Segments[i].Text + "⟧", true })
	want := "---\ntitle: ⟦Code of conduct⟧ # why\ndescription: no\n---\n\n## ⟦Introduction⟧\n\n⟦Text.⟧\n"
	if diff := cmp.Diff(want, string(spliced.Source)); diff != "" {
		t.Errorf("translated (-want +got):\n%s", diff)
	}
	if len(spliced.Section().Headings) != 1 || s.HasAnchor("code-of-conduct") {
		t.Error("the title has an anchor, which it has in no generator")
	}
}
