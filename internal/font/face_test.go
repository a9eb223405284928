package font_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/font/made"
	"github.com/pobook/pobook/internal/sfnt"
)

// A face has the characters, widths and ink of its file.
func TestFace(t *testing.T) {
	t.Parallel()
	f := made.Face("Test-Regular", func(r rune) (uint16, bool) { return 500, r >= 'a' && r <= 'z' }, map[rune]font.Box{'b': {Left: 0.1, Bottom: 0, Right: 0.4, Top: 0.7}})
	if f.Name() != "Test-Regular" || f.Err() != nil {
		t.Fatal(f.Name(), f.Err())
	}
	glyph, ok := f.Glyph('b')
	if !ok || !f.Covers('z') || f.Covers('A') || f.Covers('\U00020000') {
		t.Error("the face has other characters than its file")
	}
	if f.Advance(glyph) != 0.5 || f.Advance(0xFFFF) != 0 {
		t.Errorf("the advance is %g", f.Advance(glyph))
	}
	if box, ok := f.Bounds(glyph); !ok || box != (font.Box{Left: 0.1, Right: 0.4, Top: 0.7}) {
		t.Errorf("the ink is %v", box)
	}
	if _, ok := f.Bounds(glyph + 1); ok {
		t.Error("a glyph without ink has some")
	}
}

// A map whose rows name characters without end is refused in no time.
func TestEndlessCharacterMap(t *testing.T) {
	t.Parallel()
	file := made.Font("Test-Regular", func(r rune) (uint16, bool) { return 500, r == 'a' }, nil)
	at := bytes.Index(file, []byte{0, 12, 0, 0, 0, 0, 0, 28}) // the subtable of format 12
	if at < 0 {
		t.Fatal("the made font has another map")
	}
	binary.BigEndian.PutUint32(file[at+16:], 0)
	binary.BigEndian.PutUint32(file[at+20:], 0xFFFFFFFF)
	f := font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(bytes.NewReader(file), 0) })
	if err := f.Err(); err == nil || !strings.Contains(err.Error(), "character map") {
		t.Errorf("the error is %v", err)
	}
	if f.Covers('a') {
		t.Error("a face that cannot be read has characters")
	}
}

// The nearest style stands in for one that a family does not have.
func TestFamily(t *testing.T) {
	t.Parallel()
	regular, bold := &font.Face{}, &font.Face{}
	f := font.Family{Regular: regular, Bold: bold}
	for _, tt := range []struct {
		bold, italic bool
		want         *font.Face
	}{{false, false, regular}, {true, false, bold}, {false, true, regular}, {true, true, bold}} {
		if got := f.Face(tt.bold, tt.italic); got != tt.want {
			t.Errorf("bold %t, italic %t: another face", tt.bold, tt.italic)
		}
	}
	if (font.Family{}).Face(true, true) != nil {
		t.Error("a family without faces has one")
	}
}
