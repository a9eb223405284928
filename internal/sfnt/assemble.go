package sfnt

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// checksumOfFile is what all of a font file sums up to (OpenType, 'head',
// "checksumAdjustment").
const checksumOfFile = 0xB1B0AFBA

// assemble makes a font file of tables (OpenType, "Table Directory"). The table
// 'head', if there is one, gets its checksum.
func assemble(tables map[string][]byte) []byte {
	const header, record = 12, 16
	tags := slices.Sorted(maps.Keys(tables))
	size := header + record*len(tags)
	for _, table := range tables {
		size += (len(table) + 3) &^ 3
	}
	file := make([]byte, header+record*len(tags), size)
	binary.BigEndian.PutUint32(file, 0x00010000)
	binary.BigEndian.PutUint16(file[4:], uint16(len(tags)))
	search := binarySearch(len(tags), record)
	binary.BigEndian.PutUint16(file[6:], search.span)
	binary.BigEndian.PutUint16(file[8:], search.steps)
	binary.BigEndian.PutUint16(file[10:], search.rest)
	total, head := uint32(0), 0
	for i, tag := range tags {
		if tag == "head" && len(tables[tag]) >= 12 {
			head = len(file)
			binary.BigEndian.PutUint32(tables[tag][8:], 0)
		}
		checksum := sum(tables[tag])
		total += checksum
		entry := file[header+i*record:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[4:], checksum)
		binary.BigEndian.PutUint32(entry[8:], uint32(len(file)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(tables[tag])))
		file = pad(append(file, tables[tag]...))
	}
	if head > 0 {
		total += sum(file[:header+record*len(tags)])
		binary.BigEndian.PutUint32(file[head+8:], checksumOfFile-total)
	}
	return file
}

// A search is what tables say to those who look something up by halving: the
// greatest power of two that is not beyond the number of records, in bytes, its
// logarithm, and the rest in bytes.
type search struct{ span, steps, rest uint16 }

func binarySearch(count, size int) search {
	steps := bits.Len(uint(count)|1) - 1
	return search{uint16(size << steps), uint16(steps), uint16(size*count - size<<steps)}
}

// sum is the checksum of a table, as if it were padded with zeros.
func sum(table []byte) uint32 {
	total := uint32(0)
	for ; len(table) >= 4; table = table[4:] {
		total += binary.BigEndian.Uint32(table)
	}
	for i, b := range table {
		total += uint32(b) << (24 - 8*i)
	}
	return total
}

// pad appends zeros up to a multiple of four bytes.
func pad(table []byte) []byte {
	for len(table)%4 != 0 {
		table = append(table, 0)
	}
	return table
}
