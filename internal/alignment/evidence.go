package alignment

import (
	"math"

	"github.com/pobook/pobook/internal/markdown"
)

// Evidence for two nodes to be each other's translation is counted in natural logarithms
// of odds: 0 says nothing, 1 says that it is 2.7 times as likely as not.

// A judge weighs nodes against each other.
type judge struct {
	vocabulary *vocabulary
	ratio      float64  // columns of a translation for one of the source
	lexicon    *lexicon // nil before anything has been learnt
	terms      func(a, b *node) (followed, found int)
	known      func(a, b *node) (likeness float64, known bool)
	stopped    func() bool
}

// content is what the texts of two nodes say, apart from what kind they are of and how
// long they are.
func (j *judge) content(a, b *node) float64 {
	constants := j.constants(a.text, b.text)
	return constants + j.same(a.text, b.text) + j.meaning(a, b)
}

// What the content of two texts has to say for them to be partners that have moved, and for
// that to be certain, and how long they have to be for the latter.
const (
	leastStray   = 4.0
	certainStray = 9.0
	shortText    = 30 // columns; a shorter one may be a name that stands in many places
)

// impossible is the evidence for a pair that is none.
const impossible = -50

// weigh returns the evidence for a pair of nodes.
func (j *judge) weigh(a, b *node) float64 {
	w := kinship(a, b)
	if w <= impossible || b.foreign && !alike(a.text.words, b.text.words) {
		return impossible
	}
	constants := j.constants(a.text, b.text)
	w += j.length(a.text, b.text) + constants + j.same(a.text, b.text)
	if w < hopeless {
		return w
	}
	return w + j.meaning(a, b)
}

// alike reports whether most of the words of two texts are the same.
func alike(a, b []int32) bool {
	same := 0
	compare(a, b, func(int32) {}, func(int32) {}, func(int32) { same++ })
	return 3*same >= len(a)+len(b)
}

// hopeless is the evidence without regard to words below which these change nothing.
const hopeless = -5

// kinship is what the kinds of two nodes say.
func kinship(a, b *node) float64 {
	switch {
	case a.kind >= kindSegment || b.kind >= kindSegment:
		return segmentKinship(a, b)
	case a.kind != b.kind:
		return otherKind(a, b)
	}
	w := kindWeights[markdown.BlockKind(a.kind)]
	switch markdown.BlockKind(a.kind) {
	case markdown.BlockHeading:
		if a.level != b.level {
			w -= 2
		}
	case markdown.BlockFootnote:
		if a.mark == b.mark {
			w += 6
		}
	case markdown.BlockCode, markdown.BlockParagraph:
		if a.mark != b.mark {
			w -= 2
		}
	case markdown.BlockTable:
		if len(a.children) > 0 && len(b.children) > 0 && len(a.children[0].children) != len(b.children[0].children) {
			w -= 2
		}
	}
	if (a.segment >= 0) != (b.segment >= 0) && a.own {
		w -= 2 // one has words and the other none
	}
	return w
}

// kindWeights say how telling it is that two nodes are of a kind: the more seldom it is,
// the more.
var kindWeights = map[markdown.BlockKind]float64{
	markdown.BlockParagraph: 0.7, markdown.BlockHeading: 3, markdown.BlockList: 1.5, markdown.BlockItem: 0.5,
	markdown.BlockQuote: 2, markdown.BlockTable: 4, markdown.BlockHeader: 4, markdown.BlockRow: 0.5, markdown.BlockCell: 0.5,
	markdown.BlockCode: 2, markdown.BlockHTML: 2, markdown.BlockTerm: 1, markdown.BlockDefinition: 1,
	markdown.BlockFootnote: 1, markdown.BlockMetadata: 10, markdown.BlockOther: 1,
}

// segmentKinship is what two segments within blocks have to do with each other.
func segmentKinship(a, b *node) float64 {
	switch {
	case a.kind != b.kind:
		return impossible
	case a.kind == kindSegment+kind(markdown.KindFrontMatter):
		if a.mark == b.mark {
			return 10
		}
		return impossible
	case a.mark != b.mark:
		return -3
	default:
		return 0.5
	}
}

// otherKind is what is lost where a translator has written another kind of block.
func otherKind(a, b *node) float64 {
	switch {
	case a.kind == kindOf(markdown.BlockCode) || b.kind == kindOf(markdown.BlockCode),
		a.is(markdown.BlockTable) || b.is(markdown.BlockTable),
		a.is(markdown.BlockMetadata) || b.is(markdown.BlockMetadata):
		return impossible
	case a.is(markdown.BlockHeading) || b.is(markdown.BlockHeading):
		return -6
	default:
		return -4
	}
}

// length is what the lengths of two texts say, as the logarithm of their ratio is spread
// about that of the book (Gale and Church 1993).
func (j *judge) length(a, b text) float64 {
	switch {
	case a.extent == 0 && b.extent == 0:
		return 0
	case a.extent == 0 || b.extent == 0:
		return -3
	}
	z := j.deviation(a, b)
	return math.Max(0.9-0.5*z*z, -5)
}

// deviation is how far the lengths of two texts are from what is usual, in standard
// deviations. Short texts differ more.
func (j *judge) deviation(a, b text) float64 {
	const floor = 4
	ratio := math.Log((float64(b.extent)/j.ratio + floor) / (float64(a.extent) + floor))
	return ratio / (0.22 + 1.6/math.Sqrt(float64(a.extent)+floor))
}

// constants is what the constants of two texts say.
func (j *judge) constants(a, b text) float64 {
	if len(a.constants) == 0 && len(b.constants) == 0 {
		return 0
	}
	var here, there, both float64
	compare(a.constants, b.constants,
		func(n int32) { here += j.vocabulary.rarity[n] },
		func(n int32) { there += j.vocabulary.rarity[n] },
		func(n int32) { both += j.vocabulary.rarity[n] })
	return math.Min(both, 9) - 0.6*math.Min(here, 5) - 0.6*math.Min(there, 5)
}

// common returns how much two texts have in common, of which numbers say less, since headings
// have them by their order, and whether one of them has a constant
// that the other lacks: of numbers, one for which the other has another.
func (j *judge) common(a, b text) (shared float64, strange bool) {
	var numbers [2]int
	alone := func(s side) func(int32) {
		return func(n int32) {
			if j.vocabulary.isNumber(n) {
				numbers[s]++
			} else {
				strange = true
			}
		}
	}
	compare(a.constants, b.constants, alone(source), alone(target), func(n int32) {
		if j.vocabulary.isNumber(n) {
			shared += j.vocabulary.rarity[n] / 4
		} else {
			shared += j.vocabulary.rarity[n]
		}
	})
	compare(a.words, b.words, func(int32) {}, func(int32) {}, func(n int32) { shared += j.vocabulary.rarity[n] / 2 })
	return shared, strange || numbers[source] > 0 && numbers[target] > 0
}

// otherNames reports whether each of two texts has a name that the other lacks.
func (j *judge) otherNames(a, b text) bool {
	var has [2]bool
	alone := func(s side) func(int32) { return func(n int32) { has[s] = has[s] || j.vocabulary.isName(n) } }
	compare(a.words, b.words, alone(source), alone(target), func(int32) {})
	return has[source] && has[target]
}

// same is what words say that are the same in both languages: names and the like.
func (j *judge) same(a, b text) float64 {
	sum := 0.0
	compare(a.words, b.words, func(int32) {}, func(int32) {}, func(n int32) { sum += j.vocabulary.rarity[n] })
	return math.Min(0.6*sum, 5)
}

// meaning is what the lexicon and the glossary say.
func (j *judge) meaning(a, b *node) float64 {
	w := 0.0
	if j.lexicon != nil {
		found, expected := j.lexicon.evidence(a, b)
		w += math.Max(-6, math.Min(8, 3*(found-usual*expected)))
	}
	followed, found := j.terms(a, b)
	w += 1.5*float64(followed) - 0.7*float64(found-followed)
	if likeness, known := j.known(a, b); known {
		w += max(-2, 12*(likeness-usual))
	}
	return w
}

// usual is how much of what the lexicon expects of a translation is found in texts that
// are none.
const usual = 0.25
