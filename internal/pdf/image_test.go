package pdf

import (
	"bytes"
	"errors"
	"image"
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
