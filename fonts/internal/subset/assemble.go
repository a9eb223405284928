package subset

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// names encodes a table 'name' for the regular style of a family.
func names(family, copyright string) []byte {
	records := []struct {
		id   uint16
		text string
	}{
		{0, copyright},
		{1, family},
		{2, "Regular"},
		{3, family + " Regular"},
		{4, family + " Regular"},
		{5, "Version 1.0"},
		{6, strings.ReplaceAll(family, " ", "") + "-Regular"},
	}
	var header, text []byte
	for _, v := range []int{0, len(records), 6 + 12*len(records)} {
		header = binary.BigEndian.AppendUint16(header, uint16(v))
	}
	for _, r := range records {
		start := len(text)
		for _, unit := range utf16.Encode([]rune(r.text)) {
			text = binary.BigEndian.AppendUint16(text, unit)
		}
		for _, v := range []int{3, 1, 0x409, int(r.id), len(text) - start, start} {
			header = binary.BigEndian.AppendUint16(header, uint16(v))
		}
	}
	return append(header, text...)
}

// assemble makes a font file of tables (OpenType, "Table Directory").
func assemble(tables map[string][]byte) []byte {
	const header, record = 12, 16
	tags := slices.Sorted(maps.Keys(tables))
	file := make([]byte, header+record*len(tags))
	binary.BigEndian.PutUint32(file, 0x00010000)
	power := 1
	for power*2 <= len(tags) {
		power *= 2
	}
	binary.BigEndian.PutUint16(file[4:], uint16(len(tags)))
	binary.BigEndian.PutUint16(file[6:], uint16(record*power))
	binary.BigEndian.PutUint16(file[8:], uint16(log2(power)))
	binary.BigEndian.PutUint16(file[10:], uint16(record*(len(tags)-power)))
	head := 0
	for i, tag := range tags {
		if tag == "head" {
			head = len(file)
		}
		entry := file[header+i*record:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[4:], sum(tables[tag]))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(file)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(tables[tag])))
		file = pad(append(file, tables[tag]...))
	}
	binary.BigEndian.PutUint32(file[head+8:], 0xB1B0AFBA-sum(file))
	return file
}

func log2(power int) int {
	n := 0
	for ; power > 1; power /= 2 {
		n++
	}
	return n
}

// sum is the checksum of a table, which is padded with zeros.
func sum(table []byte) uint32 {
	total := uint32(0)
	for i, b := range table {
		total += uint32(b) << (24 - 8*(i%4))
	}
	return total
}

func pad(table []byte) []byte {
	for len(table)%4 != 0 {
		table = append(table, 0)
	}
	return table
}
