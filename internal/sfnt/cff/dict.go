package cff

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// Operators of dictionaries (Technical Note 5176, tables 9, 10 and 23). Those of
// two bytes begin with 12.
const (
	opFontBBox       = 5
	opCharset        = 15
	opCharStrings    = 17
	opPrivate        = 18
	opSubrs          = 19 // of a private dictionary
	opCharstringType = 12<<8 | 6
	opFontMatrix     = 12<<8 | 7
	opROS            = 12<<8 | 30
	opCIDCount       = 12<<8 | 34
	opFDArray        = 12<<8 | 36
	opFDSelect       = 12<<8 | 37
)

// A dict is a DICT: operators with their operands, in the order in which they
// stand there (Technical Note 5176, 4, "DICT Data").
type dict []dictEntry

type dictEntry struct {
	operator int
	operands []byte // as encoded
}

var errBadDict = errors.New("a DICT is damaged")

// maxDict is the most bytes of a DICT that are read. Those of fonts have some
// hundreds, and there may be 256 of them.
const maxDict = 1 << 16

// readDict reads a DICT that is an entry of an INDEX.
func readDict(from index, i int) (dict, error) {
	start, end, err := from.span(i)
	if err != nil {
		return nil, err
	}
	return readDictAt(from.data, start, end-start)
}

// readDictAt reads a DICT of size bytes.
func readDictAt(from extent.Extent, at, size int64) (dict, error) {
	if size > maxDict {
		return nil, fmt.Errorf("%w: it has %d bytes", errBadDict, size)
	}
	data, err := from.Bytes(at, size)
	if err != nil {
		return nil, err
	}
	return parseDict(data)
}

// parseDict parses a DICT, which it refers to.
func parseDict(data []byte) (dict, error) {
	const escape, firstOperand = 12, 28
	var d dict
	start := 0
	for i := 0; i < len(data); {
		if data[i] >= firstOperand {
			length := operandLength(data[i:])
			if length == 0 {
				return nil, errBadDict
			}
			i += length
			continue
		}
		entry := dictEntry{int(data[i]), data[start:i:i]}
		i++
		if entry.operator == escape {
			if i == len(data) {
				return nil, errBadDict
			}
			entry.operator = escape<<8 | int(data[i])
			i++
		}
		d = append(d, entry)
		start = i
	}
	if start < len(data) {
		return nil, errBadDict
	}
	return d, nil
}

// operandLength returns how many bytes the operand has that data begins with, or
// 0 if it is cut off or none.
func operandLength(data []byte) int {
	const short, long, realNumber, reserved = 28, 29, 30, 255
	length := 1
	switch b := data[0]; {
	case b == short:
		length = 3
	case b == long:
		length = 5
	case b == realNumber:
		return realLength(data)
	case b == 31 || b == reserved:
		return 0
	case b >= 247:
		length = 2
	}
	if length > len(data) {
		return 0
	}
	return length
}

// realLength is the operandLength of a real number, which ends with a half of a
// byte that is 15.
func realLength(data []byte) int {
	for i, b := range data[1:] {
		if b>>4 == 0xF || b&0xF == 0xF {
			return i + 2
		}
	}
	return 0
}

// operand decodes an integer. ok is false for a real number.
func operand(data []byte) (n int64, ok bool) {
	switch b := data[0]; {
	case b == 28:
		return int64(int16(binary.BigEndian.Uint16(data[1:]))), true
	case b == 29:
		return int64(int32(binary.BigEndian.Uint32(data[1:]))), true
	case b == 30:
		return 0, false
	case b < 247:
		return int64(b) - 139, true
	case b < 251:
		return (int64(b)-247)*256 + int64(data[1]) + 108, true
	default:
		return -(int64(b)-251)*256 - int64(data[1]) - 108, true
	}
}

func (d dict) find(operator int) (dictEntry, bool) {
	for _, entry := range d {
		if entry.operator == operator {
			return entry, true
		}
	}
	return dictEntry{}, false
}

func (d dict) has(operator int) bool {
	_, ok := d.find(operator)
	return ok
}

// integers returns the operands of an operator, all of which have to be integers,
// or nil if it is not there.
func (d dict) integers(operator, count int) ([]int64, error) {
	entry, ok := d.find(operator)
	if !ok {
		return nil, nil
	}
	var found []int64
	for data := entry.operands; len(data) > 0; data = data[operandLength(data):] {
		n, ok := operand(data)
		if !ok || n < 0 {
			return nil, errBadDict
		}
		found = append(found, n)
	}
	if len(found) != count {
		return nil, fmt.Errorf("%w: operator %d has %d operands, not %d", errBadDict, operator, len(found), count)
	}
	return found, nil
}

// integer returns the one operand of an operator. ok is false if it is not there.
func (d dict) integer(operator int) (n int64, ok bool) {
	found, err := d.integers(operator, 1)
	if err != nil || found == nil {
		return 0, false
	}
	return found[0], true
}

// without returns the dictionary without an operator.
func (d dict) without(operator int) dict {
	var rest dict
	for _, entry := range d {
		if entry.operator != operator {
			rest = append(rest, entry)
		}
	}
	return rest
}

// append appends an operator with operands as they are encoded.
func (d dict) append(operator int, operands []byte) dict {
	return append(d, dictEntry{operator, operands})
}

// encode returns the bytes of a DICT.
func (d dict) encode() []byte {
	var data []byte
	for _, entry := range d {
		data = append(data, entry.operands...)
		if entry.operator > 0xFF {
			data = append(data, byte(entry.operator>>8))
		}
		data = append(data, byte(entry.operator))
	}
	return data
}

// encodeIntegers encodes operands, each in five bytes whatever its value, so that the
// size of a DICT is known before the offsets in it are.
func encodeIntegers(values ...int) []byte {
	var data []byte
	for _, v := range values {
		data = binary.BigEndian.AppendUint32(append(data, 29), uint32(v))
	}
	return data
}
