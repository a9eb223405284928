package cff

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// An index is an INDEX: a list of byte strings, which are left in the file
// (Technical Note 5176, 5, "INDEX Data").
type index struct {
	count      int
	offsetSize int64
	offsets    extent.Extent // count+1 of them, that of the first string is 1
	data       extent.Extent // the strings, from the first
	end        int64         // in the table, after the index
}

var errBadIndex = errors.New("an INDEX is damaged")

func readIndex(table extent.Extent, at int64) (index, error) {
	const header = 3
	field, err := table.Bytes(at, 2)
	if err != nil {
		return index{}, err
	}
	x := index{count: int(binary.BigEndian.Uint16(field)), end: at + 2}
	if x.count == 0 {
		return x, nil
	}
	if field, err = table.Bytes(at+2, 1); err != nil {
		return index{}, err
	}
	if x.offsetSize = int64(field[0]); x.offsetSize < 1 || x.offsetSize > 4 {
		return index{}, errBadIndex
	}
	size := x.offsetSize * int64(x.count+1)
	if x.offsets, err = table.Part(at+header, size); err != nil {
		return index{}, err
	}
	if x.data, err = table.From(at + header + size); err != nil {
		return index{}, err
	}
	_, end, err := x.span(x.count - 1)
	if err != nil {
		return index{}, err
	}
	x.end = at + header + size + end
	x.data, err = x.data.Part(0, end)
	return x, err
}

// span returns where a string begins and ends in the data.
func (x *index) span(i int) (start, end int64, err error) {
	if i < 0 || i >= x.count {
		return 0, 0, fmt.Errorf("%w: there is no entry %d", errBadIndex, i)
	}
	pair, err := x.offsets.Bytes(int64(i)*x.offsetSize, 2*x.offsetSize)
	if err != nil {
		return 0, 0, err
	}
	return x.bounds(pair)
}

// bounds reads where a string begins, and the next one, from the two offsets.
func (x *index) bounds(pair []byte) (start, end int64, err error) {
	start, end = number(pair[:x.offsetSize])-1, number(pair[x.offsetSize:])-1
	if start < 0 || start > end || end > x.data.Size() {
		return 0, 0, errBadIndex
	}
	return start, end, nil
}

// number reads an unsigned number of some bytes.
func number(b []byte) int64 {
	n := int64(0)
	for _, v := range b {
		n = n<<8 | int64(v)
	}
	return n
}

// entry returns a copy of a string.
func (x *index) entry(i int) ([]byte, error) {
	start, end, err := x.span(i)
	if err != nil {
		return nil, err
	}
	return x.data.Bytes(start, end-start)
}

// entries returns all strings.
func (x *index) entries() ([][]byte, error) {
	offsets, err := x.offsets.All()
	if err != nil {
		return nil, err
	}
	data, err := x.data.All()
	if err != nil {
		return nil, err
	}
	found := make([][]byte, x.count)
	for i := range found {
		at := int64(i) * x.offsetSize
		start, end, err := x.bounds(offsets[at : at+2*x.offsetSize])
		if err != nil {
			return nil, err
		}
		found[i] = data[start:end:end]
	}
	return found, nil
}

// appendIndex appends an INDEX of strings.
func appendIndex(to []byte, entries [][]byte) []byte {
	to = binary.BigEndian.AppendUint16(to, uint16(len(entries)))
	if len(entries) == 0 {
		return to
	}
	size := 1
	for _, entry := range entries {
		size += len(entry)
	}
	width := 1
	for size>>(8*width) > 0 {
		width++
	}
	to = append(to, byte(width))
	offset := 1
	to = appendNumber(to, offset, width)
	for _, entry := range entries {
		offset += len(entry)
		to = appendNumber(to, offset, width)
	}
	for _, entry := range entries {
		to = append(to, entry...)
	}
	return to
}

// appendNumber appends an unsigned number of width bytes.
func appendNumber(to []byte, n, width int) []byte {
	for i := width - 1; i >= 0; i-- {
		to = append(to, byte(n>>(8*i)))
	}
	return to
}
