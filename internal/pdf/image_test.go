package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/typeset"
)

func TestImages(t *testing.T) {
	t.Parallel()
	out := inspect(t, render(t, sample(), options()), "pdfimages", "-list", "FILE")
	for _, want := range []string{"40    20", "40    30", "40    40"} {
		if !strings.Contains(out, want) {
			t.Errorf("there is no image of %s:\n%s", want, out)
		}
	}
}

func TestBadImages(t *testing.T) {
	t.Parallel()
	whole, err := readImage("a.png")
	if err != nil {
		t.Fatal(err)
	}
	plain := new(bytes.Buffer)
	if err := png.Encode(plain, image.NewNRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		data []byte
	}{
		{"empty", nil},
		{"no image", []byte("<svg/>")},
		{"truncated", whole[:len(whole)/2]},
		{"truncated plain", plain.Bytes()[:plain.Len()/2]},
		{"header only", whole[:20]},
		{"broken jpeg", []byte("\xFF\xD8\xFFbroken")},
	}
	pages, err := typeset.Layout(t.Context(), sample(), options(), typeset.Job{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := Write(t.Context(), io.Discard, pages, meta, func(string) ([]byte, error) { return tt.data, nil })
			if err == nil || !strings.HasPrefix(err.Error(), "a.png: ") {
				t.Errorf("the error is %v; it should name a.png", err)
			}
		})
	}
}

func encode(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// interlaced makes an interlaced PNG of one with a single pixel, which the first
// pass of the seven has.
func interlaced(file []byte) []byte {
	const header, body, method = 8, 8 + 8, 28 // the chunk IHDR, its content, the interlace method
	changed := bytes.Clone(file)
	changed[method] = 1
	const size = 13
	sum := crc32.ChecksumIEEE(changed[header+4 : body+size])
	binary.BigEndian.PutUint32(changed[body+size:], sum)
	return changed
}

// Images that fpdf reads stay as they are, others become such without another
// look.
func TestPrepare(t *testing.T) {
	t.Parallel()
	var (
		red   = color.NRGBA{R: 200, G: 10, B: 20, A: 100}
		paint = func(m draw.Image) image.Image { m.Set(0, 0, red); return m }
		pixel = image.Rect(0, 0, 1, 1)
		plain = encode(t, paint(image.NewNRGBA(pixel)))
	)
	tests := []struct {
		name string
		file []byte
		same bool
	}{
		{"eight bits", plain, true},
		{"grey", encode(t, paint(image.NewGray(pixel))), true},
		{"palette", encode(t, paint(image.NewPaletted(pixel, color.Palette{color.Black, red}))), true},
		{"sixteen bits", encode(t, paint(image.NewNRGBA64(pixel))), false},
		{"sixteen bits of grey", encode(t, paint(image.NewGray16(pixel))), false},
		{"interlaced", interlaced(plain), false},
		{"interlaced grey", interlaced(encode(t, paint(image.NewGray(pixel)))), false},
		{"interlaced, sixteen bits", interlaced(encode(t, paint(image.NewNRGBA64(pixel)))), false},
	}
	for _, test := range tests {
		format, got, err := prepare(test.file)
		if err != nil || format != pngImage {
			t.Errorf("%s: format %q, %v", test.name, format, err)
			continue
		}
		if same := bytes.Equal(got, test.file); same != test.same {
			t.Errorf("%s: is the same file: %v", test.name, same)
		}
		if got[24] > 8 || got[28] != 0 {
			t.Errorf("%s: %d bits, interlace method %d", test.name, got[24], got[28])
		}
		if test.file[24] <= 8 && got[25] != test.file[25] {
			t.Errorf("%s: colour type %d, was %d", test.name, got[25], test.file[25])
		}
		want, err := png.Decode(bytes.NewReader(test.file))
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(got))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got, want := color.NRGBAModel.Convert(m.At(0, 0)), color.NRGBAModel.Convert(want.At(0, 0)); got != want {
			t.Errorf("%s: the pixel is %v, was %v", test.name, got, want)
		}
	}
	jpeg := []byte("\xFF\xD8\xFFwhatever")
	if format, got, err := prepare(jpeg); err != nil || format != jpegImage || !bytes.Equal(got, jpeg) {
		t.Errorf("JPEG: format %q, %v", format, err)
	}
	for _, other := range []string{"", "GIF89a", "\x89PNG\r\n\x1A", "RIFF....WEBP"} {
		if _, _, err := prepare([]byte(other)); err == nil {
			t.Errorf("%q is taken for an image", other)
		}
	}
}

func TestNoSourceOfImages(t *testing.T) {
	t.Parallel()
	pages, err := typeset.Layout(t.Context(), sample(), options(), typeset.Job{})
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), io.Discard, pages, meta, nil); !errors.Is(err, errNoImages) {
		t.Errorf("%v, want %v", err, errNoImages)
	}
	want := errors.New("no such file")
	if err := Write(t.Context(), io.Discard, pages, meta, func(string) ([]byte, error) { return nil, want }); !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}
