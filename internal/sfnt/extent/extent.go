// Package extent reads parts of files that may be damaged or made to deceive.
//
// What a file says of its own lengths is never believed: memory is taken only
// for bytes that are there. It knows nothing of formats. Start reading at [New].
package extent

import (
	"errors"
	"io"
	"math"
	"slices"
)

// ErrCutOff is the error of what should be in a file and is not.
var ErrCutOff = errors.New("is cut off")

// An Extent is a part of a file, of which the last byte is known to be there.
// It may be shared by goroutines as far as the file may. The zero value is empty.
type Extent struct {
	file        io.ReaderAt
	start, size int64
}

// New returns the part of a file that begins at start and has size bytes, or
// [ErrCutOff] if the file ends before it does.
func New(file io.ReaderAt, start, size int64) (Extent, error) {
	if start < 0 || size < 0 || start > math.MaxInt64-size {
		return Extent{}, ErrCutOff
	}
	e := Extent{file, start, size}
	if size == 0 {
		return e, nil
	}
	_, err := e.Bytes(size-1, 1)
	return e, err
}

// Size returns how many bytes the part has.
func (e Extent) Size() int64 { return e.size }

// Part returns a part of the part.
func (e Extent) Part(at, size int64) (Extent, error) {
	if at < 0 || size < 0 || at > e.size || size > e.size-at {
		return Extent{}, ErrCutOff
	}
	return Extent{e.file, e.start + at, size}, nil
}

// From returns the rest of the part.
func (e Extent) From(at int64) (Extent, error) {
	return e.Part(at, e.size-at)
}

// Bytes returns a copy of size bytes from a place in the part.
func (e Extent) Bytes(at, size int64) ([]byte, error) {
	return e.Append(nil, at, size)
}

// All returns a copy of the part.
func (e Extent) All() ([]byte, error) {
	return e.Bytes(0, e.size)
}

// Append appends a copy of size bytes from a place in the part.
func (e Extent) Append(to []byte, at, size int64) ([]byte, error) {
	part, err := e.Part(at, size)
	if err != nil || size == 0 {
		return to, err
	}
	end := len(to)
	to = slices.Grow(to, int(size))[:end+int(size)]
	n, err := part.file.ReadAt(to[end:], part.start)
	switch {
	case n == int(size):
		return to, nil
	case err == nil || errors.Is(err, io.EOF):
		err = ErrCutOff
	}
	return to[:end], err
}
