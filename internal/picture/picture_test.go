package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
)

func encoded(t *testing.T, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewPaletted(image.Rect(0, 0, 3, 2), color.Palette{color.Black, color.White})); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claiming returns a PNG file whose header (PNG, 11.2.2, IHDR) says that it is
// of another size.
func claiming(file []byte, width, height uint32) []byte {
	file = bytes.Clone(file)
	binary.BigEndian.PutUint32(file[16:], width)
	binary.BigEndian.PutUint32(file[20:], height)
	binary.BigEndian.PutUint32(file[29:], crc32.ChecksumIEEE(file[12:29]))
	return file
}

func TestExamine(t *testing.T) {
	t.Parallel()
	small := encoded(t, png.Encode)
	jpg := encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) })
	tests := []struct {
		name, fault string
		data        []byte
	}{
		{"png", "", small},
		{"jpeg", "", jpg},
		{"truncated", "damaged", small[:len(small)-20]},
		// Readers of GIF are linked into the program, but it cannot be set.
		{"gif", "neither PNG nor JPEG", encoded(t, func(w io.Writer, m image.Image) error { return gif.Encode(w, m, nil) })},
		{"text", "neither PNG nor JPEG", []byte("this is no image")},
		{"huge", "1000000 × 1000000 pixels large, more than 100 million", claiming(small, 1_000_000, 1_000_000)},
		{"huge by a little", "10001 × 10000 pixels", claiming(small, 10_001, 10_000)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, fault := Examine(tt.data)
			switch {
			case tt.fault == "" && (fault != nil || got != Picture{Width: 3, Height: 2}):
				t.Errorf("got %v, %v", got, fault)
			case tt.fault != "" && (fault == nil || !strings.Contains(fault.Reason, tt.fault)):
				t.Errorf("the fault is %v, want %s", fault, tt.fault)
			}
		})
	}
}
