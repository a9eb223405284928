package alignment

import (
	"cmp"
	"slices"
)

// Which sections belong together where their names do not say so, or are wrong.

// pairByContent pairs the sections that are in no pair by their constants: code, links,
// numbers, names; and by their words, when something is known of these.
func (a *aligner) pairByContent() {
	free := [2][]int{a.unpaired(source), a.unpaired(target)}
	var found []stray
	others := a.telling(free)
	for _, i := range free[source] {
		if a.stopped() {
			return
		}
		for _, j := range others(i) {
			if e, is := a.affinity(i, j); is {
				found = append(found, stray{i, j, e})
			}
		}
	}
	slices.SortStableFunc(found, func(p, q stray) int {
		return cmp.Or(cmp.Compare(q.evidence, p.evidence), cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j))
	})
	taken := [2]map[int]bool{{}, {}}
	for _, c := range found {
		if !taken[source][c.i] && !taken[target][c.j] {
			taken[source][c.i], taken[target][c.j] = true, true
			a.pairs = append(a.pairs, [2]int{c.i, c.j})
		}
	}
	a.sortPairs()
}

// telling returns what finds, for a section of the source, those of the translation that it
// is worth comparing with: all, or where these are many, those that have a constant or a
// name in common which few have.
func (a *aligner) telling(free [2][]int) func(i int) []int {
	if len(free[source])*len(free[target]) <= mostStrays {
		return func(int) []int { return free[target] }
	}
	having := map[int32][]int{}
	for _, j := range free[target] {
		t := a.sides[target][j].text()
		for _, n := range slices.Concat(t.constants, t.words) {
			having[n] = append(having[n], j)
		}
	}
	return func(i int) []int {
		var others []int
		t := a.sides[source][i].text()
		for _, n := range slices.Concat(t.constants, t.words) {
			if len(having[n]) <= mostOfConstant {
				others = append(others, having[n]...)
			}
		}
		slices.Sort(others)
		return slices.Compact(others)
	}
}

// sortPairs puts the pairs into the order of the source, when there are other ones.
func (a *aligner) sortPairs() {
	slices.SortStableFunc(a.pairs, func(p, q [2]int) int { return cmp.Compare(p[source], q[source]) })
	a.judge.ratio = a.ratio()
}

// paired returns the sections of a side that are in a pair.
func (a *aligner) paired(s side) map[int]bool {
	paired := make(map[int]bool, len(a.pairs))
	for _, p := range a.pairs {
		paired[p[s]] = true
	}
	return paired
}

// unpaired returns the sections of a side that are in no pair.
func (a *aligner) unpaired(s side) []int {
	paired := a.paired(s)
	var free []int
	for i := range a.sides[s] {
		if !paired[i] {
			free = append(free, i)
		}
	}
	return free
}

// repair takes pairs apart whose sections say different things, and pairs them anew, as far
// as there are better partners. It reports whether there were any.
func (a *aligner) repair() bool {
	before := slices.Clone(a.pairs)
	a.pairs = slices.DeleteFunc(a.pairs, func(p [2]int) bool {
		words, known := a.translated(p[source], p[target])
		return known && words+a.likeness(a.sides[source][p[source]], a.sides[target][p[target]]) < different
	})
	a.pairByContent()
	paired := [2]map[int]bool{a.paired(source), a.paired(target)}
	for _, p := range before {
		if !paired[source][p[source]] && !paired[target][p[target]] {
			a.pairs = append(a.pairs, p)
		}
	}
	a.sortPairs()
	return !slices.Equal(before, a.pairs)
}

// Limits of what two sections have to have in common to be taken for each other's: a share
// of constants and names, or of the words whose translation is known, of which there have to be
// some. Whole sections have many words by chance.
const (
	leastLikeness = 0.35
	leastWords    = 0.55
	different     = 0.65 // both together
	someWords     = 10
)

// affinity is how much two sections have in common, if it is enough.
func (a *aligner) affinity(i, j int) (share float64, enough bool) {
	share = a.likeness(a.sides[source][i], a.sides[target][j])
	if words, known := a.translated(i, j); known {
		return share + words, share+words > different && (share > leastLikeness || words > leastWords)
	}
	return share, share > leastLikeness
}

// translated is how many of the words of a section have their translations in another one,
// if enough of them are known.
func (a *aligner) translated(i, j int) (share float64, known bool) {
	if a.judge.lexicon == nil {
		return 0, false
	}
	here, there := node{text: a.sides[source][i].text()}, node{text: a.sides[target][j].text()}
	found, expected := a.judge.lexicon.evidence(&here, &there)
	return found / max(expected, 1), expected > someWords
}

// likeness is how much of the constants and names of two sections is the same: Dice's
// coefficient over how telling they are.
func (a *aligner) likeness(d, e *document) float64 {
	var here, there, both float64
	sum := func(to *float64) func(int32) { return func(n int32) { *to += a.judge.vocabulary.rarity[n] } }
	compare(d.text().constants, e.text().constants, sum(&here), sum(&there), sum(&both))
	compare(d.text().words, e.text().words, func(int32) {}, func(int32) {}, sum(&both))
	if both < leastStray {
		return 0
	}
	return 2 * both / (2*both + here + there)
}
