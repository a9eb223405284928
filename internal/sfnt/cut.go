package sfnt

import (
	"errors"
	"fmt"
	"slices"
)

// Cut returns a font file with some characters of a TrueType font, in a family of
// another name, as licences ask for that reserve theirs. It is meant to be
// installed and opened as other fonts are, but has no layout tables.
//
// The same font, characters and name give the same bytes, in whatever order the
// characters are given.
func Cut(f *File, characters []rune, family string) ([]byte, error) {
	if f.outlines != TrueType {
		return nil, errors.New("has outlines of the kind CFF; only TrueType fonts are cut to files")
	}
	characters = slices.Compact(slices.Sorted(slices.Values(characters)))
	glyphs, err := choose(f, characters)
	if err != nil {
		return nil, err
	}
	l, err := newList(f, glyphs)
	if err != nil {
		return nil, err
	}
	tables, err := cutTables(f, l)
	if err != nil {
		return nil, err
	}
	numbers := make([]uint16, len(glyphs))
	for i, glyph := range glyphs {
		numbers[i] = l.number[glyph]
	}
	tables["cmap"] = encodeCharacters(characters, numbers)
	tables["name"] = encodeNames(family, readNames(f.tables).Copyright)
	tables["post"] = append32(make([]byte, 0, 32), 0x00030000, 0, 0, 0, 0, 0, 0, 0) // without names of glyphs
	if err := addTables(f, tables, "OS/2", "gasp"); err != nil {
		return nil, err
	}
	return assemble(tables), nil
}

// choose returns the glyphs of characters.
func choose(f *File, characters []rune) ([]GlyphID, error) {
	known, err := readCharacters(f)
	if err != nil {
		return nil, err
	}
	glyphs := make([]GlyphID, len(characters))
	for i, r := range characters {
		glyph, ok := known.Lookup(r)
		if !ok || int(glyph) >= f.glyphs {
			return nil, fmt.Errorf("has no %U %c", r, r)
		}
		glyphs[i] = GlyphID(glyph)
	}
	return glyphs, nil
}
