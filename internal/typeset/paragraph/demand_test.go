package paragraph

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/typeset/design"
)

// F5: words are whole in a column; what stands without white space and is no word, code, an
// address, or a number with signs in it, may be divided.
func TestDemand(t *testing.T) {
	t.Parallel()
	code := Look{Size: em, Mono: true, Verbatim: true}
	widths := func(text string, look Look) Demand {
		s := New(design.New(chineseOptions))
		return s.Set([]Part{{Text: text, Look: &look}}, s.design.Table).Demand()
	}
	word := func(text string) float64 { return widths(text, Look{Size: em}).Line }
	tests := []struct {
		text        string
		look        Look
		word, token float64
	}{
		{"a longest word", Look{Size: em}, word("longest"), 0},
		{"a longest, word.", Look{Size: em}, word("longest,"), 0},
		{"well-known", Look{Size: em}, word("known"), word("well-known")},
		{"漢字的，字", Look{Size: em}, 2 * em, 0},
		{"of and/or", Look{Size: em}, word("of"), word("and/or")},
		{"at https://a.example/b?c=d", Look{Size: em}, word("at"), word("https://a.example/b?c=d")},
		{"a@b.example", Look{Size: em}, 0, word("a@b.example")},
		{"3.14 km", Look{Size: em}, word("km"), word("3.14")},
		{strings.Repeat("W", 40), Look{Size: em}, 0, word(strings.Repeat("W", 40))},
		{"go build-all", code, 0, widths("build-all", code).Line},
		{"漢字", code, 0, widths("漢字", code).Line},
		{"", Look{Size: em}, 0, 0},
	}
	for _, tt := range tests {
		d := widths(tt.text, tt.look)
		if diff := d.Word - tt.word; diff < -0.01 || diff > 0.01 {
			t.Errorf("%q: the widest word is %.2f em, want %.2f", tt.text, d.Word/em, tt.word/em)
		}
		if diff := d.Token - tt.token; diff < -0.01 || diff > 0.01 {
			t.Errorf("%q: the widest token is %.2f em, want %.2f", tt.text, d.Token/em, tt.token/em)
		}
	}
}
