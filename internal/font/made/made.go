// Package made makes font files of invented advances, for tests alone: so that tests of
// rules can be read without a font file beside them.
//
// Its fonts are TrueType files like any other, and go through all that a real one goes
// through. A glyph has the number of its character, and as ink the box that is asked for.
package made

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/sfnt"
)

// glyphs is how many glyphs a made font has: one for each character of the BMP but the
// last, which no font can have.
const glyphs = 0xFFFF

// Face returns a face with the characters of the BMP for which advance returns a width, in
// thousandths of an em. Inks are where in the em their ink is; a character without an entry
// has none.
func Face(name string, advance func(r rune) (width uint16, ok bool), inks map[rune]font.Box) *font.Face {
	file := Font(name, advance, inks)
	return font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(bytes.NewReader(file), 0) })
}

// Font returns the file of such a face.
func Font(name string, advance func(r rune) (width uint16, ok bool), inks map[rune]font.Box) []byte {
	hmtx := make([]byte, 4*glyphs)
	var covered []rune
	for r := rune(1); r < glyphs; r++ {
		if width, ok := advance(r); ok {
			binary.BigEndian.PutUint16(hmtx[4*r:], width)
			covered = append(covered, r)
		}
	}
	glyf, loca := outlines(inks)
	return assemble(map[string][]byte{
		"head": head(), "hhea": hhea(), "maxp": maxp(), "hmtx": hmtx, "cmap": characterMap(covered),
		"glyf": glyf, "loca": loca, "name": nameTable(name), "post": words(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
	})
}

// words are the 16-bit fields of a table.
func words(values ...int) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

const (
	unitsPerEm = 1000
	ascent     = 880
	descent    = -120
)

func head() []byte {
	return words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 3, unitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0, 0, descent, unitsPerEm, ascent, 0, 8, 2, 1, 0)
}

func hhea() []byte {
	return words(1, 0, ascent, descent, 0, unitsPerEm, 0, 0, unitsPerEm, 1, 0, 0, 0, 0, 0, 0, 0, glyphs)
}

func maxp() []byte { return words(1, 0, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0) }

// outlines makes a rectangle of each ink.
func outlines(inks map[rune]font.Box) (glyf, loca []byte) {
	loca = make([]byte, 0, 4*(glyphs+1))
	for r := range rune(glyphs) {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if box, ok := inks[r]; ok {
			glyf = append(glyf, rectangle(box)...)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

func rectangle(box font.Box) []byte {
	units := func(ems float64) int { return int(ems*unitsPerEm + 0.5) }
	left, bottom, right, top := units(box.Left), units(box.Bottom), units(box.Right), units(box.Top)
	// One contour that ends at its fourth point, no instructions; then the flags of the
	// points, which are on the curve, and how far each is from the one before.
	outline := words(1, left, bottom, right, top, 3, 0)
	outline = append(outline, 1, 1, 1, 1)
	outline = append(outline, words(left, 0, right-left, 0, bottom, top-bottom, 0, bottom-top)...)
	for len(outline)%4 != 0 {
		outline = append(outline, 0)
	}
	return outline
}

// characterMap is a table of format 12 whose glyphs have the numbers of their characters.
func characterMap(covered []rune) []byte {
	type group struct{ first, last rune }
	var groups []group
	for _, r := range covered {
		if n := len(groups); n > 0 && groups[n-1].last == r-1 {
			groups[n-1].last = r
			continue
		}
		groups = append(groups, group{r, r})
	}
	b := words(0, 1, 3, 10, 0, 12, 12, 0)
	for _, v := range []int{16 + 12*len(groups), 0, len(groups)} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	for _, g := range groups {
		for _, v := range []rune{g.first, g.last, g.first} {
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		}
	}
	return b
}

// nameTable has the PostScript name alone.
func nameTable(name string) []byte {
	const windows, unicodeBMP, english, postScript = 3, 1, 0x409, 6
	encoded := utf16.Encode([]rune(name))
	b := words(0, 1, 18, windows, unicodeBMP, english, postScript, 2*len(encoded), 0)
	for _, unit := range encoded {
		b = binary.BigEndian.AppendUint16(b, unit)
	}
	return b
}

// assemble makes a file of tables. Checksums are left out, since nothing reads them.
func assemble(tables map[string][]byte) []byte {
	const header, record = 12, 16
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	file := make([]byte, header+record*len(tags))
	copy(file, words(1, 0, len(tags)))
	for i, tag := range tags {
		entry := file[header+i*record:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[8:], uint32(len(file)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(tables[tag])))
		file = append(file, tables[tag]...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	return file
}
