// Package glossary owns the agreed terms of a locale: it reads and writes them
// as CSV, TBX and PO, finds them in a text, and sorts them as a reader of the
// locale looks words up.
//
// Terms match as in Weblate: whole words, case folded, without stemming, also
// within each other, so plurals are terms of their own. Where a text is written
// without spaces, any place is the edge of a word. The package neither opens
// files nor judges translations; that is done by package check. Start at
// [Glossary] and [Parse].
package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// A Term is one row of a glossary.
type Term struct {
	Source, Target string
	// ReadOnly terms stay in their source form, and Target may be empty.
	ReadOnly bool
	// Forbidden says that Target is not to be used for Source.
	Forbidden bool
	Note      string // for translators
	Place     diag.Position
}

// Flags returns what Weblate writes for the term.
func (t *Term) Flags() string {
	var flags []string
	if t.ReadOnly {
		flags = append(flags, "read-only")
	}
	if t.Forbidden {
		flags = append(flags, "forbidden")
	}
	return strings.Join(flags, ", ")
}

// setFlags reads Weblate's flags. Others, such as "terminology", say nothing
// about a translation.
func (t *Term) setFlags(list string) {
	for _, flag := range strings.Split(list, ",") {
		switch strings.TrimSpace(flag) {
		case "read-only":
			t.ReadOnly = true
		case "forbidden":
			t.Forbidden = true
		}
	}
}

// A Glossary is the terms of one locale, ready to be looked for. It may be used
// from several goroutines.
type Glossary struct {
	Terms    []Term // in the order of the file
	concepts []*Concept
	byWord   map[string][]pattern // by the first word, folded
	writes   map[rune]bool
}

// A Concept is all rows of one source term.
type Concept struct {
	Source string
	// Wanted are the forms of which a translation has one: those of the
	// source itself where it stays.
	Wanted, Forbidden []string
	// Keep says that the source form has to stay.
	Keep bool
}

// A pattern is a term to be looked for.
type pattern struct {
	concept *Concept
	text    string
	lead    int // bytes before the first word
}

// New prepares terms.
func New(terms []Term) *Glossary {
	g := &Glossary{Terms: terms, byWord: map[string][]pattern{}, writes: map[rune]bool{}}
	byFold := map[string]*Concept{}
	for _, t := range terms {
		key := strings.ToLower(t.Source)
		concept := byFold[key]
		if concept == nil {
			concept = &Concept{Source: t.Source}
			byFold[key] = concept
			g.concepts = append(g.concepts, concept)
			g.index(concept)
		}
		concept.add(t)
		for _, r := range t.Target {
			g.writes[r] = g.writes[r] || !t.Forbidden
		}
	}
	return g
}

func (c *Concept) add(t Term) {
	switch {
	case t.Forbidden:
		c.Forbidden = append(c.Forbidden, t.Target)
	case t.ReadOnly:
		c.Keep = true
		c.Wanted = append(c.Wanted, t.Source)
	case t.Target != "":
		c.Wanted = append(c.Wanted, t.Target)
	}
}

func (g *Glossary) index(c *Concept) {
	for start, end := range words(c.Source) {
		key := strings.ToLower(c.Source[start:end])
		g.byWord[key] = append(g.byWord[key], pattern{c, c.Source, start})
		return
	}
}

// words calls yield with the words of a text: runs of letters, digits and
// underscores. Where there are no spaces between words, each character is one.
func words(text string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		start := -1
		for i := 0; i < len(text); {
			r, size := rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			spaceless := r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
			if start >= 0 && (spaceless || !inWord(r)) {
				if !yield(start, i) {
					return
				}
				start = -1
			}
			if spaceless && !yield(i, i+size) {
				return
			}
			if start < 0 && !spaceless && inWord(r) {
				start = i
			}
			i += size
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// An Occurrence is a term in a text.
type Occurrence struct {
	*Concept
	Start, End int // of the first place, in bytes
}

// In returns the terms that occur in a text, each once, by first place.
func (g *Glossary) In(text string) []Occurrence {
	if len(g.byWord) == 0 {
		return nil
	}
	var (
		found []Occurrence
		fold  [64]byte
	)
	for start, end := range words(text) {
		if end-start > len(fold) {
			continue
		}
		for _, p := range g.byWord[string(lower(fold[:0], text[start:end]))] {
			if at := start - p.lead; p.at(text, at) && !has(found, p.concept) {
				found = append(found, Occurrence{p.concept, at, at + len(p.text)})
			}
		}
	}
	return found
}

// lower appends a word in lower case, without an allocation where it is ASCII.
func lower(to []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return append(to[:0], strings.ToLower(word)...)
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		to = append(to, c)
	}
	return to
}

func has(found []Occurrence, c *Concept) bool {
	for _, o := range found {
		if o.Concept == c {
			return true
		}
	}
	return false
}

// at says whether a term stands at a place of a text as whole words.
func (p pattern) at(text string, at int) bool {
	end := at + len(p.text)
	if at < 0 || end > len(text) || !strings.EqualFold(text[at:end], p.text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(p.text)
	next, _ := utf8.DecodeRuneInString(text[end:])
	return end == len(text) || !inWord(last) || !inWord(next) || spaceless(last) || spaceless(next)
}

func spaceless(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// Follows says whether a translation has one of the forms that are wanted.
func (c *Concept) Follows(translation string) bool {
	for _, form := range c.Wanted {
		if c.Keep && form == c.Source && strings.Contains(translation, form) {
			return true
		}
		if !c.Keep && containsFold(translation, form) {
			return true
		}
	}
	return len(c.Wanted) == 0
}

// Uses returns the first forbidden form in a translation, and where it stands.
func (c *Concept) Uses(translation string) (form string, at int) {
	for _, form := range c.Forbidden {
		if at := strings.Index(translation, form); at >= 0 && form != "" {
			return form, at
		}
	}
	return "", -1
}

func containsFold(s, part string) bool {
	return strings.Contains(s, part) || strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// Concepts returns the source terms in the order of the file.
func (g *Glossary) Concepts() []*Concept { return g.concepts }

// Keeps says whether a word stays as it is in a translation.
func (g *Glossary) Keeps(word string) bool {
	for _, c := range g.concepts {
		if c.Keep && strings.EqualFold(c.Source, word) {
			return true
		}
	}
	return false
}

// Writes says whether an agreed term has a character.
func (g *Glossary) Writes(r rune) bool { return g.writes[r] }

// Says says whether an agreed term has a word in it.
func (g *Glossary) Says(word string) bool {
	for _, t := range g.Terms {
		if !t.Forbidden && strings.Contains(t.Target, word) {
			return true
		}
	}
	return false
}
