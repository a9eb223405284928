package typeset

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
)

// chineseText makes text of words and marks as prose has them; no more than
// two marks follow each other.
func chineseText(random *rand.Rand, length int) string {
	words := strings.Fields("開放 手冊 的 在地化 譯者 必須 理解 原文 脈絡 因此 團隊 應 先 建立 詞彙表 2024 GitHub 50% pobook 版本")
	marks := strings.Fields("， 。 、 ； ： ！ ？ …… —— 」， 」。 （ 「 《 》 ） ·")
	var b strings.Builder
	for b.Len() < length {
		b.WriteString(words[random.IntN(len(words))])
		if random.IntN(3) == 0 {
			b.WriteString(marks[random.IntN(len(marks))])
		}
	}
	return b.String()
}

func TestNoForbiddenMarkAtAnyWidth(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		items := itemsOf(spans(chineseText(random, 1500))...)
		for ems := 12.0; ems < 45; ems += 0.5 {
			width := ems * chineseOptionsSize
			for i, l := range breakLines(items, textStyle{align: alignJustify}, 0, width) {
				checkLine(t, i, l, width)
			}
		}
	}
}

const chineseOptionsSize = 10.5

func checkLine(t *testing.T, i int, l line, width float64) {
	t.Helper()
	if len(l.items) == 0 {
		return
	}
	first, last := l.items[0].text, l.items[len(l.items)-1].text
	if i > 0 && strings.Contains(notAtStart, first) {
		t.Errorf("a line begins with %s", first)
	}
	if !l.hard && strings.Contains(notAtEnd, last) {
		t.Errorf("a line ends with %s", last)
	}
	if l.width > width+slack {
		t.Errorf("a line of %.2f is in a measure of %.2f", l.width, width)
	}
	for i := range l.items {
		it := &l.items[i]
		if end := l.at[i] + it.glyphs - it.right; i+1 == len(l.items) && end > l.width+slack {
			t.Errorf("a line of %.3f ends at %.3f", l.width, end)
		}
		if i > 0 && l.at[i]+it.left < l.at[i-1] {
			t.Errorf("%s begins before %s", it.text, l.items[i-1].text)
		}
	}
}

// E1 and E3: nearly all lines of prose can be made flush.
func TestMostLinesAreFlush(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	flush, all := 0, 0
	for range 20 {
		items := itemsOf(spans(chineseText(random, 3000))...)
		width := 42 * chineseOptionsSize
		for _, l := range breakLines(items, textStyle{align: alignJustify}, 0, width) {
			if l.hard {
				continue
			}
			all++
			if math.Abs(l.width-width) < 0.5 {
				flush++
			}
		}
	}
	if flush*100 < all*99 {
		t.Errorf("%d of %d lines are flush, want 99 %%", flush, all)
	}
}

func TestLongTokenIsBrokenWithoutHyphen(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("x", 300)
	width := 100.0
	got := ""
	for _, l := range breakLines(itemsOf(spans(text)...), textStyle{}, 0, width) {
		if l.width > width {
			t.Errorf("a line is %.1f wide", l.width)
		}
		for i := range l.items {
			got += l.items[i].text
		}
	}
	if got != text {
		t.Errorf("the lines say %s", got)
	}
}

func TestURLFillsLinesBetweenItsParts(t *testing.T) {
	t.Parallel()
	text := "見https://example.org/standards/public-code/criteria/index.html"
	lines := breakLines(itemsOf(spans(text)...), textStyle{}, 0, 200)
	if len(lines) < 2 {
		t.Fatal("the URL fits on one line; the test needs a longer one")
	}
	last := lines[0].items[len(lines[0].items)-1].text
	if !strings.Contains("/?&=.-_#", last) {
		t.Errorf("the first line ends with %s", last)
	}
}

// E6: the last line has two Han, if the one before can spare one.
func TestLastLineIsNotOneHan(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("字", 11) + "。"
	lines := breakLines(itemsOf(spans(text)...), textStyle{}, 0, 10*chineseOptionsSize)
	if got := len(lines[1].items); got != 3 {
		t.Errorf("the last line has %d characters, want 3", got)
	}
}

// A justified line of Han is one text with character spacing, and ends at the
// measure.
func TestJustifiedHanIsOneText(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("字", 50)
	width := 19.5 * chineseOptionsSize
	lines := breakLines(itemsOf(spans(text)...), textStyle{align: alignJustify}, 0, width)
	s := &strip{}
	lines[0].draw(s, 0)
	if len(s.marks) != 1 {
		t.Fatalf("the line is %d marks, want 1", len(s.marks))
	}
	m := s.marks[0].(*Text)
	if m.Spacing <= 0 || math.Abs(m.X+m.Width-width) > 0.01 {
		t.Errorf("the line ends at %.3f with spacing %.3f, want %.3f", m.X+m.Width, m.Spacing, width)
	}
}

// Where one text goes on after another, it begins where the line has its next
// item, whatever the spacing.
func TestPositionsAreExact(t *testing.T) {
	t.Parallel()
	items := itemsOf(document.Span{Text: "甲乙 ab 丙丁，cd 戊"}, document.Span{Text: "己e\u0301庚", Style: document.Strong})
	l := newLine(items)
	l.set(alignJustify, l.width+12)
	want := map[string]float64{}
	for i := range l.items {
		want[l.items[i].text] = l.at[i]
	}
	s := &strip{}
	l.draw(s, 0)
	for _, m := range s.marks {
		text := m.(*Text)
		at := text.X
		shifts := text.Shifts
		for i, r := range text.Text {
			if len(shifts) > 0 && shifts[0].At == i {
				at += shifts[0].By
				shifts = shifts[1:]
			}
			if x, ok := want[string(r)]; ok && r != ' ' && math.Abs(x-at) > 0.01 {
				t.Errorf("%c stands at %.3f, want %.3f", r, at, x)
			}
			advance, _ := text.Face.advance(r)
			at += advance/1000*text.Size + text.Spacing
		}
	}
}
