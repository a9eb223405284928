package typeset

import (
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A Source is a font file that is open for reading. ReadAt is called by
// several goroutines at a time.
type Source = opentype.Resource

// A Face is one font file in one weight and style. It is read when its first
// character is measured, once, and may be shared by goroutines from then on.
type Face struct {
	open func() (Source, error)
	load sync.Once
	err  error

	name       string
	tables     *opentype.Loader
	characters font.Cmap
	outlines   outlines
	inks       map[rune]inkBox // of the marks that are set by it
	unitsPerEm float64
	kerning    kerning
	ligatures  ligatures
	// Advances are in thousandths of an em.
	advances []uint16        // by code point of the BMP
	astral   map[rune]uint16 // of those above it
}

// absent marks a code point that a face does not draw. No real advance is as
// wide as 65 em.
const absent = 0xFFFF

// NewFace returns the face of the TrueType file that open opens. Nothing is
// read before the face is needed; [Face.Err] says how that went. The file is
// not closed: a face is used to the end.
func NewFace(open func() (Source, error)) *Face {
	return &Face{open: open}
}

// Name returns the PostScript name of the font, as in "NotoSansTC-Regular",
// or "" if it could not be read.
func (f *Face) Name() string {
	f.parse()
	return f.name
}

// Err returns why the font file could not be read. Such a face has no
// characters.
func (f *Face) Err() error {
	f.parse()
	return f.err
}

// Covers reports whether the face draws the character.
func (f *Face) Covers(r rune) bool {
	_, ok := f.advance(r)
	return ok
}

// advance returns the width of the character in thousandths of an em.
func (f *Face) advance(r rune) (float64, bool) {
	f.parse()
	if int(r) >= len(f.advances) {
		width, ok := f.astral[r]
		return float64(width), ok
	}
	width := f.advances[r]
	return float64(width), width != absent
}

// Glyph returns the index of the glyph that the font file has for a
// character, and false if it has none.
func (f *Face) Glyph(r rune) (GlyphID, bool) {
	f.parse()
	if f.characters == nil {
		return 0, false
	}
	glyph, ok := f.characters.Lookup(r)
	return GlyphID(glyph), ok && glyph != 0
}

// Table returns a copy of a table of the font file, as in "hmtx".
func (f *Face) Table(tag string) ([]byte, error) {
	f.parse()
	if f.tables == nil {
		return nil, f.err
	}
	return f.tables.RawTable(opentype.MustNewTag(tag))
}

// Outline returns a copy of what the table 'glyf' says of a glyph. It is empty
// for one without ink.
func (f *Face) Outline(glyph GlyphID) ([]byte, error) {
	f.parse()
	if f.err != nil {
		return nil, f.err
	}
	return f.outlines.read(glyph)
}

func (f *Face) parse() {
	f.load.Do(func() {
		file, err := f.open()
		if err == nil {
			err = f.parseTables(file)
		}
		f.err = err
	})
}

// parseTables reads what layout needs and leaves the rest of the file alone:
// the outlines of a Chinese face are megabytes.
func (f *Face) parseTables(source Source) error {
	loader, err := opentype.NewLoader(source)
	if err != nil {
		return err
	}
	file := &tableReader{loader: loader}
	name := parseTable(file, "name", tables.ParseName)
	head := parseTable(file, "head", tables.ParseHead)
	hhea := parseTable(file, "hhea", tables.ParseHhea)
	maxp := parseTable(file, "maxp", tables.ParseMaxp)
	hmtx := parseTable(file, "hmtx", func(raw []byte) (tables.Hmtx, int, error) {
		long := int(hhea.NumOfLongMetrics)
		return tables.ParseHmtx(raw, long, int(maxp.NumGlyphs)-long)
	})
	cmap := parseTable(file, "cmap", tables.ParseCmap)
	loca := parseTable(file, "loca", func(raw []byte) ([]uint32, int, error) {
		offsets, err := tables.ParseLoca(raw, int(maxp.NumGlyphs), head.IndexToLocFormat == 1)
		return offsets, len(raw), err
	})
	if file.err != nil {
		return file.err
	}
	characters, _, err := font.ProcessCmap(cmap, tables.FPNone)
	if err != nil {
		return fmt.Errorf("table cmap: %w", err)
	}
	if f.outlines, err = findOutlines(source, loca); err != nil {
		return fmt.Errorf("table glyf: %w", err)
	}
	f.name = name.Name(postScriptName)
	f.tables = loader
	f.characters = characters
	f.unitsPerEm = float64(head.UnitsPerEm)
	f.readAdvances(hmtx)
	f.readInks()
	return nil
}

// A tableReader reads tables until the first error.
type tableReader struct {
	loader *opentype.Loader
	err    error
}

func parseTable[T any](file *tableReader, tag string, parse func([]byte) (T, int, error)) T {
	var table T
	if file.err != nil {
		return table
	}
	raw, err := file.loader.RawTable(opentype.MustNewTag(tag))
	if err == nil {
		table, _, err = parse(raw)
	}
	if err != nil {
		file.err = fmt.Errorf("table %s: %w", tag, err)
	}
	return table
}

// postScriptName is the name ID of the PostScript name (OpenType, 'name').
const postScriptName = 6

func (f *Face) readAdvances(hmtx tables.Hmtx) {
	f.advances = make([]uint16, 0x10000)
	f.astral = make(map[rune]uint16)
	for i := range f.advances {
		f.advances[i] = absent
	}
	for it := f.characters.Iter(); it.Next(); {
		r, glyph := it.Char()
		width := uint16(float64(hmtx.Advance(tables.GlyphID(glyph)))*1000/f.unitsPerEm + 0.5)
		switch {
		case glyph == 0:
		case int(r) < len(f.advances):
			f.advances[r] = width
		default:
			f.astral[r] = width
		}
	}
}

// A Family is the faces of one design. Styles that it does not have are nil:
// the nearest that it has stands in for them, and nothing is slanted or
// thickened by force.
type Family struct {
	Regular, Bold, Italic, BoldItalic *Face
}

func (f Family) face(bold, italic bool) *Face {
	order := [4]*Face{f.Regular, f.Italic, f.Bold, f.BoldItalic}
	switch {
	case bold && italic:
		order = [4]*Face{f.BoldItalic, f.Bold, f.Italic, f.Regular}
	case bold:
		order = [4]*Face{f.Bold, f.Regular, f.BoldItalic, f.Italic}
	case italic:
		order = [4]*Face{f.Italic, f.Regular, f.BoldItalic, f.Bold}
	}
	for _, face := range order {
		if face != nil {
			return face
		}
	}
	return nil
}

// Faces are the families that a book is set in.
type Faces struct {
	Latin Family // Latin, Greek, Cyrillic
	Mono  Family // code
	// Han lists the families for Chinese, that of the locale's region first,
	// then those that stand in for characters it lacks.
	Han []Family
	// Scripts are the families for single scripts by their ISO 15924 codes, as
	// in "Thai". Those of Han are in the list Han.
	Scripts map[string]Family
	// Symbols are asked last.
	Symbols []Family
}
