package sfnt

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

// A glyph that is made has its parts where they belong, a box around them, and its own advance.
func TestMadeGlyphs(t *testing.T) {
	t.Parallel()
	f := open(t, embedded(t, "NotoSans-Regular.ttf"))
	letter, mark := GlyphID(82), GlyphID(83)
	made := []Composite{
		{Parts: []Part{{Glyph: letter}, {Glyph: mark, X: 100, Y: -50}}, Advance: 700},
		{Advance: 5},
	}
	program, err := f.Subset([]GlyphID{0, 40, letter}, made...)
	if err != nil {
		t.Fatal(err)
	}
	again := open(t, whole(t, f, program))
	if want := []GlyphID{0, 40, letter, 0, 0, mark}; !slices.Equal(program.Glyphs, want) {
		t.Errorf("the glyphs are %v, want %v", program.Glyphs, want)
	}
	advances, err := again.Advances()
	if err != nil {
		t.Fatal(err)
	}
	if advances[3] != 700 || advances[4] != 5 || program.Advances[3] != 700 {
		t.Errorf("the advances are %v, in the program %v", advances, program.Advances)
	}
	a, _ := f.Bounds(letter)
	b, _ := f.Bounds(mark)
	want := Box{min(a.Left, b.Left+100), min(a.Bottom, b.Bottom-50), max(a.Right, b.Right+100), max(a.Top, b.Top-50)}
	if got, err := again.Bounds(3); err != nil || got != want {
		t.Errorf("the box is %v, %v, want %v", got, err, want)
	}
	if got, err := again.Bounds(4); err != nil || got != (Box{}) {
		t.Errorf("a glyph of nothing has the box %v, %v", got, err)
	}
	maxp, err := again.Table("maxp")
	if err != nil {
		t.Fatal(err)
	}
	if elements := binary.BigEndian.Uint16(maxp[28:]); elements < 2 {
		t.Errorf("glyphs have %d parts at most, by maxp", elements)
	}
}

func TestNothingIsMadeOf(t *testing.T) {
	t.Parallel()
	f := open(t, embedded(t, "NotoSans-Regular.ttf"))
	tests := map[string][]Composite{
		"glyph 65000": {{Parts: []Part{{Glyph: 65000}}}},
		"more glyphs": make([]Composite, 1<<16),
	}
	for want, made := range tests {
		if _, err := f.Subset(nil, made...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
