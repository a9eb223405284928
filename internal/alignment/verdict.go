package alignment

import "slices"

// The limits of what is certain. They were measured on books in Chinese, German and Japanese;
// see the design's decision on aligned translations.
const (
	certainPlace    = 0.95 // probability
	certainWords    = 0.35 // of the words whose translation is known, where these are many
	certainLength   = 3.2  // standard deviations
	certainLikeness = 0.6  // to a translation that is known
	longLength      = 1.6  // the same, of a text of more than longText columns
	longText        = 50
	lonelyLength    = 1.3 // the same, where a text beside it is missing or added, and may be in this one
	// enough is from how many known words on it counts how many of them are translated as
	// elsewhere, many from how many on all of the limit is asked for, and little how many
	// have to be, or how much the texts must have in common, to say anything at all.
	enough, many, little = 3.0, 6.0, 1.0
)

// doubts returns what speaks against a match.
func (j *judge) doubts(m match) []Doubt {
	a, b := whole(m.source), whole(m.target)
	joined := len(m.source)*len(m.target) > 1
	likeness, _ := j.known(a, b)
	if likeness == 1 && !joined {
		return nil
	}
	var found []Doubt
	doubt := func(is bool, d Doubt) {
		if is {
			found = append(found, d)
		}
	}
	t := j.tell(a, b)
	surely := likeness > certainLikeness
	doubt(slices.Equal(a.text.words, b.text.words) && t.translated < t.expected/2, DoubtUntranslated)
	doubt(m.moved, DoubtMoved)
	doubt(joined, DoubtJoined)
	doubt(a.kind != b.kind, DoubtKind)
	doubt(m.probability < certainPlace, DoubtPlace)
	doubt(m.rival > certainOrder, DoubtOrder)
	doubt(t.fewWords() && !surely, DoubtWords)
	doubt(!m.framed && !t.anything() && !surely, DoubtFrame)
	doubt(t.strange, DoubtConstants)
	doubt(j.otherNames(a.text, b.text), DoubtNames)
	z, limit := j.deviation(a.text, b.text), certainLength
	switch {
	case !m.framed:
		limit = lonelyLength
	case a.text.extent > longText:
		limit = longLength
	}
	doubt(z > limit || z < -limit, DoubtLength)
	return found
}

// whole returns the nodes of a side of a match as one.
func whole(nodes []*node) *node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return join(nodes[0], nodes[1])
}

// A telling is what the contents of two texts tell.
type telling struct {
	shared               float64 // by what is the same in both
	strange              bool    // one has a constant that the other lacks
	translated, expected float64 // words that stand for each other elsewhere
}

func (j *judge) tell(a, b *node) (t telling) {
	t.shared, t.strange = j.common(a.text, b.text)
	if j.lexicon != nil {
		t.translated, t.expected = j.lexicon.evidence(a, b)
	}
	return t
}

// anything reports whether something in the texts speaks for their being partners.
func (t telling) anything() bool { return t.translated >= little || t.shared >= little }

// fewWords reports whether fewer words stand for each other than in translations, and
// nothing else makes up for it.
func (t telling) fewWords() bool {
	return t.expected >= enough && t.translated < wordsAsked(t.expected) && t.shared < 3*little
}

// wordsAsked is how many of the known words of a text have to be translated as elsewhere.
func wordsAsked(expected float64) float64 {
	return expected * (certainWords - 0.15*max(0, 1-(expected-enough)/(many-enough)))
}
