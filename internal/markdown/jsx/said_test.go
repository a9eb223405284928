package jsx_test

import (
	"testing"

	"github.com/pobook/pobook/internal/markdown/jsx"
)

func TestSaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		expression, text string
		at               int
		ok               bool
	}{
		{"{'a'}", "a", 2, true},
		{"{ /* b */ \"c\" // d\n}", "c", 11, true},
		{"{`a\nb`}", "a\nb", 2, true},
		{"{/* a */}", "", 8, true},
		{"{}", "", 1, true},
		{"{' '}", " ", 2, true},
		{`{'\'\n\u{1F34E}\u00e9\x41\u{110000}\q\
'}`, "' 🍎éAq", 2, true},
		{"{`${a}`}", "", 2, false},
		{"{`$a`}", "$a", 2, true},
		{"{'a' + b}", "a", 2, false},
		{"{a}", "", 1, false},
		{"{'a}", "", 2, false},
		{"{'\\", "", 2, false},
		{"{", "", 0, false},
	} {
		text, at, ok := jsx.Said(test.expression)
		if text != test.text || at != test.at || ok != test.ok {
			t.Errorf("%s says %q at %d, %t", test.expression, text, at, ok)
		}
	}
}
