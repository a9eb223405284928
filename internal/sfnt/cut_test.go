package sfnt

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/sfnt/samples"
)

func cutTo(t testing.TB, file []byte, characters, family string) []byte {
	t.Helper()
	small, err := Cut(open(t, file), []rune(characters), family)
	if err != nil {
		t.Fatal(err)
	}
	return small
}

// The smaller font has the characters asked for and no others, each as it was
// drawn, and is the same whatever order they are given in.
func TestCut(t *testing.T) {
	t.Parallel()
	tests := []struct{ file, characters, again, without string }{
		{"NotoSansTC-Regular.ttf", "文中一中丁𠀡", "𠀡一丁中文", "七𠀋"},
		{"NotoSans-Regular.ttf", "ñÅabc", "cbaÅñ", "nÇ"},
		{"HanSupplement-Regular.ttf", "𠈉𠛬", "𠛬𠈉", "𠀋"},
	}
	for _, test := range tests {
		content := embedded(t, test.file)
		small := cutTo(t, content, test.characters, "A Part")
		if !bytes.Equal(small, cutTo(t, content, test.again, "A Part")) {
			t.Errorf("%s: another order gives another font", test.file)
		}
		if got := sum(small); got != checksumOfFile {
			t.Errorf("%s: the checksum of the file is %#x", test.file, got)
		}
		if got := open(t, small).Names(); got.Family != "A Part" || got.PostScript != "APart-Regular" || got.Copyright == "" {
			t.Errorf("%s: the font calls itself %+v", test.file, got)
		}
		was, is := parse(t, content), parse(t, small)
		for _, r := range test.characters + test.without {
			glyph, ok := is.NominalGlyph(r)
			if ok != strings.ContainsRune(test.characters, r) {
				t.Errorf("%s: %c is there: %t", test.file, r, ok)
			}
			if !ok {
				continue
			}
			old, _ := was.NominalGlyph(r)
			if got, want := is.HorizontalAdvance(glyph), was.HorizontalAdvance(old); got != want {
				t.Errorf("%s: %c is %.0f wide, want %.0f", test.file, r, got, want)
			}
			got, _ := is.GlyphExtents(glyph)
			if want, _ := was.GlyphExtents(old); got != want {
				t.Errorf("%s: %c takes %v, want %v", test.file, r, got, want)
			}
		}
	}
}

// The supplement in the fonts folder has been cut: cutting it to what it has gives
// it again, byte for byte.
func TestCutIsStable(t *testing.T) {
	t.Parallel()
	const name = "HanSupplement-Regular.ttf"
	list, err := os.ReadFile("../../fonts/HanSupplement.txt")
	if err != nil {
		t.Fatal(err)
	}
	var characters strings.Builder
	for line := range strings.Lines(string(list)) {
		if !strings.HasPrefix(line, "#") {
			characters.WriteString(strings.TrimSpace(line))
		}
	}
	if !bytes.Equal(embedded(t, name), cutTo(t, embedded(t, name), characters.String(), "Han Supplement")) {
		t.Error("the font has changed")
	}
}

// More rows than format 4 has room for are in format 12 alone.
func TestEncodeCharacters(t *testing.T) {
	t.Parallel()
	rows := func(n int) (characters []rune, glyphs []uint16) {
		for i := range n {
			characters = append(characters, rune(0x100+2*i))
			glyphs = append(glyphs, uint16(i+1))
		}
		return characters, glyphs
	}
	for _, test := range []struct {
		rows    int
		formats []byte
	}{{1, []byte{4, 12}}, {8188, []byte{4, 12}}, {8189, []byte{12}}} {
		table := encodeCharacters(rows(test.rows))
		var formats []byte
		for i := range int(table[3]) {
			at := 4 + 8*i
			offset := int(table[at+6])<<8 | int(table[at+7]) | int(table[at+5])<<16
			formats = append(formats, table[offset+1])
		}
		if !bytes.Equal(formats, test.formats) {
			t.Errorf("%d rows are in the formats %v, want %v", test.rows, formats, test.formats)
		}
	}
}

func TestCutRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		file       []byte
		characters string
		want       string
	}{
		{"missing", samples.TrueType("Sample"), "A𠮷", "has no U+20BB7 𠮷"},
		{"CFF", samples.OpenType("Sample", false), "A", "only TrueType fonts are cut to files"},
		{"characters cut off", trueTypeWith("cmap", []byte{0, 0, 0, 1}), "A", "table cmap"},
	}
	for _, test := range tests {
		_, err := Cut(open(t, test.file), []rune(test.characters), "A")
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: the error is %v, want %q", test.name, err, test.want)
		}
	}
}
