package sfnt

import (
	"encoding/binary"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// readCharacters reads which glyph each character has.
func readCharacters(f *File) (font.Cmap, error) {
	table, err := f.Table("cmap")
	if err != nil {
		return nil, err
	}
	parsed, _, err := tables.ParseCmap(table)
	if err != nil {
		return nil, tableError("cmap", err)
	}
	characters, _, err := font.ProcessCmap(parsed, tables.FPNone)
	return characters, tableError("cmap", err)
}

// A segment is a row of characters whose glyphs are a row too.
type segment struct {
	start, end rune
	glyph      uint16
}

// segments returns the rows of characters, which are sorted, and their glyphs.
func segments(characters []rune, glyphs []uint16) []segment {
	var rows []segment
	for i, r := range characters {
		if n := len(rows); n > 0 && rows[n-1].end+1 == r && int(rows[n-1].glyph)+int(r-rows[n-1].start) == int(glyphs[i]) {
			rows[n-1].end++
			continue
		}
		rows = append(rows, segment{r, r, glyphs[i]})
	}
	return rows
}

// encodeCharacters encodes a table 'cmap' of characters, which are sorted, and
// their glyphs: in format 12, and if there are characters of the Basic
// Multilingual Plane and no more than fit, those in format 4 too.
func encodeCharacters(characters []rune, glyphs []uint16) []byte {
	const (
		windows       = 3
		bmp, full     = 1, 10 // encodings
		header, entry = 4, 8
	)
	long := encodeFormat12(segments(characters, glyphs))
	inBMP := 0
	for inBMP < len(characters) && characters[inBMP] < math.MaxUint16 {
		inBMP++
	}
	short := encodeFormat4(segments(characters[:inBMP], glyphs[:inBMP]))
	if short == nil {
		table := append16(nil, 0, 1, windows, full)
		return append(append32(table, header+entry), long...)
	}
	table := append16(nil, 0, 2, windows, bmp)
	table = append32(table, header+2*entry)
	table = append16(table, windows, full)
	table = append32(table, uint32(header+2*entry+len(short)))
	return append(append(table, short...), long...)
}

func encodeFormat12(rows []segment) []byte {
	table := append16(nil, 12, 0)
	table = append32(table, uint32(16+12*len(rows)), 0, uint32(len(rows)))
	for _, row := range rows {
		table = append32(table, uint32(row.start), uint32(row.end), uint32(row.glyph))
	}
	return table
}

// encodeFormat4 encodes rows of the Basic Multilingual Plane without U+FFFF. It
// returns nil if there are none, or more than the format has room for.
func encodeFormat4(rows []segment) []byte {
	if len(rows) == 0 {
		return nil
	}
	// The format ends with a row for U+FFFF, which leads to .notdef.
	rows = append(rows[:len(rows):len(rows)], segment{math.MaxUint16, math.MaxUint16, 0})
	length := 16 + 8*len(rows)
	if length > math.MaxUint16 {
		return nil
	}
	search := binarySearch(len(rows), 2)
	table := append16(nil, 4, uint16(length), 0, uint16(2*len(rows)), search.span, search.steps, search.rest)
	for _, row := range rows {
		table = append16(table, uint16(row.end))
	}
	table = append16(table, 0)
	for _, row := range rows {
		table = append16(table, uint16(row.start))
	}
	for _, row := range rows {
		table = append16(table, row.glyph-uint16(row.start))
	}
	return append16(table, make([]uint16, len(rows))...) // no arrays of glyphs
}

func append16(to []byte, values ...uint16) []byte {
	for _, v := range values {
		to = binary.BigEndian.AppendUint16(to, v)
	}
	return to
}

func append32(to []byte, values ...uint32) []byte {
	for _, v := range values {
		to = binary.BigEndian.AppendUint32(to, v)
	}
	return to
}
