package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/pobook/pobook/internal/typeset"
)

// fpdf addresses the glyphs of a font by two bytes, which are the character's
// code point, and knows no character above U+FFFF. Such a character borrows a
// code of the private use area: in a copy of the font, its glyph gets that
// code, the page shows that code, and says what the text really is by
// ActualText (ISO 32000-1, 14.9.4).

// Private use area of the BMP.
const (
	firstBorrowed = 0xE000
	lastBorrowed  = 0xF8FF
)

// borrow gives every character of the font above U+FFFF a code that the pages
// do not use for something else.
func (f *font) borrow() error {
	if len(f.astral) == 0 {
		return nil
	}
	f.codes = make(map[rune]rune, len(f.astral))
	code := rune(firstBorrowed)
	for _, r := range f.astral {
		for f.uses(code) {
			code++
		}
		if code > lastBorrowed {
			return fmt.Errorf("more than %d different characters above U+FFFF", lastBorrowed-firstBorrowed)
		}
		f.codes[r] = code
		code++
	}
	return nil
}

// shown returns the codes that show a text, and whether they differ from it.
func (f *font) shown(text string) (string, bool) {
	if f.codes == nil {
		return text, false
	}
	codes := strings.Map(func(r rune) rune {
		if code, ok := f.codes[r]; ok {
			return code
		}
		return r
	}, text)
	return codes, codes != text
}

// actualText opens a span of marked content that says what its text is
// (ISO 32000-1, 14.9.4).
func actualText(text string) string {
	var b strings.Builder
	b.WriteString("/Span <</ActualText <FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteString(">>> BDC")
	return b.String()
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

// withBorrowed returns the font file with a character map of the characters
// in use, borrowed codes among them.
func (f *font) withBorrowed(file []byte, face *typeset.Face) ([]byte, error) {
	if f.codes == nil {
		return file, nil
	}
	glyphs := make(map[rune]uint16)
	for r := range rune(1 << 16) {
		if glyph, ok := face.Glyph(r); ok && f.uses(r) {
			glyphs[r] = glyph
		}
	}
	for r, code := range f.codes {
		glyph, _ := face.Glyph(r)
		glyphs[code] = glyph
	}
	cmap, err := characterMap(glyphs)
	if err != nil {
		return nil, err
	}
	return replaceTable(file, "cmap", cmap)
}

// A segment is a row of characters whose glyphs are a row too.
type segment struct{ start, end, delta uint16 }

// characterMap encodes a cmap table with one subtable of format 4
// (OpenType, 'cmap').
func characterMap(glyphs map[rune]uint16) ([]byte, error) {
	var segments []segment
	for _, r := range sortedKeys(glyphs) {
		delta := glyphs[r] - uint16(r)
		if n := len(segments); n > 0 && segments[n-1].end+1 == uint16(r) && segments[n-1].delta == delta {
			segments[n-1].end++
			continue
		}
		segments = append(segments, segment{uint16(r), uint16(r), delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	length := 16 + 8*len(segments)
	if length > 0xFFFF {
		return nil, errors.New("too many different characters in a font with some above U+FFFF")
	}

	// Version, number of subtables; platform, encoding and offset of the one;
	// its format, length, language, and the number of segments twice. The
	// three fields that help a binary search are not needed.
	table := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(length), 0, uint16(2 * len(segments)), 0, 0, 0}
	for _, s := range segments {
		table = append(table, s.end)
	}
	table = append(table, 0)
	for _, s := range segments {
		table = append(table, s.start)
	}
	for _, s := range segments {
		table = append(table, s.delta)
	}
	table = append(table, make([]uint16, len(segments))...) // no glyph arrays
	var encoded []byte
	for _, v := range table {
		encoded = binary.BigEndian.AppendUint16(encoded, v)
	}
	return encoded, nil
}

func sortedKeys(glyphs map[rune]uint16) []rune {
	keys := make([]rune, 0, len(glyphs))
	for r := range glyphs {
		keys = append(keys, r)
	}
	slices.Sort(keys)
	return keys
}

// replaceTable appends a table to a font file and has the directory point to
// it (OpenType, "Table Directory").
func replaceTable(file []byte, tag string, table []byte) ([]byte, error) {
	const header, record = 12, 16
	if len(file) < header {
		return nil, errors.New("no font file")
	}
	count := int(binary.BigEndian.Uint16(file[4:]))
	for i := range count {
		at := header + i*record
		if at+record > len(file) {
			break
		}
		if string(file[at:at+4]) != tag {
			continue
		}
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
		binary.BigEndian.PutUint32(file[at+8:], uint32(len(file)))
		binary.BigEndian.PutUint32(file[at+12:], uint32(len(table)))
		return append(file, table...), nil
	}
	return nil, fmt.Errorf("the font has no table %s", tag)
}
