package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/layout"
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
	pages, err := typeset.Layout(sample(), options())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := Write(io.Discard, pages, meta, func(string) ([]byte, error) { return tt.data, nil })
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
	photograph := []byte("\xFF\xD8\xFFwhatever")
	if format, got, err := prepare(photograph); err != nil || format != jpegImage || !bytes.Equal(got, photograph) {
		t.Errorf("JPEG: format %q, %v", format, err)
	}
	for _, other := range []string{"", "GIF89a", "\x89PNG\r\n\x1A", "RIFF....WEBP"} {
		if _, _, err := prepare([]byte(other)); err == nil {
			t.Errorf("%q is taken for an image", other)
		}
	}
}

// inks returns a JPEG of eight by eight pixels in four colours: a grey one whose component
// stands there four times. In a grey block of the middle tone each component is the codes for
// no difference and for the end, 00 1010 by the tables of the JPEG standard (K.3).
func inks(t *testing.T) []byte {
	t.Helper()
	grey := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range grey.Pix {
		grey.Pix[i] = 128
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, grey, nil); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	frame, scan := bytes.Index(file, []byte{0xFF, 0xC0}), bytes.Index(file, []byte{0xFF, 0xDA})
	const adobe = "\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00" // it has no YCC
	made := slices.Concat(file[:2], []byte(adobe), file[2:frame])
	made = append(made, 0xFF, 0xC0, 0, 8+3*4, 8, 0, 8, 0, 8, 4)
	for c := range byte(4) {
		made = append(made, c+1, 0x11, 0)
	}
	frameEnd := frame + 2 + int(binary.BigEndian.Uint16(file[frame+2:]))
	made = append(append(made, file[frameEnd:scan]...), 0xFF, 0xDA, 0, 6+2*4, 4)
	for c := range byte(4) {
		made = append(made, c+1, 0)
	}
	return append(made, 0, 63, 0, 0x28, 0xA2, 0x8A, 0xFF, 0xD9)
}

// The colours of ink are those of a screen in the file, which says that it has no others.
func TestInks(t *testing.T) {
	t.Parallel()
	file := inks(t)
	if config, err := jpeg.DecodeConfig(bytes.NewReader(file)); err != nil || config.ColorModel != color.CMYKModel {
		t.Fatalf("the sample is %v, %v", config, err)
	}
	format, got, err := prepare(file)
	if err != nil || format != jpegImage {
		t.Fatalf("format %q, %v", format, err)
	}
	m, err := jpeg.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	r, g, b, _ := color.CMYK{C: 128, M: 128, Y: 128, K: 128}.RGBA()
	for _, shown := range []image.Point{{}, {X: 7, Y: 7}} {
		r2, g2, b2, _ := m.At(shown.X, shown.Y).RGBA()
		const near = 0x300
		if r2-r+near > 2*near || g2-g+near > 2*near || b2-b+near > 2*near {
			t.Errorf("at %v is %v", shown, m.At(shown.X, shown.Y))
		}
	}
	if _, again, _ := prepare(got); !bytes.Equal(again, got) {
		t.Error("a JPEG in the colours of a screen is encoded again")
	}
	if _, _, err := prepare(file[:len(file)-8]); err == nil {
		t.Error("half a JPEG is none")
	}
}

// Pages with what is transparent say in which colours it is mixed, and no others do.
func TestTransparency(t *testing.T) {
	t.Parallel()
	pages, err := typeset.Layout(sample(), options())
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, p := range pages.Pages {
		if slices.ContainsFunc(p.Marks, func(m layout.Mark) bool {
			shown, ok := m.(*layout.Picture)
			return ok && strings.HasSuffix(shown.Path, ".png")
		}) {
			want++
		}
	}
	qdf := inspect(t, written(t, pages), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if got := strings.Count(qdf, "/S /Transparency"); got != want || want == 0 {
		t.Errorf("%d pages say it, want %d", got, want)
	}
}

func TestNoSourceOfImages(t *testing.T) {
	t.Parallel()
	pages, err := typeset.Layout(sample(), options())
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(io.Discard, pages, meta, nil); !errors.Is(err, errNoImages) {
		t.Errorf("%v, want %v", err, errNoImages)
	}
	want := errors.New("no such file")
	if err := Write(io.Discard, pages, meta, func(string) ([]byte, error) { return nil, want }); !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}
