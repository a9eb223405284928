package script_test

import (
	"fmt"
	"testing"
	"unicode"

	"golang.org/x/text/width"

	"github.com/pobook/pobook/internal/script"
)

// all calls f with the characters of Unicode.
func all(f func(r rune)) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf) {
			f(r)
		}
	}
}

// hold compares a predicate with what Unicode says of each character.
func hold(t *testing.T, name string, predicate, want func(rune) bool) {
	t.Helper()
	wrong := 0
	all(func(r rune) {
		if got := predicate(r); got != want(r) {
			if wrong++; wrong <= 10 {
				t.Errorf("%s(%U %c) = %v", name, r, r, got)
			}
		}
	})
	if wrong > 10 {
		t.Errorf("%s is wrong of %d characters", name, wrong)
	}
}

// Of ScriptExtensions.txt: what has no extensions but Hira and Kana, and the
// letters that have Hani as well. Package unicode does not have the property.
var (
	kanaMarks     = []rune("〱〲〳〴〵\u3099\u309A゛゜゠ー\uFF70\uFF9E\uFF9F")
	sharedLetters = []rune("〆〼")
)

func in(list []rune, r rune) bool {
	for _, c := range list {
		if c == r {
			return true
		}
	}
	return false
}

func isKana(r rune) bool {
	return unicode.In(r, unicode.Hiragana, unicode.Katakana) || in(kanaMarks, r)
}

func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Bopomofo) || isKana(r) || in(sharedLetters, r)
}

// ofCJK has the blocks that hold the signs of Chinese and Japanese.
var ofCJK = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x2FF0, Hi: 0x33FF, Stride: 1}, {Lo: 0xFE10, Hi: 0xFE1F, Stride: 1}, {Lo: 0xFE30, Hi: 0xFE6F, Stride: 1}, {Lo: 0xFF00, Hi: 0xFFEF, Stride: 1},
}}

func isSign(r rune, widths ...width.Kind) bool {
	kind := width.LookupRune(r).Kind()
	for _, w := range widths {
		if kind == w && unicode.Is(ofCJK, r) && r != '\u3000' && !unicode.Is(unicode.Hangul, r) && !isUnspaced(r) {
			return true
		}
	}
	return false
}

func isFullWidth(r rune) bool { return isSign(r, width.EastAsianWide, width.EastAsianFullwidth) }

func TestPropertiesOfUnicode(t *testing.T) {
	t.Parallel()
	hold(t, "IsHan", script.IsHan, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	hold(t, "IsRadical", script.IsRadical, func(r rune) bool { return unicode.Is(unicode.Radical, r) })
	hold(t, "IsKana", script.IsKana, isKana)
	hold(t, "IsUnspaced", script.IsUnspaced, isUnspaced)
	hold(t, "IsFullWidth", script.IsFullWidth, isFullWidth)
	hold(t, "IsEastAsian", script.IsEastAsian, func(r rune) bool {
		return isUnspaced(r) || isFullWidth(r) || isSign(r, width.EastAsianHalfwidth)
	})
	hold(t, "IsWide", script.IsWide, func(r rune) bool {
		kind := width.LookupRune(r).Kind()
		return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
	})
}

// What the predicates report of characters on which one could disagree. The
// letters are those of Han, Kana, Unspaced, FullWidth, EastAsian, wIde.
func TestDoubtfulCharacters(t *testing.T) {
	t.Parallel()
	tests := []struct {
		r    rune
		want string
		name string
	}{
		{'a', "", "Latin"},
		{'文', "H U EI", "Han"},
		{'〇', "H U EI", "the number zero, of the block of punctuation"},
		{'々', "H U EI", "an iteration mark"},
		{'⽂', "H U EI", "a radical"},
		{'豈', "H U EI", "a compatibility ideograph"},
		{'𠮷', "H U EI", "Extension B"},
		{'𫠝', "H U EI", "Extension E"},
		{'〆', "  U EI", "a letter of Common"},
		{'ひ', " KU EI", "hiragana"},
		{'カ', " KU EI", "katakana"},
		{'ー', " KU EI", "the sign of length, of Common"},
		{'ｶ', " KU E", "halfwidth katakana"},
		{'ｰ', " KU E", "the halfwidth sign of length"},
		{'・', "   FEI", "an interpunct of all scripts of East Asia"},
		{'ㄅ', "  U EI", "bopomofo"},
		{'˫', "  U E", "a tone of bopomofo"},
		{'ˇ', "", "a tone of bopomofo that others use too"},
		{'한', "     I", "Hangul: Korean has spaces"},
		{'ㅎ', "     I", "a compatibility jamo"},
		{'ﾡ', "", "a halfwidth jamo"},
		{'\u3000', "     I", "the ideographic space"},
		{'。', "   FEI", "a full stop"},
		{'「', "   FEI", "a corner bracket"},
		{'，', "   FEI", "a full-width comma"},
		{'Ａ', "   FEI", "a full-width letter"},
		{'￥', "   FEI", "a full-width currency sign"},
		{'﹁', "   FEI", "a vertical form"},
		{'﹐', "   FEI", "a small form"},
		{'㎏', "   FEI", "a squared unit"},
		{'㈠', "   FEI", "an enclosed ideograph"},
		{'㈀', "     I", "an enclosed jamo"},
		{'｡', "    E", "a halfwidth full stop"},
		{'“', "", "a quotation mark that Latin shares"},
		{'—', "", "a dash that Latin shares"},
		{'…', "", "an ellipsis that Latin shares"},
		{'🎉', "     I", "a pictograph"},
		{'ไ', "", "Thai"},
		{'\uFFFD', "", "the sign for a broken character"},
		{-1, "", "no character"},
	}
	predicates := []func(rune) bool{script.IsHan, script.IsKana, script.IsUnspaced, script.IsFullWidth, script.IsEastAsian, script.IsWide}
	for _, test := range tests {
		got := ""
		for i, holds := range predicates {
			if holds(test.r) {
				got = fmt.Sprintf("%-*s%c", i, got, "HKUFEI"[i])
			}
		}
		if got != test.want {
			t.Errorf("%c, %s: %q, want %q", test.r, test.name, got, test.want)
		}
	}
}

func TestColumns(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"": 0, "abc": 3, "naïve": 5, "文": 2, "用 po 檔。": 10, "ｶﾞ": 2, "한글": 4, "\xff\xfe": 2, "“文”": 4,
	} {
		if got := script.Columns(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

// samples have the mixture of characters that books have.
var samples = map[string][]rune{
	"Latin":   []rune("Weblate keeps a component for each section, and counts words."),
	"Chinese": []rune("開放手冊的在地化（Weblate 上的討論），不只是把句子換成「另一種語言」。"),
	"kana":    []rune("サーバーの翻訳は、ひらがなとカタカナで書きます。"),
}

func BenchmarkPredicates(b *testing.B) {
	predicates := []struct {
		name  string
		holds func(rune) bool
	}{
		{"IsHan", script.IsHan},
		{"IsKana", script.IsKana},
		{"IsUnspaced", script.IsUnspaced},
		{"IsFullWidth", script.IsFullWidth},
		{"IsEastAsian", script.IsEastAsian},
		{"IsWide", script.IsWide},
	}
	for _, p := range predicates {
		for name, sample := range samples {
			b.Run(p.name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					for _, r := range sample {
						p.holds(r)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(sample)), "ns/char")
			})
		}
	}
}
