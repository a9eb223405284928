package xmlfile

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Holds reports whether a document can hold a character (XML 1.0, §2.2).
func Holds(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r < 0xD800 || r > 0xDFFF && r < 0xFFFE || r >= 0x10000 && r <= utf8.MaxRune
}

const naming = "x-u-"

// Escape returns a text as the content of an element that holds nothing else, or as
// the value of an attribute. What XML cannot hold stands there by its code point, as
// in <U+000B>.
func Escape(text string) string {
	return EscapeMixed(text, func(name string) string {
		return diag.EscapeXML("<U+" + strings.TrimPrefix(name, naming) + ">")
	})
}

// EscapeMixed returns a text as the content of an element that may hold others.
// Element returns the one for a character which XML cannot hold, whose name it is
// given.
func EscapeMixed(text string, element func(name string) string) string {
	var b strings.Builder
	at := 0
	for i, r := range text {
		if Holds(r) {
			continue
		}
		b.WriteString(diag.EscapeXML(text[at:i]))
		b.WriteString(element(named(r)))
		at = i + utf8.RuneLen(r)
	}
	if at == 0 {
		return diag.EscapeXML(text)
	}
	b.WriteString(diag.EscapeXML(text[at:]))
	return b.String()
}

// named returns how an empty inline element says by its type that it stands for a
// character which XML cannot hold, as in "x-u-000B".
func named(r rune) string { return fmt.Sprintf(naming+"%04X", r) }

// Character returns what an element of that type stands for.
func Character(name string) (r rune, ok bool) {
	digits, ok := strings.CutPrefix(name, naming)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, 16, 21)
	return rune(n), err == nil && n > 0 && !Holds(rune(n)) && utf8.ValidRune(rune(n))
}
