package merging

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/similarity"
	"github.com/pobook/pobook/internal/wording"
)

// The least similarity at which a translation is offered as fuzzy. They were
// measured; see internal/DESIGN.md.
const (
	leastInSlot    = 0.35 // of texts in the same slot
	leastInSection = 0.55 // of texts in the same section
	leastElsewhere = 0.6  // of a text from another section or a compendium
	leastAsPart    = 0.3  // of a part and the whole
	leastPart      = 0.8  // of the words of a part that are in the whole
	leastWords     = 6    // the least weight of a part, and of words shared with a text from elsewhere
)

// What a pair's score has above its similarity.
const (
	inSlot    = 0.2
	inSection = 0.1

	certain = 1 + inSection // no pair that is not in a slot is better
)

// A pair is a message and a translation that may be offered to it.
type pair struct {
	want       *want
	donor      *leftoverDonor
	reason     Reason
	similarity float64
	score      float64
}

// A matcher finds the pairs of an update.
type matcher struct {
	lexicon similarity.Lexicon
	wants   []*want
	donors  []leftoverDonor
	bags    struct{ wants, donors, code []similarity.Bag } // code has the donors as code
	pairs   []pair
}

// findNearest offers what is left over to the messages that are still without
// translation. Of all pairs the best gets its way first, so that no message
// takes a translation from a better owner because it stands before it.
func (m *merger) findNearest() {
	x := matcher{donors: m.leftover.donors}
	for _, w := range m.wants {
		m.leftover.ownKey(w.entry)
		m.leftover.ownForm(w.said.Form)
		if !w.settled {
			x.wants = append(x.wants, w)
		}
	}
	if len(x.wants) == 0 || len(x.donors) == 0 {
		return
	}
	m.leftover.settle()
	x.readWords()
	x.findInSlots(m.sections)
	if m.Typo == nil {
		x.settle(certain)
	}
	x.findSimilar()
	if m.Typo != nil {
		x.settleTypos(m.Typo)
		m.share(lastFinished)
	}
	x.settle(0)
}

func (x *matcher) readWords() {
	code := false
	for i, w := range x.wants {
		w.order = i
		code = code || w.said.IsCode()
		x.bags.wants = append(x.bags.wants, x.lexicon.Read(w.said.Form))
	}
	for i := range x.donors {
		d := &x.donors[i]
		d.order = i
		x.bags.donors = append(x.bags.donors, x.lexicon.Read(d.said.Form))
		if code {
			x.bags.code = append(x.bags.code, x.lexicon.Read(d.ID))
		}
	}
}

// words returns the words of a donor, read as a message is.
func (x *matcher) words(d *leftoverDonor, as *want) similarity.Bag {
	if as.said.IsCode() {
		return x.bags.code[d.order]
	}
	return x.bags.donors[d.order]
}

// findSimilar pairs texts by their words.
func (x *matcher) findSimilar() {
	least := min(leastInSection, leastElsewhere)
	running, code := similarity.NewIndex(&x.lexicon, x.bags.donors, least), similarity.NewIndex(&x.lexicon, x.bags.code, least)
	for _, w := range x.wants {
		if w.settled {
			continue
		}
		index := running
		if w.said.IsCode() {
			index = code
		}
		index.Similar(x.bags.wants[w.order], w.order, func(text int) {
			if d := &x.donors[text]; d.free(w.section) {
				x.pairSimilar(w, d)
			}
		})
	}
}

func (x *matcher) pairSimilar(w *want, d *leftoverDonor) {
	a, b := x.bags.wants[w.order], x.words(d, w)
	least := leastInSection
	if d.section != w.section {
		least = leastElsewhere
	}
	total := float64(a.Weight + b.Weight)
	if 2*float64(min(a.Weight, b.Weight)) < least*total {
		return // one is too short for that
	}
	shared := x.lexicon.Shared(a, b)
	if similarity := 2 * float64(shared) / total; similarity >= least && (d.section == w.section || shared >= leastWords) {
		x.add(w, d, SimilarText, similarity)
	}
}

// findInSlots pairs messages with those that stood in their place, and with
// those of which they may be a part.
func (x *matcher) findInSlots(sections []*section) {
	for _, s := range sections {
		if len(s.wants) == 0 {
			continue
		}
		for _, slot := range s.slots() {
			for at := slot.start; at < slot.end; at++ {
				if w := s.wants[at]; w != nil && !w.settled {
					x.pairInSlot(w, slot)
				}
			}
		}
	}
}

// reach is how far from its place a part of a text is looked for.
const reach = 8

func (x *matcher) pairInSlot(w *want, s slot) {
	left, right := s.beside(w.at)
	for _, side := range [][]*donor{around(s.left, w.at-s.start), around(s.right, s.end-1-w.at)} {
		for _, d := range side {
			if l := x.leftoverOf(d); l != nil {
				x.pairNeighbours(w, l, d == left || d == right)
			}
		}
	}
}

// around returns those of the messages beside a slot that are within reach.
func around(side []*donor, at int) []*donor {
	return side[min(len(side), max(0, at-reach)):min(len(side), at+reach+1)]
}

// pairNeighbours pairs texts of the same slot if they are similar, or if one is
// a part of the other: a paragraph was divided, or two were joined.
func (x *matcher) pairNeighbours(w *want, d *leftoverDonor, samePlace bool) {
	a, b := x.bags.wants[w.order], x.words(d, w)
	alike := x.lexicon.Dice(a, b)
	if samePlace {
		alike = max(alike, similarity.Letters(w.said.Form, d.as(w).Form))
	}
	switch {
	case alike >= leastInSlot && samePlace:
		x.add(w, d, SameSlot, alike)
	case alike >= leastInSlot:
		x.add(w, d, SimilarText, alike)
	case alike >= leastAsPart && min(a.Weight, b.Weight) >= leastWords && x.lexicon.Containment(a, b) >= leastPart:
		x.add(w, d, PartOfText, alike)
	}
}

// leftoverOf returns a message that is gone, with its words; nil if it has no
// translation to give.
func (x *matcher) leftoverOf(d *donor) *leftoverDonor {
	if d == nil || !d.gone || d.used || d.leftover == 0 {
		return nil
	}
	return &x.donors[d.leftover-1]
}

func (x *matcher) add(w *want, d *leftoverDonor, reason Reason, similarity float64) {
	p := pair{want: w, donor: d, reason: reason, similarity: similarity, score: similarity}
	if d.section == w.section {
		p.score += inSection
	}
	if reason == SameSlot {
		p.score += inSlot
	}
	x.pairs = append(x.pairs, p)
}

// sort puts the best pairs first.
func (x *matcher) sort() {
	slices.SortStableFunc(x.pairs, func(a, b pair) int {
		return cmp.Or(
			cmp.Compare(b.score, a.score),
			cmp.Compare(a.want.order, b.want.order),
			cmp.Compare(a.donor.order, b.donor.order),
		)
	})
}

// settleTypos carries translations to the texts that were corrected. It comes
// before all that is fuzzy, for the same text may stand elsewhere.
func (x *matcher) settleTypos(corrected func(section string) bool) {
	x.sort()
	for _, p := range x.pairs {
		if p.open() && corrected(p.want.section.Section) && p.isTypo() {
			p.want.carried(p.donor.donor, p.donor.translationFor(p.want), Typo)
		}
	}
}

// settle gives the translations of the pairs away, that of the best pair first,
// down to a score.
func (x *matcher) settle(least float64) {
	x.sort()
	for _, p := range x.pairs {
		if p.score < least {
			break
		}
		if p.open() {
			p.want.fuzzy(p.donor.donor, p.donor.translationFor(p.want), p.why(), p.similarity)
		}
	}
}

// open says whether both sides of a pair are still to be had.
func (p pair) open() bool { return !p.want.settled && !p.donor.taken(p.want.section) }

// isTypo says whether one text of a pair may be the other corrected.
func (p pair) isTypo() bool {
	w, d := p.want, p.donor
	finished := !d.Fuzzy() && d.IDPlural == nil
	return finished && d.section == w.section && sameContext(w.entry.Context, d.Context) && wording.Typo(d.as(w), w.said)
}

func (p pair) why() Reason {
	switch {
	case p.donor.as(p.want).Form != p.want.said.Form:
		return p.reason
	case !sameContext(p.want.entry.Context, p.donor.Context):
		return OtherContext
	default:
		return Markup
	}
}
