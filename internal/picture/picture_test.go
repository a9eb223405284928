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

func encodedAs(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
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

// samples of WebP with 3 × 2 pixels, and an animation of one frame: the fields that tell it.
var (
	webpLossless = []byte("\x52\x49\x46\x46\x1e\x00\x00\x00\x57\x45\x42\x50\x56\x50\x38\x4c\x11\x00\x00\x00\x2f\x02\x40\x00\x00\x07\xd0\xff\xfe\xf7\xbf\xff\x81\x88\xe8\x7f\x00\x00")
	webpLossy    = []byte("\x52\x49\x46\x46\x40\x00\x00\x00\x57\x45\x42\x50\x56\x50\x38\x20\x34\x00\x00\x00\x10\x02\x00\x9d\x01\x2a\x03\x00\x02\x00\x00\x80\x08\x25\xa0\x02\x74\xba\x01\xf8\x01\xf8\x00\x03\xc8\x00\xfe\xfb\xb0\x2b\xff\x7c\x09\x9a\x76\x37\xfd\xbf\xff\xfe\x25\x53\xf8\x79\x7f\xe1\xe5\xff\xf8\x8d\x00\x00") // of #DD1E28
	webpMoving   = []byte("RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x01\x00\x00ANIM\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00")
)

// animation returns a GIF of some frames, of which the first does not cover its canvas.
func animation(t *testing.T, frames int) []byte {
	t.Helper()
	palette := color.Palette{color.Black, color.White, color.Transparent}
	g := &gif.GIF{Config: image.Config{ColorModel: palette, Width: 3, Height: 2}}
	for range frames {
		g.Image = append(g.Image, image.NewPaletted(image.Rect(1, 1, 3, 2), palette))
		g.Delay = append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestExamine(t *testing.T) {
	t.Parallel()
	small := encoded(t, png.Encode)
	deep := encodedAs(t, image.NewNRGBA64(image.Rect(0, 0, 3, 2)))
	jpg := encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) })
	tests := []struct {
		name, fault string
		data        []byte
		want        Picture
	}{
		{"png", "", small, Picture{Format: PNG}},
		{"png of 16 bits", "", deep, Picture{Format: PNG}},
		{"jpeg", "", jpg, Picture{Format: JPEG}},
		{"gif", "", animation(t, 1), Picture{Format: GIF}},
		{"moving gif", "", animation(t, 2), Picture{Format: GIF, Moving: true}},
		{"webp", "", webpLossless, Picture{Format: WebP}},
		{"moving webp", "an animated WebP", webpMoving, Picture{}},
		{"avif", "AVIF", []byte("\x00\x00\x00\x20ftypavif\x00\x00\x00\x00"), Picture{}},
		{"truncated", "damaged", small[:len(small)-20], Picture{}},
		{"truncated gif", "damaged", animation(t, 1)[:20], Picture{}},
		{"text", "not PNG, JPEG, GIF or WebP", []byte("this is no image"), Picture{}},
		{"nothing", "damaged", nil, Picture{}},
		{"huge", "1000000 × 1000000 pixels large, more than 100 million", claiming(small, 1_000_000, 1_000_000), Picture{}},
		{"huge by a little", "10001 × 10000 pixels", claiming(small, 10_001, 10_000), Picture{}},
		{"huge of 16 bits", "more than 50 million", claiming(deep, 10_000, 9_000), Picture{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, fault := Examine(tt.data)
			tt.want.Width, tt.want.Height = 3, 2
			switch {
			case tt.fault == "" && (fault != nil || got != tt.want):
				t.Errorf("got %+v, %v", got, fault)
			case tt.fault != "" && (fault == nil || !strings.Contains(fault.Reason, tt.fault)):
				t.Errorf("the fault is %v, want %s", fault, tt.fault)
			}
		})
	}
}

// TestDecodeFirstFrame holds that of an animation the page has the whole canvas.
func TestDecodeFirstFrame(t *testing.T) {
	t.Parallel()
	m, err := Decode(animation(t, 2))
	if err != nil || m.Bounds() != image.Rect(0, 0, 3, 2) {
		t.Fatalf("%v, %v", m, err)
	}
	if _, _, _, alpha := m.At(0, 0).RGBA(); alpha != 0 {
		t.Error("what the frame leaves free is not transparent")
	}
	if _, _, _, alpha := m.At(1, 1).RGBA(); alpha == 0 {
		t.Error("the frame is not there")
	}
}

// TestWebPColours holds that the colours of lossy WebP are those that browsers show.
func TestWebPColours(t *testing.T) {
	t.Parallel()
	m, err := Decode(webpLossy)
	if err != nil {
		t.Fatal(err)
	}
	got := color.NRGBAModel.Convert(m.At(1, 1)).(color.NRGBA)
	for _, part := range [][2]uint8{{got.R, 0xDD}, {got.G, 0x1E}, {got.B, 0x28}} {
		if diff := int(part[0]) - int(part[1]); diff < -4 || diff > 4 {
			t.Errorf("the colour is %v", got)
		}
	}
}

// FuzzExamine holds that files of strangers cost neither a panic nor memory beyond what their bytes can
// mean, and that what is examined can be decoded, as large as it was said to be.
func FuzzExamine(f *testing.F) {
	f.Add(webpLossless)
	f.Add(webpMoving)
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x20Exif\x00\x00" + turnedRight))
	f.Add([]byte("GIF89a\x03\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x03\x00\x02\x00\x00\x02\x03D\x02\x05\x00;"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && config.Width*config.Height > 1<<20 {
			t.Skip("would take long")
		}
		TurnOf(data)
		p, fault := Examine(data)
		if fault != nil {
			return
		}
		m, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		size := m.Bounds().Size()
		if p.Turn.Swaps() {
			size.X, size.Y = size.Y, size.X
		}
		if size != image.Pt(p.Width, p.Height) {
			t.Errorf("%v pixels, not %d × %d", size, p.Width, p.Height)
		}
	})
}
