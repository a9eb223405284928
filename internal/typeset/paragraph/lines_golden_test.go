package paragraph

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/typeset/design"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The same in each locale's own marks: brackets within and beside each other,
// dashes, dots, a name, Latin, emphasis.
var goldenText = map[string][]document.Span{
	"hant": {
		{Text: "他說：「好。」又說：「『開放原始碼』（open source）的重點在《授權》，不在〈價格〉。」——這是真的……不是嗎？約翰·史密斯也這麼說（例如 Weblate 上的 2024 年討論），「直譯」讀來生硬，"},
		{Text: "『意譯』", Style: document.Emphasis},
		{Text: "又可能偏離原意；溫度 −5 ℃，共 50% 的人，見 https://example.org/standards/public-code/index.html 吧！"},
	},
	"hans": {
		{Text: "他说：“好。”又说：“‘开放源代码’（open source）的重点在《授权》，不在〈价格〉。”——这是真的……不是吗？约翰·史密斯也这么说（例如 Weblate 上的 2024 年讨论），“直译”读来生硬，"},
		{Text: "‘意译’", Style: document.Emphasis},
		{Text: "又可能偏离原意；温度 −5 ℃，共 50% 的人，见 https://example.org/standards/public-code/index.html 吧！"},
	},
	"en": {
		{Text: "He said “fine”, and then: “The point of ‘open source’ is the licence, not the price” — is that so? John Smith said it too (in the discussion on Weblate in 2024), and "},
		{Text: "word for word", Style: document.Emphasis},
		{Text: " translations are AWKWARD; at −5 °C, 50% of them, see https://example.org/standards/public-code/index.html!"},
	},
}

func goldenOptions(t *testing.T, locale string) design.Options {
	face := func(name string) *font.Face { return openFace(t, name+".ttf") }
	o := design.Options{Justify: true, Faces: design.Faces{Latin: font.Family{Regular: face("NotoSans-Regular"), Italic: face("NotoSans-Italic")}}}
	if locale == "en" {
		o.Hyphenate = func(word string) []int { return map[string][]int{"discussion": {3, 7}, "translations": {5, 8}}[word] }
		return o
	}
	o.Chinese = true
	o.Faces.Han = []font.Family{{Regular: face("NotoSans" + map[string]string{"hant": "TC", "hans": "SC"}[locale] + "-Regular")}}
	return o
}

// TestGoldenLines holds the lines of a paragraph in real faces: where each begins
// and ends, by how much Han are opened, and which marks are narrower.
func TestGoldenLines(t *testing.T) {
	t.Parallel()
	for locale, text := range goldenText {
		o := goldenOptions(t, locale)
		got := ""
		for _, ems := range []float64{30, 17} {
			style := design.Style{Size: em, Align: design.AlignJustify, Indent: 2 * em}
			got += fmt.Sprintf("%g em\n", ems)
			for _, l := range linesIn(itemsWith(o, text...), style, ems*em) {
				got += dumpLine(&l)
			}
		}
		file := "testdata/lines." + locale + ".golden"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// dumpLine writes a line in thousandths of an em. A bar and a number stand where
// what follows is not where the advance of the glyph before would put it.
func dumpLine(l *Line) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%7.0f %7.0f  ", l.X/em*1000, (l.X+l.width)/em*1000)
	x := 0.0
	for i := range l.items {
		it := &l.items[i]
		if off := (l.at[i] - x) / em * 1000; off < -0.5 || off > 0.5 {
			fmt.Fprintf(&b, "|%+.0f ", off)
		}
		b.WriteString(strings.ReplaceAll(it.text, "\u00AD", "-"))
		x = l.at[i] + it.advance
		if it.opens {
			x += l.open
		}
	}
	if l.open > 0 {
		fmt.Fprintf(&b, "  (opened by %.0f)", l.open/em*1000)
	}
	return b.String() + "\n"
}
