package typeset

import "strings"

// slack is how far rounding may take a line past the measure, in points.
const slack = 1e-6

// breakGreedy returns where each line ends: line i is
// items[ends[i-1]:ends[i]]. Each takes as much as it holds. measure gives the
// width of line i. A stretch of items with no opportunity that is wider than
// the measure is broken where it must be (B9): nothing ever runs out of it, as
// far as single characters allow.
func breakGreedy(items []item, measure func(i int) float64) []int {
	var ends []int
	for start := 0; start < len(items); {
		start += fit(items[start:], measure(len(ends)))
		ends = append(ends, start)
	}
	fillLast(items, ends, measure(len(ends)-1))
	return ends
}

// fillLast moves a Han that would stand alone on the last line, marks apart,
// into the company of another from the line before (E6).
func fillLast(items []item, ends []int, measure float64) {
	n := len(ends)
	if n < 2 || items[ends[n-2]-1].after == mustBreak || !isLonely(items[ends[n-2]:]) {
		return
	}
	start := 0
	if n > 2 {
		start = ends[n-3]
	}
	for j := ends[n-2] - 1; j > (start+ends[n-2])/2; j-- {
		if items[j-1].after == mayBreak {
			if last := newLine(items[j:]); last.width <= measure {
				ends[n-2] = j
			}
			return
		}
	}
}

// isLonely reports whether items hold one Han and otherwise marks.
func isLonely(items []item) bool {
	count := 0
	for i := range items {
		switch items[i].class {
		case han:
			count++
		case wide, point, space, noteMark:
		default:
			return false
		}
	}
	return count == 1
}

// fit returns how many items, at least one, go on a line of the given width.
func fit(items []item, measure float64) int {
	width, opportunity := 0.0, 0
	for i := range items {
		width += items[i].width
		if items[i].kind == box && width > measure+slack && i > 0 {
			if opportunity > 0 {
				return opportunity
			}
			return emergency(items, i)
		}
		switch items[i].after {
		case mustBreak:
			return i + 1
		case mayBreak:
			opportunity = i + 1
		}
	}
	return len(items)
}

// emergency returns where to break items when no opportunity fits: before the
// i-th, or somewhat earlier if that spares a mark the wrong end of a line.
func emergency(items []item, i int) int {
	const reach = 8
	for j := i; j > max(0, i-reach); j-- {
		if items[j-1].kind == glue || endsWell(&items[j-1]) && startsWell(&items[j]) {
			return j
		}
	}
	return i
}

func startsWell(it *item) bool {
	return it.class != noteMark && !strings.ContainsAny(it.text, notAtStart)
}

func endsWell(it *item) bool { return !strings.ContainsAny(it.text, notAtEnd) }

// A line is the items of one line, and where they go.
type line struct {
	items []item // without the glue at the end, which hangs
	tail  []item // that glue
	x     float64
	width float64 // natural
	add   []float64
	hard  bool // ended by the source, or by the paragraph
}

// breakLines breaks items into lines of the width and sets them as the style
// says, from x on.
func breakLines(items []item, style textStyle, x, width float64) []line {
	measure := func(i int) float64 { return width - indentOf(style, i) }
	ends := breakGreedy(items, measure)
	lines := make([]line, len(ends))
	start := 0
	for i, end := range ends {
		l := newLine(items[start:end])
		l.hard = l.hard || end == len(items)
		l.x = x + indentOf(style, i)
		l.set(style.align, measure(i))
		lines[i] = l
		start = end
	}
	return lines
}

func indentOf(style textStyle, i int) float64 {
	if i == 0 {
		return style.indent
	}
	return style.hang
}

func newLine(items []item) line {
	end := len(items)
	hard := items[end-1].after == mustBreak
	for end > 0 && items[end-1].kind == glue {
		end--
	}
	l := line{items: items[:end], tail: items[end:], hard: hard}
	for i := range l.items {
		l.width += l.items[i].width
	}
	return l
}

// set places the line in the measure.
func (l *line) set(a align, measure float64) {
	room := measure - l.width
	switch {
	case a == alignRight:
		l.x += room
	case a == alignCenter:
		l.x += room / 2
	case a == alignJustify && !l.hard && room > 0:
		l.justify(room)
	}
}

// Limits of stretching, in ems: spaces and gaps first grow to a third (E2);
// after that they and the gaps between Han grow alike, but not so far that the
// line falls apart (E3). A line that would is left ragged.
const (
	spaceLimit = 1.0 / 3
	hanLimit   = 0.25
	wordLimit  = 1.5
)

// justify adds room to the line's gaps.
func (l *line) justify(room float64) {
	l.add = make([]float64, len(l.items))
	room = l.growSpaces(room)
	if room <= slack {
		return
	}
	even, limit := 0, wordLimit
	for i := range l.items {
		if l.opensHan(i) {
			limit = hanLimit
		}
		if l.opensHan(i) || l.items[i].grows() {
			even++
		}
	}
	if even == 0 || room/float64(even) > limit*l.items[0].size {
		l.add = nil
		return
	}
	for i := range l.items {
		if l.opensHan(i) || l.items[i].grows() {
			l.add[i] += room / float64(even)
		}
	}
}

// growSpaces spends room on the glue up to its limit, and returns the rest.
func (l *line) growSpaces(room float64) float64 {
	capacity := 0.0
	for i := range l.items {
		capacity += growth(&l.items[i])
	}
	if capacity == 0 {
		return room
	}
	share := min(1, room/capacity)
	for i := range l.items {
		l.add[i] = growth(&l.items[i]) * share
	}
	return room - capacity*share
}

// grows reports whether the item is glue that may be stretched: not the spaces
// in code, nor a space beside a full-width mark.
func (it *item) grows() bool {
	return it.kind == glue && it.width > 0 && (it.text == "" || !it.look.verbatim)
}

func growth(it *item) float64 {
	if !it.grows() {
		return 0
	}
	return max(0, spaceLimit*it.size-it.width)
}

// opensHan reports whether the line may stretch between item i and the next:
// between two Han or marks, but never inside …… and —— (B6).
func (l *line) opensHan(i int) bool {
	if i+1 >= len(l.items) {
		return false
	}
	a, b := &l.items[i], &l.items[i+1]
	if !a.class.eastAsian() || !b.class.eastAsian() || a.kind != box || b.kind != box {
		return false
	}
	return a.text != b.text || !isPairMark(a.text)
}

func isPairMark(text string) bool { return text == "…" || text == "—" || text == "⋯" }

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
