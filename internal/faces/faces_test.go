package faces_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/sfnt"
)

// The order in which families stand in for each other, by locale.
func TestFor(t *testing.T) {
	t.Parallel()
	const (
		signs   = "Symbols2 NotoEmoji Symbols Math"
		scripts = "Armenian Georgian Hebrew Arabic Ethiopic Devanagari Gurmukhi Gujarati Bengali Tamil Telugu Kannada Malayalam Sinhala Myanmar Thai Lao Khmer"
	)
	for _, test := range []struct{ codes, han, eastAsia string }{
		{"en de hi th ru zh_Latn", "SC TC", "JP KR HK"},
		{"zh_Hans zh_CN zh_SG zh_Hans_HK yue_Hans", "SC TC", "JP KR HK"},
		{"zh_Hant zh_TW nan_Hant hak_Hant lzh", "TC SC", "JP KR HK"},
		{"zh_HK zh_MO zh_Hant_HK zh_Hant_MO yue yue_Hant", "HK TC SC", "JP KR"},
		{"ja", "JP SC TC", "KR HK"},
		{"ko", "KR TC SC", "JP HK"},
	} {
		for code := range strings.FieldsSeq(test.codes) {
			f := faces.For(parse(t, code))
			got := [][]string{names(f.Latin, f.Mono), names(f.Han...), names(f.Symbols...)}
			want := [][]string{
				{"NotoSans", "Mono"},
				append(strings.Fields(test.han), "HanSupplement"),
				strings.Fields(signs + " " + test.eastAsia + " " + scripts),
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", code, diff)
			}
		}
	}
}

// names returns what families are called, without the "NotoSans" before.
func names(families ...font.Family) []string {
	var list []string
	for _, f := range families {
		name := strings.TrimSuffix(f.Regular.Name(), "-Regular")
		if short := strings.TrimPrefix(name, "NotoSans"); short != "" {
			name = short
		}
		list = append(list, name)
	}
	return list
}

// Every embedded family is asked in every locale, and once.
func TestAllFamilies(t *testing.T) {
	t.Parallel()
	var want []string
	for _, f := range fonts.Families() {
		want = append(want, strings.TrimSuffix(f.Regular, ".ttf"))
	}
	slices.Sort(want)
	for _, code := range []string{"en", "zh_Hant", "zh_HK", "ja", "ko", "th"} {
		f := faces.For(parse(t, code))
		var got []string
		for _, family := range slices.Concat([]font.Family{f.Latin, f.Mono}, f.Han, f.Symbols) {
			got = append(got, family.Regular.Name())
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-embedded +asked):\n%s", code, diff)
		}
	}
}

// A script has the family that is made for it, which fonts for other scripts must
// not stand in for, though they have its letters.
func TestScripts(t *testing.T) {
	t.Parallel()
	for code, tests := range map[string]map[string]string{
		"en": {"Deva": "NotoSansDevanagari", "Arab": "NotoSansArabic", "Hira": "NotoSansJP", "Kana": "NotoSansJP", "Hang": "NotoSansKR", "Thai": "NotoSansThai"},
		"hi": {"Deva": "NotoSansDevanagari"},
	} {
		f := faces.For(parse(t, code))
		for script, want := range tests {
			if got := f.Scripts[script].Regular.Name(); got != want+"-Regular" {
				t.Errorf("%s: %s is set in %s, want %s", code, script, got, want)
			}
		}
	}
	f := faces.For(parse(t, "ja"))
	if f.Scripts["Kana"] != f.Han[0] {
		t.Error("kana and Han of Japanese are set in different faces")
	}
}

// Han are drawn as each region writes them: these have other outlines in one than in
// the other.
func TestRegions(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ one, other, han string }{
		{"ja", "zh_Hans", "骨直令"},
		{"ja", "zh_Hant", "骨直令"},
		{"ja", "zh_HK", "直令"},
		{"ja", "ko", "次者"},
		{"ko", "zh_Hans", "骨直令"},
		{"ko", "zh_Hant", "骨直令"},
		{"zh_Hans", "zh_Hant", "骨令"},
		{"zh_Hans", "zh_HK", "骨令"},
		{"zh_Hant", "zh_HK", "骨次"},
	} {
		for _, r := range test.han {
			if bytes.Equal(outline(t, test.one, r), outline(t, test.other, r)) {
				t.Errorf("%c is the same in %s and %s", r, test.one, test.other)
			}
		}
	}
}

// outline returns that of a Han in the face of a locale's region.
func outline(t *testing.T, code string, r rune) []byte {
	t.Helper()
	face := faces.For(parse(t, code)).Han[0].Regular
	glyph, ok := face.Glyph(r)
	file, err := face.File()
	if err != nil || !ok {
		t.Fatalf("%s: %s does not draw %c: %v", code, face.Name(), r, err)
	}
	program, err := file.Subset([]sfnt.GlyphID{0, glyph})
	if err != nil {
		t.Fatal(err)
	}
	return program.Bytes
}

// What one locale quotes of another has a face: other Han, kana, Hangul, any script,
// signs; private use has none.
func TestDraws(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"en", "zh_Hant", "zh_Hans", "ja", "ko", "th"} {
		draws := drawsOf(parse(t, code))
		for r, want := range map[rune]bool{
			'a': true, '請': true, '请': true, '。': true, '\U0001F642': true, '\uE000': false,
			'か': true, '한': true, 'ห': true, 'ہ': true, 'ש': true, 'ঘ': true, '◌': true,
			'∗': true, '⋂': true, '⊞': true, '⋮': true, '↳': true, '⎷': true,
		} {
			if draws(r) != want {
				t.Errorf("%s: %U is drawn: %t", code, r, !want)
			}
		}
	}
}

// drawsOf returns a function that says whether running text of a locale has a face for a
// character.
func drawsOf(l locale.Locale) func(rune) bool {
	used := faces.For(l)
	list := slices.Concat(used.Han, []font.Family{used.Latin}, used.Symbols)
	return func(r rune) bool {
		return slices.ContainsFunc(list, func(f font.Family) bool { return f.Regular.Covers(r) })
	}
}
