package wording

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func partsOf(text string, parts ...string) []Part {
	var spans []Part
	at := 0
	for _, p := range parts {
		for text[at:at+len(p)] != p {
			at++
		}
		spans = append(spans, Part{Start: at, End: at + len(p)})
		at += len(p)
	}
	return spans
}

func TestDivide(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text        string
		parts       []string
		translation string
		want        []string
		made        bool
	}{
		{"/// note | Technical Details", []string{"Technical Details"}, "/// note | 技術細節", []string{"技術細節"}, true},
		{"/// note | Technical Details", []string{"Technical Details"}, "/// note |技術細節 ", []string{"技術細節"}, true},
		{"/// note | Technical Details", []string{"Technical Details"}, "/// 註 | 技術細節", nil, true},
		{"/// tip Some text ///", []string{"Some text"}, "/// tip 一些文字 ///", []string{"一些文字"}, true},
		{"Save {.card}", []string{"Save"}, "儲存 {.card}", []string{"儲存"}, true},
		{"Save {.card}", []string{"Save"}, "儲存", nil, true},
		{"Save {.card}", []string{"Save"}, " {.card}", nil, true},
		{"Save {/*save*/}", []string{"Save"}, "儲存{/*save*/}", []string{"儲存"}, true},
		{":::note[A]{#b} C :::", []string{"A", "C"}, ":::note[甲]{#b} 丙 :::", []string{"甲", "丙"}, true},
		{"<b>A</b> B", []string{"A", "B"}, "<b>甲</b> 乙", []string{"甲", "乙"}, true},
		{"A {x} B {x} C", []string{"A", "B", "C"}, "甲 {x} 乙 {x} 丙", []string{"甲", "乙", "丙"}, true},
		{"A {x} B {x} C", []string{"A", "B", "C"}, "甲 {x} 乙 {x} {x} 丙", nil, true}, // which is which?
		{"A B", []string{"A", "B"}, "甲 乙", nil, false},
		{"Save, then go", []string{"Save"}, "儲存, then go", []string{"儲存"}, false},
		{"Save, then go", []string{"Save"}, "儲存，然後", nil, false},
		{"A: B", []string{"A", "B"}, "甲: 乙: 乙", nil, false},
	}
	for _, test := range tests {
		parts := partsOf(test.text, test.parts...)
		got, _ := Divide(test.text, parts, test.translation)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q of %q (-want +got):\n%s", test.translation, test.text, diff)
		}
		if made := Made(test.text, parts); made != test.made {
			t.Errorf("%q is made of %q: %v", test.text, test.parts, made)
		}
		if test.want == nil || !test.made {
			continue
		}
		composed, ok := Compose(test.text, parts, test.want)
		if !ok {
			t.Errorf("%q is not composed", test.text)
		}
		if again, ok := Divide(test.text, parts, composed); !ok || !cmp.Equal(again, test.want) {
			t.Errorf("%q divides into %q, want %q", composed, again, test.want)
		}
	}
}

func TestDivideIsBounded(t *testing.T) {
	t.Parallel()

	for n, want := range map[int]bool{maxParts: true, maxParts + 1: false} {
		var b strings.Builder
		var parts []Part
		for i := range n {
			fmt.Fprintf(&b, "{%d} ", i)
			parts = append(parts, Part{b.Len(), b.Len() + 1})
			b.WriteString("a ")
		}
		if _, ok := Divide(b.String(), parts, b.String()); ok != want {
			t.Errorf("%d parts: %v, want %v", n, ok, want)
		}
	}
}
