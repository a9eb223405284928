package paragraph

import (
	"math"
	"slices"

	"github.com/pobook/pobook/internal/typeset/design"
)

// A fitter chooses where the lines of a paragraph end: those places, of all
// there are, whose lines together are the least stretched and squeezed (Knuth
// and Plass, "Breaking Paragraphs into Lines"). Sums over the items make it one
// step to look at a line, and only lines near the measure are looked at, so that
// time is in proportion to the length of the text.
type fitter struct {
	items       []item
	first, rest float64 // measure of the first line, and of the others
	justify     bool

	em    float64 // of the text; code and marks of notes are smaller
	stops []stop
}

// A stop is a place where a line may end and the next begin, with the best way
// to get there.
type stop struct {
	end     int // the item that the next line begins with
	visible int // the item after the last box of the line: glue hangs
	kind    stopKind
	before  tally // of the items up to the end of the line
	after   tally // of those before the next line
	token   bool  // the line ends with a token that may be divided, or before one
	cost    float64
	from    int  // the stop where the best line to here begins
	short   bool // that line is not flush
}

// An ending is where a line ends: before an item, flush or short.
type ending struct {
	item  int
	short bool
}

// A tally is over the items from the first of the paragraph. The difference of
// two is what there is to say of a line: how wide it is, and where it gives way.
type tally struct {
	width   float64
	stretch float64 // that glue takes easily
	shrink  float64 // that glue and marks give at most
	opens   int     // places between Han to open, beyond that
	words   int     // glue to stretch, beyond that
}

// fit returns where each line ends; the next begins with the item there.
func (f *fitter) fit() []ending {
	f.findStops()
	f.search()
	var ends []ending
	for i := len(f.stops) - 1; i > 0; i = f.stops[i].from {
		ends = append(ends, ending{f.stops[i].end, f.stops[i].short})
	}
	slices.Reverse(ends)
	return ends
}

// findStops lists the places where lines may end.
func (f *fitter) findStops() {
	places := emergencies(f.items, min(f.first, f.rest))
	f.stops = make([]stop, 1, f.countStops()+len(places)+2)
	var total tally
	var at stop // where a line would end after the last box
	f.stops[0].after = f.startOf(0, total)
	for i := range f.items {
		it := &f.items[i]
		if it.kind == box {
			at = stop{visible: i + 1, before: f.endOf(it, total)}
			f.em = max(f.em, it.size)
		}
		total = f.add(total, it)
		at.end, at.kind = i+1, regular
		switch {
		case len(places) > 0 && places[0] == i+1:
			places = places[1:]
			if at.kind = kindOf(it.after); at.kind == regular {
				at.kind = emergency
			}
		case i+1 == len(f.items):
		case it.after <= splitAtNeed:
			continue
		default:
			at.kind = kindOf(it.after)
		}
		at.token = f.besideToken(at.visible-1, i+1)
		at.after = f.startOf(i+1, total)
		f.addStop(at)
	}
}

// besideToken reports whether the last box of a line is of a token, or the first item of the next.
func (f *fitter) besideToken(last, next int) bool {
	return last >= 0 && f.items[last].token || next < len(f.items) && f.items[next].token
}

// countStops returns how many items a line may end after by the rules.
func (f *fitter) countStops() int {
	n := 0
	for i := range f.items {
		if f.items[i].after > splitAtNeed {
			n++
		}
	}
	return n
}

// addStop adds a stop. Glue that has several hangs from one line: there are no
// lines of glue alone.
func (f *fitter) addStop(s stop) {
	if s.visible == 0 && s.end < len(f.items) {
		return
	}
	if s.kind == atHyphen {
		s.before.width += hyphenWidth(&f.items[s.end-1])
	}
	if n := len(f.stops); n > 1 && f.stops[n-1].visible == s.visible {
		f.stops[n-1].end, f.stops[n-1].after, f.stops[n-1].token = s.end, s.after, s.token
		return
	}
	f.stops = append(f.stops, s)
}

// add adds an item to a sum.
func (f *fitter) add(s tally, it *item) tally {
	s.width += it.width
	if !f.justify {
		return s
	}
	left, right := it.yields()
	s.shrink += left + right
	s.stretch += it.stretch
	if it.opens {
		s.opens++
	}
	if it.stretch > 0 {
		s.words++
	}
	return s
}

// endOf returns the sum to the end of a line whose last item is it: without what
// it gives up there, and without what is after it.
func (f *fitter) endOf(it *item, before tally) tally {
	s := f.add(before, it)
	s.width -= it.trimEnd()
	s.opens = before.opens
	if f.justify {
		_, right := it.yields()
		s.shrink += it.lastYield() - right
	}
	return s
}

// startOf returns the sum to the start of a line whose first item is the ith:
// what that gives up there is not of the line.
func (f *fitter) startOf(i int, before tally) tally {
	if i < len(f.items) {
		it := &f.items[i]
		before.width += it.trimStart()
		if f.justify {
			left, _ := it.yields()
			before.shrink += left
		}
	}
	return before
}

// search finds the best way to each stop.
func (f *fitter) search() {
	if !f.justify {
		f.searchWithin(tolerances[len(tolerances)-1])
		return
	}
	end := &f.stops[len(f.stops)-1]
	for i, t := range tolerances {
		f.searchWithin(t)
		// The next may spare the paragraph a last line of one Han.
		if end.cost < costOfLonely || i > 0 && end.cost < math.Inf(1) {
			return
		}
	}
}

func (f *fitter) searchWithin(t tolerance) {
	far := 0 // the first stop from which a line to here is not too long
	for k := 1; k < len(f.stops); k++ {
		to := &f.stops[k]
		to.cost = math.Inf(1)
		last := k == len(f.stops)-1
		for i := far; i < k; i++ {
			l := f.line(&f.stops[i], to)
			excess := -l.room - l.shrink
			if i == far && excess > l.em && i+1 < k {
				// What a line gives up at its start may make one fit that
				// is a little longer, but never by an em.
				far++
			}
			if excess > design.Slack && (i+1 < k || to.cost < math.Inf(1)) {
				continue
			}
			short := !last && f.justify && l.tooLoose(t.limits(to.token))
			if short && !t.leaves(to.token) {
				break // all that begin later are looser still
			}
			if cost := f.stops[i].cost + f.lineCost(&f.stops[i], to, &l, short); cost < to.cost {
				to.cost, to.from, to.short = cost, i, short
			}
		}
	}
}

func (f *fitter) line(from, to *stop) measured {
	l := measured{room: f.rest, em: f.em}
	if from.end == 0 {
		l.room = f.first
	}
	if to.visible <= from.end {
		return l
	}
	l.room -= to.before.width - from.after.width
	l.stretch = to.before.stretch - from.after.stretch
	l.shrink = to.before.shrink - from.after.shrink
	l.opens = to.before.opens - from.after.opens
	l.words = to.before.words - from.after.words
	return l
}

// lineCost returns what a line adds to the cost of a paragraph.
func (f *fitter) lineCost(from, to *stop, l *measured, short bool) float64 {
	last := to == &f.stops[len(f.stops)-1]
	cost := costOfBreak(from.kind, to.kind)
	switch {
	case short:
		cost += l.shortness(to.token)
	case f.justify:
		cost += demerits(l.strain(last))
	default:
		cost += demerits(l.raggedness(f.rest, last))
	}
	if last && from.end > 0 {
		cost += f.lastCost(from, l)
	}
	return cost
}

func (f *fitter) lastCost(from *stop, l *measured) float64 {
	switch {
	case isLonely(f.items[from.end:], from.token):
		return costOfLonely
	case f.rest-l.room < 3*l.em || from.kind == atHyphen:
		return costOfShortLast
	}
	return 0
}
