// Package samples makes small font files for tests alone: whole ones, to be damaged
// there. It shares no code with the packages that read them. Start reading at
// [TrueType] and [OpenType].
package samples

import (
	"encoding/binary"
	"maps"
	"slices"
)

// File returns a font file of tables. Checksums are 0.
func File(flavour string, tables map[string][]byte) []byte {
	return fileAt(0, flavour, tables)
}

// fileAt returns a font file that begins at an offset of a collection.
func fileAt(offset int, flavour string, tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	directory := words(flavour, len(tags), 0, 0, 0)
	var data []byte
	for _, tag := range tags {
		start := offset + 12 + 16*len(tags) + len(data)
		directory = append(directory, words(tag, long(0), long(start), long(len(tables[tag])))...)
		data = append(data, tables[tag]...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return append(directory, data...)
}

// long is a number of four bytes among words.
type long int

// words encodes strings as they are, integers in two bytes and longs in four.
func words(values ...any) []byte {
	var data []byte
	for _, v := range values {
		switch v := v.(type) {
		case string:
			data = append(data, v...)
		case int:
			data = binary.BigEndian.AppendUint16(data, uint16(v))
		case long:
			data = binary.BigEndian.AppendUint32(data, uint32(v))
		default:
			panic("neither a string, an int, nor a long")
		}
	}
	return data
}

// common returns the tables that both kinds of fonts have: for glyphs 1 to 4 as the
// characters A to D, each with an advance of 500 and ten times its number.
func common(name string, glyphs int) map[string][]byte {
	const date = 0xC0000000 // seconds since 1904, in 2006
	var hmtx []byte
	for i := range glyphs {
		hmtx = append(hmtx, words(500+10*i, i)...)
	}
	return map[string][]byte{
		"head": words(long(0x00010000), long(0), long(0), long(0x5F0F3CF5), 0, 1000,
			long(0), long(date), long(0), long(date), 0, -20, 800, 900, 0, 8, 2, 0, 0),
		"hhea": words(long(0x00010000), 880, -120, 10, 600, 0, 0, 800, 1, 0, 0, 0, 0, 0, 0, 0, glyphs),
		"hmtx": hmtx,
		"cmap": words(0, 1, 3, 1, long(12), 4, 32, 0, 4, 4, 1, 0, int('D'), 0xFFFF, 0, int('A'), 0xFFFF, 1-int('A'), 1, 0, 0),
		"name": words(0, 2, 6+2*12, 3, 1, 0x409, 4, 2*len(name), 0, 3, 1, 0x409, 6, 2*len(name), 0, wide(name)),
		"OS/2": slices.Concat(words(4, 550, 700, 5, 0), make([]byte, 76), words(500, 700), make([]byte, 6)),
		"post": slices.Concat(words(long(0x00030000), long(0xFFF60000)), make([]byte, 24)),
	}
}

// wide encodes ASCII in UTF-16.
func wide(text string) string {
	var data []byte
	for _, c := range []byte(text) {
		data = append(data, 0, c)
	}
	return string(data)
}
