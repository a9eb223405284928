package config

import "testing"

func TestGlob(t *testing.T) {
	t.Parallel()
	tests := []struct {
		pattern string
		yes, no []string
	}{
		{"*.md", []string{"a.md", ".md", "甲.md"}, []string{"a/b.md", "a.mdx"}},
		{"a/*", []string{"a/b.md", "a/"}, []string{"a/b/c.md", "b/a/c.md"}},
		{"**/*.md", []string{"a.md", "a/b.md", "a/b/c.md"}, []string{"a.markdown"}},
		{"a/**", []string{"a/b.md", "a/b/c.md"}, []string{"a.md", "b/a/c.md"}},
		{"**/b/*.md", []string{"b/c.md", "a/b/c.md"}, []string{"ab/c.md", "b/c/d.md"}},
		{"0?-*.md", []string{"01-a.md", "0甲-.md"}, []string{"0/-a.md", "001-a.md"}},
		{"甲?.md", []string{"甲a.md"}, []string{"甲.md"}},
		{"[a].+md", []string{"[a].+md"}, []string{"a.md"}},
	}
	for _, test := range tests {
		match := Glob(test.pattern)
		for _, p := range test.yes {
			if !match(p) {
				t.Errorf("%q does not match %q", test.pattern, p)
			}
		}
		for _, p := range test.no {
			if match(p) {
				t.Errorf("%q matches %q", test.pattern, p)
			}
		}
	}
}
