package typeset

import (
	"math"
	"strings"
)

// slack is how far rounding may take a line past the measure, in points.
const slack = 1e-6

// A fitter chooses where the lines of a paragraph end: those places, of all
// there are, whose lines together are the least stretched and squeezed (Knuth
// and Plass, "Breaking Paragraphs into Lines"). Sums over the items make it one
// step to look at a line, and only lines near the measure are looked at, so that
// time is in proportion to the length of the text.
type fitter struct {
	items       []item
	first, rest float64 // measure of the first line, and of the others
	justify     bool

	stops []stop
	// Sums over the items before each one.
	width, stretch, shrink []float64
	opens, words           []int
	// visible is where a line that ends before each item really ends: the
	// glue there hangs.
	visible []int
}

// A stop is a place where a line may end, with the best way to get there.
type stop struct {
	end     int // the item that the next line begins with
	visible int // the item behind the last box of the line
	kind    stopKind
	cost    float64
	from    int // the stop where the best line to here begins
}

type stopKind uint8

const (
	regular stopKind = iota
	atHyphen
	// emergency is a place where no rule allows a break, in a part that is
	// longer than a line (B9).
	emergency
)

// fit returns where each line ends: line i is items[ends[i-1]:ends[i]].
func (f *fitter) fit() []int {
	f.sum()
	f.findStops()
	f.search()
	var ends []int
	for i := len(f.stops) - 1; i > 0; i = f.stops[i].from {
		ends = append(ends, f.stops[i].end)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends
}

func (f *fitter) sum() {
	n := len(f.items) + 1
	sums := make([]float64, 3*n)
	f.width, f.stretch, f.shrink = sums[:n], sums[n:2*n], sums[2*n:]
	counts := make([]int, 3*n)
	f.opens, f.words, f.visible = counts[:n], counts[n:2*n], counts[2*n:]
	for i := range f.items {
		it := &f.items[i]
		f.width[i+1] = f.width[i] + it.width
		f.visible[i+1] = i + 1
		if it.kind == glue {
			f.visible[i+1] = f.visible[i]
		}
		f.opens[i+1], f.words[i+1] = f.opens[i], f.words[i]
		f.stretch[i+1], f.shrink[i+1] = f.stretch[i], f.shrink[i]
		if !f.justify {
			continue
		}
		left, right := it.yields()
		f.stretch[i+1] += it.stretch
		f.shrink[i+1] += left + right
		if it.opens {
			f.opens[i+1]++
		}
		if it.stretch > 0 {
			f.words[i+1]++
		}
	}
}

// findStops lists the places where lines may end. A part between two of them
// that is longer than a line is given more.
func (f *fitter) findStops() {
	f.stops = make([]stop, 1, len(f.items)+1)
	narrow := min(f.first, f.rest)
	start := 0 // of the part
	for i := range f.items {
		end := i + 1
		kind := regular
		switch after := f.items[i].after; {
		case end == len(f.items):
		case after == noBreak:
			continue
		case after == mayHyphen:
			kind = atHyphen
		}
		if f.width[f.visible[end]]-f.width[start] > narrow {
			f.addEmergencies(start, end, narrow)
		}
		f.addStop(end, kind)
		start = end
	}
}

// addStop adds a stop. Glue that has several hangs from one line: there are no
// lines of glue alone.
func (f *fitter) addStop(end int, kind stopKind) {
	s := stop{end: end, visible: f.visible[end], kind: kind}
	if n := len(f.stops); n > 1 && f.stops[n-1].visible == s.visible {
		f.stops[n-1].end = end
		return
	}
	f.stops = append(f.stops, s)
}

// addEmergencies adds stops within a part that is too long: where they do not
// put a mark to the wrong end of a line, if there are enough of those places.
func (f *fitter) addEmergencies(start, end int, measure float64) {
	from := start // where the line begins that is being filled
	good := 0     // the last good place after it
	for i := start + 1; i < end; i++ {
		if f.width[i+1]-f.width[from] > measure {
			if good <= from {
				for j := from + 1; j < i; j++ {
					f.addStop(j, emergency)
				}
				good = i
				f.addStop(i, emergency)
			}
			from = good
		}
		if endsWell(&f.items[i-1]) && startsWell(&f.items[i]) && i > good {
			good = i
			f.addStop(i, emergency)
		}
	}
}

func startsWell(it *item) bool {
	return it.kind == box && it.class != noteMark && !strings.ContainsAny(it.text, notAtStart)
}

func endsWell(it *item) bool {
	return it.kind == box && !strings.ContainsAny(it.text, notAtEnd)
}

// Tolerances are how far Han may be opened, and words moved apart beyond what
// spaces take easily, in ems. The first that lets every line be flush is the one
// that counts; the last takes any line, which is then left ragged.
var tolerances = [...]tolerance{{0.1, 0.25}, {hanLimit, wordLimit}, {math.Inf(1), math.Inf(1)}}

type tolerance struct{ han, words float64 }

// search finds the best way to each stop.
func (f *fitter) search() {
	pass := 0
	if !f.justify {
		pass = len(tolerances) - 1
	}
	for ; pass < len(tolerances); pass++ {
		f.searchWithin(tolerances[pass])
		if !math.IsInf(f.stops[len(f.stops)-1].cost, 1) {
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
			if excess > slack && (i+1 < k || to.cost < math.Inf(1)) {
				continue
			}
			if !last && f.justify && l.tooLoose(t) {
				break // all that begin later are looser still
			}
			if cost := f.stops[i].cost + f.lineCost(&f.stops[i], to, &l, last); cost < to.cost {
				to.cost, to.from = cost, i
			}
		}
	}
}

// A measured line is what there is to say of a line without setting it.
type measured struct {
	room    float64 // between its natural width and the measure
	stretch float64 // that glue takes easily
	shrink  float64 // that glue and marks give at most
	opens   int     // places between Han to open, beyond that
	words   int     // glue to stretch, beyond that
	em      float64
}

func (f *fitter) line(from, to *stop) measured {
	l := measured{room: f.rest, em: f.items[max(to.visible, 1)-1].size}
	if from.end == 0 {
		l.room = f.first
	}
	a, b := from.end, to.visible
	if b <= a {
		return l
	}
	start, end := &f.items[a], &f.items[b-1]
	l.room -= f.width[b] - f.width[a] - start.trimStart() - end.trimEnd()
	if to.kind == atHyphen {
		l.room -= hyphenWidth(end)
	}
	l.stretch = f.stretch[b] - f.stretch[a]
	l.opens, l.words = f.opens[b-1]-f.opens[a], f.words[b]-f.words[a]
	l.shrink = f.shrink[b] - f.shrink[a]
	if f.justify {
		left, _ := start.yields()
		_, right := end.yields()
		l.shrink += end.lastYield() - left - right
	}
	return l
}

// tooLoose reports whether the line cannot be made flush within a tolerance.
func (l *measured) tooLoose(t tolerance) bool {
	switch {
	case l.room <= slack:
		return false
	case l.opens > 0:
		return l.opening() > t.han
	case l.words > 0:
		return l.opening() > t.words
	}
	return t.words < math.Inf(1)
}

// opening is by how much each place has to be opened, in ems, when glue has
// taken what it easily takes.
func (l *measured) opening() float64 {
	return (l.room - l.stretch) / float64(l.opens+l.words) / l.em
}

// What is worse than a badly filled line, on the scale of lineCost.
const (
	costOfHyphen    = 0.5
	costOfHyphens   = 4   // in a row
	costOfLonely    = 200 // last line of one Han (E6)
	costOfShortLast = 1
	costOfEmergency = 1000
)

// lineCost returns what a line adds to the cost of a paragraph. The cube keeps
// small differences small and no line very bad.
func (f *fitter) lineCost(from, to *stop, l *measured, last bool) float64 {
	x := f.strain(l, last)
	cost := 0.1 + x*x*x
	cost *= cost
	switch {
	case to.kind == emergency:
		cost += costOfEmergency
	case to.kind == atHyphen && from.kind == atHyphen:
		cost += costOfHyphens
	case to.kind == atHyphen:
		cost += costOfHyphen
	}
	if last && from.end > 0 {
		cost += f.lastCost(from, l)
	}
	return cost
}

// strain is how far a line is from its natural width: about 1 where a reader
// would begin to see it.
func (f *fitter) strain(l *measured, last bool) float64 {
	switch {
	case l.room < 0 && l.shrink > 0:
		return -l.room / l.shrink
	case l.room <= 0 || last:
		return 0
	case !f.justify:
		return l.room / (0.12 * f.rest)
	case l.opens+l.words == 0:
		return 4 + l.room/l.em
	case l.room <= l.stretch:
		return 0.6 * l.room / l.stretch
	case l.opens == 0:
		return 0.6 + l.opening()/0.25
	}
	return 0.6 + l.opening()/0.08
}

func (f *fitter) lastCost(from *stop, l *measured) float64 {
	switch {
	case isLonely(f.items[from.end:]):
		return costOfLonely
	case f.rest-l.room < 3*l.em || from.kind == atHyphen:
		return costOfShortLast
	}
	return 0
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
		if count > 1 {
			return false
		}
	}
	return count == 1
}
