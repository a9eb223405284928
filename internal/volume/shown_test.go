package volume

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"testing"

	"github.com/pobook/pobook/internal/typeset/design"
)

// dense returns a PNG of 300 × 150 pixels that says how many there are to the metre.
func dense(t *testing.T, perMetre uint32) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 150))); err != nil {
		t.Fatal(err)
	}
	const header = 33
	chunk := append([]byte("\x00\x00\x00\x09pHYs"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre)...)
	chunk = append(chunk, 1)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	file := b.Bytes()
	return append(append(append([]byte{}, file[:header]...), chunk...), file[header:]...)
}

// TestDensity holds that a picture is as large as its density says, and no larger than at 96 pixels to the inch.
func TestDensity(t *testing.T) {
	t.Parallel()
	for perMetre, want := range map[uint32]design.ImageSize{
		11811: {Width: 96, Height: 48},   // 300 to the inch
		7559:  {Width: 150, Height: 75},  // 192
		2835:  {Width: 300, Height: 150}, // 72
		0:     {Width: 300, Height: 150},
	} {
		if got := measured("a.png", dense(t, perMetre)); got.fault != nil || got.size != want || len(got.found) > 0 {
			t.Errorf("%d to the metre: %+v, want %+v", perMetre, got.size, want)
		}
	}
}

func TestShownFaults(t *testing.T) {
	t.Parallel()
	palette := color.Palette{color.Black, color.White}
	moving := &gif.GIF{Delay: []int{1, 1}}
	for range 2 {
		moving.Image = append(moving.Image, image.NewPaletted(image.Rect(0, 0, 3, 2), palette))
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, moving); err != nil {
		t.Fatal(err)
	}
	if got := measured("images/a.gif", b.Bytes()); len(got.found) != 1 || got.found[0].Code != "image-still" || got.found[0].File != "images/a.gif" {
		t.Errorf("the animation has %v", got.found)
	}
	if got := measured("a.png", []byte("text")); got.fault == nil {
		t.Error("text is a picture")
	}
	if got := drawn("images/a.svg", []byte("<svg>\n<g></svg>")); got.unread == nil {
		t.Error("what is not well-formed is drawn")
	}
}
