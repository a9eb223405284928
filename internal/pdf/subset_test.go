package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	gotext "github.com/go-text/typesetting/font"
	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/typeset"
)

// What another reader of fonts finds in a subset is what it finds in the face:
// the same outline and the same width for each character, and the borrowed codes
// for what has none.
func TestSubsetDrawsAsTheFace(t *testing.T) {
	t.Parallel()
	tests := []struct{ file, text, borrows string }{
		{"NotoSans-Regular.ttf", "Ab é ﬁ ǻ “…” ½ \u00A0", ""}, // with composite glyphs
		{"NotoSansMono-Regular.ttf", "x=1 {é}", ""},           // one width for all
		{"NotoSansTC-Regular.ttf", "開放，「手冊」 A", "\U0002010C\U0002775E"},
	}
	for _, test := range tests {
		data := fontFile(t, test.file)
		f := &font{face: typeset.NewFace(func() (typeset.Source, error) { return fonts.Open(test.file) })}
		f.use(test.text + test.borrows)
		if err := f.lendCodes(); err != nil {
			t.Fatal(err)
		}
		small, err := f.subset()
		if err != nil {
			t.Fatal(err)
		}
		if len(small) > len(data)/4 {
			t.Errorf("%s: %d characters take %d of %d bytes", test.file, len([]rune(test.text)), len(small), len(data))
		}
		whole, part := parseFont(t, data), parseFont(t, small)
		for _, r := range test.text + test.borrows {
			code := f.codeOf(r)
			if r >= 0x10000 && (code < firstBorrowed || code > lastBorrowed) {
				t.Errorf("%s: %c has the code %X", test.file, r, code)
			}
			sameGlyph(t, whole, part, r, code)
		}
		if _, ok := part.NominalGlyph('Z'); ok {
			t.Errorf("%s: the subset has a character that nothing shows", test.file)
		}
	}
}

func parseFont(t *testing.T, data []byte) *gotext.Face {
	t.Helper()
	face, err := gotext.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func sameGlyph(t *testing.T, whole, part *gotext.Face, r, code rune) {
	t.Helper()
	old, hasOld := whole.NominalGlyph(r)
	glyph, has := part.NominalGlyph(code)
	if !hasOld || !has {
		t.Errorf("%c: in the face %v, in the subset %v", r, hasOld, has)
		return
	}
	if got, want := part.HorizontalAdvance(glyph), whole.HorizontalAdvance(old); got != want {
		t.Errorf("%c is %g wide, want %g", r, got, want)
	}
	want, _ := whole.GlyphDataOutline(old)
	got, _ := part.GlyphDataOutline(glyph)
	if diff := cmp.Diff(want.Segments, got.Segments); diff != "" {
		t.Errorf("the outline of %c (-face +subset):\n%s", r, diff)
	}
}

func TestPartLength(t *testing.T) {
	t.Parallel()
	tests := map[uint16]int{
		0: 6, wordArguments: 8, hasScale: 8, hasXYScale: 10, hasTwoByTwo: 14,
		wordArguments | hasTwoByTwo: 16, wordArguments | hasXYScale | moreParts: 12, moreParts: 6,
	}
	for flags, want := range tests {
		if got := partLength(flags); got != want {
			t.Errorf("flags %#x: %d bytes, want %d", flags, got, want)
		}
	}
}

// Parts of a composite glyph get the numbers that they have in the subset; an
// outline that ends too early is left where it ends.
func TestRenumberParts(t *testing.T) {
	t.Parallel()
	composite := func(words ...uint16) []byte {
		outline := make([]byte, 10)
		binary.BigEndian.PutUint16(outline, 0xFFFF) // less than no contours
		for _, w := range words {
			outline = binary.BigEndian.AppendUint16(outline, w)
		}
		return outline
	}
	simple := make([]byte, 20)
	simple[1] = 1 // contour
	tests := []struct {
		name           string
		outline, want  []byte
		glyphs, before []typeset.GlyphID
	}{
		{"simple", simple, simple, nil, nil},
		{"empty", nil, nil, nil, nil},
		{"one part", composite(0, 700, 0), composite(0, 1, 0), []typeset.GlyphID{700}, nil},
		{"known part", composite(0, 700, 0), composite(0, 1, 0), []typeset.GlyphID{700}, []typeset.GlyphID{700}},
		{
			"two parts",
			composite(moreParts|wordArguments|hasScale, 700, 1, 2, 0x4000, 0, 701, 5),
			composite(moreParts|wordArguments|hasScale, 1, 1, 2, 0x4000, 0, 2, 5),
			[]typeset.GlyphID{700, 701},
			nil,
		},
		{
			"the same part twice",
			composite(moreParts|hasTwoByTwo, 700, 0, 1, 2, 3, 4, 0, 700, 5),
			composite(moreParts|hasTwoByTwo, 1, 0, 1, 2, 3, 4, 0, 1, 5),
			[]typeset.GlyphID{700},
			nil,
		},
		{"instructions", composite(0, 700, 0, 0, 702, 0), composite(0, 1, 0, 0, 702, 0), []typeset.GlyphID{700}, nil},
		{"no second part", composite(moreParts, 700, 0), composite(moreParts, 1, 0), []typeset.GlyphID{700}, nil},
		{"half a part", composite(moreParts|hasTwoByTwo, 700), composite(moreParts|hasTwoByTwo, 1), []typeset.GlyphID{700}, nil},
		{"no part", composite(), composite(), nil, nil},
	}
	for _, test := range tests {
		s := &subset{number: map[typeset.GlyphID]uint16{}}
		s.add(0)
		for _, g := range test.before {
			s.add(g)
		}
		got := bytes.Clone(test.outline)
		s.renumberParts(got)
		if !bytes.Equal(got, test.want) {
			t.Errorf("%s: % x, want % x", test.name, got, test.want)
		}
		if glyphs := s.glyphs[1:]; !slices.Equal(glyphs, test.glyphs) {
			t.Errorf("%s: glyphs %v, want %v", test.name, glyphs, test.glyphs)
		}
	}
}

// Each code finds its glyph, and codes between find none.
func TestCharacterMap(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		codes    []rune
		glyphs   []uint16
		segments int
	}{
		{"none", nil, nil, 1},
		{"a row", []rune{65, 66, 67}, []uint16{1, 2, 3}, 2},
		{"a row of codes, not of glyphs", []rune{65, 66, 67}, []uint16{3, 2, 1}, 4},
		{"two rows", []rune{65, 66, 0x4E00, 0x4E01}, []uint16{9, 10, 11, 12}, 3},
		{"the same glyph", []rune{0x20, 0xA0}, []uint16{1, 1}, 3},
		{"high codes", []rune{0xE000, 0xF8FF, 0xFFFD}, []uint16{1, 2, 3}, 4},
	}
	for _, test := range tests {
		table, err := characterMap(test.codes, test.glyphs)
		if err != nil {
			t.Fatal(err)
		}
		if got := int(binary.BigEndian.Uint16(table[12+6:])) / 2; got != test.segments {
			t.Errorf("%s: %d segments, want %d", test.name, got, test.segments)
		}
		want := map[rune]uint16{}
		for i, code := range test.codes {
			want[code] = test.glyphs[i]
		}
		for code := rune(0); code <= 0xFFFF; code++ {
			if got := lookUp(table[12:], uint16(code)); got != want[code] {
				t.Errorf("%s: code %X has glyph %d, want %d", test.name, code, got, want[code])
			}
		}
	}
}

// lookUp finds a code in a subtable of format 4 without glyph arrays (OpenType,
// 'cmap').
func lookUp(table []byte, code uint16) uint16 {
	word := func(i int) uint16 { return binary.BigEndian.Uint16(table[2*i:]) }
	count := int(word(3)) / 2
	for i := range count {
		if end, start, delta := word(7+i), word(8+count+i), word(8+2*count+i); code <= end {
			if code < start {
				return 0
			}
			return code + delta
		}
	}
	return 0
}

// A table of format 4 has at most 64 KiB.
func TestCharacterMapIsFull(t *testing.T) {
	t.Parallel()
	const most = (0xFFFF-16)/8 - 1
	for n, fits := range map[int]bool{most: true, most + 1: false} {
		var codes []rune
		var glyphs []uint16
		for i := range n { // no two of a row
			codes, glyphs = append(codes, rune(0x100+2*i)), append(glyphs, uint16(i+1))
		}
		table, err := characterMap(codes, glyphs)
		if fits != (err == nil) {
			t.Errorf("%d segments: %v", n, err)
		}
		if fits && int(binary.BigEndian.Uint16(table[14:])) != len(table)-12 {
			t.Errorf("%d segments: the table of %d bytes says %d", n, len(table)-12, binary.BigEndian.Uint16(table[14:]))
		}
	}
}

// Tables are found by their tags, in order, each on a multiple of four
// (OpenType, "Table Directory").
func TestAssemble(t *testing.T) {
	t.Parallel()
	tables := map[string][]byte{"glyf": []byte("outlines"), "cvt ": []byte("abc"), "OS/2": {1}, "head": nil}
	file := assemble(tables)
	if string(file[:4]) != "\x00\x01\x00\x00" || int(binary.BigEndian.Uint16(file[4:])) != len(tables) {
		t.Fatalf("the file begins with % x", file[:12])
	}
	var tags []string
	for i := range len(tables) {
		entry := file[12+16*i:]
		tag := string(entry[:4])
		tags = append(tags, tag)
		start, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if start%4 != 0 || !bytes.Equal(file[start:start+length], tables[tag]) {
			t.Errorf("table %q is % x at %d, want % x", tag, file[start:start+length], start, tables[tag])
		}
	}
	if got, want := strings.Join(tags, ","), "OS/2,cvt ,glyf,head"; got != want {
		t.Errorf("the tables are %s, want %s", got, want)
	}
	if len(file)%4 != 0 {
		t.Errorf("the file has %d bytes", len(file))
	}
}
