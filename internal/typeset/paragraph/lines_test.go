package paragraph

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/sample"
)

func TestNoForbiddenMarkAtAnyWidth(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		items := itemsOf(spans(sample.Text(random, 1500))...)
		for ems := 12.0; ems < 45; ems += 0.5 {
			width := ems * em
			for i, l := range linesIn(items, design.Style{Align: design.AlignJustify}, width) {
				checkLine(t, i, l, width)
			}
		}
	}
}

func checkLine(t *testing.T, i int, l Line, width float64) {
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
	if l.width > width+design.Slack {
		t.Errorf("a line of %.2f is in a measure of %.2f", l.width, width)
	}
	for i := range l.items {
		it := &l.items[i]
		if end := l.at[i] + it.advance - it.right; i+1 == len(l.items) && end > l.width+design.Slack {
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
		items := itemsOf(spans(sample.Text(random, 3000))...)
		width := 42 * em
		for _, l := range linesIn(items, design.Style{Align: design.AlignJustify}, width) {
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
	for _, l := range linesIn(itemsOf(spans(text)...), design.Style{}, width) {
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
	lines := linesIn(itemsOf(spans(text)...), design.Style{}, 200)
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
	lines := linesIn(itemsOf(spans(text)...), design.Style{}, 10*em)
	if got := len(lines[1].items); got != 3 {
		t.Errorf("the last line has %d characters, want 3", got)
	}
}

// A justified line of Han is one run, and ends at the
// measure.
func TestJustifiedHanIsOneText(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("字", 50)
	width := 19.5 * em
	lines := linesIn(itemsOf(spans(text)...), design.Style{Align: design.AlignJustify}, width)
	s := lines[0].Draw(0)
	if len(s.Marks) != 1 {
		t.Fatalf("the line is %d marks, want 1", len(s.Marks))
	}
	m := s.Marks[0].(*layout.Run)
	if math.Abs(m.X+m.Width-width) > 0.01 {
		t.Errorf("the line ends at %.3f, want %.3f", m.X+m.Width, width)
	}
}

// Where one text goes on after another, it begins where the line has its next
// item, whatever the spacing.
func TestPositionsAreExact(t *testing.T) {
	t.Parallel()
	items := itemsOf(document.Span{Text: "甲乙 ab 丙丁，cd 戊"}, document.Span{Text: "己e\u0301庚", Style: document.Strong})
	l := newLine(items, nil)
	l.set(design.AlignJustify, l.width+12)
	want := map[string]float64{}
	for i := range l.items {
		want[l.items[i].text] = l.at[i]
	}
	s := l.Draw(0)
	for _, m := range s.Marks {
		run := m.(*layout.Run)
		at := run.X
		for _, g := range run.Glyphs {
			r, _ := utf8.DecodeRuneInString(run.Text[g.Cluster:])
			if x, ok := want[string(r)]; ok && r != ' ' && math.Abs(x-at) > 0.01 {
				t.Errorf("%c stands at %.3f, want %.3f", r, at, x)
			}
			at += float64(g.Advance)
		}
	}
}
