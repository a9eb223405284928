package paragraph

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/document"
)

// The tests are named by the rules of CLREQ that they hold, and by the ids that
// the project gives them; em is that of chineseOptions.

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// regularFace opens the regular face of a family.
func regularFace(t *testing.T, name string) *font.Face {
	t.Helper()
	return openFace(t, name+"-Regular.ttf")
}

// C1: stops are in the middle of their em in Taiwan, at its left on the
// mainland; that falls out of the face.
func TestInkOfMarks(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][2]float64{"NotoSansTC": {0.45, 0.55}, "NotoSansSC": {0.1, 0.3}} {
		face := regularFace(t, name)
		for _, mark := range pauses + stops {
			if mark == '．' {
				continue // in both at the left
			}
			box, ok := inkOf(face, string(mark))
			if middle := (box.Left + box.Right) / 2; !ok || middle < want[0] || middle > want[1] {
				t.Errorf("%s: the middle of %c is at %.2f em", name, mark, middle)
			}
		}
	}
}

// C4: what two marks take together, in ems.
func TestSqueezedMarks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		marks                          string
		taiwan, mainland, brackets, al float64
	}{
		{"」，", 1.5, 1.5, 1.5, 1.5},
		{"」。", 1.5, 1.5, 1.5, 1.5},
		{"）、", 1.5, 1.5, 1.5, 1.5},
		{"，「", 1.5, 1.5, 1.5, 1.5},
		{"：「", 1.5, 1.5, 1.5, 1.5},
		{"」「", 1.5, 1.5, 1.5, 1.5},
		{"「『", 1.5, 1.5, 1.5, 1.5},
		{"』」", 1.5, 1.5, 1.5, 1.5},
		{"。」", 2, 1.5, 2, 1.75},
		{"？！", 2, 1.5, 2, 1.5},
		{"，甲", 2, 2, 2, 2},
		{"甲「", 2, 2, 2, 2},
	}
	for _, tt := range tests {
		for _, mode := range []struct {
			name    string
			options design.Options
			squeeze design.Squeeze
			want    float64
		}{
			{"Taiwan", chineseOptions, design.SqueezeHalves, tt.taiwan},
			{"mainland", mainlandOptions, design.SqueezeHalves, tt.mainland},
			{"mainland, brackets", mainlandOptions, design.SqueezeBrackets, tt.brackets},
			{"Taiwan, all", chineseOptions, design.SqueezeAll, tt.al},
			{"Taiwan, none", chineseOptions, design.SqueezeNone, 2},
		} {
			o := mode.options
			o.Squeeze = mode.squeeze
			if widest := (&Paragraph{items: itemsWith(o, spans(tt.marks)...)}).Demand().Line; !near(widest, mode.want*em) {
				t.Errorf("%s: %s is %.2f em wide, want %.2f", mode.name, tt.marks, widest/em, mode.want)
			}
		}
	}
}

// C5, C6: an opening bracket at the start of a line has its ink at the edge, and
// so has a closing one at the end; a stop has on the mainland.
func TestTrimmedLines(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		options    design.Options
		width      float64 // of the line, in ems
	}{
		{"C6", "「甲乙", chineseOptions, 2.5},
		{"C6", "（甲乙", mainlandOptions, 2.5},
		{"C5", "甲乙」", chineseOptions, 2.5},
		{"C5", "甲乙。」", chineseOptions, 3.5},
		{"C5", "甲乙。", chineseOptions, 3},
		{"C5", "甲乙。", mainlandOptions, 2.5},
		{"C5", "甲乙，", mainlandOptions, 2.5},
		{"C5, C6", "「甲」", chineseOptions, 2},
	}
	for _, tt := range tests {
		l := newLine(itemsWith(tt.options, spans(tt.text)...), nil)
		if !near(l.width, tt.width*em) {
			t.Errorf("%s: %s is a line of %.2f em, want %.2f", tt.name, tt.text, l.width/em, tt.width)
		}
	}
	if l := newLine(itemsOf(spans("「甲")...), nil); !near(l.at[0], -em/2) || !near(l.at[1], em/2) {
		t.Errorf("the glyphs of 「甲 begin at %v", l.at)
	}
}

// Headings, tables and notes are set in sizes that advances hold only nearly; their
// marks are fitted as those of the text are.
func TestMarksOfEverySize(t *testing.T) {
	t.Parallel()
	d := design.New(chineseOptions)
	for size := 6.0; size < 30; size += 0.37 {
		style := design.Style{Size: size}
		l := newLine(New(d).Set(partsOf(d, style, spans("「甲」「乙」")), style).items, nil)
		if math.Abs(l.width-4.5*size) > 0.001*size {
			t.Errorf("at %.2f points, the line is %.3f em wide, want 4.5", size, l.width/size)
		}
	}
}

// C9: the interpunct takes an em in Taiwan, half of one on the mainland, and is
// in the middle of it.
func TestInterpunct(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		options design.Options
		want    float64
	}{{chineseOptions, 1}, {mainlandOptions, 0.5}} {
		dot := itemsWith(tt.options, spans("約翰·史密斯")...)[2]
		if !near(dot.width, tt.want*em) || !near(dot.origin+dot.advance/2, dot.width/2) {
			t.Errorf("the dot takes %.2f em and is drawn at %.2f, %.2f wide", dot.width/em, dot.origin/em, dot.advance/em)
		}
	}
}

// B6, C8: dashes are two ems of line without a gap, in the middle of the height of
// Han, and dots two ems from the face for Han; neither is divided or stretched.
func TestDashesAndDots(t *testing.T) {
	t.Parallel()
	for name, face := range map[string]*font.Face{"made": chineseOptions.Faces.Han[0].Regular, "Noto Sans TC": regularFace(t, "NotoSansTC"), "Noto Sans SC": regularFace(t, "NotoSansSC")} {
		o := chineseOptions
		o.Faces.Han = []font.Family{{Regular: face}}
		for text, ems := range map[string]float64{"——": 2, "⸺": 2, "—": 1, "———": 3} {
			items := itemsWith(o, spans("甲"+text+"乙")...)
			if len(items) != 3 {
				t.Fatalf("%s: %s is %d items", name, text, len(items)-2)
			}
			checkDash(t, name, &items[1], ems)
		}
		dots := itemsWith(o, spans("甲……乙")...)
		if len(dots) != 3 || !near(dots[1].width, 2*em) || dots[1].face != face {
			t.Errorf("%s: …… is not one item of two ems", name)
		}
	}
}

func checkDash(t *testing.T, face string, it *item, ems float64) {
	t.Helper()
	ink, _ := it.face.Bounds(it.glyphs[0].ID)
	glyphs := float64(len(it.glyphs))
	step := float64(it.glyphs[0].Advance) * it.scale
	left := it.origin + ink.Left*it.scale*it.size
	right := left + (glyphs-1)*step + (ink.Right-ink.Left)*it.scale*it.size
	if !near(it.width, ems*em) || left < 0 || right > it.width || right-left < it.width-0.1*em || !near(left, it.width-right) {
		t.Errorf("%s: the ink of %s is from %.2f to %.2f em", face, it.text, left/em, right/em)
	}
	if gap := step - (ink.Right-ink.Left)*it.scale*it.size; glyphs > 1 && gap > 0 {
		t.Errorf("%s: %s has a gap of %.3f em", face, it.text, gap/em)
	}
	if middle := (ink.Top+ink.Bottom)/2 + it.rise/em; !near(middle, middleOfHan) {
		t.Errorf("%s: %s is at %.2f em", face, it.text, middle)
	}
}

// E2, first half: marks and spaces give way in their order, and no more than they
// have; the last mark of the line does before all others.
func TestOrderOfTightening(t *testing.T) {
	t.Parallel()
	text := "甲「乙」丙，丁 ab cd 戊。己"
	tests := []struct {
		excess float64 // in ems
		want   string
	}{
		{0.3, "「」"},
		{0.6, "「」，"},
		{0.8, "「」，g"},
	}
	for _, tt := range tests {
		l := newLine(itemsOf(spans(text)...), nil)
		before := slices.Clone(l.at)
		l.set(design.AlignJustify, l.width-tt.excess*em)
		if got := moved(&l, before); got != tt.want {
			t.Errorf("%.3f em too long: %q gives way, want %q", tt.excess, got, tt.want)
		}
	}
	l := newLine(itemsOf(spans("甲，乙。")...), nil)
	width := l.width
	l.set(design.AlignJustify, width-0.2*em)
	if !near(l.at[2], 2*em) || !near(l.width, width-0.2*em) {
		t.Errorf("the stop at the end does not give way first: %v, %.2f", l.at, l.width)
	}
}

// moved names the items that are narrower than before; g stands for gaps.
func moved(l *Line, before []float64) string {
	var kinds []string
	for i := range l.items {
		it := &l.items[i]
		if i+1 == len(l.items) {
			break
		}
		was, is := before[i+1]-before[i], l.at[i+1]-l.at[i]
		switch {
		case was-is < 0.001*em:
		case it.tier == tierGap:
			kinds = append(kinds, "g")
		case it.kind == box && it.tier == never:
			kinds = append(kinds, l.items[i+1].text) // gives way on its left
		default:
			kinds = append(kinds, it.text)
		}
	}
	slices.SortStableFunc(kinds, func(a, b string) int { return strings.Index("「」，g。", a) - strings.Index("「」，g。", b) })
	return strings.Join(slices.Compact(kinds), "")
}

// E2, second half, D1: spaces grow to half an em and gaps to a third before Han
// are opened, and letters never are.
func TestOrderOfStretching(t *testing.T) {
	t.Parallel()
	text := "甲乙 ab cd 丙丁"
	items := func() []item { return itemsOf(spans(text)...) }
	capacity := 2*(em/3-em/4) + (em/2 - em/4)
	l := newLine(items(), nil)
	l.set(design.AlignJustify, l.width+capacity*0.9)
	if l.open != 0 {
		t.Errorf("Han are opened by %.2f before the spaces have grown", l.open)
	}
	l = newLine(items(), nil)
	width := l.width + capacity + em
	l.set(design.AlignJustify, width)
	if l.open <= 0 || !near(l.width, width) {
		t.Errorf("Han are opened by %.2f, and the line is %.2f wide, want %.2f", l.open, l.width, width)
	}
	for i := range l.items {
		if it := &l.items[i]; i > 0 && it.class == latin && l.items[i-1].class == latin && !near(l.at[i]-l.at[i-1], l.items[i-1].width) {
			t.Errorf("%s is moved from its word", it.text)
		}
	}
}

// E1, E3: where Han would open by more than a quarter em, the line is left short, and no other is.
func TestLimitOfOpening(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		before string
		flush  bool
	}{
		{strings.Repeat("字", 17), true},  // 16 places for 3 em
		{strings.Repeat("字", 16), false}, // 15 places for 4 em
	} {
		text := tt.before + strings.Repeat("x", 20) + strings.Repeat("字", 50)
		lines := linesIn(itemsOf(spans(text)...), design.Style{Align: design.AlignJustify}, 20*em)
		for i := range lines[:len(lines)-1] {
			if flush := near(lines[i].width, 20*em); flush != (tt.flush || i > 0) {
				t.Errorf("%s before a long word: line %d is %.2f em wide", tt.before, i, lines[i].width/em)
			}
		}
		if first := linesOf(lines)[0]; first != tt.before {
			t.Errorf("the first line says %s", first)
		}
	}
}

// E1: a line of words is flush as long as the spaces grow by less than half an em.
func TestLimitOfSpaces(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		word  int // the letters of each of the first five
		flush bool
	}{{7, true}, {6, false}} {
		text := strings.Repeat(strings.Repeat("x", tt.word)+" ", 5) + strings.Repeat("y", 20) + strings.Repeat(" zz", 30)
		lines := linesIn(itemsWith(englishOptions, spans(text)...), design.Style{Align: design.AlignJustify}, 20*em)
		for i := range lines[:len(lines)-1] {
			if flush := near(lines[i].width, 20*em); flush != (tt.flush || i > 0) {
				t.Errorf("line %d, %q, is %.2f em wide", i, linesOf(lines)[i], lines[i].width/em)
			}
		}
	}
}

// E1, E3, B9: a line before a URL or within one stays short where Han would open by more than 0.12
// em, and the others are flush, in a paragraph with an address that has Han in its query.
func TestLinesBesideURL(t *testing.T) {
	t.Parallel()
	const most = 0.12
	text := "開放手冊的字型由各地的團隊選定，清單在 https://fonts.example.org/css2?family=Noto+Sans+TC&query=字型&subset=latin-ext&display=swap 可以看到，" +
		"每一個語系都有自己的字型，譯者不必理會這些，只要知道缺字時要向誰反映，並且記得在版本發布之前檢查一次。"
	short := 0
	for ems := 14.0; ems <= 42; ems += 0.5 {
		lines := linesIn(itemsOf(spans(text)...), design.Style{Align: design.AlignJustify}, ems*em)
		for i := range lines[:len(lines)-1] {
			l := &lines[i]
			beside := l.items[len(l.items)-1].token || lines[i+1].items[0].token
			switch {
			case beside && l.short:
				short++
			case beside && l.open > most*em+design.Slack:
				t.Errorf("at %g em, Han are opened by %.2f before an address: %s", ems, l.open/em, linesOf(lines)[i])
			case !near(l.width, ems*em):
				t.Errorf("at %g em, a line is %.2f em wide: %s", ems, l.width/em, linesOf(lines)[i])
			}
		}
	}
	if short == 0 {
		t.Error("no line was ever short")
	}
}

// E1, E3: so does a line of words: beyond what spaces take easily they are not moved apart for the
// sake of a URL.
func TestWordsBesideURL(t *testing.T) {
	t.Parallel()
	const most = 0.12
	short := 0
	for ems := 14.0; ems <= 42; ems += 0.5 {
		text := "The quick brown fox shows what would happen to https://docs.example.org/projects/handbook/en/latest/configuration/reference.html without any change, " +
			"and goes on to say so in as many words as it takes to fill a line or two."
		lines := linesIn(itemsWith(englishOptions, spans(text)...), design.Style{Align: design.AlignJustify}, ems*em)
		for i := range lines[:len(lines)-1] {
			l := &lines[i]
			if !l.items[len(l.items)-1].token && !lines[i+1].items[0].token {
				continue
			}
			if l.short {
				short++
				continue
			}
			natural, easily, words := 0.0, 0.0, 0
			for _, it := range l.items {
				natural += it.width
				if easily += it.stretch; it.stretch > 0 {
					words++
				}
			}
			if beyond := ems*em - natural - easily; words > 0 && beyond > float64(words)*most*em+design.Slack {
				t.Errorf("at %g em, %d spaces take %.2f em more each than they do easily: %s", ems, words, beyond/float64(words)/em, linesOf(lines)[i])
			}
		}
	}
	if short == 0 {
		t.Error("no line was ever short")
	}
}

// E6: the last line has two Han even where the line before must be opened for it.
func TestLastLineHasTwoHan(t *testing.T) {
	t.Parallel()
	for n := 21; n < 60; n++ {
		for _, end := range []string{"", "。", "。」", "）。"} {
			text := strings.Repeat("字", n) + end
			lines := linesIn(itemsOf(spans(text)...), design.Style{Align: design.AlignJustify}, 20*em)
			last := lines[len(lines)-1]
			if isLonely(last.items, false) {
				t.Errorf("%d Han and %s end with a line of one Han", n, end)
			}
		}
	}
}

// E6: nor is it a digit or two and a stop, after an address above all.
func TestLastLineIsNotADigit(t *testing.T) {
	t.Parallel()
	for n := 30; n < 52; n++ {
		before := document.Span{Text: strings.Repeat("字", n)}
		for _, end := range [][]document.Span{
			spans("https://example.org/standards/public-code/2。"), spans("見第 2。"), spans("mail@example.org 2。"),
			{{Text: "source_at", Style: document.Monospace}, {Text: "2。"}},
		} {
			lines := linesIn(itemsOf(append([]document.Span{before}, end...)...), design.Style{Align: design.AlignJustify}, 20*em)
			if last := linesOf(lines)[len(lines)-1]; len([]rune(last)) <= 2 {
				t.Errorf("%d Han and %s end with the line %s", n, end[0].Text, last)
			}
		}
	}
}

// Lines are chosen together: here taking as much as fits on the first would open
// the second by three ems.
func TestLinesAreChosenTogether(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("字", 17) + "international" + strings.Repeat("字", 30)
	lines := linesIn(itemsOf(spans(text)...), design.Style{Align: design.AlignJustify}, 20*em)
	for i, l := range lines[:len(lines)-1] {
		if !near(l.width, 20*em) {
			t.Errorf("line %d is %.2f em wide", i, l.width/em)
		}
	}
}

// D1, E2: a centred comma keeps its quarter em on the side of Latin and code when a line is
// too long, also where a space was typed, and gives way on the other.
func TestCommaBesideLatin(t *testing.T) {
	t.Parallel()
	code := document.Span{Text: "code", Style: document.Monospace}
	for _, tt := range []struct {
		text []document.Span
		gap  float64 // between the comma and what follows, in ems
		left float64 // between it and what is before
	}{
		{spans("甲乙，word丙丁"), 0.25, 0.125},
		{spans("甲乙， word丙丁"), 0.25, 0.125},
		{spans("甲word，乙丙丁"), 0.125, 0.25},
		{[]document.Span{{Text: "甲乙，"}, code, {Text: "丙丁"}}, 0.25, 0.125},
		{spans("甲乙，丙丁"), 0.125, 0.125},
	} {
		l := newLine(itemsOf(tt.text...), nil)
		l.set(design.AlignJustify, l.width-2*em)
		for i := range l.items {
			it := &l.items[i]
			if it.text != "，" {
				continue
			}
			next := i + 1
			for l.items[next].kind == glue {
				next++
			}
			right := l.at[next] - l.items[next].origin - l.at[i] - it.origin - it.width + it.right
			left := l.at[i] + it.left - l.at[i-1] - l.items[i-1].width
			if !near(right, tt.gap*em) || !near(left, tt.left*em) {
				t.Errorf("%s: the comma has %.3f em on its left and %.3f on its right, want %.3f and %.3f",
					tt.text[0].Text, left/em, right/em, tt.left, tt.gap)
			}
		}
	}
}

// D2: several spaces are one, in one style or several, but for those of code.
func TestDoubledSpaces(t *testing.T) {
	t.Parallel()
	strong := func(text string) document.Span { return document.Span{Text: text, Style: document.Strong} }
	for _, tt := range []struct {
		text []document.Span
		want string
	}{
		{spans("one  two   three"), "one two three"},
		{spans("a \t\n b"), "a b"},
		{[]document.Span{{Text: "one "}, strong(" two "), {Text: " three"}}, "one two three"},
		{spans("a \u00A0b"), "a \u00A0b"},
		{[]document.Span{{Text: "a "}, {Text: "b  c", Style: document.Monospace}}, "a b  c"},
		{[]document.Span{{Text: "a "}, {Break: true}, {Text: "  b"}}, "a b"},
	} {
		got := ""
		items := itemsOf(tt.text...)
		for i := range items {
			got += items[i].text
		}
		if got != tt.want {
			t.Errorf("%v is set as %q, want %q", tt.text, got, tt.want)
		}
	}
}

// D2: a space between Han where emphasis begins or ends is none on the page, and stays in the
// text; a line is opened there as elsewhere. One within a style was meant.
func TestSpacesAroundEmphasis(t *testing.T) {
	t.Parallel()
	for _, style := range []document.Style{document.Strong, document.Emphasis, document.Strike} {
		l := newLine(itemsOf(document.Span{Text: "這是 "}, document.Span{Text: "重點", Style: style}, document.Span{Text: " 文字 也"}), nil)
		if want := 7.25; !near(l.width, want*em) {
			t.Errorf("style %d: the line is %.2f em wide, want %.2f", style, l.width/em, want)
		}
		l.set(design.AlignJustify, l.width+em)
		said, last := "", 0.0
		for i := range l.items {
			said += l.items[i].text
			if l.items[i].kind == glue || i > 6 {
				continue
			}
			if step := l.at[i] - last; i > 0 && !near(step, em+l.open) {
				t.Errorf("style %d: %s stands %.3f em after the one before", style, l.items[i].text, step/em)
			}
			last = l.at[i]
		}
		if said != "這是 重點 文字 也" {
			t.Errorf("the line says %q", said)
		}
	}
}

// D2: neither is there one where a link begins or ends; between two links it is what keeps them apart.
func TestSpacesAroundLinks(t *testing.T) {
	t.Parallel()
	first, second := &document.Link{Destination: "a.md"}, &document.Link{Destination: "b.md"}
	for _, test := range []struct {
		spans []document.Span
		han   float64
		apart bool
	}{
		{[]document.Span{{Text: "這是 "}, {Text: "重點", Link: first}, {Text: " 文字"}}, 6, false},
		{[]document.Span{{Text: "重點", Link: first}, {Text: " "}, {Text: "文字", Link: second}}, 4, true},
	} {
		l := newLine(itemsOf(test.spans...), nil)
		if apart := !near(l.width, test.han*em); apart != test.apart {
			t.Errorf("%v: the line is %.2f em wide", test.spans, l.width/em)
		}
	}
}

// F1: a dot stands below each emphasised Han, under its middle, not below marks,
// spaces and Latin; the line is as high as without.
func TestEmphasisDots(t *testing.T) {
	t.Parallel()
	emphasised := document.Span{Text: "重點，a b", Style: document.Emphasis}
	l := newLine(itemsOf(document.Span{Text: "甲"}, emphasised), nil)
	s := l.Draw(100)
	var dots []float64
	for _, m := range s.Marks {
		if dot, ok := m.(*layout.Stroke); ok {
			if dot.Of() != 0 {
				t.Error("a dot is not decoration")
			}
			dots = append(dots, dot.Points[0].X)
			if depth := dot.Points[0].Y - 100; depth < 0.15*em || depth > 0.4*em {
				t.Errorf("a dot is %.2f em below the baseline", depth/em)
			}
		}
	}
	if diff := cmp.Diff([]float64{1.5 * em, 2.5 * em}, dots); diff != "" {
		t.Errorf("dots (-want +got):\n%s", diff)
	}
}

// A7, A8: three ways to be without dots.
func TestNoEmphasisDots(t *testing.T) {
	t.Parallel()
	bold := chineseOptions
	bold.BoldEmphasis = true
	for _, tt := range []struct {
		name    string
		options design.Options
		style   document.Style
		face    string
	}{
		{"configured", bold, document.Emphasis, "Han-Bold"},
		{"strong too", chineseOptions, document.Emphasis | document.Strong, "Han-Bold"},
		{"English book", englishOptions, document.Emphasis, "Han-Bold"},
	} {
		it := itemsWith(tt.options, document.Span{Text: "重", Style: tt.style})[0]
		if it.look.Dotted || it.face.Name() != tt.face {
			t.Errorf("%s: dotted is %t, in %s", tt.name, it.look.Dotted, it.face.Name())
		}
	}
}

// B9: words are divided where the book's language says, with a hyphen that is no
// part of the text, and never twice in a row where that can be helped.
func TestHyphens(t *testing.T) {
	t.Parallel()
	o := englishOptions
	o.Hyphenate = func(word string) []int {
		if word == "international" {
			return []int{5, 10}
		}
		return nil
	}
	text := "an international word and an international one and another international end"
	lines := linesIn(itemsWith(o, spans(text)...), design.Style{Align: design.AlignJustify}, 10*em)
	var got []string
	for i := range lines {
		s := lines[i].Draw(0)
		line := ""
		for _, m := range s.Marks {
			line += strings.ReplaceAll(m.(*layout.Run).Text, "\u00AD", "-")
		}
		got = append(got, line)
	}
	if joined := strings.ReplaceAll(strings.Join(got, ""), "-", ""); joined != text {
		t.Errorf("the lines say %q", joined)
	}
	if strings.Count(strings.Join(got, ""), "-") == 0 {
		t.Errorf("no word is divided: %q", got)
	}
	for _, line := range got[:len(got)-1] {
		if i := strings.Index(line, "-"); i >= 0 && !strings.HasSuffix(line, "inter-") && !strings.HasSuffix(line, "internatio-") && !strings.HasSuffix(line, "natio-") {
			t.Errorf("a line is %q", line)
		}
	}
}

// A soft hyphen of the source is a place for one, in any language, and nothing is
// drawn of it elsewhere.
func TestSoftHyphen(t *testing.T) {
	t.Parallel()
	items := itemsOf(spans("long\u00ADword")...)
	if len(items) != 8 || items[3].after != mayHyphen {
		t.Fatalf("%q is %d items", "long\u00ADword", len(items))
	}
	lines := linesIn(items, design.Style{}, 3*em)
	if len(lines) != 2 || lines[0].items[len(lines[0].items)-1].text != "\u00AD" {
		t.Error("the word is not divided with a hyphen")
	}
}

// A4: an emoji of several characters is one glyph, with the whole of its text.
func TestEmojiSequence(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Faces.Symbols = []font.Family{{Regular: regularFace(t, "NotoEmoji")}}
	for _, text := range []string{"👩‍👩‍👧‍👦", "👍🏽", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"} {
		items := itemsWith(o, spans("甲"+text+"乙")...)
		if len(items) != 3 || items[1].text != text || len(items[1].glyphs) != 1 {
			t.Errorf("%q is not one glyph", text)
		}
	}
}

// The kinsoku of parts that are too long for a line is kept as far as there is a
// place for it (B9).
func TestEmergencyKeepsMarksInPlace(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("x.y(z", 60)
	lines := linesIn(itemsOf(spans(text)...), design.Style{}, 10*em)
	got := ""
	for i, l := range lines {
		for j := range l.items {
			got += l.items[j].text
		}
		if first := l.items[0].text; i > 0 && strings.Contains(notAtStart, first) {
			t.Errorf("a line begins with %s", first)
		}
		if last := l.items[len(l.items)-1].text; i+1 < len(lines) && strings.Contains(notAtEnd, last) {
			t.Errorf("a line ends with %s", last)
		}
		if l.width > 10*em+design.Slack {
			t.Errorf("a line is %.1f em wide", l.width/em)
		}
	}
	if got != text {
		t.Errorf("the lines say %s", got)
	}
}

// No text takes more time than in proportion to its length, whatever it repeats.
// No number of characters is just as wide as the measure: a text whose lines
// happen to fit is set several times faster than one a little longer.
//
//nolint:paralleltest // it measures time
func TestLongRunsTakeTimeInProportion(t *testing.T) {
	o := mainlandOptions
	o.Hyphenate = func(word string) []int { return []int{2, len(word) / 2} }
	units := []string{
		"字", "—", "…", "a", "（", "）", "「」", " ", "a ", "\u00AD", "a\u00AD", "\u0301", "字a", "，", "字，",
		"https://a/b-", "a@b.c", "https://a/?字型=", "“", "👩\u200D", "·", "\u2028", "word ",
	}
	for _, unit := range units {
		bookgen.Linear(t, strconv.Quote(unit)+" again and again", 1000, func(length int) {
			text := strings.Repeat(unit, length/utf8.RuneCountInString(unit))
			lines := linesIn(itemsWith(o, spans(text)...), design.Style{Size: em, Align: design.AlignJustify}, 40.3*em)
			for i := range lines {
				lines[i].Draw(0)
			}
		})
	}
}
