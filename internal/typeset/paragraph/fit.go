package paragraph

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	em      float64
	cost    float64
	from    int // the stop where the best line to here begins
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
	f.findStops()
	f.search()
	var ends []int
	for i := len(f.stops) - 1; i > 0; i = f.stops[i].from {
		ends = append(ends, f.stops[i].end)
	}
	slices.Reverse(ends)
	return ends
}

// findStops lists the places where lines may end.
func (f *fitter) findStops() {
	emergencies := f.emergencies()
	f.stops = make([]stop, 1, f.countStops()+len(emergencies)+2)
	var total tally
	var at stop // where a line would end after the last box
	f.stops[0].after = f.startOf(0, total)
	for i := range f.items {
		it := &f.items[i]
		if it.kind == box {
			at = stop{visible: i + 1, em: it.size, before: f.endOf(it, total)}
		}
		total = f.add(total, it)
		at.end, at.kind = i+1, regular
		switch {
		case len(emergencies) > 0 && emergencies[0] == i+1:
			emergencies = emergencies[1:]
			at.kind = emergency
			if dividesWord(it) {
				at.kind = atHyphen
			}
		case i+1 == len(f.items):
		case it.after == noBreak, it.after == atNeed:
			continue
		case it.after == mayHyphen:
			at.kind = atHyphen
		}
		at.after = f.startOf(i+1, total)
		f.addStop(at)
	}
}

// countStops returns how many items a line may end after by the rules.
func (f *fitter) countStops() int {
	n := 0
	for i := range f.items {
		if f.items[i].after > atNeed {
			n++
		}
	}
	return n
}

// addStop adds a stop. Glue that has several hangs from one line: there are no
// lines of glue alone.
func (f *fitter) addStop(s stop) {
	if s.kind == atHyphen {
		s.before.width += hyphenWidth(&f.items[s.end-1])
	}
	if n := len(f.stops); n > 1 && f.stops[n-1].visible == s.visible {
		f.stops[n-1].end, f.stops[n-1].after = s.end, s.after
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

// emergencies returns more places to break, in the parts that are longer than a
// line.
func (f *fitter) emergencies() []int {
	measure := min(f.first, f.rest)
	var places []int
	start, width, visible := 0, 0.0, 0.0
	for i := range f.items {
		it := &f.items[i]
		width += it.width
		if it.kind == box {
			visible = width
		}
		if (it.after == noBreak || it.after == atNeed) && i+1 < len(f.items) {
			continue
		}
		if visible > measure {
			places = f.divideAtNeed(places, start, i+1, measure)
		}
		start, width, visible = i+1, 0, 0
	}
	return places
}

// divideAtNeed adds places within a part that is longer than a line: where its
// words may be divided, and others in those pieces that are still too long.
func (f *fitter) divideAtNeed(places []int, start, end int, measure float64) []int {
	width := 0.0
	for i := start; i < end; i++ {
		it := &f.items[i]
		width += it.width
		hyphen := 0.0
		switch {
		case i+1 == end:
		case it.after == atNeed:
			hyphen = hyphenWidth(it)
		default:
			continue
		}
		if width+hyphen > measure {
			places = f.appendEmergencies(places, start, i+1, measure)
		}
		if i+1 < end {
			places = append(places, i+1)
		}
		start, width = i+1, 0
	}
	return places
}

// appendEmergencies adds places within a part: where they do not put a mark to
// the wrong end of a line, if there are enough of those; elsewhere all there are.
func (f *fitter) appendEmergencies(places []int, start, end int, measure float64) []int {
	from, width := start, 0.0 // where the line begins that is being filled
	good, goodWidth := start, 0.0
	for i := start; i < end; i++ {
		if i > good && endsWell(&f.items[i-1]) && startsWell(&f.items[i]) {
			good, goodWidth = i, width
			places = append(places, i)
		}
		if width += f.items[i].width; width <= measure || i == from {
			continue
		}
		if good == from {
			for j := from + 1; j <= i; j++ {
				places = append(places, j)
			}
			good, goodWidth = i, width-f.items[i].width
		}
		from, width = good, width-goodWidth
		goodWidth = 0
	}
	return places
}

// startsWell reports whether a line may begin with an item that no rule lets it (B1, T4).
func startsWell(it *item) bool {
	first, _ := utf8.DecodeRuneInString(it.text)
	return it.kind == box && it.class != noteMark && !unicode.Is(unicode.M, first) && !strings.ContainsAny(it.text, notAtStart) &&
		!strings.ContainsRune("ะาำๅๆฯະາຳໆຯៗ។៕៖៘၊။", first)
}

// endsWell reports whether a line may end with an item that no rule lets it.
func endsWell(it *item) bool {
	last, _ := utf8.DecodeLastRuneInString(it.text)
	return it.kind == box && !strings.ContainsAny(it.text, notAtEnd) && !strings.ContainsRune("เแโใไເແໂໃໄ\u17D2\u1039", last)
}

// Limits of stretching, in ems: spaces and gaps first grow as far as they do
// easily; after that they and the gaps between Han grow alike (E2), but not so
// far that the line falls apart (E3). A line that would is left ragged.
const (
	hanLimit  = 0.25
	wordLimit = 1.0
)

// tolerances are how far Han may be opened, and words moved apart beyond what
// spaces take easily, in ems. The first that lets every line be flush is the one
// that counts; the last takes any line, which is then left ragged.
var tolerances = [...]tolerance{{0.1, 0.25}, {hanLimit, wordLimit}, {math.Inf(1), math.Inf(1)}}

type tolerance struct{ han, words float64 }

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
	l := measured{room: f.rest, em: to.em}
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

// tooLoose reports whether the line cannot be made flush within a tolerance.
func (l *measured) tooLoose(t tolerance) bool {
	switch {
	case l.room <= design.Slack:
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
	}
	// Letting every place open by this much is as bad as having marks and
	// spaces give all they have.
	const even = 0.06
	return l.room / (1.2*l.stretch + even*l.em*float64(l.opens+l.words))
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
