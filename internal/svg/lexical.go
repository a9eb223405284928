package svg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isSpace reports whether a character is white space to XML (2.3).
func isSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// spaceLength returns how much white space a text begins with, in bytes.
func spaceLength(text string) int {
	n := 0
	for n < len(text) && isSpace(rune(text[n])) {
		n++
	}
	return n
}

// isXML reports whether a document may have a character (XML, 2.2).
func isXML(c rune) bool {
	return c >= ' ' && c != 0xfffe && c != 0xffff || isSpace(c)
}

// nameLength returns the length of the name that a text begins with, in bytes
// (XML, 2.3).
func nameLength(text string) int {
	n := 0
	for n < len(text) {
		c, size := utf8.DecodeRuneInString(text[n:])
		if !startsName(c) && (n == 0 || !continuesName(c)) {
			break
		}
		n += size
	}
	return n
}

// isQualified reports whether a name has a prefix and a local part, or a local
// part alone (Namespaces in XML, 4).
func isQualified(name string) bool {
	i := strings.IndexByte(name, ':')
	return i < 0 || i > 0 && i < len(name)-1 && strings.IndexByte(name[i+1:], ':') < 0
}

// nameStarts are the characters that names begin with, but for the colon.
var nameStarts = &unicode.RangeTable{
	R16: []unicode.Range16{
		{'A', 'Z', 1},
		{'_', '_', 1},
		{'a', 'z', 1},
		{0xc0, 0xd6, 1},
		{0xd8, 0xf6, 1},
		{0xf8, 0x2ff, 1},
		{0x370, 0x37d, 1},
		{0x37f, 0x1fff, 1},
		{0x200c, 0x200d, 1},
		{0x2070, 0x218f, 1},
		{0x2c00, 0x2fef, 1},
		{0x3001, 0xd7ff, 1},
		{0xf900, 0xfdcf, 1},
		{0xfdf0, 0xfffc, 1}, // U+FFFD could be what was not UTF-8
	},
	R32:         []unicode.Range32{{0x10000, 0xeffff, 1}},
	LatinOffset: 5,
}

func startsName(c rune) bool { return c == ':' || unicode.Is(nameStarts, c) }

func continuesName(c rune) bool {
	return '0' <= c && c <= '9' || c == '-' || c == '.' || c == 0xb7 || 0x300 <= c && c <= 0x36f || c == 0x203f || c == 0x2040
}

// quoted returns what stands in the quotes that a text begins with.
func quoted(text string) (string, bool) {
	if text == "" || text[0] != '"' && text[0] != '\'' {
		return "", false
	}
	end := strings.IndexByte(text[1:], text[0])
	if end < 0 {
		return "", false
	}
	return text[1 : 1+end], true
}
