package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/typeset"
)

// A subset is a TrueType font with the glyphs that a book shows. fpdf would
// make one too, but from the whole file, twice read and held in maps: that took
// longer than setting the book. It gets this small font instead.
type subset struct {
	face   *typeset.Face
	glyphs []typeset.GlyphID          // of the face, by number in the subset
	number map[typeset.GlyphID]uint16 // in the subset
	glyf   []byte
	loca   []byte
}

// subset returns the font file of what the pages show, with the borrowed codes
// in its character map.
func (f *font) subset() ([]byte, error) {
	s := &subset{face: f.face, number: make(map[typeset.GlyphID]uint16)}
	s.add(0) // .notdef
	codes := f.shownCodes()
	numbers := make([]uint16, len(codes))
	lent := make(map[rune]typeset.GlyphID, len(f.codes))
	for s, code := range f.codes {
		lent[code] = s.glyph
	}
	for i, code := range codes {
		glyph, ok := lent[code]
		if !ok {
			glyph, _ = f.face.Glyph(code)
		}
		numbers[i] = s.add(glyph)
	}
	if err := s.copyOutlines(); err != nil {
		return nil, err
	}
	return s.file(codes, numbers)
}

// add returns the number of a glyph in the subset.
func (s *subset) add(glyph typeset.GlyphID) uint16 {
	n, ok := s.number[glyph]
	if !ok {
		n = uint16(len(s.glyphs))
		s.number[glyph] = n
		s.glyphs = append(s.glyphs, glyph)
	}
	return n
}

// copyOutlines copies the outlines of the glyphs, and of those that these are
// composed of, which join the end of the list.
func (s *subset) copyOutlines() error {
	s.loca = binary.BigEndian.AppendUint32(s.loca, 0)
	for i := 0; i < len(s.glyphs); i++ {
		outline, err := s.face.Outline(s.glyphs[i])
		if err != nil {
			return fmt.Errorf("glyph %d: %w", s.glyphs[i], err)
		}
		s.renumberParts(outline)
		s.glyf = append(s.glyf, outline...)
		for len(s.glyf)%4 != 0 {
			s.glyf = append(s.glyf, 0)
		}
		s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
	}
	return nil
}

// Flags of a part of a composite glyph (OpenType, 'glyf').
const (
	wordArguments = 0x0001
	hasScale      = 0x0008
	moreParts     = 0x0020
	hasXYScale    = 0x0040
	hasTwoByTwo   = 0x0080
)

// renumberParts gives the parts of a composite glyph their numbers in the
// subset.
func (s *subset) renumberParts(outline []byte) {
	const header = 10
	if len(outline) < header || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return
	}
	for part := outline[header:]; len(part) >= 4; {
		flags := binary.BigEndian.Uint16(part)
		glyph := typeset.GlyphID(binary.BigEndian.Uint16(part[2:]))
		binary.BigEndian.PutUint16(part[2:], s.add(glyph))
		if flags&moreParts == 0 {
			return
		}
		part = part[min(partLength(flags), len(part)):]
	}
}

func partLength(flags uint16) int {
	length := 6
	if flags&wordArguments != 0 {
		length += 2
	}
	switch {
	case flags&hasScale != 0:
		length += 2
	case flags&hasXYScale != 0:
		length += 4
	case flags&hasTwoByTwo != 0:
		length += 8
	}
	return length
}

// file puts the tables of the subset together. Those that do not depend on the
// glyphs are those of the face, with its name and licence.
func (s *subset) file(codes []rune, numbers []uint16) ([]byte, error) {
	cmap, err := characterMap(codes, numbers)
	if err != nil {
		return nil, err
	}
	hmtx, err := s.metrics()
	if err != nil {
		return nil, err
	}
	tables := map[string][]byte{"cmap": cmap, "glyf": s.glyf, "loca": s.loca, "hmtx": hmtx}
	count := uint16(len(s.glyphs))
	for _, patch := range []struct {
		tag    string
		offset int
		value  uint16
	}{{"head", 50, 1}, {"hhea", 34, count}, {"maxp", 4, count}} {
		table, err := s.face.Table(patch.tag)
		if err != nil || len(table) < patch.offset+2 {
			return nil, fmt.Errorf("table %s is too short: %w", patch.tag, err)
		}
		binary.BigEndian.PutUint16(table[patch.offset:], patch.value)
		tables[patch.tag] = table
	}
	for _, tag := range []string{"name", "OS/2", "post", "cvt ", "fpgm", "prep", "gasp"} {
		if table, err := s.face.Table(tag); err == nil {
			tables[tag] = table
		}
	}
	return assemble(tables), nil
}

// metrics returns the table 'hmtx', with both values for each glyph.
func (s *subset) metrics() ([]byte, error) {
	hhea, err := s.face.Table("hhea")
	if err != nil || len(hhea) < 36 {
		return nil, fmt.Errorf("table hhea is too short: %w", err)
	}
	all, err := s.face.Table("hmtx")
	if err != nil {
		return nil, err
	}
	long := int(binary.BigEndian.Uint16(hhea[34:]))
	var hmtx []byte
	for _, glyph := range s.glyphs {
		advance, bearing := 4*int(glyph), 4*int(glyph)+2
		if int(glyph) >= long {
			advance, bearing = 4*(long-1), 4*long+2*(int(glyph)-long)
		}
		if long == 0 || bearing+2 > len(all) {
			return nil, fmt.Errorf("glyph %d has no metrics", glyph)
		}
		hmtx = append(append(hmtx, all[advance:advance+2]...), all[bearing:bearing+2]...)
	}
	return hmtx, nil
}

// A segment is a row of codes whose glyphs are a row too.
type segment struct{ start, end, delta uint16 }

// characterMap encodes a cmap table with one subtable of format 4
// (OpenType, 'cmap'). The codes are sorted.
func characterMap(codes []rune, glyphs []uint16) ([]byte, error) {
	var segments []segment
	for i, code := range codes {
		delta := glyphs[i] - uint16(code)
		if n := len(segments); n > 0 && segments[n-1].end+1 == uint16(code) && segments[n-1].delta == delta {
			segments[n-1].end++
			continue
		}
		segments = append(segments, segment{uint16(code), uint16(code), delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	length := 16 + 8*len(segments)
	if length > 0xFFFF {
		return nil, fmt.Errorf("%d characters are too many for one font", len(codes))
	}

	// Version, number of subtables; platform, encoding and offset of the one;
	// its format, length, language, and the number of segments twice. The
	// three fields that help a binary search are not needed.
	table := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(length), 0, uint16(2 * len(segments)), 0, 0, 0}
	for _, s := range segments {
		table = append(table, s.end)
	}
	table = append(table, 0)
	for _, s := range segments {
		table = append(table, s.start)
	}
	for _, s := range segments {
		table = append(table, s.delta)
	}
	table = append(table, make([]uint16, len(segments))...) // no glyph arrays
	var encoded []byte
	for _, v := range table {
		encoded = binary.BigEndian.AppendUint16(encoded, v)
	}
	return encoded, nil
}

// assemble makes a font file of tables (OpenType, "Table Directory"). Checksums
// are left out: fpdf computes those of the font that it makes of this one.
func assemble(tables map[string][]byte) []byte {
	const header, record = 12, 16
	tags := make([]string, 0, len(tables))
	size := header + record*len(tables)
	for tag, table := range tables {
		tags = append(tags, tag)
		size += len(table) + 3
	}
	slices.Sort(tags)
	file := make([]byte, header+record*len(tags), size)
	binary.BigEndian.PutUint32(file, 0x00010000)
	binary.BigEndian.PutUint16(file[4:], uint16(len(tags)))
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
