package alignment

import (
	"cmp"
	"math"
	"slices"
)

// A lexicon is which words of the translation stand for which of the source, learnt from
// pairs of texts that are aligned already (as Moore, "Fast and Accurate Sentence Alignment
// of Bilingual Corpora", 2002, and hunalign learn theirs). It knows no language.
type lexicon struct {
	partners [][]partner // of the words of the source, by number, the closest first
	here     []int32     // in how many pairs of texts a word of the source is
	pairs    int
	own      map[*node]*node // what it was learnt from
	number   int             // from 1; others have other ones
}

// A partner is a word of the translation that stands with one of the source more often than
// by chance.
type partner struct {
	word            int32
	together, there int32 // in how many pairs of texts both are, and the word of the translation
	weight          float32
}

// mostPartners is how many words of the translation may stand for one of the source.
const mostPartners = 6

// mostLooks is in how many texts with a word its partners are looked for: what stands with it
// often is in some of them.
const mostLooks = 24

// The most words of a text that are learnt from. Those that come first in a book are not
// the rarest, and so are of use.
const (
	mostSource = 40
	mostTarget = 80
)

// learn makes a lexicon of pairs of texts. How often two words stand together is counted in
// a table of a size that goes by their number, into which pairs of words are hashed: a count
// may be that of two pairs, which is seldom, and small.
func learn(v *vocabulary, pairs [][2]*node, number int) *lexicon {
	n := len(v.numbers)
	x := &lexicon{number: number, partners: make([][]partner, n), here: make([]int32, n), pairs: len(pairs), own: make(map[*node]*node, len(pairs))}
	l := learner{lexicon: x, there: make([]int32, n), looked: make([]uint8, n)}
	sum := 0
	for _, p := range pairs {
		sum += len(first(p[source], mostSource)) * len(first(p[target], mostTarget))
	}
	l.together = make([]uint16, sizeFor(sum))
	for _, p := range pairs {
		x.own[p[source]] = p[target]
		l.count(first(p[source], mostSource), first(p[target], mostTarget))
	}
	for _, p := range pairs {
		l.partners(first(p[source], mostSource), first(p[target], mostTarget))
	}
	return x
}

// sizeFor returns a power of two at least as large as the number of pairs of words, up to
// a limit.
func sizeFor(pairs int) int {
	size := 1 << 12
	for size < pairs && size < 1<<23 {
		size *= 2
	}
	return size
}

// first returns the words of a text that count.
func first(n *node, most int) []int32 { return n.text.words[:min(len(n.text.words), most)] }

// A learner is a lexicon while it is made.
type learner struct {
	lexicon  *lexicon
	there    []int32
	together []uint16
	looked   []uint8 // for how many of the texts with a word its partners were looked for
}

func (l *learner) slot(s, t int32) *uint16 {
	h := (uint64(uint32(s))<<32 | uint64(uint32(t))) * 0x9E3779B97F4A7C15
	return &l.together[(h>>32)&uint64(len(l.together)-1)]
}

func (l *learner) count(here, there []int32) {
	for _, t := range there {
		l.there[t]++
	}
	for _, s := range here {
		l.lexicon.here[s]++
		for _, t := range there {
			if c := l.slot(s, t); *c < math.MaxUint16 {
				*c++
			}
		}
	}
}

// partners notes the words of a pair of texts that stand together.
func (l *learner) partners(here, there []int32) {
	for _, s := range here {
		if l.lexicon.here[s] < 2 || l.looked[s] == mostLooks {
			continue
		}
		l.looked[s]++
		known := l.lexicon.partners[s]
		for _, t := range there {
			together := *l.slot(s, t)
			if together < 2 {
				continue
			}
			p := partner{word: t, together: int32(together), there: l.there[t]}
			p.weight = float32(l.lexicon.weight(s, p, 0))
			if p.weight == 0 || len(known) == mostPartners && p.weight <= known[mostPartners-1].weight {
				continue
			}
			if slices.ContainsFunc(known, func(q partner) bool { return q.word == t }) {
				continue
			}
			known = append(known[:min(len(known), mostPartners-1)], p)
			slices.SortStableFunc(known, func(p, q partner) int {
				return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(p.word, q.word))
			})
		}
		l.lexicon.partners[s] = known
	}
}

// weight says how much a word of the source has to do with a partner, from 0 to 1. own is
// 1 where one of the pairs of texts that have both is the one at hand, which is no evidence
// for itself.
func (x *lexicon) weight(s int32, p partner, own int32) float64 {
	here, there := float64(x.here[s]-own), float64(p.there-own)
	together := min(float64(p.together-own), here, there)
	if together < 2 || together*float64(x.pairs) < math.E*here*there {
		return 0 // hardly more often than by chance
	}
	return together / math.Sqrt(here*there)
}

// evidence returns how much of a text's words stands for those of another one, and how much
// might, both in words of which the lexicon knows what stands for them.
func (x *lexicon) evidence(a, b *node) (found, expected float64) {
	partner, trained := x.own[a]
	self, own := int32(0), int32(0)
	if trained {
		self = 1
		if partner == b {
			own = 1
		}
	}
	for _, s := range x.known(a) {
		known := x.partners[s]
		most := x.weight(s, known[0], self)
		if most == 0 {
			continue
		}
		expected += most
		for _, p := range known {
			if b.text.has(p.word) {
				found += min(most, x.weight(s, p, own))
				break
			}
		}
	}
	return found, expected
}

// known returns the words of a text of which something is known.
func (x *lexicon) known(n *node) []int32 {
	if n.knownBy != x.number {
		n.known, n.knownBy = nil, x.number
		for _, s := range n.text.words {
			if len(x.partners[s]) > 0 {
				n.known = append(n.known, s)
			}
		}
	}
	return n.known
}
