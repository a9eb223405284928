package xmlfile

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Holds reports whether a document can hold a character (XML 1.0, §2.2).
func Holds(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r < 0xD800 || r > 0xDFFF && r < 0xFFFE || r >= 0x10000 && r <= utf8.MaxRune
}

const naming = "x-u-"

// Named returns how an empty inline element says by its type that it stands for a
// character which XML cannot hold, as in "x-u-000B".
func Named(r rune) string { return fmt.Sprintf(naming+"%04X", r) }

// Character returns what an element of that type stands for.
func Character(name string) (r rune, ok bool) {
	digits, ok := strings.CutPrefix(name, naming)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, 16, 21)
	return rune(n), err == nil && n > 0 && !Holds(rune(n)) && utf8.ValidRune(rune(n))
}
