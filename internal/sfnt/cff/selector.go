package cff

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// A selector is an FDSelect as ranges of glyphs, each with a font dictionary
// (Technical Note 5176, 19, "FDSelect").
type selector []selected

type selected struct {
	first int // glyph
	font  int
}

// font returns the font dictionary of a glyph.
func (s selector) font(glyph int) int {
	i := sort.Search(len(s), func(i int) bool { return s[i].first > glyph })
	return s[i-1].font
}

func readSelector(table extent.Extent, at int64, glyphs int) (selector, error) {
	format, err := table.Bytes(at, 1)
	if err != nil {
		return nil, err
	}
	switch format[0] {
	case 0:
		return readFontBytes(table, at+1, glyphs)
	case 3:
		return readRanges(table, at+1)
	}
	return nil, fmt.Errorf("has format %d, not 0 or 3", format[0])
}

func readFontBytes(table extent.Extent, at int64, glyphs int) (selector, error) {
	fonts, err := table.Bytes(at, int64(glyphs))
	if err != nil {
		return nil, err
	}
	s := selector{}
	for glyph, font := range fonts {
		s = s.add(glyph, int(font))
	}
	if len(s) == 0 {
		return nil, errBadSelector
	}
	return s, nil
}

func readRanges(table extent.Extent, at int64) (selector, error) {
	const size = 3
	field, err := table.Bytes(at, 2)
	if err != nil {
		return nil, err
	}
	ranges, err := table.Bytes(at+2, size*int64(binary.BigEndian.Uint16(field)))
	if err != nil {
		return nil, err
	}
	s := selector{}
	for ; len(ranges) > 0; ranges = ranges[size:] {
		first := int(binary.BigEndian.Uint16(ranges))
		if len(s) > 0 && first <= s[len(s)-1].first {
			return nil, errBadSelector
		}
		s = append(s, selected{first, int(ranges[2])})
	}
	if len(s) == 0 || s[0].first != 0 {
		return nil, errBadSelector
	}
	return s, nil
}

var errBadSelector = errors.New("its ranges do not begin with 0, or do not follow each other")

// add adds a glyph that follows the others.
func (s selector) add(glyph, font int) selector {
	if n := len(s); n > 0 && s[n-1].font == font {
		return s
	}
	return append(s, selected{glyph, font})
}

// encode returns an FDSelect in format 3.
func (s selector) encode(glyphs int) []byte {
	data := binary.BigEndian.AppendUint16([]byte{3}, uint16(len(s)))
	for _, r := range s {
		data = append(binary.BigEndian.AppendUint16(data, uint16(r.first)), byte(r.font))
	}
	return binary.BigEndian.AppendUint16(data, uint16(glyphs))
}
