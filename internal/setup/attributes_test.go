package setup_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/setup"
)

func TestMergeAttributes(t *testing.T) {
	t.Parallel()
	const (
		first = "locales/**/*.po merge=weblate-merge-gettext-po\n"
		lines = first + "locales/**/*.pot merge=weblate-merge-gettext-po\n"
	)
	for _, test := range []struct {
		name, there string // "-" for no file
		want        string
		done        setup.Attributes
	}{
		{"no file", "-", lines, setup.Attributes{Created: true}},
		{"an empty file", "", lines, setup.Attributes{Extended: true}},
		{"the lines", "# x\r\n" + lines, "# x\r\n" + lines, setup.Attributes{}},
		{"the lines, with more", "locales/**/*.po text merge=weblate-merge-gettext-po\r\nlocales/**/*.pot\tmerge=weblate-merge-gettext-po eol=lf", "locales/**/*.po text merge=weblate-merge-gettext-po\r\nlocales/**/*.pot\tmerge=weblate-merge-gettext-po eol=lf", setup.Attributes{}},
		{"one of them, without an end", strings.TrimSuffix(first, "\n"), lines, setup.Attributes{Extended: true}},
		{"other files", "*.md merge=union\n*.png binary\n", "*.md merge=union\n*.png binary\n" + lines, setup.Attributes{Extended: true}},
		{"a comment", "# *.po merge=ours\n", "# *.po merge=ours\n" + lines, setup.Attributes{Extended: true}},
		{"other attributes of the same files", "*.po text eol=lf\n", "*.po text eol=lf\n" + lines, setup.Attributes{Extended: true}},
		{"another driver", "*.po merge=ours\n", "*.po merge=ours\n", setup.Attributes{ToAdd: []string{"locales/**/*.po merge=weblate-merge-gettext-po", "locales/**/*.pot merge=weblate-merge-gettext-po"}}},
		{"no merging", "locales/** -merge\n", "locales/** -merge\n", setup.Attributes{ToAdd: []string{"locales/**/*.po merge=weblate-merge-gettext-po", "locales/**/*.pot merge=weblate-merge-gettext-po"}}},
		{"no text", "\"a b/*.pot\" binary\n" + first, "\"a b/*.pot\" binary\n" + first, setup.Attributes{ToAdd: []string{"locales/**/*.pot merge=weblate-merge-gettext-po"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := handbook(map[string]string{setup.AttributesFile: test.there})
			if test.there == "-" {
				delete(files, setup.AttributesFile)
			}
			b := open(t, files)
			for range 2 {
				done, err := setup.MergeAttributes(b)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(test.done, done); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				got, err := b.ReadFile(setup.AttributesFile)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(test.want, string(got)); diff != "" {
					t.Errorf("the file (-want +got):\n%s", diff)
				}
				test.done = setup.Attributes{ToAdd: test.done.ToAdd} // a second time nothing is left to do
			}
		})
	}
}
