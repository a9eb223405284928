package undrawn_test

import (
	"fmt"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/undrawn"
)

// add counts the characters of a text, which is a file of one line.
func add(t *undrawn.Tally, file, text string) {
	for i, r := range text {
		t.Add(r, file, func() diag.Position { return diag.Position{File: file, Line: 1, Column: i + 1} })
	}
}

func said(t *undrawn.Tally, severity diag.Severity) []string {
	var lines []string
	for _, g := range t.Groups() {
		lines = append(lines, g.Diagnostic(severity).Error())
	}
	return lines
}

// What is reported together, and in which words.
func TestDiagnostics(t *testing.T) {
	t.Parallel()
	var tally undrawn.Tally
	add(&tally, "a.md", "ཀཁ∗ཀ\u0f72\u0f71∗한\x1b\ue000\u0489\U0001F9EA")
	add(&tally, "b.md", "ཀ\ufffe\x1b\ue000\ue001")
	hint := func(key string) string {
		return fmt.Sprintf(`; name a font file that has it at "faces", as %q, or write it in another way (missing-glyph)`, key)
	}
	const private = `; name the font that has its meaning at "faces", as "symbols", or write that (private-use)`
	want := []string{
		"a.md:1:1: no face has 5 characters of the Tibetan script, such as ཀ (U+0F40), ཁ (U+0F41), ◌ི (U+0F72), ◌ཱ (U+0F71)" + hint("Tibt"),
		"a.md:1:7: no face has ∗ (U+2217 ASTERISK OPERATOR), which is there 2 times" + hint("symbols"),
		"a.md:1:22: no face has 한 (U+D55C)" + hint("Hang"),
		"a.md:1:25: warning: the control character U+001B; delete what a program has left there (not-text)",
		"a.md:1:26: no face has U+E000, a character for private use" + private,
		"a.md:1:29: no face has ◌҉ (U+0489 COMBINING CYRILLIC MILLIONS SIGN)" + hint("Cyrl"),
		"a.md:1:31: no face has 🧪 (U+1F9EA TEST TUBE)" + hint("symbols"),
		"b.md:1:1: no face has ཀ (U+0F40 TIBETAN LETTER KA)" + hint("Tibt"),
		"b.md:1:4: warning: 2 control characters that text cannot have, such as U+FFFE, U+001B; delete what a program has left there (not-text)",
		"b.md:1:8: no face has 2 characters for private use, such as U+E000, U+E001" + private,
	}
	if diff := cmp.Diff(want, said(&tally, diag.Error)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, g := range tally.Groups() {
		if d := g.Diagnostic(diag.Warning); d.Severity != diag.Warning {
			t.Errorf("as a warning: %s", d)
		}
	}
}

// A file without the signs of its formulas is a screen of lines, not a thousand.
func TestManySymbols(t *testing.T) {
	t.Parallel()
	var tally undrawn.Tally
	for r := '\u2200'; r < '\u2300'; r++ {
		add(&tally, "a.md", string(r)+string(r))
	}
	lines := said(&tally, diag.Error)
	if len(lines) != 11 {
		t.Fatalf("%d lines", len(lines))
	}
	const want = `a.md:1:1: no face has 492 other symbols, such as ∊ (U+220A), ∋ (U+220B), ∌ (U+220C), ∍ (U+220D), ∎ (U+220E), ∏ (U+220F), ∐ (U+2210), ∑ (U+2211), − (U+2212), ∓ (U+2213); name a font file that has it at "faces", as "symbols", or write it in another way (missing-glyph)`
	if diff := cmp.Diff(want, lines[10]); diff != "" {
		t.Error(diff)
	}
}

// What is kept and printed does not grow with what is different, and time grows with
// the text alone.
func TestHostileTally(t *testing.T) {
	t.Parallel()
	var all undrawn.Tally
	for r := rune(1); r <= unicode.MaxRune; r++ {
		add(&all, "a.md", string(r))
	}
	if n := len(all.Groups()); n > 200 {
		t.Errorf("all characters of Unicode give %d findings", n)
	}
	for _, line := range said(&all, diag.Error) {
		if len(line) > 500 {
			t.Errorf("a line has %d bytes: %s", len(line), line)
		}
	}
	bookgen.Linear(t, "counting", 20_000, func(n int) {
		var tally undrawn.Tally
		for r := range rune(n) {
			tally.Add(r*31%unicode.MaxRune, "a.md", func() diag.Position { return diag.Position{} })
		}
	})
}

// Two volumes that show the same text of the source have groups that begin alike.
func TestFirst(t *testing.T) {
	t.Parallel()
	var one, two, other undrawn.Tally
	add(&one, "a.md", "ཀཁ")
	add(&two, "a.md", "ཀཀཀ")
	add(&other, "a.md", " ཀ")
	first := func(t *undrawn.Tally) undrawn.First { return t.Groups()[len(t.Groups())-1].First() }
	if first(&one) != first(&two) || first(&one) == first(&other) {
		t.Error("groups are not told apart by where they begin")
	}
}

// The characters that need a glyph are those of Unicode that have a look.
func TestNeedsGlyph(t *testing.T) {
	t.Parallel()
	var wrong []string
	for r := rune(1); r <= unicode.MaxRune; r++ {
		unseen := unicode.In(r, unicode.Z, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) || r < 0x80 && unicode.IsControl(r) ||
			unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
		if undrawn.NeedsGlyph(r) == unseen && !unicode.Is(differing, r) {
			wrong = append(wrong, fmt.Sprintf("%U", r))
		}
	}
	if len(wrong) > 0 {
		t.Errorf("%d characters: %v", len(wrong), wrong[:min(len(wrong), 20)])
	}
}

// differing are characters without a look of their own that a face has to have all the
// same, as package typeset asks for them.
var differing = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x85, Hi: 0x85, Stride: 1},     // white space, and a control
		{Lo: 0x115F, Hi: 0x1160, Stride: 1}, // fillers of Hangul
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1}, // vowels of Khmer
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
		{Lo: 0xFFF0, Hi: 0xFFFB, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x13430, Hi: 0x1343F, Stride: 1}, // of hieroglyphs
		{Lo: 0x1BCA0, Hi: 0x1BCA3, Stride: 1}, // of shorthand
		{Lo: 0x1D173, Hi: 0x1D17A, Stride: 1}, // of musical notation
	},
}
