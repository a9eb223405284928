package bidi

import ucd "golang.org/x/text/unicode/bidi"

// A Level is how deep a character is embedded, 0 to 126. Text of an even level
// is read from left to right, of an odd one from right to left.
type Level uint8

// RightToLeft reports whether text of the level is read from right to left.
func (l Level) RightToLeft() bool { return l%2 == 1 }

// direction returns the class L or R, which letters of the level have (section 3.3.2).
func (l Level) direction() ucd.Class {
	if l.RightToLeft() {
		return ucd.R
	}
	return ucd.L
}

// A set of classes has a bit for each of them.
type set uint32

// The sets that the rules speak of.
const (
	initiators set = 1<<ucd.LRI | 1<<ucd.RLI | 1<<ucd.FSI
	isolating      = initiators | 1<<ucd.PDI
	removed    set = 1<<ucd.LRE | 1<<ucd.RLE | 1<<ucd.LRO | 1<<ucd.RLO | 1<<ucd.PDF | 1<<ucd.BN // by rule X9
	separators set = 1<<ucd.B | 1<<ucd.S
	white          = removed | isolating | 1<<ucd.WS
	neutrals       = separators | isolating | 1<<ucd.WS | 1<<ucd.ON // NI of rule N1
	turning        = initiators | 1<<ucd.R | 1<<ucd.AL | 1<<ucd.AN | 1<<ucd.LRE | 1<<ucd.RLE | 1<<ucd.LRO | 1<<ucd.RLO
)

func (s set) has(class ucd.Class) bool { return s>>class&1 != 0 }

// classOf returns the Bidi_Class of a character.
func classOf(r rune) ucd.Class {
	properties, _ := ucd.LookupRune(r)
	return properties.Class()
}

// directionOf returns L or R for what has a direction, and ON for what has none.
// Numbers count as R.
func directionOf(class ucd.Class) ucd.Class {
	switch class {
	case ucd.L:
		return ucd.L
	case ucd.R, ucd.EN, ucd.AN:
		return ucd.R
	}
	return ucd.ON
}

// NeedsLevels reports whether a paragraph has anything but the level 0, unless its
// base is [RightToLeft]: a letter or number of a script from right to left, or a
// character that embeds, overrides or isolates. It is much faster than [New] and
// to be asked first.
func NeedsLevels(text []rune) bool {
	for _, r := range text {
		if mayTurn(r) && turning.has(classOf(r)) {
			return true
		}
	}
	return false
}

// mayTurn reports whether there are such characters where r is in Unicode:
// Hebrew to Arabic Extended-A, the controls of General Punctuation, the
// presentation forms of Hebrew and Arabic, and, on the plane of old scripts, the
// areas that are kept for writing from right to left.
func mayTurn(r rune) bool {
	switch {
	case r < 0x0590, r >= 0x0900 && r < 0x200E, r > 0x2069 && r < 0xFB1D: // nearly all that are met
		return false
	case r < 0xFF00:
		return true
	}
	return r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}
