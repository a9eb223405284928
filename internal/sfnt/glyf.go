package sfnt

import (
	"encoding/binary"
	"fmt"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// An outlineTable is the tables 'loca' and 'glyf', the second left in the file.
type outlineTable struct {
	glyf extent.Extent
	loca []byte
	long bool // of offsets in loca
}

func openOutlines(f *File) (outlineTable, error) {
	loca, err := f.loca()
	return outlineTable{f.tables.extents["glyf"], loca, f.longLoca}, err
}

// place returns where the outline of a glyph is in 'glyf'.
func (t *outlineTable) place(glyph GlyphID) (start, size int64, err error) {
	i := int(glyph)
	var end int64
	switch {
	case t.long && 4*i+8 <= len(t.loca):
		start, end = int64(binary.BigEndian.Uint32(t.loca[4*i:])), int64(binary.BigEndian.Uint32(t.loca[4*i+4:]))
	case !t.long && 2*i+4 <= len(t.loca):
		start, end = 2*int64(binary.BigEndian.Uint16(t.loca[2*i:])), 2*int64(binary.BigEndian.Uint16(t.loca[2*i+2:]))
	default:
		return 0, 0, fmt.Errorf("glyph %d is not in table loca", glyph)
	}
	if start > end || end > t.glyf.Size() {
		return 0, 0, fmt.Errorf("glyph %d is not in table glyf", glyph)
	}
	if size = end - start; 0 < size && size < glyphHeader {
		return 0, 0, fmt.Errorf("glyph %d is cut off", glyph)
	}
	return start, size, nil
}

// size returns about how many bytes the outlines of glyphs have, and no more than
// the table.
func (t *outlineTable) size(glyphs []GlyphID) int64 {
	const padding = 3
	total := int64(0)
	for _, glyph := range glyphs {
		if _, size, err := t.place(glyph); err == nil {
			total += size + padding
		}
	}
	return min(total, t.glyf.Size())
}

// glyphHeader is the size of the number of contours and of the box around them
// (OpenType, 'glyf', "Glyph Headers").
const glyphHeader = 10

// A Box is the rectangle around something, in font units from its origin, y
// upwards.
type Box struct{ Left, Bottom, Right, Top int }

// bounds returns the box that the header of a glyph has.
func (t *outlineTable) bounds(glyph GlyphID) (Box, error) {
	start, size, err := t.place(glyph)
	if err != nil || size == 0 {
		return Box{}, err
	}
	header, err := t.glyf.Bytes(start, glyphHeader)
	if err != nil {
		return Box{}, err
	}
	at := func(i int) int { return int(int16(binary.BigEndian.Uint16(header[i:]))) }
	return Box{Left: at(2), Bottom: at(4), Right: at(6), Top: at(8)}, nil
}
