package undrawn

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// A kind is why a character has no face.
type kind int

const (
	letter  kind = iota // of a script
	symbol              // of all scripts (Common, Inherited), or of none that is known
	private             // U+E000 to U+F8FF, and planes 15 and 16: means something in one font
	control             // no character of text at all
)

func kindOf(r rune) kind {
	switch {
	case IsControl(r):
		return control
	case unicode.Is(unicode.Co, r):
		return private
	case scriptOf(r) == 0:
		return symbol
	default:
		return letter
	}
}

// IsControl reports whether a character cannot be text: a control (Cc) that is no
// white space of Markdown, or a noncharacter (Unicode 23.7).
func IsControl(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return false
	case r < 0x20, r >= 0x7F && r <= 0x9F:
		return true
	default:
		return r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
	}
}

// scriptOf returns the script of a character (UAX #24), 0 for one of all scripts or of
// none that is known.
func scriptOf(r rune) language.Script {
	s := language.LookupScript(r)
	if s == language.Common || s == language.Inherited || s == language.Unknown {
		return 0
	}
	return s
}

// nameOf returns the name of the script of a character, as Unicode has it.
func nameOf(r rune) string {
	for name, table := range unicode.Scripts { // at most one has it
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return scriptOf(r).String() // newer than package unicode
}
