package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
	"github.com/pobook/pobook/internal/sfnt"
)

// A typeface is a font as the file knows it: a composite font whose codes are the numbers of
// glyphs in the subset that is embedded (ISO 32000-1, 9.7).
type typeface struct {
	face     *font.Face
	file     *sfnt.File
	head     []byte // the table, which has the check sum of the file: faces of one file are one
	resource object.Name
	used     []bool         // by glyph: those of the face, then those that are merged
	codes    []uint16       // by glyph
	glyphs   []font.GlyphID // by code
	widths   []float64      // by glyph, in ems as the file has them
	says     sayings
	merged   merging
	blank    font.GlyphID // that of a space, 0 if there is none
	lacking  bool         // .notdef is drawn
	program  func() (*sfnt.Program, error)
}

// A collection is the fonts of a book, in the order of their first use.
type collection struct {
	fonts  []*typeface
	byFace map[*font.Face]*typeface
}

// use notes which glyphs of which font a run draws.
func (c *collection) use(r *layout.Run) error {
	if len(r.Glyphs) == 0 {
		return nil
	}
	t, err := c.of(r.Face)
	if err != nil {
		return err
	}
	return t.use(r)
}

// complete makes fonts of those glyphs that have been noted.
func (c *collection) complete() {
	for _, t := range c.fonts {
		t.number()
		t.cut()
	}
}

// of returns the font that a face is in the file.
func (c *collection) of(face *font.Face) (*typeface, error) {
	if t := c.byFace[face]; t != nil {
		return t, nil
	}
	file, err := face.File()
	if err != nil {
		return nil, fmt.Errorf("font: %w", err)
	}
	head, err := file.Table("head")
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", face.Name(), err)
	}
	for _, t := range c.fonts {
		if t.face.Name() == face.Name() && bytes.Equal(t.head, head) {
			c.byFace[face] = t
			return t, nil
		}
	}
	t := &typeface{face: face, file: file, head: head, resource: object.Name("F" + strconv.Itoa(len(c.fonts)+1))}
	t.used, t.says = make([]bool, file.NumGlyphs()), newSayings(file.NumGlyphs())
	if t.merged.first = file.NumGlyphs(); file.Outlines() == sfnt.TrueType {
		t.merged.known = make(map[string]font.GlyphID)
	}
	if id, ok := face.Glyph(' '); ok {
		t.blank = id
	}
	c.fonts = append(c.fonts, t)
	c.byFace[face] = t
	if c.withBlank() == t {
		t.useBlank() // for what pictures say
	}
	return t, nil
}

// lacking reports whether any glyph is the one that a font has for what it lacks, .notdef: by
// tables that are broken, since what no face has is never shaped.
func (c *collection) lacking() bool {
	return slices.ContainsFunc(c.fonts, func(t *typeface) bool { return t.lacking })
}

// private reports whether any glyph stands for a character for private use.
func (c *collection) private() bool {
	return slices.ContainsFunc(c.fonts, func(t *typeface) bool { return slices.Contains(t.says.private, true) })
}

// withBlank returns the first font that has a blank, nil if there is none.
func (c *collection) withBlank() *typeface {
	for _, t := range c.fonts {
		if t.blank != 0 {
			return t
		}
	}
	return nil
}

// use notes which glyphs a run draws, and what they stand for.
func (t *typeface) use(r *layout.Run) error {
	for k := clusters(r); k.next(); {
		c := &k.cluster
		for i := range c.glyphs {
			if id := c.glyphs[i].ID; int(id) >= t.file.NumGlyphs() {
				return fmt.Errorf("font %s has no glyph %d", t.face.Name(), id)
			}
		}
		t.useCluster(c, r.Size)
	}
	return nil
}

func (t *typeface) useCluster(c *cluster, size float64) {
	if len(c.glyphs) == 1 {
		t.used[c.glyphs[0].ID] = true
		t.says.add(c.glyphs[0].ID, c.shown())
		return
	}
	id, isNew, ok := t.merged.add(c, size, float64(t.file.UnitsPerEm()))
	if isNew {
		t.used = append(t.used, true)
		t.says.texts, t.says.counts = append(t.says.texts, ""), append(t.says.counts, 0)
	}
	if ok {
		t.says.add(id, c.shown())
		return
	}
	for i := range c.glyphs {
		t.used[c.glyphs[i].ID] = true
	}
	t.says.addParts(t.face, c)
	t.useBlank()
}

// useBlank keeps a glyph that draws nothing, if there is one.
func (t *typeface) useBlank() {
	if t.blank != 0 {
		t.used[t.blank] = true
		t.says.parts[t.blank] = " "
	}
}

// number gives the glyphs that are used their codes: those of the face in the order that they
// have there, then those that are merged, as the program has them.
func (t *typeface) number() {
	t.codes, t.widths = make([]uint16, len(t.used)), make([]float64, len(t.used))
	t.lacking = t.used[0]
	t.used[0] = true // .notdef
	for id, used := range t.used {
		if used {
			t.codes[id] = uint16(len(t.glyphs))
			t.glyphs = append(t.glyphs, font.GlyphID(id))
			t.widths[id] = hundredths(t.advance(id)*1000) / 1000
		}
	}
	t.says.settle()
}

// cut begins to cut the font down to the glyphs that are used, while pages are drawn.
func (t *typeface) cut() {
	own := len(t.glyphs) - len(t.merged.glyphs)
	t.program = sync.OnceValues(func() (*sfnt.Program, error) { return t.file.Subset(t.glyphs[:own], t.merged.glyphs...) })
	go func() {
		defer func() { _ = recover() }() // who asks for the program meets it again
		_, _ = t.program()
	}()
}

// advance is how wide a glyph is, in ems.
func (t *typeface) advance(id int) float64 {
	if i := id - t.merged.first; i >= 0 {
		return float64(t.merged.glyphs[i].Advance) / float64(t.file.UnitsPerEm())
	}
	return t.face.Advance(font.GlyphID(id))
}

// hundredths rounds a width in thousandths of an em to what is written of it.
func hundredths(width float64) float64 { return math.Round(width*100) / 100 }
