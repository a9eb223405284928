package paragraph

import (
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/script"
)

const ideographicSpace = '\u3000'

// letter is any letter of a word that a line does not end within.
const letter = 'x'

// A char is one code point.
type char struct {
	r      rune
	part   int32 // index of the part it comes from
	offset int32 // byte offset in the part's text
	class  class
	hard   bool // the author ends the line here
	thin   bool // white that is a sixth of an em wide
	token  bool // of a token that may be divided
	// bracket is what a straight quotation mark is to its Han neighbour on the
	// outside, the corner bracket that opens or closes; 0 for others.
	bracket rune
}

// class is what a character is to the setting of Chinese and Latin together:
// it decides the face, the gaps beside it, and whether a line may stretch
// there.
type class uint8

const (
	other  class = iota // symbols of no script
	latin               // letters and digits of alphabets
	point               // punctuation of alphabets, ASCII and Latin-1
	shared              // “ ” ‘ ’ … — – ·: Chinese or Latin by what is around
	han                 // ideographs, kana, bopomofo
	hangul              // syllables, which are written in words
	wide                // full-width punctuation
	space
	noteMark // a footnote number
	picture  // an image in the line
)

func classify(r rune) class {
	switch {
	case r < 0x80:
		return classifyASCII(r)
	case r >= 0x4E00 && r <= 0x9FFF:
		return han
	case isWhite(r):
		return space
	case isShared(r):
		return shared
	case isHangul(r):
		return hangul
	case r < 0x2000:
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			return latin
		}
		return point
	case r >= 0x2E80:
		return classifyEastAsian(r)
	case r < 0x2070:
		return point
	}
	return other
}

func classifyASCII(r rune) class {
	switch {
	case r == ' ' || r >= '\t' && r <= '\r':
		return space
	case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin
	}
	return point
}

func classifyEastAsian(r rune) class {
	switch {
	case script.IsUnspaced(r):
		return han
	case script.IsEastAsian(r), r == ideographicSpace:
		return wide
	}
	return other
}

// isWhite reports whether the character is a space or line separator outside
// ASCII. The ideographic space is not: it keeps its place on the grid.
func isWhite(r rune) bool {
	switch {
	case r == 0x85, r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A:
		return true
	}
	return r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F
}

// isShared reports whether the character serves both scripts and is full-width
// in Chinese (CLREQ, "Positioning of punctuation marks").
func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '‥', '—', '―', '–', '·', '‧', '⋯', '⸺':
		return true
	}
	return false
}

// eastAsian reports whether the class is set on the square grid of Han.
func (c class) eastAsian() bool { return c == han || c == wide }

// hasScript reports whether the class by itself says Chinese or not.
func (c class) hasScript() bool { return c == latin || c == hangul || c.eastAsian() }

func isHangul(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0x3131 && r <= 0x318E || r >= 0xA960 && r <= 0xA97F || r >= 0xAC00 && r <= 0xD7FF
}

// settleScripts gives characters the script of what they are written after:
// the signs of C++ and C# belong to the name, and tone marks to their bopomofo.
func settleScripts(chars []char) {
	for i := range chars {
		switch c := &chars[i]; {
		case (c.r == '+' || c.r == '#') && i > 0 && chars[i-1].endsName():
			c.class = latin
		case isTone(c.r) && (i > 0 && isBopomofo(chars[i-1].r) || leadsSyllable(chars, i)):
			c.class = han
		}
	}
}

// endsName reports whether the character is a letter of a name, or a sign of it.
func (c char) endsName() bool { return c.class == latin && !unicode.IsNumber(c.r) }

const tones = "ˇˊˋ˙ˉ˪˫"

func isTone(r rune) bool { return r >= 'ˇ' && r <= '˫' && strings.ContainsRune(tones, r) }

func isToneText(text string) bool { return text != "" && strings.Contains(tones, text) }

func isBopomofo(r rune) bool { return unicode.Is(unicode.Bopomofo, r) && !isTone(r) }

// leadsSyllable reports whether a tone mark at i stands before its syllable, as
// that of the neutral tone may.
func leadsSyllable(chars []char, i int) bool {
	return chars[i].r == '˙' && (i == 0 || !isBopomofo(chars[i-1].r)) && i+1 < len(chars) && isBopomofo(chars[i+1].r)
}

// splitsSyllable reports whether a line that ends after the character at i would
// part a tone mark from its bopomofo.
func splitsSyllable(chars []char, i int) bool {
	return leadsSyllable(chars, i) || isTone(chars[i+1].r) && chars[i+1].class == han && !leadsSyllable(chars, i+1)
}

// ignorable reports whether a character has no look of its own, so that a face
// without a glyph for it shows it rightly by showing nothing: joiners,
// variation selectors, direction marks, soft hyphens
// (Default_Ignorable_Code_Point, as far as text holds them).
func ignorable(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0xFEFF:
		return true
	case r >= 0x180B && r <= 0x180F, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E:
		return true
	case r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}
