package sfnt

import (
	"errors"
	"fmt"
)

// A list is the glyphs of a subset in the order of their numbers.
type list struct {
	glyphs []GlyphID
	number []uint16 // by glyph of the font; 0 is that of .notdef alone
	made   []Composite
	first  int // number of the first that is made
}

// A Composite is a glyph that is made of others, each as it is (OpenType, 'glyf', "Composite
// Glyph Description"). So letters with their marks are one glyph to readers of text, which
// would take marks that are drawn by themselves for something else.
type Composite struct {
	Parts   []Part
	Advance uint16 // font units
}

// A Part is a glyph of a [Composite], moved by font units to the right and up.
type Part struct {
	Glyph GlyphID
	X, Y  int16
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
		if len(l.glyphs) > maxGlyphs {
			return 0, errTooMany
		}
		l.number[glyph] = uint16(len(l.glyphs))
		l.glyphs = append(l.glyphs, glyph)
	}
	return l.number[glyph], nil
}

// maxGlyphs is the greatest number of a glyph.
const maxGlyphs = 1<<16 - 1

var errTooMany = errors.New("has more glyphs than a font can have, with those that are made of others")

// make adds glyphs that are made of others.
func (l *list) make(f *File, made []Composite) error {
	if len(made) > 0 && f.outlines != TrueType {
		return errors.New("has outlines of which no glyphs can be made")
	}
	if len(l.glyphs)+len(made) > maxGlyphs {
		return errTooMany
	}
	l.made, l.first = made, len(l.glyphs)
	l.glyphs = append(l.glyphs, make([]GlyphID, len(made))...)
	return nil
}

// composite returns the glyph of a number if it is made of others, else nil.
func (l *list) composite(number int) *Composite {
	if i := number - l.first; i >= 0 && i < len(l.made) {
		return &l.made[i]
	}
	return nil
}
