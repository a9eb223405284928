package pdf

import (
	"encoding/hex"
	"unicode/utf16"
)

// appendActualText opens a span of marked content that says what its text is
// (ISO 32000-1, 14.9.4).
func appendActualText(b []byte, text string) []byte {
	b = append(b, "/Span <</ActualText <FEFF"...)
	b = append(b, utf16Hex(text)...)
	return append(b, ">>> BDC "...)
}

func utf16Hex(text string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return hex.EncodeToString(b)
}

// forTitle encodes a text so that fpdf, which turns three bytes of UTF-8 into
// two of UTF-16 and stops there, writes surrogate pairs: each half as if it
// were a character.
func forTitle(text string) string {
	var b []byte
	for _, r := range text {
		if r < 0x10000 {
			b = append(b, string(r)...)
			continue
		}
		high, low := utf16.EncodeRune(r)
		for _, half := range []rune{high, low} {
			b = append(b, 0xE0|byte(half>>12), 0x80|byte(half>>6&0x3F), 0x80|byte(half&0x3F))
		}
	}
	return string(b)
}
