package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// cutTables returns the tables by which glyphs are drawn, cut down to a list.
// Parts of composite glyphs join the list.
func cutTables(f *File, l *list) (map[string][]byte, error) {
	tables := make(map[string][]byte)
	var err error
	if tables["glyf"], tables["loca"], err = cutOutlines(f, l); err != nil {
		return nil, err
	}
	if tables["hmtx"], err = cutWidths(f, l); err != nil {
		return nil, err
	}
	count := uint16(len(l.glyphs))
	for _, patch := range []struct {
		tag          string
		size, offset int
		value        uint16
	}{{"head", 54, 50, 1}, {"hhea", 36, 34, count}, {"maxp", 6, 4, count}} {
		table, err := f.Table(patch.tag)
		if err != nil {
			return nil, err
		}
		if len(table) < patch.size {
			return nil, fmt.Errorf("has a table %s that is cut off", patch.tag)
		}
		binary.BigEndian.PutUint16(table[patch.offset:], patch.value)
		tables[patch.tag] = table
	}
	if err := allowParts(tables["maxp"], l.made); err != nil {
		return nil, err
	}
	return tables, addTables(f, tables, "cvt ", "fpgm", "prep")
}

// addTables adds those of the tables that the font has.
func addTables(f *File, to map[string][]byte, tags ...string) error {
	for _, tag := range tags {
		if !f.Has(tag) {
			continue
		}
		table, err := f.Table(tag)
		if err != nil {
			return err
		}
		to[tag] = table
	}
	return nil
}

// cutOutlines returns the tables 'glyf' and 'loca' for a list.
func cutOutlines(f *File, l *list) (glyf, loca []byte, err error) {
	table, err := openOutlines(f)
	if err != nil {
		return nil, nil, err
	}
	parts := make(map[uint16][]uint16)
	glyf = make([]byte, 0, table.size(l.glyphs))
	loca = make([]byte, 4, 4*(len(l.glyphs)+1))
	made := 0 // bytes
	for i := 0; i < len(l.glyphs); i++ {
		begin := len(glyf)
		if c := l.composite(i); c != nil {
			if glyf, parts[uint16(i)], err = appendComposite(glyf, c, &table, l); err != nil {
				return nil, nil, err
			}
			glyf = pad(glyf)
			made += len(glyf) - begin
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
			continue
		}
		start, size, err := table.place(l.glyphs[i])
		if err != nil {
			return nil, nil, err
		}
		if glyf, err = table.glyf.Append(glyf, start, size); err != nil {
			return nil, nil, err
		}
		if isComposite(glyf[begin:]) {
			if parts[uint16(i)], err = renumberParts(glyf[begin:], l.add); err != nil {
				return nil, nil, fmt.Errorf("glyph %d: %w", l.glyphs[i], err)
			}
		}
		glyf = pad(glyf)
		// Padding adds three bytes to each of them.
		if int64(len(glyf)-made) > table.glyf.Size()+3*int64(i+1) {
			return nil, nil, errors.New("has outlines that overlap")
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return glyf, loca, checkParts(l, parts)
}

// cutWidths returns the table 'hmtx' for a list, with both values for each glyph.
func cutWidths(f *File, l *list) ([]byte, error) {
	w, err := readWidths(f)
	if err != nil {
		return nil, err
	}
	table, err := openOutlines(f)
	if err != nil {
		return nil, err
	}
	hmtx := make([]byte, 0, 4*len(l.glyphs))
	for i, glyph := range l.glyphs {
		advance, bearing := w.advance(glyph), w.bearing(glyph)
		if c := l.composite(i); c != nil {
			box, err := c.box(&table)
			if err != nil {
				return nil, err
			}
			advance, bearing = c.Advance, uint16(int16(box.Left))
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, advance)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	return hmtx, nil
}
