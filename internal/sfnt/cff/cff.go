// Package cff reads fonts in Adobe's Compact Font Format, version 1, as they are
// the table 'CFF ' of OpenType fonts, and cuts them down to some of their glyphs.
//
// It implements Adobe's Technical Notes 5176, "The Compact Font Format
// Specification", and 5177, "The Type 2 Charstring Format"; charstrings are run by
// go-text's interpreter. CFF2 is refused, and so are charstrings that compute or
// put accents on letters by the names of glyphs, both long out of use.
//
// A table is read in parts when they are needed: the charstrings of a Chinese face
// are megabytes. Start reading at [Open] and [Font.Subset].
package cff

import (
	"errors"
	"fmt"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// A Font is a table 'CFF '. It may be shared by goroutines as far as the file that
// it is read from may.
type Font struct {
	table       extent.Extent
	top         dict
	charstrings index
	globalSubrs subroutines
	localSubrs  map[int64]subroutines // by place in the table
	fonts       []fontDict            // those of a CID-keyed font, or the only one
	selector    selector
}

// A fontDict is what glyphs have in common: how they are hinted, and local
// subroutines.
type fontDict struct {
	dict    dict // of a CID-keyed font, or nil
	private dict
	subrs   subroutines
}

// Open reads the dictionaries of a table (Technical Note 5176, 2, "Data Layout").
func Open(table extent.Extent) (*Font, error) {
	header, err := table.Bytes(0, 4)
	if err != nil {
		return nil, err
	}
	if header[0] != 1 {
		return nil, fmt.Errorf("has version %d, not 1", header[0])
	}
	f := &Font{table: table, localSubrs: make(map[int64]subroutines)}
	names, err := readIndex(table, int64(header[2]))
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	tops, err := readIndex(table, names.end)
	if err != nil {
		return nil, fmt.Errorf("top dictionaries: %w", err)
	}
	strings, err := readIndex(table, tops.end)
	if err != nil {
		return nil, fmt.Errorf("strings: %w", err)
	}
	if f.globalSubrs, err = openSubroutines(table, strings.end); err != nil {
		return nil, fmt.Errorf("global %w", err)
	}
	if f.top, err = readDict(tops, 0); err != nil {
		return nil, fmt.Errorf("top dictionary: %w", err)
	}
	return f, f.readTop()
}

// readTop reads what the top dictionary refers to.
func (f *Font) readTop() error {
	if kind, ok := f.top.integer(opCharstringType); ok && kind != 2 {
		return fmt.Errorf("has charstrings of type %d, not 2", kind)
	}
	at, ok := f.top.integer(opCharStrings)
	if !ok {
		return errors.New("has no charstrings")
	}
	var err error
	if f.charstrings, err = readIndex(f.table, at); err != nil {
		return fmt.Errorf("charstrings: %w", err)
	}
	if f.top.has(opROS) {
		return f.readFonts()
	}
	only := fontDict{subrs: noSubroutines()}
	if err := f.readPrivate(f.top, &only); err != nil {
		return err
	}
	f.fonts = []fontDict{only}
	return nil
}

// readFonts reads the font dictionaries of a CID-keyed font.
func (f *Font) readFonts() error {
	const most = 256 // FDSelect has a byte for them
	at, ok := f.top.integer(opFDArray)
	if !ok {
		return errors.New("has no font dictionaries")
	}
	dicts, err := readIndex(f.table, at)
	if err != nil {
		return fmt.Errorf("font dictionaries: %w", err)
	}
	if dicts.count == 0 || dicts.count > most {
		return fmt.Errorf("has %d font dictionaries, not 1 to %d", dicts.count, most)
	}
	f.fonts = make([]fontDict, dicts.count)
	for i := range f.fonts {
		font := &f.fonts[i]
		font.subrs = noSubroutines()
		if font.dict, err = readDict(dicts, i); err != nil {
			return fmt.Errorf("font dictionary %d: %w", i, err)
		}
		if err := f.readPrivate(font.dict, font); err != nil {
			return fmt.Errorf("font dictionary %d: %w", i, err)
		}
	}
	if at, ok = f.top.integer(opFDSelect); !ok {
		return errors.New("has no FDSelect")
	}
	if f.selector, err = readSelector(f.table, at, f.charstrings.count); err != nil {
		return fmt.Errorf("FDSelect: %w", err)
	}
	return nil
}

// readPrivate reads the private dictionary that another one refers to.
func (f *Font) readPrivate(from dict, to *fontDict) error {
	operands, err := from.integers(opPrivate, 2)
	if err != nil || operands == nil {
		return err
	}
	size, at := operands[0], operands[1]
	if to.private, err = readDictAt(f.table, at, size); err != nil {
		return fmt.Errorf("private dictionary: %w", err)
	}
	offset, ok := to.private.integer(opSubrs)
	if !ok {
		return nil
	}
	to.subrs, err = f.subroutinesAt(at + offset)
	return err
}

// subroutinesAt returns the subroutines at a place, which font dictionaries may
// share.
func (f *Font) subroutinesAt(at int64) (subroutines, error) {
	if shared, ok := f.localSubrs[at]; ok {
		return shared, nil
	}
	opened, err := openSubroutines(f.table, at)
	f.localSubrs[at] = opened
	return opened, err
}

// fontOf returns which of the font dictionaries a glyph has.
func (f *Font) fontOf(glyph int) (int, error) {
	if f.selector == nil {
		return 0, nil
	}
	font := f.selector.font(glyph)
	if font >= len(f.fonts) {
		return 0, fmt.Errorf("glyph %d has no font dictionary", glyph)
	}
	return font, nil
}
