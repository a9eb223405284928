package font

import (
	"bytes"
	"fmt"

	otfont "github.com/go-text/typesetting/font"

	"github.com/pobook/pobook/internal/sfnt"
)

// shapingTables are what shaping reads of a file: which glyph a character has, how glyphs
// stand for each other, and where they stand. Outlines are megabytes, and what AAT has for
// the same end is for another engine.
func shapingTables() []string {
	return []string{"head", "maxp", "hhea", "hmtx", "cmap", "OS/2", "GDEF", "GSUB", "GPOS", "kern"}
}

// outlineTables say where the ink of a glyph is, and so where a mark has its place in a font
// that does not say it.
func outlineTables() []string { return []string{"glyf", "loca", "CFF "} }

// Tables returns the tables of the font file that shaping needs. They are read once, and shared;
// nothing may be written to them. An error says what of the file is broken.
func (f *Face) Tables() (*otfont.Font, error) {
	f.layout.Do(func() {
		file, err := f.File()
		if err == nil {
			f.tables, err = readTables(file)
		}
		f.tablesErr = err
	})
	return f.tables, f.tablesErr
}

// readTables has the library read an excerpt of a file, which may be broken in ways that the
// library does not expect.
func readTables(file *sfnt.File) (read *otfont.Font, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			read, err = nil, fmt.Errorf("has broken tables: %v", cause)
		}
	}()
	if file.Has("morx") && !file.Has("GSUB") {
		return nil, fmt.Errorf("has tables of AAT, and none of OpenType, for shaping")
	}
	if err := affordable(file); err != nil {
		return nil, err
	}
	wanted := shapingTables()
	if !file.Has("GPOS") {
		wanted = append(wanted, outlineTables()...)
	}
	excerpt, err := file.Excerpt(wanted...)
	if err != nil {
		return nil, err
	}
	face, err := otfont.ParseTTF(bytes.NewReader(excerpt))
	if err != nil {
		return nil, fmt.Errorf("has broken tables: %w", err)
	}
	if err := listed(face.Font); err != nil {
		return nil, err
	}
	return face.Font, nil
}
