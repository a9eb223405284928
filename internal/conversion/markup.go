package conversion

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/opencc"
)

// spellReferences writes references out whose text is their label, as [文字] is, where
// conversion would change the text: the label has to stay.
func spellReferences(m Message, text string, characters *opencc.Converter) string {
	var (
		b    strings.Builder
		done int
	)
	tokens := m.scan(text)
	for _, t := range tokens {
		if t.Kind != inline.Close || !t.Reference || t.Inner.End != t.Start {
			continue // it has a destination, or another label
		}
		if label := t.Inner.In(text); characters.Convert(label) != label {
			b.WriteString(text[done:t.Start])
			b.WriteString("][" + label + "]")
			done = t.End
		}
	}
	b.WriteString(text[done:])
	return b.String()
}

// sameMarkup reports whether two texts of a message are marked up in the same way: the
// same code, links, tags and signs of emphasis, in the same order.
func sameMarkup(m Message, a, b string) bool {
	if isPlain(a) && isPlain(b) {
		return true
	}
	tokensOfA, tokensOfB := m.scan(a), m.scan(b)
	if len(tokensOfA) != len(tokensOfB) {
		return false
	}
	for i := range tokensOfA {
		if describe(a, tokensOfA[i]) != describe(b, tokensOfB[i]) {
			return false
		}
	}
	pairsOfA, printedOfA := inline.Emphasis(a, tokensOfA)
	pairsOfB, printedOfB := inline.Emphasis(b, tokensOfB)
	if len(pairsOfA) != len(pairsOfB) || len(printedOfA) != len(printedOfB) {
		return false
	}
	for i := range pairsOfA {
		if pairsOfA[i].Sign != pairsOfB[i].Sign || pairsOfA[i].Open.Len() != pairsOfB[i].Open.Len() {
			return false
		}
	}
	return true
}

// isPlain reports whether a text has no sign that markup begins with.
func isPlain(text string) bool {
	return !strings.ContainsAny(text, "\\`<>*_~![]{}:") && !strings.Contains(strings.ToLower(text), "www.")
}

// A description is what of a token stays.
type description struct {
	kind      inline.Kind
	sign      byte
	reference bool
	partner   int
	length    int    // of a run
	text      string // its own, or what it holds
}

func describe(text string, t inline.Token) description {
	d := description{kind: t.Kind, sign: t.Sign, reference: t.Reference, partner: t.Partner}
	switch t.Kind {
	case inline.Run:
		d.length = t.Len()
	case inline.Close:
		d.text = t.Inner.In(text)
	case inline.Tag:
		var b strings.Builder
		for _, s := range keptOfTag(text, t) {
			b.WriteString(s.in(text))
		}
		d.text = b.String()
	case inline.Open:
	default:
		d.text = t.In(text)
	}
	return d
}
