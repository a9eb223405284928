package alignment

import "math"

// A sequence is two lists of nodes that are to be aligned in their order: each node of one
// with one of the other, with two, or with none.
type sequence struct {
	judge *judge
	a, b  []node
	two   [2][]*node // each node and the next one as one, by side, where that was asked for
	width int        // how far from the diagonal is looked
	rows  []bandRow

	// forward and backward are, by row, the logarithms of the sums over all alignments
	// of what is before a place, and of what is after it.
	forward, backward [][]float64
}

// A bandRow is what is weighed of a node of the source.
type bandRow struct {
	from   int // the first node of the translation that is looked at
	pairs  []float64
	twoOne []float64 // this node and the next one with one
	oneTwo []float64
}

// gap is the evidence that a node has no partner.
const gap = -2

// joining is what it takes for two nodes to be one on the other side.
const joining = -3.5

// A step is a part of an alignment: so many nodes of either side, and how likely it is.
type step struct {
	i, j, ni, nj int
	probability  float64
	weight       float64
	// rival is the most that speaks for it and another step to be the other way round.
	rival float64
	moved bool
	// framed says that the nodes on both sides of it are paired with those on both sides
	// of its partner, or that there are none.
	framed bool
}

// newSequence weighs the pairs of two lists and finds the alignment whose steps are likelier
// than not. The steps are in order, and leave out what has no partner.
//
// No more pairs are weighed than [mostWeighed]. Where that is too few the steps are not
// certain.
func newSequence(j *judge, a, b []node) (*sequence, []step) {
	most := widest(len(a), len(b))
	width := min(most, 6+abs(len(a)-len(b)))
	if a[0].listed() && len(a)*len(b) <= mostListed {
		width = max(len(a), len(b)) // the items of a list may have any other order
	}
	for ; ; width = min(most, 2*width) {
		s := &sequence{judge: j, a: a, b: b, width: width}
		s.weigh()
		s.sum()
		steps, atEdge := s.best()
		if atEdge && width < most && !j.stopped() {
			continue
		}
		if atEdge {
			for k := range steps {
				steps[k].probability = min(steps[k].probability, uncertain)
			}
		}
		s.frame(steps)
		return s, steps
	}
}

// widest is how wide the band of two lists may be. It is as wide at least as it takes for the
// rows to meet.
func widest(a, b int) int { return max(mostWeighed/(2*a), b/a+8) }

// mostWeighed is how many pairs of two lists are weighed at most: of each some 40 bytes are
// kept, and a file may hold a million blocks.
const mostWeighed = 1 << 22

// mostListed is how many pairs of the items of two lists are all weighed.
const mostListed = 1 << 14

// uncertain is the most that a step is probable in a band that is too narrow.
const uncertain = 0.9

func abs(n int) int { return max(n, -n) }

// bounds returns which places of the translation are looked at beside one of the source;
// a place is how many nodes stand before it.
func (s *sequence) bounds(i int) (from, to int) {
	middle := i * len(s.b) / max(1, len(s.a))
	return max(0, middle-s.width), min(len(s.b), middle+s.width)
}

// weigh weighs all pairs in the band.
func (s *sequence) weigh() {
	s.rows = make([]bandRow, len(s.a))
	for i := range s.a {
		if s.judge.stopped() {
			return
		}
		from, to := s.bounds(i)
		r := &s.rows[i]
		r.from, r.pairs = from, make([]float64, to-from)
		for j := from; j < to; j++ {
			r.pairs[j-from] = s.judge.weigh(&s.a[i], &s.b[j])
		}
		s.weighJoined(i, r)
	}
}

// weighJoined weighs paragraphs of which one is two on the other side.
func (s *sequence) weighJoined(i int, r *bandRow) {
	r.twoOne, r.oneTwo = make([]float64, len(r.pairs)), make([]float64, len(r.pairs))
	for k, alone := range r.pairs {
		j := r.from + k
		r.twoOne[k], r.oneTwo[k] = impossible, impossible
		if !s.a[i].prose() || !s.b[j].prose() || alone <= impossible {
			continue
		}
		switch z := s.judge.deviation(s.a[i].text, s.b[j].text); {
		case z > -longer && z < longer:
		case z > 0 && i+1 < len(s.a) && s.a[i+1].prose():
			r.twoOne[k] = s.joined(s.twoOf(source, i), &s.b[j])
		case z < 0 && j+1 < len(s.b) && s.b[j+1].prose():
			r.oneTwo[k] = s.joined(&s.a[i], s.twoOf(target, j))
		}
	}
}

// longer is how much too long, in standard deviations, a text has to be at least to be the
// translation of two.
const longer = 0.5

// joined weighs two nodes, of which one is two. Where their lengths speak against it, nothing
// else is looked at.
func (s *sequence) joined(a, b *node) float64 {
	if z := s.judge.deviation(a.text, b.text); z < -2.5 || z > 2.5 {
		return impossible
	}
	return joining + s.judge.weigh(a, b)
}

// twoOf returns a node and the next one as one.
func (s *sequence) twoOf(of side, i int) *node {
	nodes := s.a
	if of == target {
		nodes = s.b
	}
	if s.two[of] == nil {
		s.two[of] = make([]*node, len(nodes))
	}
	if s.two[of][i] == nil {
		s.two[of][i] = join(&nodes[i], &nodes[i+1])
	}
	return s.two[of][i]
}

func join(a, b *node) *node {
	n := *a
	n.text = a.text.and(b.text)
	return &n
}

// sum fills forward and backward.
func (s *sequence) sum() {
	s.forward, s.backward = make([][]float64, len(s.a)+1), make([][]float64, len(s.a)+1)
	for i := range s.forward {
		from, to := s.bounds(i)
		s.forward[i], s.backward[i] = fill(to-from+1), fill(to-from+1)
	}
	s.forward[0][0] = 0
	for i := range s.forward {
		from, to := s.bounds(i)
		for j := from; j <= to; j++ {
			here := s.forward[i][j-from]
			s.each(i, j, func(ni, nj int, w float64) { s.add(s.forward, i+ni, j+nj, here+w) })
		}
	}
	last := len(s.a)
	from, to := s.bounds(last)
	s.backward[last][to-from] = 0
	for i := last; i >= 0; i-- {
		from, to := s.bounds(i)
		for j := to; j >= from; j-- {
			s.each(i, j, func(ni, nj int, w float64) {
				if after, ok := s.at(s.backward, i+ni, j+nj); ok {
					s.add(s.backward, i, j, after+w)
				}
			})
		}
	}
}

// negligible is from what difference of logarithms on the smaller of two numbers adds nothing
// to the other.
const negligible = 20

func fill(n int) []float64 {
	row := make([]float64, n)
	for i := range row {
		row[i] = math.Inf(-1)
	}
	return row
}

// each calls a function for each step from a place: one or two nodes of either side, or a
// node without partner.
func (s *sequence) each(i, j int, f func(ni, nj int, weight float64)) {
	if i < len(s.a) {
		f(1, 0, gap)
		if r := &s.rows[i]; j >= r.from && j-r.from < len(r.pairs) {
			k := j - r.from
			f(1, 1, r.pairs[k])
			if r.twoOne[k] > impossible {
				f(2, 1, r.twoOne[k])
			}
			if r.oneTwo[k] > impossible {
				f(1, 2, r.oneTwo[k])
			}
		}
	}
	if j < len(s.b) {
		f(0, 1, gap)
	}
}

// at returns a sum at a place of the band.
func (s *sequence) at(sums [][]float64, i, j int) (float64, bool) {
	if i >= len(sums) {
		return 0, false
	}
	from, to := s.bounds(i)
	if j < from || j > to {
		return 0, false
	}
	return sums[i][j-from], true
}

// add adds to a sum of what is given as logarithms.
func (s *sequence) add(sums [][]float64, i, j int, w float64) {
	before, ok := s.at(sums, i, j)
	if !ok || math.IsInf(w, -1) {
		return
	}
	from, _ := s.bounds(i)
	high, low := max(before, w), min(before, w)
	if high-low < negligible {
		high += math.Log1p(math.Exp(low - high))
	}
	sums[i][j-from] = high
}

// best returns the alignment of which each step is likelier than not, with the probability
// of each, and whether it comes near the edge of the band.
func (s *sequence) best() (steps []step, atEdge bool) {
	all, _ := s.at(s.backward, 0, 0)
	for i := range s.a {
		from, to := s.bounds(i)
		for j := from; j <= to; j++ {
			here := s.forward[i][j-from]
			if near := from > 0 && j-from < 3 || to < len(s.b) && to-j < 3; near && here+s.backward[i][j-from]-all > likely {
				atEdge = true
			}
			s.each(i, j, func(ni, nj int, w float64) {
				after, ok := s.at(s.backward, i+ni, j+nj)
				if ni == 0 || nj == 0 || !ok {
					return
				}
				if p := math.Exp(here + w + after - all); p > 0.5 {
					steps = append(steps, step{i: i, j: j, ni: ni, nj: nj, probability: math.Min(p, 1), weight: w})
				}
			})
		}
	}
	return steps, atEdge
}

// likely is the logarithm of how likely it has to be that an alignment comes near the edge
// of the band for a wider one to be tried.
const likely = -4

// frame notes which steps are framed. Blocks without anything to translate are passed over.
func (s *sequence) frame(steps []step) {
	for k := range steps {
		p := &steps[k]
		before, after := [2]int{}, [2]int{len(s.a), len(s.b)}
		if k > 0 {
			before = [2]int{steps[k-1].i + steps[k-1].ni, steps[k-1].j + steps[k-1].nj}
		}
		if k+1 < len(steps) {
			after = [2]int{steps[k+1].i, steps[k+1].j}
		}
		p.framed = silent(s.a[before[0]:p.i]) && silent(s.b[before[1]:p.j]) &&
			silent(s.a[p.i+p.ni:after[0]]) && silent(s.b[p.j+p.nj:after[1]])
	}
}

// silent reports whether there is nothing to translate in nodes.
func silent(nodes []node) bool {
	for i := range nodes {
		if nodes[i].segment >= 0 || !silent(nodes[i].children) {
			return false
		}
	}
	return true
}

func (s *sequence) weighed(i, j int) (float64, bool) {
	r := &s.rows[i]
	if j < r.from || j-r.from >= len(r.pairs) {
		return 0, false
	}
	return r.pairs[j-r.from], true
}
