package alignment

import (
	"cmp"
	"math"
	"slices"
)

// strays finds partners of what is left over: parts that have moved, within a section or
// to another one. Runs of blocks are compared as a whole, since the blocks of a part have
// moved together.
func (a *aligner) strays() {
	a.moved = &pairing{judge: a.judge}
	runs := [2][]run{a.leftRuns(source), a.leftRuns(target)}
	candidates := a.candidates(runs)
	slices.SortStableFunc(candidates, func(p, q stray) int {
		return cmp.Or(cmp.Compare(q.evidence, p.evidence), cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j))
	})
	taken := [2]map[int]bool{{}, {}}
	for _, c := range candidates {
		if taken[source][c.i] || taken[target][c.j] {
			continue
		}
		taken[source][c.i], taken[target][c.j] = true, true
		found := pairing{judge: a.judge}
		found.nodes(runs[source][c.i].nodes, runs[target][c.j].nodes, match{probability: 1 - math.Exp(-c.evidence), moved: true})
		a.moved.matches = append(a.moved.matches, credible(a.judge, found.matches)...)
	}
}

// credible returns the matches of a part that has moved which can be believed. Each has to
// have something in its text that speaks for it, or else more than one beside it.
func credible(j *judge, found []match) []match {
	var kept []match
	strong := 0
	for _, m := range found {
		if j.content(m.source[0], m.target[0]) > leastStray {
			strong++
		}
	}
	for _, m := range found {
		if e := j.content(m.source[0], m.target[0]); e > leastStray || strong > 1 && e > 0 {
			m.moved = e < certainStray || m.source[0].text.extent < shortText
			kept = append(kept, m)
		}
	}
	return kept
}

// A run is blocks that follow each other and have no partner, and what they say as one.
type run struct {
	nodes []node
	whole node
}

// A stray is two runs that may belong together.
type stray struct {
	i, j     int
	evidence float64
}

// leftRuns returns the runs of a side that have no partner: those of its sections, and
// sections that are in no pair.
func (a *aligner) leftRuns(s side) []run {
	var runs []run
	paired := map[int]bool{}
	for k, p := range a.pairings {
		paired[a.pairs[k][s]] = true
		for _, nodes := range p.left[s] {
			runs = append(runs, newRun(nodes))
		}
	}
	for i, d := range a.sides[s] {
		if !paired[i] {
			alone := &pairing{judge: a.judge}
			alone.leave(s, d.nodes, nil)
			for _, nodes := range alone.left[s] {
				runs = append(runs, newRun(nodes))
			}
		}
	}
	return runs
}

func newRun(nodes []node) run {
	r := run{nodes: nodes, whole: nodes[0]}
	r.whole.segment, r.whole.text = -1, allOf(nodes)
	return r
}

// Limits of the search: how many runs are compared with each other, beyond which only those
// are that have a constant in common, and in how many runs a constant may be to say anything.
const (
	mostStrays     = 1 << 17
	mostOfConstant = 12
)

// candidates returns the runs that may belong together.
func (a *aligner) candidates(runs [2][]run) []stray {
	var found []stray
	try := func(i, j int) {
		if e := a.judge.content(&runs[source][i].whole, &runs[target][j].whole); e > leastStray {
			found = append(found, stray{i, j, e})
		}
	}
	if len(runs[source])*len(runs[target]) <= mostStrays {
		for i := range runs[source] {
			for j := range runs[target] {
				try(i, j)
			}
		}
		return found
	}
	byConstant := map[int32][]int{}
	for j, r := range runs[target] {
		for _, n := range r.whole.text.constants {
			byConstant[n] = append(byConstant[n], j)
		}
	}
	for i, r := range runs[source] {
		tried := map[int]bool{}
		for _, n := range r.whole.text.constants {
			if len(byConstant[n]) > mostOfConstant {
				continue // it says little
			}
			for _, j := range byConstant[n] {
				if !tried[j] {
					tried[j] = true
					try(i, j)
				}
			}
		}
	}
	return found
}
