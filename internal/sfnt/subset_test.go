package sfnt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-text/typesetting/font"

	"github.com/pobook/pobook/internal/sfnt/samples"
)

// drawn returns what go-text draws for a glyph of a font file.
func drawn(t testing.TB, face *font.Face, glyph GlyphID) []font.Segment {
	t.Helper()
	outline, ok := face.GlyphData(font.GID(glyph)).(font.GlyphOutline)
	if !ok {
		t.Fatalf("glyph %d has no outline", glyph)
	}
	return outline.Segments
}

func parse(t testing.TB, file []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// whole returns a program as a font file that readers of such files take: with the
// tables that a PDF needs none of.
func whole(t testing.TB, from *File, program *Program) []byte {
	t.Helper()
	tables := make(map[string][]byte)
	if program.Outlines == CFF {
		tables["CFF "] = program.Bytes
		tables["maxp"] = append32(nil, 0x00005000)
		tables["maxp"] = append16(tables["maxp"], uint16(len(program.Glyphs)))
		if err := addTables(from, tables, "head"); err != nil {
			t.Fatal(err)
		}
	} else {
		directory, err := openDirectory(bytes.NewReader(program.Bytes), 0)
		if err != nil {
			t.Fatal(err)
		}
		for tag, extent := range directory.extents {
			if tables[tag], err = extent.All(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := addTables(from, tables, "cmap"); err != nil {
		t.Fatal(err)
	}
	return assemble(tables)
}

// A subsetTest is a font and the glyphs that are kept of it.
type subsetTest struct {
	name   string
	file   []byte
	glyphs []GlyphID
}

// subsets are small fonts of each kind, of which a sample is kept, and real ones, of which
// one glyph in so many is.
func subsets(t *testing.T, sample []GlyphID, latin, chinese int) []subsetTest {
	t.Helper()
	return []subsetTest{
		{"TrueType", samples.TrueType("Sample"), sample},
		{"CFF", samples.OpenType("Sample", false), sample},
		{"CID-keyed CFF", samples.OpenType("Sample", true), sample},
		{"Latin", embedded(t, "NotoSans-Regular.ttf"), every(t, "NotoSans-Regular.ttf", latin)},
		{"Chinese", embedded(t, "NotoSansTC-Regular.ttf"), every(t, "NotoSansTC-Regular.ttf", chinese)},
	}
}

// Each glyph of a subset is drawn as it was, and is as wide.
func TestSubsetDrawsTheSame(t *testing.T) {
	t.Parallel()
	for _, test := range subsets(t, []GlyphID{0, 4, 1}, 5, 40) {
		from := open(t, test.file)
		program, err := from.Subset(test.glyphs)
		if err != nil {
			t.Fatal(err)
		}
		advances, err := from.Advances()
		if err != nil {
			t.Fatal(err)
		}
		was, is := parse(t, test.file), parse(t, whole(t, from, program))
		for number, glyph := range program.Glyphs {
			if got, want := drawn(t, is, GlyphID(number)), drawn(t, was, glyph); !slices.Equal(got, want) {
				t.Errorf("%s: glyph %d is drawn as\n%v, want\n%v", test.name, glyph, got, want)
			}
			if program.Advances[number] != advances[glyph] {
				t.Errorf("%s: glyph %d is %d wide, want %d", test.name, glyph, program.Advances[number], advances[glyph])
			}
		}
	}
}

// every returns every nth glyph of a font.
func every(t testing.TB, name string, n int) []GlyphID {
	t.Helper()
	var glyphs []GlyphID
	for i := 0; i < open(t, embedded(t, name)).NumGlyphs(); i += n {
		glyphs = append(glyphs, GlyphID(i))
	}
	return glyphs
}

// Numbers follow the order given, each glyph has one, and parts come last.
func TestSubsetNumbers(t *testing.T) {
	t.Parallel()
	tests := []struct{ glyphs, want []GlyphID }{
		{nil, []GlyphID{0}},
		{[]GlyphID{0}, []GlyphID{0}},
		{[]GlyphID{5, 1}, []GlyphID{0, 5, 1}},
		{[]GlyphID{0, 5, 1, 5, 0, 1}, []GlyphID{0, 5, 1}},
		{[]GlyphID{0, 3}, []GlyphID{0, 3, 1, 2}},
		{[]GlyphID{0, 4, 2}, []GlyphID{0, 4, 2, 3, 1}},
	}
	font := open(t, samples.TrueType("Sample"))
	for _, test := range tests {
		program, err := font.Subset(test.glyphs)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, program.Glyphs); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.glyphs, diff)
		}
	}
	if _, err := font.Subset([]GlyphID{6}); err == nil || err.Error() != "has no glyph 6" {
		t.Errorf("the error is %v", err)
	}
}

// A program in a PDF has the tables that renderers need and no others, its
// checksums are right, and how parts are placed is not touched.
func TestSubsetTables(t *testing.T) {
	t.Parallel()
	program, err := open(t, samples.TrueType("Sample")).Subset([]GlyphID{0, 3})
	if err != nil {
		t.Fatal(err)
	}
	if got := sum(program.Bytes); got != checksumOfFile {
		t.Errorf("the checksum of the file is %#x", got)
	}
	directory, err := openDirectory(bytes.NewReader(program.Bytes), 0)
	if err != nil {
		t.Fatal(err)
	}
	tables := make(map[string]int)
	for tag, extent := range directory.extents {
		tables[tag] = int(extent.Size())
	}
	square, composite := len(samples.Square(0, 0, 1)), len(samples.Composite(samples.Part{}, samples.Part{}))
	padded := func(n int) int { return (n + 3) &^ 3 }
	want := map[string]int{
		"head": 54, "hhea": 36, "maxp": 32, "hmtx": 16, "loca": 20, "prep": 3,
		"glyf": 3*padded(square) + padded(composite),
	}
	if diff := cmp.Diff(want, tables); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	glyf, err := directory.extents["glyf"].All()
	if err != nil {
		t.Fatal(err)
	}
	outline := samples.Composite(samples.Part{Glyph: 2, Flags: 0x0200}, samples.Part{Glyph: 3, X: 30, Y: -10})
	if got := glyf[padded(square):][:composite]; !bytes.Equal(got, outline) {
		t.Errorf("the composite glyph is\n% X, want\n% X", got, outline)
	}
}

// A font is shared by the goroutines of a build, and gives all of them the same.
func TestSubsetConcurrently(t *testing.T) {
	t.Parallel()
	for _, file := range [][]byte{embedded(t, "NotoSans-Regular.ttf"), samples.OpenType("Sample", true)} {
		font := open(t, file)
		var group sync.WaitGroup
		programs := make([]*Program, 4)
		for i := range programs {
			group.Go(func() {
				var err error
				if programs[i], err = font.Subset([]GlyphID{0, 4, 3}); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for _, program := range programs {
			if !bytes.Equal(program.Bytes, programs[0].Bytes) {
				t.Error("two subsets of the same differ")
			}
		}
	}
}

// Fonts by which a renderer, or this program, could be kept busy.
func TestSubsetRefuses(t *testing.T) {
	t.Parallel()
	part := func(glyphs ...int) []byte {
		var parts []samples.Part
		for _, glyph := range glyphs {
			parts = append(parts, samples.Part{Glyph: glyph})
		}
		return samples.Composite(parts...)
	}
	square := samples.Square(0, 0, 100)
	chain, laughs := [][]byte{square}, [][]byte{square}
	for i := range 20 {
		chain = append(chain, part(i))
	}
	for i := range 14 {
		laughs = append(laughs, part(i, i))
	}
	tests := []struct {
		name   string
		glyphs [][]byte
		glyph  GlyphID
		want   string
	}{
		{"itself", [][]byte{square, part(1)}, 1, "glyph 1 is made of parts of parts"},
		{"each other", [][]byte{square, part(2), part(1)}, 1, "is made of parts of parts"},
		{"deep", chain, 20, "is made of parts of parts, more than 16 deep"},
		{"deep enough", chain, 16, ""},
		{"laughs", laughs, 14, "glyph 13 is made of more than 4096 parts"},
		{"no such part", [][]byte{square, part(7)}, 1, "has no glyph 7"},
		{"cut off", [][]byte{square, part(0)[:14]}, 1, "glyph 1: its parts are cut off"},
		{"header cut off", [][]byte{square, {0, 1, 0, 0}}, 1, "glyph 1 is cut off"},
	}
	for _, test := range tests {
		font := open(t, samples.File("true", samples.Composed("Sample", test.glyphs...)))
		_, err := font.Subset([]GlyphID{0, test.glyph})
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: the error is %v, want %q", test.name, err, test.want)
		}
	}
}

// A table loca that gives many glyphs the same bytes would make a large font of a
// small one.
func TestSubsetRefusesOverlap(t *testing.T) {
	t.Parallel()
	const glyphs = 1000
	tables := samples.Composed("Sample", make([][]byte, glyphs)...)
	tables["glyf"] = make([]byte, 10000)
	for i := 0; i <= glyphs; i += 2 {
		binary.BigEndian.PutUint16(tables["loca"][2*i+2*(i%2):], uint16(0))
	}
	for i := 1; i <= glyphs; i += 2 {
		binary.BigEndian.PutUint16(tables["loca"][2*i:], uint16(len(tables["glyf"])/2))
	}
	font := open(t, samples.File("true", tables))
	var all []GlyphID
	for i := 0; i < glyphs; i += 2 {
		all = append(all, GlyphID(i))
	}
	if _, err := font.Subset(all); err == nil || !strings.Contains(err.Error(), "overlap") {
		t.Errorf("the error is %v", err)
	}
	if _, err := font.Subset([]GlyphID{1}); err == nil || !strings.Contains(err.Error(), "is not in table glyf") {
		t.Errorf("an outline that ends before it begins: the error is %v", err)
	}
}

// A table hmtx may end before the bearings of all glyphs, not before their widths.
func TestSubsetShortWidths(t *testing.T) {
	t.Parallel()
	short := open(t, trueTypeWith("hmtx", samples.TrueTypeTables("Sample")["hmtx"][:8]))
	if _, err := short.Subset(nil); err == nil || !strings.Contains(err.Error(), "table hmtx of 8 bytes") {
		t.Errorf("the error is %v", err)
	}
	tables := samples.TrueTypeTables("Sample")
	tables["hmtx"] = tables["hmtx"][:8]
	binary.BigEndian.PutUint16(tables["hhea"][34:], 2)
	program, err := open(t, samples.File("true", tables)).Subset([]GlyphID{0, 5})
	if err != nil || program.Advances[1] != 510 {
		t.Errorf("the last glyph is %v wide (%v), want 510", program.Advances, err)
	}
}

func BenchmarkSubset(b *testing.B) {
	for _, name := range []string{"NotoSansTC-Regular.ttf", "NotoSans-Regular.ttf"} {
		file := embedded(b, name)
		count := open(b, file).NumGlyphs()
		for _, size := range []int{30, 300, 3000} {
			if size > count {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				glyphs := make([]GlyphID, size)
				for i := range glyphs {
					glyphs[i] = GlyphID(i * (count / size))
				}
				b.ReportAllocs()
				for b.Loop() {
					if _, err := open(b, file).Subset(glyphs); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
