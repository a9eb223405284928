package merging

import "github.com/pobook/pobook/internal/similarity"

// The fourth stage: of texts that are similar, which translation may be
// offered to which message.

// The least similarity at which a translation is offered as fuzzy. They were
// measured; see internal/DECISIONS.md.
const (
	leastInSlot    = 0.35 // of texts in the same slot
	leastInSection = 0.55 // of texts in the same section
	leastElsewhere = 0.6  // of a text from another section or a compendium
	leastAsPart    = 0.3  // of a part and the whole
	leastPart      = 0.8  // of the words of a part that are in the whole
	leastWords     = 6    // the least weight of a part, and of words shared with a text from elsewhere
)

// What a candidate's score has above its similarity.
const (
	inSlot    = 0.2
	inSection = 0.1

	certain = 1 + inSection // none that is not in a slot is better
)

// A candidate is a message and a translation that may be offered to it.
type candidate struct {
	want       *want
	donor      *donor
	reason     Reason
	similarity float64
	score      float64
}

func newCandidate(w *want, d *donor, reason Reason, alike float64) candidate {
	c := candidate{want: w, donor: d, reason: reason, similarity: alike, score: alike}
	if d.home == w.message.home {
		c.score += inSection
	}
	if reason == SameSlot {
		c.score += inSlot
	}
	return c
}

// A matcher compares the messages that are still without translation with what
// is left over, by their words.
type matcher struct {
	wants   []*want
	donors  []*donor
	lexicon similarity.Lexicon
	words   struct {
		wants   []similarity.Bag
		running []similarity.Bag // of the donors, as running text
		code    []similarity.Bag // of the donors, as code; nil if no code is wanted
	}
}

func newMatcher(wants []*want, donors []*donor) *matcher {
	x := &matcher{wants: wants, donors: donors}
	code := false
	for i, w := range wants {
		w.number = i
		x.words.wants = append(x.words.wants, x.lexicon.Read(w.said.Form))
		code = code || w.said.IsCode()
	}
	for _, d := range donors {
		x.words.running = append(x.words.running, x.lexicon.Read(d.running().Form))
		if code {
			x.words.code = append(x.words.code, x.lexicon.Read(d.entry.ID))
		}
	}
	return x
}

// donorWords are the words of the donors, read as a message is.
func (x *matcher) donorWords(w *want) []similarity.Bag {
	if w.said.IsCode() {
		return x.words.code
	}
	return x.words.running
}

func (x *matcher) bags(w *want, d *donor) (a, b similarity.Bag) {
	return x.words.wants[w.number], x.donorWords(w)[d.number-1]
}

// inSlots pairs messages with those that stood in their place, and with those of
// which they may be a part.
func (x *matcher) inSlots(catalogues []*catalogue) []candidate {
	var found []candidate
	for _, c := range catalogues {
		for _, s := range c.slots() {
			for at := s.start; at < s.end; at++ {
				w := c.messages[at].want
				if w == nil || w.settled() {
					continue
				}
				s.near(at, func(d *donor, samePlace bool) {
					if reason, alike := x.neighbours(w, d, samePlace); reason != "" {
						found = append(found, newCandidate(w, d, reason, alike))
					}
				})
			}
		}
	}
	return found
}

// neighbours compares texts of the same slot. They belong together if they are
// similar, or if one is a part of the other: a paragraph was divided, or two
// were joined. The reason is empty if they do not.
func (x *matcher) neighbours(w *want, d *donor, samePlace bool) (reason Reason, alike float64) {
	if d.number == 0 {
		return "", 0 // it has no translation to give
	}
	a, b := x.bags(w, d)
	alike = x.lexicon.Dice(a, b)
	if samePlace {
		alike = max(alike, similarity.Letters(w.said.Form, w.read(d).Form))
	}
	switch {
	case alike >= leastInSlot && samePlace:
		return SameSlot, alike
	case alike >= leastInSlot:
		return SimilarText, alike
	case alike >= leastAsPart && min(a.Weight, b.Weight) >= leastWords && x.lexicon.Containment(a, b) >= leastPart:
		return PartOfText, alike
	default:
		return "", 0
	}
}

// anywhere pairs texts by their words alone, wherever they stand.
func (x *matcher) anywhere() []candidate {
	least := min(leastInSection, leastElsewhere)
	running := similarity.NewIndex(&x.lexicon, x.words.running, least)
	code := similarity.NewIndex(&x.lexicon, x.words.code, least)
	var found []candidate
	for _, w := range x.wants {
		if w.settled() {
			continue
		}
		index := running
		if w.said.IsCode() {
			index = code
		}
		index.Similar(x.words.wants[w.number], w.number, func(text int) {
			d := x.donors[text]
			if !d.free(w.message.home) {
				return
			}
			if alike, ok := x.similar(w, d); ok {
				found = append(found, newCandidate(w, d, SimilarText, alike))
			}
		})
	}
	return found
}

// similar reports how similar two texts are, and whether that is enough.
func (x *matcher) similar(w *want, d *donor) (alike float64, enough bool) {
	a, b := x.bags(w, d)
	least := leastInSection
	if d.home != w.message.home {
		least = leastElsewhere
	}
	total := float64(a.Weight + b.Weight)
	if 2*float64(min(a.Weight, b.Weight)) < least*total {
		return 0, false // one is too short for that
	}
	shared := x.lexicon.Shared(a, b)
	alike = 2 * float64(shared) / total
	return alike, alike >= least && (d.home == w.message.home || shared >= leastWords)
}
