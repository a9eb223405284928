package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
	"github.com/pobook/pobook/internal/picture"
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

// Pages with what is transparent say in which colours it is mixed, and no others do.
func TestTransparency(t *testing.T) {
	t.Parallel()
	pages, err := typeset.Layout(t.Context(), sample(), options(), typeset.Job{})
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

// The colours of ink are those of a screen in the file, which says that it has no others; other
// JPEG is in it as it was.
func TestInks(t *testing.T) {
	t.Parallel()
	file := inks(t)
	if config, err := jpeg.DecodeConfig(bytes.NewReader(file)); err != nil || config.ColorModel != color.CMYKModel {
		t.Fatalf("the sample is %v, %v", config, err)
	}
	d, data, err := (&raster{data: file}).encoded()
	if d != nil || data != nil || err != nil {
		t.Fatalf("it is written as it is: %v, %v", d, err)
	}
	m, err := picture.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	var to bytes.Buffer
	w := object.NewWriter(&to)
	ref, _, err := writePixels(w, m)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(ref, ref); err != nil {
		t.Fatal(err)
	}
	whole := to.Bytes()
	if !bytes.Contains(whole, []byte("/ColorSpace /DeviceRGB")) {
		t.Error("its colours are not those of a screen")
	}
	_, written, _ := bytes.Cut(whole, []byte("\xFF\xD8\xFF"))
	written = append([]byte("\xFF\xD8\xFF"), written[:bytes.LastIndex(written, []byte("\xFF\xD9"))+2]...)
	shown, err := jpeg.Decode(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	r, g, b, _ := color.CMYK{C: 128, M: 128, Y: 128, K: 128}.RGBA()
	for _, at := range []image.Point{{}, {X: 7, Y: 7}} {
		r2, g2, b2, _ := shown.At(at.X, at.Y).RGBA()
		const near = 0x300
		if r2-r+near > 2*near || g2-g+near > 2*near || b2-b+near > 2*near {
			t.Errorf("at %v is %v", at, shown.At(at.X, at.Y))
		}
	}
	again, data, err := (&raster{data: written}).encoded()
	if again == nil || !bytes.Equal(data, written) || err != nil {
		t.Errorf("a JPEG in the colours of a screen is not written as it is: %v, %v", again, err)
	}
	if _, err := picture.Decode(file[:len(file)-8]); err == nil {
		t.Error("half a JPEG is none")
	}
}
