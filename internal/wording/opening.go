package wording

import "unicode/utf8"

// An Opening is the first letters of a text, as far as they are the same in all
// texts that say the same. It is found at a glance, and most texts that say
// something else have another.
type Opening [24]byte

// OpeningOf returns the opening of a message of running text.
func OpeningOf(text string) Opening {
	var o Opening
	n := 0
	for i := 0; i < len(text) && n < len(o); {
		c := text[i]
		size := 1
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9':
			if (c|0x20 == 'h' || c|0x20 == 'w') && leadsToWeb(text[i:]) {
				return o
			}
			o[n] = c
			n++
		case c >= utf8.RuneSelf:
			// Quotes, dashes and spaces are passed over, whatever they are.
			var r rune
			if r, size = utf8.DecodeRuneInString(text[i:]); isWord(r) {
				return o
			}
		case mayHide[c]:
			return o
		}
		i += size
	}
	return o
}

// mayHide are the signs after which there may be what is not words.
var mayHide = [utf8.RuneSelf]bool{'[': true, ']': true, '(': true, '<': true, '^': true, '`': true}
