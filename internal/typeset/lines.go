package typeset

// A line is the items of one line, and where they go.
type line struct {
	items []item // without the glue at the end, which hangs
	tail  []item // that glue
	x     float64
	width float64   // from x to the end of the last item, as it is set
	at    []float64 // where the glyphs of each item begin, from x
	open  float64   // what was added between each two Han
	hard  bool      // ended by the source, or by the paragraph
}

// breakLines breaks items into lines of the width and sets them as the style
// says, from x on.
func breakLines(items []item, style textStyle, x, width float64) []line {
	var lines []line
	for len(items) > 0 {
		n := hardEnd(items)
		indent := indentOf(style, len(lines))
		f := fitter{
			items: items[:n],
			first: width - indent, rest: width - style.hang,
			justify: style.align == alignJustify,
		}
		start := 0
		for _, end := range f.fit() {
			indent := indentOf(style, len(lines))
			l := newLine(items[start:end])
			if l.hard = end == n; !l.hard {
				l.hyphenate()
			}
			l.x = x + indent
			l.set(style.align, width-indent)
			lines = append(lines, l)
			start = end
		}
		items = items[n:]
	}
	return lines
}

// hardEnd returns where the source ends a line.
func hardEnd(items []item) int {
	for i := range items {
		if items[i].after == mustBreak {
			return i + 1
		}
	}
	return len(items)
}

func indentOf(style textStyle, i int) float64 {
	if i == 0 {
		return style.indent
	}
	return style.hang
}

// newLine makes a line of items at their natural widths.
func newLine(items []item) line {
	end := len(items)
	for end > 0 && items[end-1].kind == glue {
		end--
	}
	l := line{items: items[:end], tail: items[end:]}
	l.place(nil)
	return l
}

// An adjustment is by how much an item is narrower on its left, and what follows
// it, moved.
type adjustment struct{ left, after float64 }

// place settles where the items stand. Without adjustments they have their
// natural widths.
func (l *line) place(adjustments []adjustment) {
	if len(l.at) != len(l.items) {
		l.at = make([]float64, len(l.items))
	}
	x := 0.0
	for i := range l.items {
		it := &l.items[i]
		if i == 0 {
			x -= it.trimStart()
		}
		l.at[i] = x + it.origin
		x += it.width
		if i == len(l.items)-1 {
			x -= it.trimEnd()
		}
		if adjustments != nil {
			l.at[i] -= adjustments[i].left
			x += adjustments[i].after - adjustments[i].left
		}
	}
	l.width = x
}

// set places the line in the measure.
func (l *line) set(a align, measure float64) {
	room := measure - l.width
	switch {
	case a == alignRight:
		l.x += room
	case a == alignCenter:
		l.x += room / 2
	case a == alignJustify && room < -slack:
		l.tighten(-room)
	case a == alignJustify && !l.hard && room > slack:
		l.justify(room)
	}
}

// lastYield is by how much the item can be narrower on the right as the last of
// a line, beyond what it gives up there anyway: a centred stop by its blank.
func (it *item) lastYield() float64 {
	if it.tier == never || it.kind == glue || it.hasHalf(it.right) {
		return 0
	}
	return it.right
}

// tighten makes the line narrower, one tier after the other (E2).
func (l *line) tighten(excess float64) {
	adjustments := make([]adjustment, len(l.items))
	if n := len(l.items) - 1; n >= 0 {
		take := min(excess, l.items[n].lastYield())
		adjustments[n].after = -take
		excess -= take
	}
	for t := never + 1; t < tiers && excess > slack; t++ {
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
func (l *line) eachYield(t tier, visit func(i int, left, right float64)) {
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

// Limits of stretching, in ems: spaces and gaps first grow as far as they do
// easily; after that they and the gaps between Han grow alike (E2), but not so
// far that the line falls apart (E3). A line that would is left ragged.
const (
	hanLimit  = 0.25
	wordLimit = 1.0
)

// justify adds room to the line's gaps.
func (l *line) justify(room float64) {
	adjustments := make([]adjustment, len(l.items))
	inner := l.items[:len(l.items)-1]
	capacity, places, limit := 0.0, 0, wordLimit
	for i := range inner {
		capacity += inner[i].stretch
		switch {
		case inner[i].opens:
			limit = hanLimit
			places++
		case inner[i].stretch > 0:
			places++
		}
	}
	share := 0.0
	if capacity > 0 {
		share = min(1, room/capacity)
	}
	if rest := room - capacity*share; rest > slack {
		if places == 0 || rest/float64(places) > limit*l.items[len(inner)].size+slack {
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

// natural returns the width of the items on one endless line, and that of the
// widest part that no break divides: what a table column wants and needs.
func natural(items []item) (widest, needed float64) {
	width, part := 0.0, 0.0
	for i := range items {
		it := &items[i]
		width += it.width
		part += it.width
		if it.kind == box {
			widest, needed = max(widest, width), max(needed, part)
		}
		switch it.after {
		case mustBreak:
			width, part = 0, 0
		case mayBreak:
			part = 0
		}
	}
	return widest, needed
}
