package sfnt

import "fmt"

// A list is the glyphs of a subset in the order of their numbers.
type list struct {
	glyphs []GlyphID
	number []uint16 // by glyph of the font; 0 is that of .notdef alone
}

// newList returns the list of .notdef and some glyphs of a font.
func newList(f *File, glyphs []GlyphID) (*list, error) {
	l := &list{glyphs: make([]GlyphID, 1, len(glyphs)+1), number: make([]uint16, f.glyphs)}
	for _, glyph := range glyphs {
		if _, err := l.add(glyph); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// add returns the number of a glyph, which joins the end of the list if it is not
// there.
func (l *list) add(glyph GlyphID) (uint16, error) {
	if int(glyph) >= len(l.number) {
		return 0, fmt.Errorf("has no glyph %d", glyph)
	}
	if glyph == 0 {
		return 0, nil
	}
	if l.number[glyph] == 0 {
		l.number[glyph] = uint16(len(l.glyphs))
		l.glyphs = append(l.glyphs, glyph)
	}
	return l.number[glyph], nil
}
