package cff

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	gotext "github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"

	"github.com/pobook/pobook/internal/sfnt/extent"
	"github.com/pobook/pobook/internal/sfnt/samples"
)

func open(t testing.TB, table []byte) *Font {
	t.Helper()
	font, err := tryOpen(table)
	if err != nil {
		t.Fatal(err)
	}
	return font
}

func tryOpen(table []byte) (*Font, error) {
	whole, err := extent.New(bytes.NewReader(table), 0, int64(len(table)))
	if err != nil {
		return nil, err
	}
	return Open(whole)
}

func cutTo(t testing.TB, table []byte, glyphs ...int) []byte {
	t.Helper()
	small, err := open(t, table).Subset(glyphs, "Small", 1000)
	if err != nil {
		t.Fatal(err)
	}
	return small
}

// drawn returns what go-text's reader of the format draws for a glyph.
func drawn(t testing.TB, table []byte, glyph int) []opentype.Segment {
	t.Helper()
	font, err := gotext.Parse(table)
	if err != nil {
		t.Fatal(err)
	}
	segments, _, err := font.LoadGlyph(tables.GlyphID(glyph))
	if err != nil {
		t.Fatal(err)
	}
	return segments
}

// Each glyph of a subset is drawn as it was, by a reader of the format that is not
// ours.
func TestSubsetDrawsTheSame(t *testing.T) {
	t.Parallel()
	for _, cidKeyed := range []bool{false, true} {
		table := samples.CFF(cidKeyed)
		for _, glyphs := range [][]int{{0}, {0, 1}, {0, 2}, {0, 3}, {0, 4, 3, 1}, {0, 1, 2, 3, 4}} {
			small := cutTo(t, table, glyphs...)
			for number, glyph := range glyphs {
				if diff := cmp.Diff(drawn(t, table, glyph), drawn(t, small, number)); diff != "" {
					t.Errorf("CID-keyed %t, glyph %d of %v (-want +got):\n%s", cidKeyed, glyph, glyphs, diff)
				}
			}
		}
	}
}

// A subset of all of a subset is the subset.
func TestSubsetIsStable(t *testing.T) {
	t.Parallel()
	for _, cidKeyed := range []bool{false, true} {
		small := cutTo(t, samples.CFF(cidKeyed), 0, 3, 2)
		again := cutTo(t, small, 0, 1, 2)
		if !bytes.Equal(small, again) {
			t.Errorf("CID-keyed %t: %d bytes have become %d", cidKeyed, len(small), len(again))
		}
	}
}

// Subroutines that are not called go, and so do font dictionaries whose glyphs are
// not there; what is called keeps its number.
func TestSubsetKeepsWhatIsCalled(t *testing.T) {
	t.Parallel()
	lengths := func(s subroutines) []int {
		entries, err := s()
		if err != nil {
			t.Fatal(err)
		}
		var found []int
		for _, entry := range entries {
			found = append(found, len(entry))
		}
		return found
	}
	tests := []struct {
		glyph         int
		global, local []int
	}{
		{1, []int{0, 0, 0}, []int{4, 7, 0}},
		{2, []int{0, 0, 7}, []int{4, 0, 0}},
		{4, []int{0, 0, 0}, []int{0, 0, 0}},
	}
	for _, test := range tests {
		small := open(t, cutTo(t, samples.CFF(true), 0, test.glyph))
		if diff := cmp.Diff(test.global, lengths(small.globalSubrs)); diff != "" {
			t.Errorf("glyph %d, global (-want +got):\n%s", test.glyph, diff)
		}
		if diff := cmp.Diff(test.local, lengths(small.fonts[0].subrs)); diff != "" {
			t.Errorf("glyph %d, local (-want +got):\n%s", test.glyph, diff)
		}
		want := 1
		if test.glyph >= 3 {
			want = 2
		}
		if len(small.fonts) != want {
			t.Errorf("glyph %d: there are %d font dictionaries, not %d", test.glyph, len(small.fonts), want)
		}
	}
}

// What a program in a PDF says of its units is what the font file meant.
func TestSubsetMatrix(t *testing.T) {
	t.Parallel()
	font := open(t, samples.CFF(false))
	tests := []struct {
		unitsPerEm int
		want       []byte // of 1/unitsPerEm
	}{
		{1000, nil},
		{2048, []byte{30, 0x0A, 0x00, 0x04, 0x88, 0x28, 0x12, 0x5F}}, // 0.00048828125
		{250, []byte{30, 0x0A, 0x00, 0x4F}},                          // 0.004
	}
	for _, test := range tests {
		table, err := font.Subset([]int{0}, "Small", test.unitsPerEm)
		if err != nil {
			t.Fatal(err)
		}
		matrix, _ := open(t, table).top.find(opFontMatrix)
		if !bytes.HasPrefix(matrix.operands, test.want) || (test.want == nil) != (matrix.operands == nil) {
			t.Errorf("%d units per em: the matrix is % X", test.unitsPerEm, matrix.operands)
		}
	}
}

func TestBounds(t *testing.T) {
	t.Parallel()
	font := open(t, samples.CFF(false))
	for glyph, want := range []Box{{}, {10, 20, 60, 80}, {10, 20, 60, 80}, {5, 5, 155, 95}, {}} {
		got, err := font.Bounds(glyph)
		if err != nil || got != want {
			t.Errorf("glyph %d is in %v (%v), want %v", glyph, got, err, want)
		}
	}
}

// Charstrings and tables by which a reader could be led astray.
func TestSubsetRefuses(t *testing.T) {
	t.Parallel()
	const callsubr, ret, endchar, callgsubr = 10, 11, 14, 29
	const first = 32 // the number of subroutine 0 of a few
	twice := []byte{first, callgsubr, first, callgsubr, ret}
	var laughs [][]byte // each calls the next sixteen times
	for i := range 8 {
		laughs = append(laughs, append(bytes.Repeat([]byte{byte(first + i + 1), callgsubr}, 16), ret))
	}
	laughs = append(laughs, []byte{139, 139, 21, ret})
	tests := []struct {
		name       string
		global     [][]byte
		charstring []byte
		want       string
	}{
		{"accent", nil, []byte{139, 139, 140, 141, endchar}, "endchar with four operands"},
		{"no such subroutine", nil, []byte{first, callsubr, endchar}, "calls no subroutine"},
		{"no number", nil, []byte{callsubr, endchar}, "calls no subroutine"},
		{"half a number", nil, []byte{255, 0, 0, 128, 0, callgsubr, endchar}, "calls no subroutine"},
		{"calls itself", [][]byte{twice}, []byte{first, callgsubr, endchar}, "call stack"},
		{"laughs", laughs, []byte{first, callgsubr, endchar}, "is too long"},
		{"computes", nil, []byte{140, 140, 12, 10, endchar}, "operator 12 10"},
		{"unknown operator", nil, []byte{2}, "operator 2"},
		{"cut off", nil, []byte{28, 1}, "glyph 1"},
	}
	for _, test := range tests {
		font := open(t, samples.Table(false, test.global, nil, []byte{endchar}, test.charstring))
		if _, err := font.Subset([]int{0, 1}, "Small", 1000); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: the error is %v, want %q", test.name, err, test.want)
		}
		if _, err := font.Subset([]int{0}, "Small", 1000); err != nil {
			t.Errorf("%s: the glyph before it: %v", test.name, err)
		}
	}
	if _, err := open(t, samples.CFF(true)).Subset([]int{0, 5}, "Small", 1000); err == nil {
		t.Error("there is a glyph 5")
	}
}

// Two font dictionaries that share subroutines get a copy each, as far as those
// are not larger than the table.
func TestSubsetSharedSubroutines(t *testing.T) {
	t.Parallel()
	const callsubr, ret, endchar, first = 10, 11, 14, 32
	moves := func(size int) []byte { return append(bytes.Repeat([]byte{139, 22}, size), ret) }
	call := []byte{first, callsubr, endchar}
	for _, test := range []struct {
		size int
		want string
	}{{10, ""}, {1000, "has parts that overlap"}} {
		font := open(t, samples.Table(true, nil, [][]byte{moves(test.size)}, []byte{endchar}, call, call, call))
		_, err := font.Subset([]int{0, 1, 3}, "Small", 1000)
		if (err == nil) != (test.want == "") || err != nil && err.Error() != test.want {
			t.Errorf("%d moves: the error is %v, want %q", test.size, err, test.want)
		}
	}
}

// A table that is cut off anywhere is an error or the same font: what is missing
// may be nothing that the glyphs need.
func TestOpenCutOff(t *testing.T) {
	t.Parallel()
	for _, cidKeyed := range []bool{false, true} {
		table := samples.CFF(cidKeyed)
		want := cutTo(t, table, 0, 1, 2, 3, 4)
		for end := range table {
			font, err := tryOpen(table[:end])
			if err != nil {
				continue
			}
			got, err := font.Subset([]int{0, 1, 2, 3, 4}, "Small", 1000)
			if err == nil && !bytes.Equal(got, want) {
				t.Errorf("CID-keyed %t: %d bytes give another font", cidKeyed, end)
			}
		}
	}
}

// Whatever a table holds, it is an error or a font of which a subset can be made
// that is one too, and draws the same.
func FuzzSubset(f *testing.F) {
	for _, cidKeyed := range []bool{false, true} {
		table := samples.CFF(cidKeyed)
		f.Add(table, uint16(3))
		f.Add(cutTo(f, table, 0, 2), uint16(1))
	}
	f.Fuzz(func(t *testing.T, table []byte, glyph uint16) {
		font, err := tryOpen(table)
		if err != nil {
			return
		}
		box, err := font.Bounds(int(glyph))
		if err != nil {
			return
		}
		small, err := font.Subset([]int{0, int(glyph)}, "Small", 1000)
		if err != nil {
			return
		}
		again, err := tryOpen(small)
		if err != nil {
			t.Fatalf("the subset: %v", err)
		}
		if got, err := again.Bounds(1); err != nil || got != box {
			t.Errorf("glyph %d was in %v, and is in %v (%v)", glyph, box, got, err)
		}
	})
}
