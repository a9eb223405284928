package shaping

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// valid returns U+FFFD for what is not a character of Unicode.
func valid(r rune) rune {
	if !utf8.ValidRune(r) {
		return utf8.RuneError
	}
	return r
}

// isUnseen reports whether a character may be without a look (Default_Ignorable_Code_Point),
// or is for control.
func isUnseen(r rune) bool {
	return r >= 0x80 && unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// clings reports whether a character may become one with what stands before it: as a grapheme
// cluster (UAX #29), as a composed character or a syllable, or because it is taken apart.
func clings(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case unicode.IsMark(r), isUnseen(r), unicode.Is(unicode.Other_Grapheme_Extend, r):
		return true
	case isConjoiningJamo(r), isSaraAm(r), isEmojiModifier(r), isRegionalIndicator(r):
		return true
	}
	return !isPlain(r) // HarfBuzz may know more characters than package unicode
}

// isPlain reports whether a character is one of those that only have to be looked up in the
// font: a letter, a number, a sign, or a space.
func isPlain(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Zs)
}

// isComposed reports whether a character that is no mark is taken apart by normalisation, and
// put together again. HarfBuzz does that to a letter of Bengali too, which Unicode leaves apart.
func isComposed(r rune) bool {
	if r < 0xC0 || unicode.IsMark(r) {
		return false
	}
	apart := norm.NFD.PropertiesString(string(r)).Decomposition() != nil
	return apart && norm.NFC.IsNormalString(string(r)) || r == bengaliYya
}

const bengaliYya = 0x09DF

func isConjoiningJamo(r rune) bool {
	return 0x1100 <= r && r <= 0x11FF || 0xA960 <= r && r <= 0xA97F || 0xD7B0 <= r && r <= 0xD7FF
}

// isSaraAm reports whether a character of Thai or Lao is a mark and a letter in one.
func isSaraAm(r rune) bool { return r == 0x0E33 || r == 0x0EB3 }

func isEmojiModifier(r rune) bool { return 0x1F3FB <= r && r <= 0x1F3FF }

func isRegionalIndicator(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }
