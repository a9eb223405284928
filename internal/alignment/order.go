package alignment

import (
	"cmp"
	"slices"
)

// Limits of looking for another order.
const (
	reach        = 12  // how far apart pairs are compared
	manyItems    = 128 // up to which all pairs of a list are
	passes       = 8   // how often
	crossing     = 4.0 // how much has to speak for two pairs to be the other way round
	certainOrder = 1.0 // the most that may speak for another text
	better       = 3.0 // how much better another pair has to be for one to be in doubt
	margin       = 2.0 // how much better than any other a pair has to be in a list that was put into another order
)

// align aligns two lists of nodes, in their order first, and then in the one that a
// translator may have put them into.
func align(j *judge, a, b []node) []step {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	s, steps := newSequence(j, a, b)
	return s.reorder(steps)
}

// reorder looks for nodes that a translator has put into another order, as the items of a
// list, and says of each pair how much speaks against its being one. It adds pairs of nodes
// that had no partner.
func (s *sequence) reorder(steps []step) []step {
	for range passes {
		if !s.uncross(steps) {
			break
		}
	}
	if found := s.strays(steps); len(found) > 0 {
		steps = append(steps, found...)
		slices.SortFunc(steps, func(p, q step) int { return cmp.Compare(p.i, q.i) })
	}
	s.compare(steps)
	return steps
}

// uncross crosses pairs that are better partners the other way round, and reports whether
// there were any.
func (s *sequence) uncross(steps []step) (any bool) {
	for x := range steps {
		for y := x + 1; y < len(steps) && (y < x+reach || s.a[0].listed() && len(steps) <= manyItems); y++ {
			p, q := &steps[x], &steps[y]
			if p.ni*p.nj*q.ni*q.nj != 1 {
				continue
			}
			one, ok := s.weighed(p.i, q.j)
			other, alsoOK := s.weighed(q.i, p.j)
			if !ok || !alsoOK {
				continue
			}
			gain := one + other - p.weight - q.weight
			if gain > crossing {
				p.j, q.j = q.j, p.j
				p.weight, q.weight, gain = one, other, -gain
				p.moved, q.moved, any = true, true, true
			}
			p.rival, q.rival = worse(p.rival, gain), worse(q.rival, gain)
		}
	}
	return any
}

// worse returns the rival that says more; 0 is none.
func worse(a, b float64) float64 {
	if a == 0 || b == 0 {
		return a + b
	}
	return max(a, b)
}

// strays pairs items of lists that have no partner with each other, wherever they stand.
func (s *sequence) strays(steps []step) []step {
	free := [2][]int{s.free(len(s.a), steps, source), s.free(len(s.b), steps, target)}
	var candidates []step
	for _, i := range free[source] {
		for _, j := range free[target] {
			if w, ok := s.weighed(i, j); ok && w > impossible && s.a[i].listed() && s.judge.content(&s.a[i], &s.b[j]) > leastStray {
				candidates = append(candidates, step{i: i, j: j, ni: 1, nj: 1, weight: w, probability: 1, moved: true})
			}
		}
	}
	slices.SortStableFunc(candidates, func(p, q step) int { return cmp.Compare(q.weight, p.weight) })
	var found []step
	taken := [2]map[int]bool{{}, {}}
	for _, c := range candidates {
		if !taken[source][c.i] && !taken[target][c.j] {
			taken[source][c.i], taken[target][c.j] = true, true
			found = append(found, c)
		}
	}
	return found
}

// free returns the nodes of a side without a partner.
func (s *sequence) free(n int, steps []step, of side) []int {
	paired := make([]bool, n)
	for _, p := range steps {
		from, count := p.i, p.ni
		if of == target {
			from, count = p.j, p.nj
		}
		for k := range count {
			paired[from+k] = true
		}
	}
	var free []int
	for i, is := range paired {
		if !is {
			free = append(free, i)
		}
	}
	return free
}

// compare holds pairs against all others that their nodes might be in: those of which
// another is better, and those around what has moved, as far as the next one that is better
// than all others. What has moved and is known by its content beyond doubt is as certain as
// any.
func (s *sequence) compare(steps []step) {
	inRow, inColumn := s.bestTwo()
	ahead := make([]float64, len(steps))
	for k, p := range steps {
		ahead[k] = p.weight - max(inRow[p.i].besides(p.j), inColumn[p.j].besides(p.i))
	}
	for k := range steps {
		if -ahead[k] > better {
			steps[k].rival = worse(steps[k].rival, -ahead[k])
		}
		if !steps[k].moved {
			continue
		}
		for _, way := range [2]int{-1, 1} {
			for n := k; n >= 0 && n < len(steps) && (n == k || ahead[n] < margin && !steps[n].moved); n += way {
				if ahead[n] < margin {
					steps[n].rival = worse(steps[n].rival, margin-ahead[n]+certainOrder)
				}
			}
		}
	}
	for k := range steps {
		p := &steps[k]
		p.moved = p.moved && (ahead[k] < 2*margin || s.judge.content(&s.a[p.i], &s.b[p.j]) < certainStray || s.a[p.i].text.extent < shortText)
	}
}

// A top is the best two weights of a row or a column, and where the best one is.
type top struct {
	first, second float64
	at            int
}

func (t *top) see(at int, w float64) {
	switch {
	case w > t.first:
		t.first, t.second, t.at = w, t.first, at
	case w > t.second:
		t.second = w
	}
}

// besides returns the best weight but for that at a place.
func (t top) besides(at int) float64 {
	if t.at == at {
		return t.second
	}
	return t.first
}

func (s *sequence) bestTwo() (inRow, inColumn []top) {
	none := top{impossible, impossible, -1}
	inRow, inColumn = slices.Repeat([]top{none}, len(s.a)), slices.Repeat([]top{none}, len(s.b))
	for i, r := range s.rows {
		for k, w := range r.pairs {
			inRow[i].see(r.from+k, w)
			inColumn[r.from+k].see(i, w)
		}
	}
	return inRow, inColumn
}
