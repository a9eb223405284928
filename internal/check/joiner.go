package check

import (
	"unicode"
	"unicode/utf8"
)

// Signs without a look that some scripts are spelled with, and which are no fault
// there, whatever the locale: a text may quote another language.

// joining are the scripts whose letters change beside others, and in which
// U+200C and U+200D say how (Unicode Standard, §9.2 and §12.1, §23.2).
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Nko, unicode.Mongolian, unicode.Adlam, unicode.Hanifi_Rohingya,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Chakma, unicode.Balinese, unicode.Javanese, unicode.Newa,
	unicode.Meetei_Mayek, unicode.Brahmi,
}

// unspaced are the scripts in which U+200B says where a word ends and a line may
// (Unicode Standard, §16).
var unspaced = []*unicode.RangeTable{
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet,
	unicode.Tibetan, unicode.Javanese, unicode.Balinese,
}

// spells says whether a character without a look has something to do after what
// stands before it. Of several in a row only the first has.
func spells(text string, at int, r rune) bool {
	prev, _ := utf8.DecodeLastRuneInString(text[:at])
	if !unicode.In(prev, unicode.L, unicode.M) {
		return false
	}
	switch r {
	case 0x200c, 0x200d:
		return unicode.In(prev, joining...)
	case 0x180e: // the Mongolian vowel separator
		return unicode.Is(unicode.Mongolian, prev)
	case 0x200b:
		return unicode.In(prev, unspaced...)
	}
	return false
}

// isDirectionMark reports the characters that stand for a letter of a direction and
// turn nothing else (UAX #9, §2.6): LRM, RLM, ALM.
func isDirectionMark(r rune) bool { return r == 0x200e || r == 0x200f || r == 0x061c }

// isIsolate reports the isolates and their end (UAX #9, §2.4).
func isIsolate(r rune) bool { return r >= 0x2066 && r <= 0x2069 }

// isolates says whether every isolate of a text ends within it.
func isolates(text string) bool {
	open := 0
	for _, r := range text {
		switch {
		case r == 0x2069:
			open--
		case isIsolate(r):
			open++
		}
		if open < 0 {
			return false
		}
	}
	return open == 0
}
