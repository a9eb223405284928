package paragraph

import (
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A Line is the items of one line, and where they go.
type Line struct {
	X      float64         // in points, where the line begins
	items  []item          // without the glue at the end, which hangs
	tail   []item          // that glue
	levels *bidi.Paragraph // of the characters of the paragraph
	order  []int           // of items from left to right; nil if that is how they are
	width  float64         // from X to the end of the last item, as it is set
	at     []float64       // where the glyphs of each item begin, from X
	open   float64         // what was added between each two Han
	hard   bool            // ended by the source, or by the paragraph
	short  bool            // not flush, since its places would be opened too far
}

// Forced returns where a line was written that ends within a word of a script without spaces
// (Thai, Lao, Khmer, Burmese), since it has no place to end; false for all others.
func (l *Line) Forced() (section string, offset int, ok bool) {
	if l.hard || len(l.items) == 0 || len(l.tail) > 0 {
		return "", 0, false
	}
	it := &l.items[len(l.items)-1]
	if it.after != noBreak || !isUndivided(it.text) {
		return "", 0, false
	}
	return it.look.Section, it.look.Offset, true
}

// isUndivided reports whether a text is of a script whose words stand without spaces and are
// found by dictionaries only (UAX #14, class SA).
func isUndivided(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// Width returns how wide the line is, in points.
func (l *Line) Width() float64 { return l.width }

// Lines breaks the paragraph into lines of a width and sets them as the style says, from x
// on.
func (p *Paragraph) Lines(style design.Style, x, width float64) []Line {
	var lines []Line
	for items := p.items; len(items) > 0; {
		n := hardEnd(items)
		indent := indentOf(style, len(lines))
		f := fitter{
			items: items[:n],
			first: width - indent, rest: width - style.Hang,
			justify: style.Align == design.AlignJustify,
		}
		start := 0
		for _, end := range f.fit() {
			indent := indentOf(style, len(lines))
			l := newLine(items[start:end.item], p.levels)
			if l.hard = end.item == n; !l.hard {
				addHyphen(&l)
			}
			l.X, l.short = x+indent, end.short
			l.set(style.Align, width-indent)
			lines = append(lines, l)
			start = end.item
		}
		items = items[n:]
	}
	return lines
}

// Line sets the paragraph on one line at its natural width, whatever that is.
func (p *Paragraph) Line() Line { return newLine(p.items, p.levels) }

// hardEnd returns where the source ends a line.
func hardEnd(items []item) int {
	for i := range items {
		if items[i].after == mustBreak {
			return i + 1
		}
	}
	return len(items)
}

func indentOf(style design.Style, i int) float64 {
	if i == 0 {
		return style.Indent
	}
	return style.Hang
}

// newLine makes a line of items at their natural widths.
func newLine(items []item, levels *bidi.Paragraph) Line {
	end := len(items)
	for end > 0 && items[end-1].kind == glue {
		end--
	}
	l := Line{items: items[:end], tail: items[end:], levels: levels}
	l.place(nil)
	return l
}

// addHyphen ends the line with a hyphen if it ends within a word. To who reads
// the text it is a soft one, which is no part of the word.
func addHyphen(l *Line) {
	n := len(l.items)
	if n == 0 || !dividesWord(&l.items[n-1]) {
		return
	}
	it := &l.items[n-1]
	h := item{class: point, look: it.look, face: it.face, size: it.size, level: it.level, start: it.end, end: it.end, text: string(softHyphen)}
	glyph, _ := it.face.Glyph('-')
	h.setGlyphs([]layout.Glyph{{ID: glyph, Advance: float32(hyphenWidth(it))}})
	l.items = append(l.items[:n:n], h)
	l.place(nil)
}

// An adjustment is by how much an item is narrower on its left, and what follows
// it, moved.
type adjustment struct{ left, after float64 }

// place settles where the items stand. Without adjustments they have their
// natural widths.
func (l *Line) place(adjustments []adjustment) {
	if len(l.at) != len(l.items) {
		l.at = make([]float64, len(l.items))
		l.order = visualOrder(l.items, l.levels)
	}
	x := 0.0
	for n := range l.items {
		i := l.visual(n)
		it := &l.items[i]
		if i == 0 {
			x -= it.trimStart()
		}
		change := adjustment{}
		if adjustments != nil {
			change = adjustments[i]
		}
		if it.rightToLeft() { // what follows it is on its left
			x += change.after
			change.after = 0
		}
		l.at[i] = x + it.origin - change.left
		x += it.width + change.after - change.left
		if i == len(l.items)-1 {
			x -= it.trimEnd()
		}
	}
	l.width = x
}

// visual returns which item is the nth from the left.
func (l *Line) visual(n int) int {
	if l.order == nil {
		return n
	}
	return l.order[n]
}

// set places the line in the measure.
func (l *Line) set(a design.Align, measure float64) {
	room := measure - l.width
	switch {
	case a == design.AlignRight:
		l.X += room
	case a == design.AlignCenter:
		l.X += room / 2
	case a == design.AlignJustify && room < -design.Slack:
		l.tighten(-room)
	case a == design.AlignJustify && !l.hard && !l.short && room > design.Slack:
		l.justify(room)
	}
}

// tighten makes the line narrower, one tier after the other (E2).
func (l *Line) tighten(excess float64) {
	adjustments := make([]adjustment, len(l.items))
	if n := len(l.items) - 1; n >= 0 {
		take := min(excess, l.items[n].lastYield())
		adjustments[n].after = -take
		excess -= take
	}
	for t := never + 1; t < tiers && excess > design.Slack; t++ {
		capacity := 0.0
		l.eachYield(t, func(_ int, left, right float64) { capacity += left + right })
		if capacity == 0 {
			continue
		}
		share := min(1, excess/capacity)
		l.eachYield(t, func(i int, left, right float64) {
			adjustments[i].left += left * share
			adjustments[i].after -= right * share
		})
		excess -= capacity * share
	}
	l.place(adjustments)
}

// eachYield calls visit with what each item of a tier can give, but for the
// outer sides of the line.
func (l *Line) eachYield(t tier, visit func(i int, left, right float64)) {
	for i := range l.items {
		if l.items[i].tier != t {
			continue
		}
		left, right := l.items[i].yields()
		if i == 0 {
			left = 0
		}
		if i == len(l.items)-1 {
			right = 0
		}
		visit(i, left, right)
	}
}

// justify adds room to the line's gaps.
func (l *Line) justify(room float64) {
	adjustments := make([]adjustment, len(l.items))
	inner := l.items[:len(l.items)-1]
	capacity, places := 0.0, 0
	for i := range inner {
		capacity += inner[i].stretch
		if inner[i].opens || inner[i].stretch > 0 {
			places++
		}
	}
	share := 0.0
	if capacity > 0 {
		share = min(1, room/capacity)
	}
	if rest := room - capacity*share; rest > design.Slack {
		if places == 0 {
			return
		}
		l.open = rest / float64(places)
	}
	for i := range inner {
		adjustments[i].after = inner[i].stretch * share
		if inner[i].opens || inner[i].stretch > 0 {
			adjustments[i].after += l.open
		}
	}
	l.place(adjustments)
}
