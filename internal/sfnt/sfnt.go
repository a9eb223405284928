// Package sfnt is the one reader and the one subsetter of font files: TrueType
// and OpenType, single or in collections, with outlines of either kind ('glyf'
// or 'CFF ').
//
// Font files come from handbooks that strangers may have written. So the table
// directory is checked first, memory is taken only for bytes that are there, and
// work is bounded by what is asked for. Outlines stay in the file, which are
// megabytes in a Chinese face: only those of a subset are read.
//
// It refuses what cannot be embedded in a PDF: fonts whose licence forbids it,
// bitmaps, CFF2, compressed files. It shapes nothing and chooses no glyphs.
// Start reading at [Open] and [File.Subset].
package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/pobook/pobook/internal/sfnt/cff"
	"github.com/pobook/pobook/internal/sfnt/extent"
)

// A GlyphID is the index of a glyph in a font. 0 is the glyph of a missing
// character, .notdef.
type GlyphID uint16

// Outlines is the kind of outlines that a font has.
type Outlines int

// The kinds of outlines.
const (
	TrueType Outlines = iota // quadratic, in the tables 'glyf' and 'loca'
	CFF                      // cubic, in the table 'CFF '
)

// A File is one font of a font file. It may be shared by goroutines, as far as
// the reader that it was opened on may.
type File struct {
	tables     directory
	outlines   Outlines
	glyphs     int
	unitsPerEm int
	longLoca   bool
	// What is read when it is first needed.
	loca, hmtx, hhea func() ([]byte, error)
	cff              func() (*cff.Font, error)
}

// Open returns a font of a file: index is its place in a collection, from 0, and
// 0 for a file of one font. The table directory and some small tables are read
// now, everything else when it is needed, so file has to stay open.
//
// An error says what is wrong with the file, to be put after its name: "is cut
// off", "has no table cmap", "is a WOFF file; unpack it to TTF or OTF".
func Open(file io.ReaderAt, index int) (*File, error) {
	tables, err := openMember(file, index)
	if err != nil {
		return nil, err
	}
	f := &File{tables: tables}
	for _, step := range []func() error{f.findTables, f.checkPermission, f.readHead, f.countGlyphs} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	f.loca = f.lazily("loca", 4*(f.glyphs+1))
	f.hmtx = f.lazily("hmtx", 4*f.glyphs)
	f.hhea = f.lazily("hhea", 36)
	f.cff = sync.OnceValues(func() (*cff.Font, error) { return cff.Open(f.tables.extents["CFF "]) })
	return f, nil
}

// lazily returns a function that reads the first bytes of a table, as many as there
// can be in one that has only what is its own.
func (f *File) lazily(tag string, most int) func() ([]byte, error) {
	return sync.OnceValues(func() ([]byte, error) {
		extent := f.tables.extents[tag]
		table, err := extent.Bytes(0, min(extent.Size(), int64(most)))
		return table, tableError(tag, err)
	})
}

// findTables looks which outlines there are, and whether what a font cannot do
// without is there.
func (f *File) findTables() error {
	glyf, cff := f.Has("glyf") && f.Has("loca"), f.Has("CFF ")
	switch {
	case cff && (f.tables.flavour == flavourCFF || !glyf):
		f.outlines = CFF
	case glyf:
	case f.Has("CFF2"):
		return errors.New("has outlines of the kind CFF2; take a static font, in TrueType or CFF")
	case f.Has("CBDT") || f.Has("EBDT") || f.Has("sbix") || f.Has("bdat"):
		return errors.New("has only bitmaps; take a font with outlines")
	case f.Has("SVG "):
		return errors.New("has only SVG pictures; take a font with outlines")
	default:
		return errors.New("has no outlines")
	}
	for _, tag := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if !f.Has(tag) {
			return noTable(tag)
		}
	}
	return nil
}

// checkPermission returns an error if a font may not be embedded as this program
// embeds fonts: in part, and as outlines (OpenType, OS/2, "fsType"). Old versions
// of the table may give several permissions, of which the least restrictive counts.
func (f *File) checkPermission() error {
	const (
		at                               = 8
		restricted, preview, editable    = 0x0002, 0x0004, 0x0008
		noSubsetting, bitmapEmbeddedOnly = 0x0100, 0x0200
	)
	if !f.Has("OS/2") {
		return nil
	}
	field, err := f.tables.extents["OS/2"].Bytes(at, 2)
	if err != nil {
		return tableError("OS/2", err)
	}
	switch permission := binary.BigEndian.Uint16(field); {
	case permission&restricted != 0 && permission&(preview|editable) == 0:
		return fmt.Errorf("may not be embedded, by its licence (OS/2 fsType %d)", permission)
	case permission&noSubsetting != 0:
		return fmt.Errorf("may not be embedded in part, by its licence (OS/2 fsType %d)", permission)
	case permission&bitmapEmbeddedOnly != 0:
		return fmt.Errorf("may only be embedded as bitmaps, by its licence (OS/2 fsType %d)", permission)
	}
	return nil
}

func (f *File) readHead() error {
	const size = 54
	head, err := f.tables.extents["head"].Bytes(0, size)
	if err != nil {
		return tableError("head", err)
	}
	f.unitsPerEm = int(binary.BigEndian.Uint16(head[18:]))
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return fmt.Errorf("has %d units per em, not 16 to 16384", f.unitsPerEm)
	}
	f.longLoca = binary.BigEndian.Uint16(head[50:]) != 0
	return nil
}

func (f *File) countGlyphs() error {
	field, err := f.tables.extents["maxp"].Bytes(4, 2)
	if err != nil {
		return tableError("maxp", err)
	}
	f.glyphs = int(binary.BigEndian.Uint16(field))
	if f.glyphs == 0 {
		return errors.New("has no glyphs")
	}
	return nil
}

// Has reports whether the font has a table, as "GSUB" or "cvt ".
func (f *File) Has(tag string) bool {
	_, ok := f.tables.extents[tag]
	return ok
}

// Table returns a copy of a table.
func (f *File) Table(tag string) ([]byte, error) {
	extent, ok := f.tables.extents[tag]
	if !ok {
		return nil, noTable(tag)
	}
	table, err := extent.All()
	return table, tableError(tag, err)
}

// Excerpt returns a font file with those of the tables that the font has, for
// parsers that read files in whole.
func (f *File) Excerpt(tags ...string) ([]byte, error) {
	tables := make(map[string][]byte, len(tags))
	for _, tag := range tags {
		if !f.Has(tag) {
			continue
		}
		table, err := f.Table(tag)
		if err != nil {
			return nil, err
		}
		tables[tag] = table
	}
	return assemble(tables), nil
}

func noTable(tag string) error {
	return fmt.Errorf("has no table %s", tag)
}

// tableError says of which table an error is, or nil if it is.
func tableError(tag string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, extent.ErrCutOff) {
		return fmt.Errorf("has a table %s that %w", tag, extent.ErrCutOff)
	}
	return fmt.Errorf("table %s: %w", tag, err)
}
