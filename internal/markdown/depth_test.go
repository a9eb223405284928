package markdown

import (
	"strings"
	"testing"
)

func TestTooDeep(t *testing.T) {
	t.Parallel()
	deep := 2*MaxDepth + 2
	tests := []struct {
		name, source string
		want         int
		found        bool
	}{
		{"none", "> - a\n", 0, false},
		{"quotes", "a\n" + strings.Repeat(">", deep) + " a\n", 2, true},
		{"ordered lists", strings.Repeat("1. ", deep) + "a", 0, true},
		{"quotes in ordered lists", strings.Repeat("12) > ", deep) + "a", 0, true},
		{"footnotes", strings.Repeat("[^a]: ", deep) + "a", 0, true},
		{"numbers", strings.Repeat("1 ", deep) + "a", 0, false},
		{"lists", strings.Repeat("- ", deep) + "a", 0, true},
		{"a list in many", "- a\n" + strings.Repeat(" ", deep) + "- a\n", 4, true},
		{"indented code", strings.Repeat(" ", deep) + "a - b\n", 0, false},
		{"a rule", strings.Repeat("-", deep) + "\n", 0, false},
		{"emphasis", strings.Repeat("*", deep) + "a\n", 0, false},
	}
	for _, test := range tests {
		if got, found := TooDeep([]byte(test.source)); got != test.want || found != test.found {
			t.Errorf("%s: %d, %t", test.name, got, found)
		}
	}
}
