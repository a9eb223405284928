package sfnt

import "fmt"

// Outlines returns the kind of outlines that the font has.
func (f *File) Outlines() Outlines { return f.outlines }

// NumGlyphs returns how many glyphs the font has, 1 at least.
func (f *File) NumGlyphs() int { return f.glyphs }

// UnitsPerEm returns how many font units an em has, 16 to 16384.
func (f *File) UnitsPerEm() int { return f.unitsPerEm }

// Variable reports whether the font can be varied. It is read and embedded in
// its default instance, which is not always the regular one.
func (f *File) Variable() bool { return f.Has("fvar") }

// Names reads the names of the font. One without any has the PostScript name
// "Unnamed".
func (f *File) Names() Names { return readNames(f.tables) }

// Descriptor reads what the font says of itself.
func (f *File) Descriptor() (Descriptor, error) { return describe(f) }

// Advances returns how far each glyph moves the pen, in font units, by its index.
func (f *File) Advances() ([]uint16, error) {
	w, err := readWidths(f)
	if err != nil {
		return nil, err
	}
	advances := make([]uint16, f.glyphs)
	for i := range advances {
		advances[i] = w.advance(GlyphID(i))
	}
	return advances, nil
}

// Bounds returns the box around the ink of a glyph. That of a TrueType glyph is
// the one which the font states, that of a CFF glyph is around its control
// points. A glyph without ink has the zero box.
func (f *File) Bounds(glyph GlyphID) (Box, error) {
	if int(glyph) >= f.glyphs {
		return Box{}, fmt.Errorf("has no glyph %d", glyph)
	}
	return measure(f, glyph)
}
