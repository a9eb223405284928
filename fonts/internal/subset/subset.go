// Package subset cuts a TrueType font down to some of its characters, for
// families of which pobook carries a part.
//
// The same font and characters give the same bytes. Glyphs that are composed of
// others, and layout tables, are refused or left out: the fonts that it is for
// are of Han alone. Start reading at [Font].
package subset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Font returns a font with the characters of the given one, in a family of
// another name, as licences ask for: theirs are reserved.
func Font(content []byte, characters []rune, family string) ([]byte, error) {
	s, err := open(content)
	if err != nil {
		return nil, err
	}
	characters = slices.Compact(slices.Sorted(slices.Values(characters)))
	if err := s.choose(characters); err != nil {
		return nil, err
	}
	cut, err := s.cut(characters, family)
	if err != nil {
		return nil, err
	}
	return assemble(cut), nil
}

// A source is the font that is cut, and the glyphs that are taken from it.
type source struct {
	loader *opentype.Loader
	face   *font.Font
	raw    map[string][]byte
	glyphs []font.GID // .notdef, then one for each character
}

func open(content []byte) (*source, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	face, err := font.NewFont(loader)
	if err != nil {
		return nil, err
	}
	s := &source{loader: loader, face: face, raw: make(map[string][]byte)}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 4, "glyf": 0, "OS/2": 78} {
		raw, err := loader.RawTable(opentype.MustNewTag(tag))
		if err != nil || len(raw) < least {
			return nil, fmt.Errorf("table %s: %w", tag, errors.Join(errShort, err))
		}
		s.raw[tag] = bytes.Clone(raw)
	}
	return s, nil
}

var errShort = errors.New("is missing or too short")

func (s *source) choose(characters []rune) error {
	s.glyphs = []font.GID{0}
	for _, r := range characters {
		glyph, ok := s.face.NominalGlyph(r)
		if !ok {
			return fmt.Errorf("the font has no %U %c", r, r)
		}
		s.glyphs = append(s.glyphs, glyph)
	}
	return nil
}

// cut returns the tables of the smaller font.
func (s *source) cut(characters []rune, family string) (map[string][]byte, error) {
	glyf, loca, err := s.outlines()
	if err != nil {
		return nil, err
	}
	hmtx, err := s.metrics()
	if err != nil {
		return nil, err
	}
	count := uint16(len(s.glyphs))
	head, hhea, maxp := s.raw["head"], s.raw["hhea"], s.raw["maxp"]
	binary.BigEndian.PutUint32(head[8:], 0) // the sum of all, filled in at the end
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	post := make([]byte, 32)
	binary.BigEndian.PutUint32(post, 0x00030000) // no names of glyphs
	cut := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "OS/2": s.raw["OS/2"], "post": post,
		"glyf": glyf, "loca": loca, "hmtx": hmtx, "cmap": characterMap(characters), "name": names(family, s.copyright()),
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep", "gasp"} {
		if raw, err := s.loader.RawTable(opentype.MustNewTag(tag)); err == nil {
			cut[tag] = raw
		}
	}
	return cut, nil
}

// copyright is what the font says of its makers.
func (s *source) copyright() string {
	raw, err := s.loader.RawTable(opentype.MustNewTag("name"))
	if err != nil {
		return ""
	}
	name, _, err := tables.ParseName(raw)
	if err != nil {
		return ""
	}
	return name.Name(0)
}

// outlines returns the tables 'glyf' and 'loca'.
func (s *source) outlines() (glyf, loca []byte, err error) {
	loca = binary.BigEndian.AppendUint32(loca, 0)
	for _, glyph := range s.glyphs {
		start, end, err := s.place(int(glyph))
		if err != nil {
			return nil, nil, err
		}
		outline := s.raw["glyf"][start:end]
		if len(outline) >= 2 && int16(binary.BigEndian.Uint16(outline)) < 0 {
			return nil, nil, fmt.Errorf("glyph %d is composed of others", glyph)
		}
		glyf = pad(append(glyf, outline...))
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return glyf, loca, nil
}

// place returns where the outline of a glyph stands in 'glyf'.
func (s *source) place(glyph int) (start, end uint32, err error) {
	loca := s.raw["loca"]
	switch long := s.raw["head"][51] == 1; {
	case long && 4*glyph+8 <= len(loca):
		start, end = binary.BigEndian.Uint32(loca[4*glyph:]), binary.BigEndian.Uint32(loca[4*glyph+4:])
	case !long && 2*glyph+4 <= len(loca):
		start, end = 2*uint32(binary.BigEndian.Uint16(loca[2*glyph:])), 2*uint32(binary.BigEndian.Uint16(loca[2*glyph+2:]))
	default:
		return 0, 0, fmt.Errorf("glyph %d is not in table loca", glyph)
	}
	if start > end || int(end) > len(s.raw["glyf"]) {
		return 0, 0, fmt.Errorf("glyph %d is not in table glyf", glyph)
	}
	return start, end, nil
}

// metrics returns the table 'hmtx', with both values for each glyph.
func (s *source) metrics() ([]byte, error) {
	all, long := s.raw["hmtx"], int(binary.BigEndian.Uint16(s.raw["hhea"][34:]))
	var hmtx []byte
	for _, glyph := range s.glyphs {
		advance, bearing := 4*int(glyph), 4*int(glyph)+2
		if int(glyph) >= long {
			advance, bearing = 4*(long-1), 4*long+2*(int(glyph)-long)
		}
		if long == 0 || bearing+2 > len(all) {
			return nil, fmt.Errorf("glyph %d is not in table hmtx", glyph)
		}
		hmtx = append(append(hmtx, all[advance:advance+2]...), all[bearing:bearing+2]...)
	}
	return hmtx, nil
}

// characterMap encodes a table 'cmap' with one subtable of format 12. The glyphs
// of the characters are numbered from 1.
func characterMap(characters []rune) []byte {
	type group struct{ start, end, glyph uint32 }
	var groups []group
	for i, r := range characters {
		if n := len(groups); n > 0 && groups[n-1].end+1 == uint32(r) {
			groups[n-1].end++
			continue
		}
		groups = append(groups, group{uint32(r), uint32(r), uint32(i + 1)})
	}
	var table []byte
	for _, v := range []uint16{0, 1, 3, 10, 0, 12, 12, 0} { // header, one record, format
		table = binary.BigEndian.AppendUint16(table, v)
	}
	for _, v := range []uint32{uint32(16 + 12*len(groups)), 0, uint32(len(groups))} {
		table = binary.BigEndian.AppendUint32(table, v)
	}
	for _, g := range groups {
		for _, v := range []uint32{g.start, g.end, g.glyph} {
			table = binary.BigEndian.AppendUint32(table, v)
		}
	}
	return table
}
