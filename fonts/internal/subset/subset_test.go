package subset

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func parse(t *testing.T, content []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// The smaller font has the characters asked for and no others, each as it was
// drawn, and is the same whatever order they are given in.
func TestFont(t *testing.T) {
	t.Parallel()
	content := read(t, "NotoSansTC-Regular.ttf")
	small, err := Font(content, []rune("文中一中丁"), "A Part")
	if err != nil {
		t.Fatal(err)
	}
	again, err := Font(content, []rune("一丁中文"), "A Part")
	if err != nil || !bytes.Equal(small, again) {
		t.Errorf("another order gives another font (%v)", err)
	}
	if sum := sum(small); sum != 0xB1B0AFBA {
		t.Errorf("the checksum of the file is %#x", sum)
	}
	was, is := parse(t, content), parse(t, small)
	if got := is.Describe().Family; got != "A Part" {
		t.Errorf("the font calls itself %q", got)
	}
	for _, r := range "一丁中文七" {
		glyph, ok := is.NominalGlyph(r)
		if ok != (r != '七') {
			t.Errorf("%c is there: %t", r, ok)
		}
		if !ok {
			continue
		}
		old, _ := was.NominalGlyph(r)
		if got, want := is.HorizontalAdvance(glyph), was.HorizontalAdvance(old); got != want {
			t.Errorf("%c is %.0f wide, want %.0f", r, got, want)
		}
		got, _ := is.GlyphExtents(glyph)
		if want, _ := was.GlyphExtents(old); got != want {
			t.Errorf("%c takes %v, want %v", r, got, want)
		}
	}
}

func TestFontRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, characters, want string }{
		{"missing", "NotoSansTC-Regular.ttf", "中𠮷", "the font has no U+20BB7"},
		{"composed", "NotoSans-Regular.ttf", "ñ", "is composed of others"},
		{"no font", "manifest.json", "a", ""},
	}
	for _, tt := range tests {
		_, err := Font(read(t, tt.file), []rune(tt.characters), "A")
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: the error is %v, want %q", tt.name, err, tt.want)
		}
	}
}
