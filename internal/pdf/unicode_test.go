package pdf

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/typeset"
)

// A range of a CMap has one first byte (ISO 32000-1, 9.7.6.2), and no code is
// mapped twice.
func TestIdentityRanges(t *testing.T) {
	t.Parallel()
	tests := []struct{ first, last int }{
		{0xE000, 0xE000},
		{0xE000, 0xE0FF},
		{0xE001, 0xE100},
		{0xE080, 0xE17F},
		{0xE0FF, 0xE200},
		{firstBorrowed, lastBorrowed},
		{0, 0},
		{0xFFFF, 0xFFFF},
		{0, 0xFFFF},
	}
	for _, test := range tests {
		mapped := map[int]int{}
		for _, line := range identityRanges(test.first, test.last) {
			var from, to, target int
			if _, err := fmt.Sscanf(line, "<%04X> <%04X> <%04X>", &from, &to, &target); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if from > to || from>>8 != to>>8 || target != from {
				t.Errorf("%X to %X: the range %s", test.first, test.last, line)
			}
			for code := from; code <= to; code++ {
				mapped[code]++
			}
		}
		for code := range 0x10000 {
			want := 1
			if code >= test.first && code <= test.last {
				want = 0
			}
			if mapped[code] != want {
				t.Errorf("%X to %X: code %X is mapped %d times, want %d", test.first, test.last, code, mapped[code], want)
				break
			}
		}
	}
}

func TestGroupsOfCMap(t *testing.T) {
	t.Parallel()
	for lines, want := range map[int][]int{0: nil, 1: {1}, 100: {100}, 101: {100, 1}, 250: {100, 100, 50}} {
		var b bytes.Buffer
		writeGroups(&b, "bfchar", strings.Fields(strings.Repeat("x ", lines)))
		var got []int
		for group := range strings.SplitSeq(strings.TrimSuffix(b.String(), "endbfchar\n"), "endbfchar\n") {
			head, body, _ := strings.Cut(group, " beginbfchar\n")
			if n, err := strconv.Atoi(head); err == nil {
				got = append(got, n)
				if strings.Count(body, "x\n") != n {
					t.Errorf("a group of %d has %d lines", n, strings.Count(body, "x\n"))
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d lines (-want +got):\n%s", lines, diff)
		}
	}
}

var (
	oneCode   = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-Fa-f]+)>$`)
	codeRange = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$`)
)

// readUnicodeMap reads a map from codes to text, which must have each code once.
func readUnicodeMap(t *testing.T, cmap []byte) map[rune]string {
	t.Helper()
	texts := map[rune]string{}
	put := func(code rune, text string) {
		if old, ok := texts[code]; ok {
			t.Errorf("code %X is %q and %q", code, old, text)
		}
		texts[code] = text
	}
	code := func(digits []byte) rune {
		n, err := strconv.ParseUint(string(digits), 16, 16)
		if err != nil {
			t.Fatal(err)
		}
		return rune(n)
	}
	_, cmap, _ = bytes.Cut(cmap, []byte("endcodespacerange\n"))
	for _, m := range oneCode.FindAllSubmatch(cmap, -1) {
		put(code(m[1]), fromUTF16Hex(t, string(m[2])))
	}
	for _, m := range codeRange.FindAllSubmatch(cmap, -1) {
		for i := code(m[1]); i <= code(m[2]); i++ {
			put(i, string(code(m[3])+i-code(m[1])))
		}
	}
	return texts
}

// Codes that are borrowed say what they stand for, and all others what they are:
// also those of private use that the pages show as themselves.
func TestUnicodeMap(t *testing.T) {
	t.Parallel()
	f := &font{}
	f.use("字\uE001\uE003")
	sayings := []saying{{7, "\U0002010C"}, {8, "👩\u200D👧"}, {9, "fi"}}
	for _, s := range sayings {
		f.borrow(s)
	}
	f.borrow(sayings[1])
	if err := f.lendCodes(); err != nil {
		t.Fatal(err)
	}
	texts := readUnicodeMap(t, f.unicodeMap())
	for i, code := range []rune{0xE000, 0xE002, 0xE004} {
		if f.codes[sayings[i]] != code {
			t.Errorf("%q borrows %X, want %X", sayings[i].text, f.codes[sayings[i]], code)
		}
		if texts[code] != sayings[i].text {
			t.Errorf("code %X is %q, want %q", code, texts[code], sayings[i].text)
		}
	}
	for _, r := range "A字\uE001\uE003\uE005\uFFFD" {
		if texts[r] != string(r) {
			t.Errorf("code %X is %q", r, texts[r])
		}
	}
}

// However many characters follow each other, few of their codes do, and the text is
// what it was. fpdf takes time with the third power of what does.
//
//nolint:paralleltest // it measures time
func TestRowsOfCodes(t *testing.T) {
	face := typeset.NewFace(func() (typeset.Source, error) { return fonts.Open("NotoSansTC-Regular.ttf") })
	f := &font{face: face}
	var all []rune
	for r := rune(0x4E00); r < 0xA000; r++ {
		if _, ok := face.Glyph(r); ok {
			all = append(all, r)
		}
	}
	f.use(string(all))
	for i := range 200 {
		f.borrow(saying{1, strconv.Itoa(i)})
	}
	if err := f.lendCodes(); err != nil {
		t.Fatal(err)
	}
	row, before := 0, rune(0)
	for _, code := range f.shownCodes() {
		if row++; code != before+1 {
			row = 1
		}
		if before = code; row > mostInRow {
			t.Fatalf("%d codes follow each other up to %X", row, code)
		}
	}
	texts := readUnicodeMap(t, f.unicodeMap())
	for _, r := range all {
		if got := texts[f.codeOf(r)]; got != string(r) {
			t.Errorf("%c is %q in the text layer", r, got)
		}
	}
	bookgen.Linear(t, "a list of characters", 500, func(n int) {
		text := &typeset.Text{Face: face, Text: string(all[:min(n, len(all))]), Size: 1}
		pages := &typeset.Pages{Width: 100, Height: 100, Pages: []*typeset.Page{{Marks: []typeset.Mark{text}}}, Structure: make([]typeset.Node, 1)}
		if err := Write(io.Discard, pages, Meta{}, nil); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTooManyBorrowers(t *testing.T) {
	t.Parallel()
	f := &font{}
	for i := range mostBorrowed {
		f.borrow(saying{1, strconv.Itoa(i)})
	}
	if err := f.lendCodes(); err != nil {
		t.Errorf("all codes of the area: %v", err)
	}
	f.borrow(saying{1, "one more"})
	if err := f.lendCodes(); err == nil {
		t.Error("more glyphs borrow codes than there are")
	}
}

func TestUnicodeMapsAreFound(t *testing.T) {
	t.Parallel()
	object := func(family string, number int) string {
		return fmt.Sprintf("/Type /Font\n/Subtype /Type0\n/BaseFont /utf8%s\n/Encoding /Identity-H\n/DescendantFonts [4 0 R]\n/ToUnicode %d 0 R\n", family, number)
	}
	lends, plain := &font{family: "taga"}, &font{family: "tagb"}
	lends.borrow(saying{1, "x"})
	file := []byte(object("tagb", 5) + object("taga", 17) + object("tagab", 9))
	d := &drawing{fonts: fontsOf(lends, plain)}
	got := d.unicodeMaps(file)
	if len(got) != 1 || got[17] != lends {
		t.Errorf("the maps are %v, want that of object 17 alone", got)
	}
	d = &drawing{fonts: fontsOf(plain)}
	if got := d.unicodeMaps(file); len(got) != 0 {
		t.Errorf("a font without borrowed codes has another map: %v", got)
	}
}
