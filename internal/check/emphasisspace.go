package check

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inline"
)

// mostEmphasis is how many spaces beside emphasis of a message are looked at one by one. Each takes
// reading the message again, so that many would take the square of its length.
const mostEmphasis = 16

// findEmphasisSpaces looks for spaces that were typed for the sake of asterisks and are seen as
// holes between Chinese characters. It leaves those without which Markdown would not see the
// emphasis (CommonMark, 6.2).
func findEmphasisSpaces(m *message) {
	if !m.chineseText() || m.target.traits&hasSpace == 0 {
		return
	}
	spaces := spacesAtEmphasis(m.target)
	if len(spaces) == 0 {
		return
	}
	if !keepsEmphasis(m.target, spaces) {
		spaces = removable(m.target, spaces)
	}
	for _, at := range spaces {
		prose := m.target.prose()
		what := diag.Textf("there is a space between %c and %c, beside the marks of emphasis", before(prose, at), after(prose, at+1))
		m.mendable(span{at, at + 1}, "", what, diag.Textf("delete the space"))
	}
}

// spacesAtEmphasis returns where single spaces stand between a delimiter and a Chinese character,
// if the emphasis begins or ends with one.
func spacesAtEmphasis(t *text) []int {
	var spaces []int
	prose := t.prose()
	for _, pair := range t.emphasis() {
		for _, at := range []int{pair.Open.Start - 1, pair.Close.End} {
			if at >= 0 && at < len(prose) && prose[at] == ' ' && isChinese(before(prose, at)) && isChinese(after(prose, at+1)) {
				spaces = append(spaces, at)
			}
		}
	}
	slices.Sort(spaces)
	return slices.Compact(spaces)
}

// removable returns the first of some spaces without all of which the emphasis is what it is.
func removable(t *text, spaces []int) []int {
	var chosen []int
	for _, at := range spaces[:min(len(spaces), mostEmphasis)] {
		if with := append(slices.Clone(chosen), at); keepsEmphasis(t, with) {
			chosen = with
		}
	}
	return chosen
}

// keepsEmphasis reports whether Markdown sees the same emphasis in a text without some of its
// spaces, which are in order.
func keepsEmphasis(t *text, spaces []int) bool {
	var shorter strings.Builder
	done := 0
	for _, at := range spaces {
		shorter.WriteString(t.raw[done:at])
		done = at + 1
	}
	shorter.WriteString(t.raw[done:])
	moved := func(s inline.Span) inline.Span {
		n, _ := slices.BinarySearch(spaces, s.Start)
		return inline.Span{Start: s.Start - n, End: s.End - n}
	}
	want := t.emphasis()
	for i := range want {
		want[i].Open, want[i].Close = moved(want[i].Open), moved(want[i].Close)
	}
	got, _ := inline.Emphasis(shorter.String(), t.scanner.Scan(shorter.String(), nil))
	return slices.Equal(want, got)
}

// emphasis returns what CommonMark makes emphasis of in the text.
func (t *text) emphasis() []inline.Pair {
	pairs, _ := inline.Emphasis(t.raw, t.marks().tokens)
	return pairs
}
