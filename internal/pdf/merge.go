package pdf

import (
	"encoding/binary"
	"math"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/sfnt"
)

// A merging is the glyphs of a font that are made of clusters of several. As one glyph, a
// letter with its marks has one text in the map to Unicode and one place: readers of text that
// know no marked content find it, and those that do have no seams to go wrong at.
type merging struct {
	first  int // the number of the first in the font
	known  map[string]font.GlyphID
	glyphs []sfnt.Composite
}

// Limits of what is made: more parts than any script has in a syllable, and the numbers that
// glyphs can have.
const (
	mostParts  = 32
	mostGlyphs = 1 << 16
)

// mostKey is how long a key is at most: three numbers of two bytes for each part.
const mostKey = 6 * mostParts

// of returns the glyph that is made of a cluster, and false if there is none.
func (m *merging) of(c *cluster, size, unitsPerEm float64) (font.GlyphID, bool) {
	var buffer [mostKey]byte // on the stack: pages are drawn side by side
	key, ok := m.describe(buffer[:0], c, unitsPerEm/size)
	if !ok {
		return 0, false
	}
	id, ok := m.known[string(key)]
	return id, ok
}

// add makes a glyph of a cluster, if that can be and is not there, and returns its number.
func (m *merging) add(c *cluster, size, unitsPerEm float64) (id font.GlyphID, isNew, ok bool) {
	var buffer [mostKey]byte
	key, ok := m.describe(buffer[:0], c, unitsPerEm/size)
	if !ok {
		return 0, false, false
	}
	if id, ok := m.known[string(key)]; ok {
		return id, false, true
	}
	next := m.first + len(m.glyphs)
	if next >= mostGlyphs {
		return 0, false, false
	}
	m.known[string(key)] = font.GlyphID(next)
	m.glyphs = append(m.glyphs, composite(key, c, unitsPerEm/size))
	return font.GlyphID(next), true, true
}

// describe appends the key of a cluster: its glyphs and where they are, in units of the font.
func (m *merging) describe(key []byte, c *cluster, units float64) ([]byte, bool) {
	if m.known == nil || len(c.glyphs) > mostParts {
		return nil, false
	}
	pen := 0.0
	for i := range c.glyphs {
		g := &c.glyphs[i]
		x, y := math.Round((pen+float64(g.X))*units), math.Round(float64(g.Y)*units)
		if !(math.Abs(x) < math.MaxInt16 && math.Abs(y) < math.MaxInt16) {
			return nil, false
		}
		key = binary.BigEndian.AppendUint16(key, uint16(g.ID))
		key = binary.BigEndian.AppendUint16(key, uint16(int16(x)))
		key = binary.BigEndian.AppendUint16(key, uint16(int16(y)))
		pen += float64(g.Advance)
	}
	return key, true
}

// composite is the glyph that a key describes, as wide as the cluster.
func composite(key []byte, c *cluster, units float64) sfnt.Composite {
	var made sfnt.Composite
	width := 0.0
	for i := range c.glyphs {
		at := func(n int) uint16 { return binary.BigEndian.Uint16(key[6*i+2*n:]) }
		made.Parts = append(made.Parts, sfnt.Part{Glyph: c.glyphs[i].ID, X: int16(at(1)), Y: int16(at(2))})
		width += float64(c.glyphs[i].Advance)
	}
	made.Advance = uint16(min(max(math.Round(width*units), 0), math.MaxUint16))
	return made
}
