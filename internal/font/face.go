// Package font opens font files as faces: which characters a face draws, by which glyphs,
// how wide these are and where their ink is, and the file itself for shaping and embedding.
//
// It owns the reading of a file, once and when it is first needed, and what styles of a
// family stand in for each other. It shapes nothing and knows neither scripts nor languages.
// Start reading at [Face].
package font

import (
	"errors"
	"fmt"
	"sync"

	otfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"

	"github.com/pobook/pobook/internal/sfnt"
)

// A GlyphID is the index of a glyph in a font file.
type GlyphID = sfnt.GlyphID

// A Face is one font file in one weight and style. It is read when its first
// character is measured, once, and may be shared by goroutines from then on.
type Face struct {
	open func() (*sfnt.File, error)
	load sync.Once
	err  error

	file       *sfnt.File
	characters otfont.Cmap
	plane      []GlyphID // by code point of the BMP, 0 for what is not there
	advances   []uint16  // in units of the font
	unitsPerEm float64
	boxes      sync.Map // GlyphID to Box, of those asked for

	layout    sync.Once
	tables    *otfont.Font
	tablesErr error
}

// NewFace returns the face of the font file that open opens. Nothing is read before the
// face is needed; [Face.Err] says how that went.
func NewFace(open func() (*sfnt.File, error)) *Face { return &Face{open: open} }

// Name returns the PostScript name of the font, as in "NotoSansTC-Regular",
// or "" if it could not be read.
func (f *Face) Name() string {
	if f.parse(); f.err != nil {
		return ""
	}
	return f.file.Names().PostScript
}

// Err returns why the font file could not be read. Such a face has no
// characters.
func (f *Face) Err() error {
	f.parse()
	return f.err
}

// File returns the font file, or why it could not be read.
func (f *Face) File() (*sfnt.File, error) {
	f.parse()
	return f.file, f.err
}

// Covers reports whether the face draws the character.
func (f *Face) Covers(r rune) bool {
	_, ok := f.Glyph(r)
	return ok
}

// Glyph returns the index of the glyph that the font file has for a
// character, and false if it has none.
func (f *Face) Glyph(r rune) (GlyphID, bool) {
	f.parse()
	switch {
	case r >= 0 && int(r) < len(f.plane):
		return f.plane[r], f.plane[r] != 0
	case f.characters == nil:
		return 0, false
	}
	glyph, ok := f.characters.Lookup(r)
	return GlyphID(glyph), ok && glyph != 0
}

// Advance returns the width of a glyph in ems, 0 for one that the font does not have.
func (f *Face) Advance(glyph GlyphID) float64 {
	f.parse()
	if int(glyph) >= len(f.advances) {
		return 0
	}
	return float64(f.advances[glyph]) / f.unitsPerEm
}

// A Box is the box around what a glyph draws, in ems from its origin.
type Box struct{ Left, Bottom, Right, Top float64 }

// Bounds returns the box around the ink of a glyph, false if it has none or the font has
// no such glyph.
func (f *Face) Bounds(glyph GlyphID) (Box, bool) {
	if f.parse(); f.err != nil {
		return Box{}, false
	}
	if known, ok := f.boxes.Load(glyph); ok {
		return known.(Box), known != Box{}
	}
	units, _ := f.file.Bounds(glyph) // a glyph that is broken has no ink
	em := f.unitsPerEm
	box := Box{float64(units.Left) / em, float64(units.Bottom) / em, float64(units.Right) / em, float64(units.Top) / em}
	f.boxes.Store(glyph, box)
	return box, box != Box{}
}

func (f *Face) parse() {
	f.load.Do(func() {
		file, err := f.open()
		if err == nil {
			err = f.read(file)
		}
		if f.err = err; err != nil {
			f.characters, f.plane = nil, nil
		}
	})
}

// read reads what layout needs and leaves the rest of the file alone: the outlines of a
// Chinese face are megabytes.
func (f *Face) read(file *sfnt.File) error {
	raw, err := file.Table("cmap")
	if err != nil {
		return err
	}
	if err := affordableMap(raw); err != nil {
		return err
	}
	cmap, _, err := tables.ParseCmap(raw)
	if err != nil {
		return fmt.Errorf("table cmap: %w", err)
	}
	characters, _, err := otfont.ProcessCmap(cmap, tables.FPNone)
	if err != nil {
		return fmt.Errorf("table cmap: %w", err)
	}
	if f.advances, err = file.Advances(); err != nil {
		return err
	}
	f.file, f.characters, f.unitsPerEm = file, characters, float64(file.UnitsPerEm())
	return f.readPlane()
}

// readPlane makes a table of what is asked most. Rows of a map may overlap, so that a small
// one can name characters without end.
func (f *Face) readPlane() error {
	const most = 1 << 21
	f.plane = make([]GlyphID, 0x10000)
	steps := 0
	for it := f.characters.Iter(); it.Next(); steps++ {
		if steps == most {
			return errors.New("has a broken character map")
		}
		if r, glyph := it.Char(); r >= 0 && int(r) < len(f.plane) {
			f.plane[r] = GlyphID(glyph)
		}
	}
	return nil
}
