package paragraph

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/sample"
)

// mixture makes a text of Han, words, code, URLs and mail addresses, with emphasis.
func mixture(random *rand.Rand, length int) []document.Span {
	words := strings.Fields("source handbook internationalisation a of Weblate 2024 50% responsibilities C++")
	codes := strings.Fields("source_at handbook/01-why-localise.md dist/ --min-coverage _data/navigation.yml internationalisation x")
	addresses := strings.Fields("https://example.org/css2?family=Noto+Sans&query=字型&subset=latin-ext first.last@mail.example.org https://a.example/standards/public-code/")
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	var text []document.Span
	for size := 0; size < length; {
		span := document.Span{Text: sample.Text(random, 20)}
		switch random.IntN(8) {
		case 0:
			span = document.Span{Text: pick(codes), Style: document.Monospace}
		case 1:
			span.Text = pick(addresses)
		case 2:
			span.Style = document.Strong
		case 3, 4:
			span.Text = pick(words)
		}
		if random.IntN(2) == 0 {
			text = append(text, document.Span{Text: " "})
		}
		text = append(text, span)
		size += len(span.Text)
	}
	return text
}

// Lines of any mixture say what the paragraph says, are within the measure, and are flush but for
// those that may be short. Of the others none is, if any choice of lines has none.
func TestLinesOfMixtures(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	for i := range 90 {
		o := []design.Options{chineseOptions, mainlandOptions, englishOptions}[i%3]
		items := itemsWith(o, mixture(random, 150+random.IntN(500))...)
		measure := float64(18+random.IntN(25)) * em
		lines := linesIn(items, design.Style{Align: design.AlignJustify}, measure)
		checkConserved(t, items, lines)
		short := 0
		for i := range lines {
			l := &lines[i]
			if l.width > measure+design.Slack {
				t.Errorf("a line of %.2f em is in a measure of %.2f: %s", l.width/em, measure/em, linesOf(lines)[i])
			}
			if l.hard || near(l.width, measure) {
				continue
			}
			if !l.short {
				t.Errorf("a line of %.2f em in a measure of %.2f is not known to be short: %s", l.width/em, measure/em, linesOf(lines)[i])
			}
			if !besideToken(l, &lines[i+1]) {
				short++
			}
		}
		if short > 0 && canBeFlush(items, measure) {
			t.Errorf("%d lines are short for no reason:\n%s", short, strings.Join(linesOf(lines), "\n"))
		}
	}
}

func besideToken(l, next *Line) bool {
	return l.items[len(l.items)-1].token || next.items[0].token
}

func checkConserved(t *testing.T, items []item, lines []Line) {
	t.Helper()
	var want, got strings.Builder
	for i := range items {
		want.WriteString(items[i].text)
	}
	for i := range lines {
		for _, it := range append(lines[i].items[:len(lines[i].items):len(lines[i].items)], lines[i].tail...) {
			got.WriteString(strings.TrimSuffix(it.text, string(softHyphen)))
		}
	}
	if want.String() != got.String() {
		t.Errorf("the lines say %q, want %q", got.String(), want.String())
	}
}

// canBeFlush reports whether there are lines of which none is short but beside tokens, by trying all.
func canBeFlush(items []item, measure float64) bool {
	reached := make([]bool, len(items)+1)
	reached[0] = true
	for end := 1; end <= len(items); end++ {
		if end < len(items) && items[end-1].after <= splitAtNeed {
			continue
		}
		for start := end - 1; start >= 0 && !reached[end]; start-- {
			if !reached[start] {
				continue
			}
			l := newLine(items[start:end], nil)
			if l.width > 2*measure {
				break
			}
			reached[end] = len(l.items) > 0 && isFlush(&l, items[end:], measure)
		}
	}
	return reached[len(items)]
}

// isFlush reports whether a line before other items can be made flush, or may be short.
func isFlush(l *Line, rest []item, measure float64) bool {
	l.hard = len(rest) == 0
	if !l.hard {
		addHyphen(l)
	}
	l.set(design.AlignJustify, measure)
	limit := wordLimit
	for i := range l.items[:len(l.items)-1] {
		if l.items[i].opens {
			limit = hanLimit
		}
	}
	const certain = 0.01 // below the limit
	switch {
	case l.width > measure+0.001:
		return false
	case l.hard, l.items[len(l.items)-1].token, rest[0].token:
		return true
	}
	return near(l.width, measure) && l.open < (limit-certain)*em
}
