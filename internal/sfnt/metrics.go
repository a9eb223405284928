package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// widths is what the table 'hmtx' says: for the first glyphs an advance and a left
// side bearing each, for the rest the last advance and bearings of their own.
type widths struct {
	long  int // how many advances there are, 1 at least
	table []byte
}

func readWidths(f *File) (widths, error) {
	const countAt, size = 34, 36
	hhea, err := f.hhea()
	if err != nil {
		return widths{}, err
	}
	if len(hhea) < size {
		return widths{}, errors.New("has a table hhea that is cut off")
	}
	w := widths{long: int(binary.BigEndian.Uint16(hhea[countAt:]))}
	if w.table, err = f.hmtx(); err != nil {
		return widths{}, err
	}
	if w.long == 0 || w.long > f.glyphs || 4*w.long > len(w.table) {
		return widths{}, fmt.Errorf("has a table hmtx of %d bytes, and not %d widths", len(w.table), w.long)
	}
	return w, nil
}

func (w widths) advance(glyph GlyphID) uint16 {
	return binary.BigEndian.Uint16(w.table[4*min(int(glyph), w.long-1):])
}

// bearing is 0 where the table ends too early, as renderers take it.
func (w widths) bearing(glyph GlyphID) uint16 {
	at := 4*int(glyph) + 2
	if int(glyph) >= w.long {
		at = 4*w.long + 2*(int(glyph)-w.long)
	}
	if at+2 > len(w.table) {
		return 0
	}
	return binary.BigEndian.Uint16(w.table[at:])
}

// measure returns the box around the ink of a glyph, which has to be one of the
// font.
func measure(f *File, glyph GlyphID) (Box, error) {
	if f.outlines == CFF {
		font, err := f.cff()
		if err != nil {
			return Box{}, tableError("CFF", err)
		}
		box, err := font.Bounds(int(glyph))
		return Box(box), tableError("CFF", err)
	}
	table, err := openOutlines(f)
	if err != nil {
		return Box{}, err
	}
	return table.bounds(glyph)
}
