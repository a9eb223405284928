package setup_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/setup"
)

func TestMergeAttributes(t *testing.T) {
	t.Parallel()
	const lines = "locales/**/*.po merge=pobook\nlocales/**/*.pot merge=pobook\n"
	for _, test := range []struct {
		name, there string // "-" for no file
		want        string
		done        setup.Attributes
	}{
		{"no file", "-", lines, setup.Attributes{Created: true}},
		{"an empty file", "", lines, setup.Attributes{Extended: true}},
		{"the lines", "# x\r\n" + lines, "# x\r\n" + lines, setup.Attributes{}},
		{"the lines, with more", "locales/**/*.po text merge=pobook\r\nlocales/**/*.pot\tmerge=pobook eol=lf", "locales/**/*.po text merge=pobook\r\nlocales/**/*.pot\tmerge=pobook eol=lf", setup.Attributes{}},
		{"one of them, without an end", lines[:len("locales/**/*.po merge=pobook")], lines, setup.Attributes{Extended: true}},
		{"other files", "*.md merge=union\n*.png binary\n", "*.md merge=union\n*.png binary\n" + lines, setup.Attributes{Extended: true}},
		{"a comment", "# *.po merge=ours\n", "# *.po merge=ours\n" + lines, setup.Attributes{Extended: true}},
		{"other attributes of the same files", "*.po text eol=lf\n", "*.po text eol=lf\n" + lines, setup.Attributes{Extended: true}},
		{"another driver", "*.po merge=ours\n", "*.po merge=ours\n", setup.Attributes{ToAdd: []string{"locales/**/*.po merge=pobook", "locales/**/*.pot merge=pobook"}}},
		{"no merging", "locales/** -merge\n", "locales/** -merge\n", setup.Attributes{ToAdd: []string{"locales/**/*.po merge=pobook", "locales/**/*.pot merge=pobook"}}},
		{"no text", "\"a b/*.pot\" binary\n" + lines[:29], "\"a b/*.pot\" binary\n" + lines[:29], setup.Attributes{ToAdd: []string{"locales/**/*.pot merge=pobook"}}},
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
