package extent

import (
	"bytes"
	"errors"
	"io"
	"math"
	"testing"
	"testing/iotest"
)

func TestNew(t *testing.T) {
	t.Parallel()
	file := bytes.NewReader([]byte("abcdef"))
	tests := []struct {
		start, size int64
		want        error
	}{
		{0, 6, nil},
		{0, 7, ErrCutOff},
		{5, 1, nil},
		{6, 0, nil},
		{6, 1, ErrCutOff},
		{-1, 1, ErrCutOff},
		{0, -1, ErrCutOff},
		{1, math.MaxInt64, ErrCutOff},
	}
	for _, test := range tests {
		if _, err := New(file, test.start, test.size); !errors.Is(err, test.want) {
			t.Errorf("%d bytes from %d: the error is %v, want %v", test.size, test.start, err, test.want)
		}
	}
}

// What is not in a part is not read, although it is in the file.
func TestPart(t *testing.T) {
	t.Parallel()
	whole, err := New(bytes.NewReader([]byte("abcdefgh")), 1, 6) // b to g
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		at, size int64
		want     string // "" for an error
	}{
		{0, 6, "bcdefg"},
		{4, 2, "fg"},
		{4, 3, ""},
		{7, 1, ""},
		{-1, 1, ""},
		{1, -1, ""},
		{1, math.MaxInt64, ""},
	}
	for _, test := range tests {
		got, err := whole.Bytes(test.at, test.size)
		if string(got) != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%d bytes from %d are %q (%v), want %q", test.size, test.at, got, err, test.want)
		}
		part, err := whole.Part(test.at, test.size)
		if err != nil {
			continue
		}
		if all, err := part.All(); string(all) != test.want || err != nil {
			t.Errorf("the part is %q (%v), want %q", all, err, test.want)
		}
	}
	if got, err := whole.Append([]byte("a"), 0, 2); string(got) != "abc" || err != nil {
		t.Errorf("it is %q (%v), want \"abc\"", got, err)
	}
	if rest, err := whole.From(4); rest.Size() != 2 || err != nil {
		t.Errorf("the rest has %d bytes (%v)", rest.Size(), err)
	}
}

// A file may give its last bytes together with the end, and fail otherwise.
func TestErrors(t *testing.T) {
	t.Parallel()
	if _, err := New(reader{4, io.EOF}, 0, 4); err != nil {
		t.Error(err)
	}
	if _, err := New(reader{0, nil}, 0, 4); !errors.Is(err, ErrCutOff) {
		t.Errorf("the error is %v", err)
	}
	if _, err := New(reader{0, iotest.ErrTimeout}, 0, 4); !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("the error is %v", err)
	}
}

// A reader gives at most some bytes, and an error.
type reader struct {
	most int
	err  error
}

func (r reader) ReadAt(to []byte, _ int64) (int, error) { return min(len(to), r.most), r.err }
