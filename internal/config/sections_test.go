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
	found := Found{Sections: []string{"50%.md", "Notes.md", "notes.md", "usage.md", "z.markdown", "z.md", "z.mdx", "中文.md", "甲.mdx"}}
	sections, problems := found.ReadingOrder()
	if diff := cmp.Diff([]string{"Notes.md", "usage.md", "z.md"}, sections); diff != "" {
		t.Error(diff)
	}
	want := strings.Join([]string{
		`handbook/50%.md: section "50%.md" holds '%', which Weblate does not take in a path; rename it "50.md" (section-path)`,
		`handbook/notes.md: sections "Notes.md" and "notes.md" differ only in case, so their catalogues would be one file on some systems; rename one of the files (duplicate-section)`,
		`handbook/z.markdown: sections "z.md" and "z.markdown" differ only in their endings, so their catalogues would be one file; rename one of the files (duplicate-section)`,
		`handbook/z.mdx: sections "z.md" and "z.mdx" differ only in their endings, so their catalogues would be one file; rename one of the files (duplicate-section)`,
		`handbook/中文.md: section "中文.md" holds '中', which Weblate does not take in a path; name the file with ASCII letters, digits and hyphens only (section-path)`,
		`handbook/甲.mdx: section "甲.mdx" holds '甲', which Weblate does not take in a path; name the file with ASCII letters, digits and hyphens only (section-path)`,
	}, "\n")
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
}
