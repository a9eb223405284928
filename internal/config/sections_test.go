package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Nobody knows what is in a folder that was not looked into.
func TestFoundHas(t *testing.T) {
	t.Parallel()
	found := Found{Sections: []string{"b.md"}, Unknown: []string{"elsewhere", "secret"}}
	for section, want := range map[string]bool{
		"b.md": true, "secret/x.md": true, "elsewhere/z.md": true, "secrets/x.md": false, "c.md": false,
	} {
		if found.Has(section) != want {
			t.Errorf("has(%q) is %v", section, !want)
		}
	}
	if everything := (Found{Unknown: []string{"."}}); !everything.Has("c.md") {
		t.Error("nothing was looked into, yet a section is known to be missing")
	}
}

func TestReadingOrder(t *testing.T) {
	t.Parallel()
	found := Found{Sections: []string{"50%.md", "Notes.md", "a\tb.md", "notes.md", "usage.md", "z.markdown", "z.md", "z.mdx", "中文.md", "甲.mdx"}}
	sections, problems := found.ReadingOrder()
	if diff := cmp.Diff([]string{"50%.md", "Notes.md", "usage.md", "z.md", "中文.md", "甲.mdx"}, sections); diff != "" {
		t.Error(diff)
	}
	want := strings.Join([]string{
		"handbook/a<U+0009>b.md: section \"a\\tb.md\" holds U+0009, which cannot be seen; rename the file (section-path)",
		`handbook/notes.md: sections "Notes.md" and "notes.md" differ only in case, so their catalogues would be one file on some systems; rename one of the files (duplicate-section)`,
		`handbook/z.markdown: sections "z.md" and "z.markdown" differ only in their endings, so their catalogues would be one file; rename one of the files (duplicate-section)`,
		`handbook/z.mdx: sections "z.md" and "z.mdx" differ only in their endings, so their catalogues would be one file; rename one of the files (duplicate-section)`,
	}, "\n")
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// Which sections have no number is said by the configuration or, where that is silent, by the
// file of the order.
func TestNumbered(t *testing.T) {
	t.Parallel()
	order := Order{Entries: []Entry{{Path: "a.md", Apart: true}, {Path: "b.md"}, {Title: "Part"}, {Path: "c.md"}}}
	for name, test := range map[string]struct {
		unnumbered []string
		want       string
	}{
		"not said": {nil, "b.md c.md"},
		"said":     {[]string{"c.md"}, "a.md b.md"},
		"none":     {[]string{}, "a.md b.md c.md"},
	} {
		c := Config{Order: order, Unnumbered: test.unnumbered}
		var numbered []string
		for _, section := range []string{"a.md", "b.md", "c.md"} {
			if c.Numbered(section) {
				numbered = append(numbered, section)
			}
		}
		if got := strings.Join(numbered, " "); got != test.want {
			t.Errorf("%s: %s have numbers, want %s", name, got, test.want)
		}
	}
	c, problems := Read([]byte(minimal+"unnumbered: []\n"), sectionsThere)
	if len(problems) > 0 || c.Unnumbered == nil {
		t.Errorf("an empty list is %v, %v", c.Unnumbered, problems)
	}
}
