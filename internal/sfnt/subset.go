package sfnt

// A Program is a font cut down to some of its glyphs, as it is embedded in a PDF
// (ISO 32000-2, 9.9, "Embedded font programs").
type Program struct {
	// Outlines says what the program is. TrueType is for FontFile2 of a
	// CIDFontType2, with CIDToGIDMap /Identity: a font file without tables that
	// only readers of text need. CFF is for FontFile3 with Subtype /CIDFontType0C,
	// of a CIDFontType0: the table alone, whose CIDs are the numbers.
	Outlines Outlines
	Bytes    []byte
	Glyphs   []GlyphID // the glyph of the file, by its number in the program; 0 for one that is made
	Advances []uint16  // font units, by number
}

// Subset cuts the font down to glyphs, for a PDF. Their numbers are 0 for .notdef,
// then those of glyphs in the order given, each once, then the glyphs that are made
// for the program, then those of the parts that composite glyphs are made of. If
// glyphs begins with 0 and has none twice, the number of glyphs[i] is i. Nothing can
// be made of a font with outlines of CFF.
//
// The same font and glyphs give the same bytes. Time and memory depend on the
// glyphs that are kept, apart from tables with an entry for each of the font.
func (f *File) Subset(glyphs []GlyphID, made ...Composite) (*Program, error) {
	l, err := newList(f, glyphs)
	if err != nil {
		return nil, err
	}
	if err := l.make(f, made); err != nil {
		return nil, err
	}
	program := &Program{Outlines: f.outlines}
	if f.outlines == CFF {
		program.Bytes, err = subsetCFF(f, l)
	} else {
		program.Bytes, err = subsetTrueType(f, l)
	}
	if err != nil {
		return nil, err
	}
	w, err := readWidths(f)
	if err != nil {
		return nil, err
	}
	program.Glyphs = l.glyphs
	program.Advances = make([]uint16, len(l.glyphs))
	for i, glyph := range l.glyphs {
		program.Advances[i] = w.advance(glyph)
		if c := l.composite(i); c != nil {
			program.Advances[i] = c.Advance
		}
	}
	return program, nil
}

func subsetCFF(f *File, l *list) ([]byte, error) {
	font, err := f.cff()
	if err != nil {
		return nil, tableError("CFF", err)
	}
	glyphs := make([]int, len(l.glyphs))
	for i, glyph := range l.glyphs {
		glyphs[i] = int(glyph)
	}
	table, err := font.Subset(glyphs, readNames(f.tables).PostScript, f.unitsPerEm)
	return table, tableError("CFF", err)
}

func subsetTrueType(f *File, l *list) ([]byte, error) {
	tables, err := cutTables(f, l)
	if err != nil {
		return nil, err
	}
	return assemble(tables), nil
}
