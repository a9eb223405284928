package sfnt

import (
	"bytes"
	"testing"

	"github.com/pobook/pobook/internal/sfnt/samples"
)

// seeds are small files of every kind.
func seeds(f *testing.F) [][]byte {
	f.Helper()
	return [][]byte{
		samples.TrueType("Sample"),
		samples.OpenType("Sample", false),
		samples.OpenType("Sample", true),
		samples.Collection("Sample One", "Sample Two"),
		cutTo(f, embedded(f, "NotoSans-Regular.ttf"), "aÁ", "A Part"),
		cutTo(f, embedded(f, "NotoSansTC-Regular.ttf"), "一", "A Part"),
	}
}

// Whatever a file holds, it is an error or a font whose facts can be asked for.
func FuzzOpen(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed, "")
	}
	f.Add(samples.Collection("Sample One", "Sample Two"), "SampleTwo")
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		index, err := Find(bytes.NewReader(file), name)
		if err != nil {
			return
		}
		font, err := Open(bytes.NewReader(file), index)
		if err != nil {
			return
		}
		if name := font.Names().PostScript; name == "" || postScript(name) != name {
			t.Errorf("the PostScript name is %q", name)
		}
		if advances, err := font.Advances(); err == nil && len(advances) != font.NumGlyphs() {
			t.Errorf("%d glyphs have %d widths", font.NumGlyphs(), len(advances))
		}
		_, _ = font.Descriptor()
		_, _ = font.Bounds(GlyphID(font.NumGlyphs() - 1))
		if excerpt, err := font.Excerpt("cmap", "head", "hhea", "hmtx", "maxp", "GDEF", "GPOS", "GSUB"); err == nil && len(excerpt) > 2*len(file)+1000 {
			t.Errorf("an excerpt of %d bytes has %d", len(file), len(excerpt))
		}
	})
}

// Whatever a file holds, it is an error or a font of which a subset can be made, that
// is not larger than it has reason to be, and has the glyphs.
func FuzzSubset(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed, uint16(1), uint16(3))
	}
	f.Fuzz(func(t *testing.T, file []byte, first, second uint16) {
		font, err := Open(bytes.NewReader(file), 0)
		if err != nil {
			return
		}
		program, err := font.Subset([]GlyphID{0, GlyphID(first), GlyphID(second)})
		if err != nil {
			return
		}
		if most := 2*len(file) + 16*len(program.Glyphs) + 1000; len(program.Bytes) > most {
			t.Errorf("a subset of %d bytes has %d", len(file), len(program.Bytes))
		}
		if font.Outlines() == CFF {
			return // held to more by the package cff
		}
		again := open(t, whole(t, font, program))
		for number, glyph := range program.Glyphs {
			was, errWas := font.Bounds(glyph)
			is, errIs := again.Bounds(GlyphID(number))
			if was != is || (errWas == nil) != (errIs == nil) {
				t.Errorf("glyph %d was in %v (%v), and is in %v (%v)", glyph, was, errWas, is, errIs)
			}
		}
	})
}

// Whatever a file holds, it is an error or a font that can be cut to a font.
func FuzzCut(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed, "A")
	}
	f.Fuzz(func(t *testing.T, file []byte, characters string) {
		font, err := Open(bytes.NewReader(file), 0)
		if err != nil {
			return
		}
		small, err := Cut(font, []rune(characters), "A Part")
		if err != nil {
			return
		}
		again, err := Cut(open(t, small), []rune(characters), "A Part")
		if err != nil || !bytes.Equal(small, again) {
			t.Errorf("%d bytes have become %d (%v)", len(small), len(again), err)
		}
	})
}
