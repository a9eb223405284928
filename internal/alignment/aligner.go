package alignment

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/markdown"
)

// An aligner holds what there is to know of an alignment at work.
type aligner struct {
	in       Input
	judge    *judge
	sides    [2][]*document
	pairs    [][2]int
	pairings []*pairing // of the pairs
	moved    *pairing   // what was found elsewhere
	lessons  int        // how often something was learnt
}

func newAligner(in Input) *aligner {
	a := &aligner{in: in, pairs: slices.Clone(in.Pairs)}
	r := newReader(newVocabulary())
	for s, sections := range [2][]*markdown.Section{in.Source, in.Target} {
		for i, section := range sections {
			a.sides[s] = append(a.sides[s], readDocument(r, side(s), i, section))
		}
	}
	r.vocabulary.weigh()
	if in.Foreign != nil {
		for _, d := range a.sides[target] {
			markForeign(d.nodes, in.Foreign)
		}
	}
	a.judge = &judge{vocabulary: r.vocabulary, ratio: a.ratio(), terms: a.terms, known: a.known, stopped: a.stopped}
	return a
}

// ratio is how long the translations are for a column of the source, in the sections that
// belong together. It is that of the average texts, since there may be fewer on one side: a
// half of a section may not be translated.
func (a *aligner) ratio() float64 {
	var lengths [2]float64
	for s := range a.sides {
		sum, texts := 0, 0
		for _, p := range a.pairs {
			extent, n := offered(a.sides[s][p[s]].nodes)
			sum, texts = sum+extent, texts+n
		}
		lengths[s] = float64(sum+1) / float64(max(texts, 1))
	}
	return lengths[target] / lengths[source]
}

// offered returns how long the texts of nodes are that are offered to translators, and how
// many there are.
func offered(nodes []node) (extent, texts int) {
	for i := range nodes {
		if n := &nodes[i]; n.segment >= 0 {
			extent, texts = extent+n.text.extent, texts+1
		}
		e, n := offered(nodes[i].children)
		extent, texts = extent+e, texts+n
	}
	return extent, texts
}

func (a *aligner) report(done float64) {
	if a.in.Progress != nil {
		a.in.Progress(done)
	}
}

func (a *aligner) stopped() bool { return a.in.Stopped != nil && a.in.Stopped() }

// written returns the text of a leaf's segment.
func (a *aligner) written(s side, n *node) string {
	return a.sides[s][n.document].section.Segments[n.segment].Text
}

func (a *aligner) terms(m, n *node) (followed, found int) {
	if a.in.Terms == nil || m.segment < 0 || n.segment < 0 {
		return 0, 0
	}
	return a.in.Terms(a.written(source, m), a.written(target, n))
}

// known is how like a translation is to what is known of a text.
func (a *aligner) known(m, n *node) (likeness float64, known bool) {
	if a.in.Known == nil || m.segment < 0 || n.segment < 0 {
		return 0, false
	}
	return a.in.Known(Place{m.document, m.segment}, a.written(target, n))
}

// round aligns the sections that belong together.
func (a *aligner) round() {
	a.pairings = nil
	for _, p := range a.pairs {
		found := &pairing{judge: a.judge}
		found.nodes(a.sides[source][p[source]].nodes, a.sides[target][p[target]].nodes, match{probability: 1, framed: true})
		a.pairings = append(a.pairings, found)
	}
}

// learn learns from the pairs of texts that are certain.
func (a *aligner) learn() {
	var pairs [][2]*node
	var extents [2]float64
	for _, p := range a.pairings {
		for _, m := range p.matches {
			if len(m.source) == 1 && len(m.target) == 1 && m.probability > 0.9 {
				pairs = append(pairs, [2]*node{m.source[0], m.target[0]})
				extents[source] += float64(m.source[0].text.extent)
				extents[target] += float64(m.target[0].text.extent)
			}
		}
	}
	a.lessons++
	a.judge.lexicon = learn(a.judge.vocabulary, pairs, a.lessons)
	a.judge.ratio = (extents[target] + 1) / (extents[source] + 1)
}

// result says what was found.
func (a *aligner) result() *Result {
	r := &Result{Pairs: a.pairs}
	taken := [2]map[Place]bool{{}, {}}
	for _, p := range append(slices.Clone(a.pairings), a.moved) {
		for _, m := range p.matches {
			found := Match{Source: places(m.source), Target: places(m.target), Probability: m.probability, Doubts: a.judge.doubts(m)}
			r.Matches = append(r.Matches, found)
			note(taken[source], found.Source)
			note(taken[target], found.Target)
		}
	}
	slices.SortStableFunc(r.Matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Source[0].Section, b.Source[0].Section), cmp.Compare(a.Source[0].Segment, b.Source[0].Segment))
	})
	r.LeftSource, r.LeftTarget = a.left(source, taken[source]), a.left(target, taken[target])
	return r
}

func places(nodes []*node) []Place {
	found := make([]Place, len(nodes))
	for i, n := range nodes {
		found[i] = Place{n.document, n.segment}
	}
	return found
}

func note(taken map[Place]bool, found []Place) {
	for _, p := range found {
		taken[p] = true
	}
}

// left returns the segments of a side that are in no match.
func (a *aligner) left(s side, taken map[Place]bool) []Place {
	var left []Place
	for i, d := range a.sides[s] {
		for k := range d.section.Segments {
			if p := (Place{i, k}); !taken[p] {
				left = append(left, p)
			}
		}
	}
	return left
}
