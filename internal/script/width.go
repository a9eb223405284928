package script

import (
	"unicode/utf8"

	"golang.org/x/text/width"
)

// IsWide reports whether r is set twice as wide as a Latin letter where all
// characters are of one width or two: its East_Asian_Width is Wide or Fullwidth.
// Hangul and most pictographs are, halfwidth katakana are not.
func IsWide(r rune) bool {
	if r < 0x1100 { // where Hangul Jamo begin
		return false
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return false
}

// Columns returns how many columns of a terminal a text takes: two for each
// character that [IsWide], one for any other.
func Columns(text string) int {
	n := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if n++; IsWide(r) {
			n++
		}
	}
	return n
}
