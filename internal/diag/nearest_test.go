package diag_test

import (
	"testing"

	"github.com/pobook/pobook/internal/diag"
)

var nearestTests = []struct {
	name, word string
	candidates []string
	want       string
}{
	{"swapped neighbours", "sectoins", []string{"source", "sections"}, "sections"},
	{"letter left out", "titl", []string{"name", "title"}, "title"},
	{"letter too many", "locaales", []string{"locales"}, "locales"},
	{"wrong letter", "zh_Hanz", []string{"zh_Latn", "zh_Hans"}, "zh_Hans"},
	{"first of equals", "zh_Han", []string{"zh_Hant", "zh_Hans"}, "zh_Hant"},
	{"case alone is nearest of all", "TITLE", []string{"tilde", "title"}, "title"},
	{"exact", "title", []string{"titles", "title"}, "title"},
	{"Han by code point", "目録", []string{"目錄", "封面"}, "目錄"},
	{"too far", "colour", []string{"title", "source"}, ""},
	{"one edit in a short word", "es", []string{"de", "en"}, "en"},
	{"nothing in common", "x", []string{"y"}, ""},
	{"no word", "", []string{"a"}, ""},
	{"no candidates", "title", nil, ""},
}

func TestNearest(t *testing.T) {
	t.Parallel()
	for _, test := range nearestTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := diag.Nearest(test.word, test.candidates); got != test.want {
				t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
			}
		})
	}
}

func FuzzNearest(f *testing.F) {
	for _, test := range nearestTests {
		for _, c := range test.candidates {
			f.Add(test.word, c)
		}
	}
	f.Fuzz(func(t *testing.T, word, candidate string) {
		if got := diag.Nearest(word, []string{candidate}); got != "" && got != candidate {
			t.Errorf("%q is no candidate", got)
		}
		if got := diag.Nearest(word, []string{candidate, word}); word != "" && got == "" {
			t.Errorf("%q does not find itself beside %q", word, candidate)
		}
	})
}
