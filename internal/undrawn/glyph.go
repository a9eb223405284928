package undrawn

import "unicode"

// NeedsGlyph reports whether a face has to have a character for it to be seen: it is
// neither white space nor one that shows itself rightly by showing nothing (joiners,
// variation selectors, marks of direction).
func NeedsGlyph(r rune) bool {
	switch {
	case r <= ' ', r == 0x7F, r == 0xAD, r == 0x34F, r == 0x61C, r == 0xFEFF:
		return false
	case r < 0x7F:
		return true
	case r >= 0x180B && r <= 0x180F, r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E:
		return false
	case r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return false
	default:
		return !unicode.IsSpace(r)
	}
}
