package bidi_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	gotext "github.com/go-text/typesetting/bidi"

	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/bookgen"
)

// The controls of UAX #9 by their names.
const (
	rle, pdf, lro, rlo = "\u202B", "\u202C", "\u202D", "\u202E"
	rli, fsi, pdi, ain = "\u2067", "\u2068", "\u2069", "\u0639"
	separator, mark    = "\u2029", "\u0300"
)

// TestLine holds texts against what a reader sees. As in UAX #9, capitals stand for Hebrew
// letters, so that a line of this file is read in the order that it is written in.
// Brackets are shown as they are; mirroring them is for the shaper.
func TestLine(t *testing.T) {
	t.Parallel()
	const ltr, rtl, auto = bidi.LeftToRight, bidi.RightToLeft, bidi.Auto
	for _, c := range []struct {
		name   string
		text   string
		base   bidi.Direction
		levels string // in the order of the text, a digit each
		shown  string // from left to right, without controls
	}{
		{"nothing", "", rtl, "", ""},
		{"a word of Hebrew", "car means CAR.", ltr, "00000000001110", "car means RAC."},
		{"a word of English", "car means CAR.", rtl, "22222222211111", ".RAC car means"},
		{"the first letter counts", "12 CAR means", auto, "221111122222", "means RAC 12"},
		{"no letter counts", "12.", auto, "000", "12."},
		{"a letter in an isolate does not count", rli + "CAR" + pdi + " means", auto, "01110000000", "RAC means"},
		{"quotations in isolates", "“" + rli + "car MEANS" + pdi + "”, “" + rli + "IT" + pdi + "”", ltr, "002221111110000001100", "“SNAEM car”, “TI”"},
		{"an isolate by its first letter", fsi + "CAR means" + pdi + "!", ltr, "011112222200", "means RAC!"},
		{"an isolate without letters", fsi + "12" + pdi + " IT", rtl, "1221111", "TI 12"},
		{"a telephone number", "CALL 12-34 NOW", ltr, "11111222221111", "WON 12-34 LLAC"},
		{"a range after Arabic", ain + " 12-34", ltr, "1122122", "34-12 " + ain},
		{"a percentage", "COST 5%.", ltr, "11111220", "5% TSOC."},
		{"a minus alone", "COST - 5", ltr, "11111112", "5 - TSOC"},
		{"brackets with both", "ab (CD ef) GH", ltr, "0000110000011", "ab (DC ef) HG"},
		{"brackets after Hebrew", "AB (CD) ef", ltr, "1111111000", ")DC( BA ef"},
		{"brackets after English", "ab (CD)", ltr, "0000110", "ab (DC)"},
		{"brackets without text", "AB (!) CD", ltr, "111111111", "DC )!( BA"},
		{"brackets that cross", "ab (CD [EF) gh]", ltr, "000011111100000", "ab (FE[ DC) gh]"},
		{"brackets that are equivalent", "AB \u2329CD\u3009 ef", ltr, "1111111000", "\u3009DC\u2329 BA ef"},
		{"a mark on a bracket", "AB (CD)" + mark + " ef", ltr, "11111111000", mark + ")DC( BA ef"},
		{"an override of a mark on a bracket", rle + "a(b)" + pdf + rlo + mark + pdf, ltr, "022222210", mark + "a(b)"},
		{"white space at the end", "AB  ", ltr, "1100", "BA  "},
		{"white space at the other end", "ab  ", rtl, "2211", "  ab"},
		{"a tab", "AB \tCD", ltr, "110011", "BA \tDC"},
		{"an override", "ab" + rlo + "cd1" + pdf + "ef", ltr, "000111100", "ab1dcef"},
		{"an override to the right", lro + "AB" + pdf, ltr, "0220", "AB"},
		{"a character that is removed", "AB\u200Bc", ltr, "1110", "BAc"},
		{"two paragraphs", "AB" + separator + "CD.", ltr, "110110", "BA" + separator + "DC."},
		{"an isolate ends with its paragraph", rli + "AB" + separator + "cd", ltr, "011000", "BA" + separator + "cd"},
		{"an embedding ends with its paragraph", rlo + "ab" + separator + "cd", ltr, "011000", "ba" + separator + "cd"},
		{"a letter after an isolate of another paragraph counts", fsi + separator + "AB", auto, "1111", "BA" + separator},
		{"no character", "AB\uFFFDCD", ltr, "11111", "DC\uFFFDBA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := hebrew(c.text)
			p := bidi.New(text, c.base)
			levels := p.LineLevels(0, len(text))
			if got := written(levels); got != c.levels {
				t.Errorf("levels %s, not %s", got, c.levels)
			}
			if got := shown(text, levels); got != string(hebrew(c.shown)) {
				t.Errorf("shown as %q, not %q", got, string(hebrew(c.shown)))
			}
		})
	}
}

// TestLinesOfAParagraph divides one into lines, each of which is ordered by itself.
func TestLinesOfAParagraph(t *testing.T) {
	t.Parallel()
	text := hebrew("ab CD EF gh")
	p := bidi.New(text, bidi.LeftToRight)
	if got := written(p.Levels()); got != "00011111000" {
		t.Errorf("levels %s", got)
	}
	const first = 6
	got := shown(text[:first], p.LineLevels(0, first)) + "/" + shown(text[first:], p.LineLevels(first, len(text)))
	if want := string(hebrew("ab DC /FE gh")); got != want {
		t.Errorf("shown as %q, not %q", got, want)
	}
	if got := written(p.Levels()); got != "00011111000" {
		t.Errorf("levels %s after the lines", got)
	}
}

// TestLimits asks for more than the algorithm grants.
func TestLimits(t *testing.T) {
	t.Parallel()
	deep := bidi.New([]rune(strings.Repeat(rle, 200)+"a"), bidi.LeftToRight).Levels()
	if got := deep[len(deep)-1]; got != 126 {
		t.Errorf("level %d", got)
	}
	// A pair that is found before there are too many open brackets stays one: the
	// brackets have the direction of the Hebrew.
	for _, brackets := range []string{"", strings.Repeat("(", 64)} {
		text := hebrew("AB(CD)" + brackets)
		if got := written(bidi.New(text, bidi.LeftToRight).Levels()[:6]); got != "111111" {
			t.Errorf("%s before %q", got, brackets)
		}
	}
}

// TestOrder lays parts of a line, which have a level each.
func TestOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		levels []bidi.Level
		want   string
	}{
		{nil, "[]"},
		{[]bidi.Level{0, 0, 0}, "[0 1 2]"},
		{[]bidi.Level{1, 1, 1}, "[2 1 0]"},
		{[]bidi.Level{0, 1, 2, 1, 0}, "[0 3 2 1 4]"},
		{[]bidi.Level{1, 2, 2, 1}, "[3 1 2 0]"},
		{[]bidi.Level{2, 1, 4, 3, 3, 4}, "[5 4 3 2 1 0]"},
		{[]bidi.Level{3, 3, 0, 2, 3, 3, 2}, "[1 0 2 3 5 4 6]"},
	} {
		if got := fmt.Sprint(bidi.Order(c.levels)); got != c.want {
			t.Errorf("%v is in the order %s, not %s", c.levels, got, c.want)
		}
	}
}

// TestNeedsLevels asks of each character.
func TestNeedsLevels(t *testing.T) {
	t.Parallel()
	needs := map[any]bool{}
	for _, like := range []rune{'א', 'ع', '٣', '\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068'} {
		needs[bidi.ClassOf(like)] = true
	}
	for r := rune(-1); r <= 0x110000; r++ {
		if got := bidi.NeedsLevels([]rune{'a', r}); got != needs[bidi.ClassOf(r)] {
			t.Errorf("%U: %t", r, got)
		}
	}
}

// hostile are texts that cost the square of their length in implementations that
// look for what belongs together each time anew.
var hostile = map[string]string{
	"letters":                        "אב ",
	"isolates that none ends":        rli,
	"isolates by their first letter": fsi,
	"embeddings":                     rle + "a",
	"isolates that have ended":       "a" + rli + "א" + pdi,
	"isolates within isolates":       "a" + rli + "1" + fsi,
	"ends of isolates":               pdi,
	"digits after no letter":         "1 ",
	"digits after Arabic":            ain + strings.Repeat("1.", 50),
	"signs":                          "%",
	"marks":                          "(" + mark + ")" + mark,
	"brackets in pairs":              "()",
	"brackets within brackets":       "א" + strings.Repeat("(", 60) + "א" + strings.Repeat(")", 60),
	"brackets that none ends":        strings.Repeat("(", 62) + "a" + strings.Repeat("]", 500),
	"brackets without text before":   "[א]!",
	"white space and tabs":           "    \t",
	"paragraphs":                     separator,
	"removed":                        "\u200B",
	"numbers and letters":            "א1a",
}

// TestLinear holds the whole way from a text to its order to time in proportion.
//
//nolint:paralleltest // it measures time
func TestLinear(t *testing.T) {
	for _, what := range slices.Sorted(maps.Keys(hostile)) {
		text := []rune(hostile[what])
		bookgen.Linear(t, what, 5000, func(size int) {
			long := slices.Repeat(text, size/len(text)+1)
			for _, base := range []bidi.Direction{bidi.LeftToRight, bidi.RightToLeft} {
				p := bidi.New(long, base)
				bidi.Order(p.LineLevels(0, len(long)))
			}
		})
	}
}

// FuzzParagraph holds any text against what is true of all.
func FuzzParagraph(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, byte(0), uint16(2))
		f.Add("a"+text+text+"ab אב 12", byte(2), uint16(5))
	}
	f.Fuzz(func(t *testing.T, text string, base byte, cut uint16) {
		runes := []rune(text)
		direction := bidi.Direction(base % 3)
		p := bidi.New(runes, direction)
		if direction != bidi.Auto && p.Base() != bidi.Level(direction-bidi.LeftToRight) || p.Base() > 1 {
			t.Fatalf("base %d, asked for %d", p.Base(), direction)
		}
		if !slices.Equal(bidi.New(runes, direction).Levels(), p.Levels()) {
			t.Fatal("other levels the second time")
		}
		if explicit := bidi.New(runes, bidi.LeftToRight+bidi.Direction(p.Base())); !slices.Equal(explicit.Levels(), p.Levels()) {
			t.Fatal("the same base, when asked for, gives other levels")
		}
		if p.Base() == 0 && !bidi.NeedsLevels(runes) && slices.ContainsFunc(p.Levels(), func(l bidi.Level) bool { return l != 0 }) {
			t.Fatalf("%v, but needs no levels", p.Levels())
		}
		at := int(cut) % (len(runes) + 1)
		for _, line := range [][2]int{{0, at}, {at, len(runes)}, {0, len(runes)}} {
			checkLine(t, p, line[0], line[1])
		}
	})
}

// checkLine holds a line against the rules in their plainest form.
func checkLine(t *testing.T, p *bidi.Paragraph, start, end int) {
	t.Helper()
	levels := p.LineLevels(start, end)
	if len(levels) != end-start {
		t.Fatalf("%d levels of %d characters", len(levels), end-start)
	}
	for i, level := range levels {
		if level > 126 || level < p.Base() {
			t.Fatalf("level %d at %d", level, i)
		}
		if whole := p.Levels()[start+i]; level != whole && level != p.Base() {
			t.Fatalf("level %d at %d, not %d as in the paragraph", level, i, whole)
		}
	}
	if order, want := bidi.Order(levels), reversed(levels); !slices.Equal(order, want) {
		t.Fatalf("order %v, not %v", order, want)
	}
}

// reversed orders a line as rule L2 says it: from the highest level to the lowest odd
// one, whatever is of that level or above is reversed.
func reversed(levels []bidi.Level) []int {
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	if len(levels) == 0 {
		return order
	}
	for level := slices.Max(levels); level > 0; level-- {
		for i := 0; i < len(order); {
			start := i
			for i < len(order) && levels[order[i]] >= level {
				i++
			}
			slices.Reverse(order[start:i])
			i = max(i, start+1)
		}
	}
	return order
}

// FuzzAgainstGoText holds directions against those of go-text's implementation, for
// texts of one paragraph. It tells no levels apart that have the same direction, and gives
// marks on brackets the direction of these even where an override says another.
func FuzzAgainstGoText(f *testing.F) {
	var alphabet []rune
	for _, class := range slices.Sorted(maps.Keys(ofClass)) {
		if r := ofClass[class]; class != "B" && !slices.Contains(alphabet, r) {
			alphabet = append(alphabet, r)
		}
	}
	alphabet = append(alphabet, []rune("()[]{}()[]אבabעع\u2329\u3009\u3008\u232A")...)
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyz"), byte(1))
	f.Fuzz(func(t *testing.T, choice []byte, base byte) {
		choice = choice[:min(len(choice), 300)]
		text := make([]rune, len(choice))
		for i, b := range choice {
			text[i] = alphabet[int(b)%len(alphabet)]
		}
		if s := string(text); strings.Contains(s, mark) && strings.ContainsAny(s, lro+rlo) {
			return
		}
		levels := bidi.New(text, bidi.Direction(base%3)).LineLevels(0, len(text))
		runs := new(gotext.Paragraph).Segment(text, gotext.Direction(base%3))
		for n := range runs.NumRuns() {
			run := runs.Run(n)
			for i := run.Start; i < run.End; i++ {
				if levels[i].RightToLeft() == run.IsLeftToRight() {
					t.Fatalf("%+q: %v has another direction at %d than go-text gives it", string(text), levels, i)
				}
			}
		}
	})
}

func BenchmarkNew(b *testing.B) {
	text := []rune(strings.Repeat("The word שָׁלוֹם (shalom) and the Arabic مرحبا, of 2026, in one text. ", 16))
	b.ReportAllocs()
	for b.Loop() {
		p := bidi.New(text, bidi.LeftToRight)
		bidi.Order(p.LineLevels(0, len(text)))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)), "ns/char")
}

func BenchmarkNeedsLevels(b *testing.B) {
	for name, sentence := range map[string]string{"en": "The quick brown fox jumps over “it”. ", "zh": "一本書在每種語言裡都是同一本書。"} {
		text := []rune(strings.Repeat(sentence, 30))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				bidi.NeedsLevels(text)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)), "ns/char")
		})
	}
}

// hebrew puts Hebrew letters in the place of capitals.
func hebrew(text string) []rune {
	runes := []rune(text)
	for i, r := range runes {
		if r >= 'A' && r <= 'Z' {
			runes[i] = 'א' + r - 'A'
		}
	}
	return runes
}

// written is a digit for each level.
func written(levels []bidi.Level) string {
	var b strings.Builder
	for _, level := range levels {
		fmt.Fprintf(&b, "%d", level)
	}
	return b.String()
}

// shown is what a reader sees of a line, from left to right.
func shown(text []rune, levels []bidi.Level) string {
	var b strings.Builder
	for _, i := range bidi.Order(levels) {
		if !strings.ContainsRune("\u200B\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069", text[i]) {
			b.WriteRune(text[i])
		}
	}
	return b.String()
}
