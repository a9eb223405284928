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
	"github.com/pobook/pobook/internal/script"
)

// A Term is one row of a glossary.
type Term struct {
	Source, Target string
	// ReadOnly terms stay in their source form, and Target may be empty.
	ReadOnly bool
	// Forbidden says that Target is not to be used for Source.
	Forbidden bool
	// Context tells terms of one source apart, as the columns of Weblate's CSV and
	// msgctxt do.
	Context string
	Note    string // for translators
	Place   diag.Position
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
	first    node // of all terms
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

// A node is where terms are after some words. Terms that begin alike share the
// nodes of those words, so that a text is looked through once for all of them.
type node struct {
	next     map[string]*node // by the next word, folded
	patterns []pattern        // terms that end here
}

// A pattern is a term to be looked for.
type pattern struct {
	concept *Concept
	text    string
	lead    int // bytes before the first word
}

// New prepares terms.
func New(terms []Term) *Glossary {
	g := &Glossary{Terms: terms, writes: map[rune]bool{}}
	byFold := map[string]*Concept{}
	for _, t := range terms {
		t.Source, t.Target = oneSpace(t.Source), oneSpace(t.Target)
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

// oneSpace writes each run of white space as one space, as messages have it.
func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

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
	at, lead := &g.first, -1
	for start, end := range words(c.Source) {
		if lead < 0 {
			lead = start
		}
		if at.next == nil {
			at.next = map[string]*node{}
		}
		word := strings.ToLower(c.Source[start:end])
		if at.next[word] == nil {
			at.next[word] = &node{}
		}
		at = at.next[word]
	}
	if lead >= 0 {
		at.patterns = append(at.patterns, pattern{c, c.Source, lead})
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
			alone := script.IsUnspaced(r)
			if start >= 0 && (alone || !inWord(r)) {
				if !yield(start, i) {
					return
				}
				start = -1
			}
			if alone && !yield(i, i+size) {
				return
			}
			if start < 0 && !alone && inWord(r) {
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
	Start, End int    // of the first place, in bytes
	Text       string // as the term is written there
}

// In returns the terms that occur in a text, each once, by first place.
func (g *Glossary) In(text string) []Occurrence {
	if g.first.next == nil {
		return nil
	}
	var (
		found  []Occurrence
		room   [128]place
		places = room[:0]
	)
	for start, end := range words(text) {
		places = append(places, place{start, end})
	}
	for i, p := range places {
		for pattern := range g.from(text, places[i:]) {
			if at := p.start - pattern.lead; pattern.at(text, at) && !has(found, pattern.concept) {
				end := at + len(pattern.text)
				found = append(found, Occurrence{pattern.concept, at, end, text[at:end]})
			}
		}
	}
	return found
}

// A place is where a word stands in a text.
type place struct{ start, end int }

// from calls yield with the terms whose words are the first of some words.
func (g *Glossary) from(text string, words []place) func(yield func(pattern) bool) {
	return func(yield func(pattern) bool) {
		var fold [64]byte
		at := &g.first
		for _, w := range words {
			at = at.next[string(lower(fold[:0], text[w.start:w.end]))]
			if at == nil {
				return
			}
			for _, p := range at.patterns {
				if !yield(p) {
					return
				}
			}
		}
	}
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
	return at >= 0 && end <= len(text) && strings.EqualFold(text[at:end], p.text) && whole(text, at, end)
}

// whole says whether a part of a text neither begins nor ends within a word.
func whole(text string, start, end int) bool { return edge(text, start) && edge(text, end) }

// edge says whether a place of a text is not within a word.
func edge(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return at == 0 || at == len(text) || !inWord(before) || !inWord(after) || script.IsUnspaced(before) || script.IsUnspaced(after)
}

// Follows says whether a translation has one of the forms that are wanted. What
// stays may be written as in the source or as in the glossary.
func (o Occurrence) Follows(translation string) bool {
	if o.Keep {
		return next(translation, o.Text, 0) >= 0 || next(translation, o.Source, 0) >= 0
	}
	for _, form := range o.Wanted {
		if containsFold(translation, form) {
			return true
		}
	}
	return len(o.Wanted) == 0
}

// next returns where a form stands in a text as whole words, from a place on; -1
// if it does not.
func next(text, form string, from int) int {
	for form != "" {
		at := strings.Index(text[from:], form)
		if at < 0 {
			break
		}
		if from += at; whole(text, from, from+len(form)) {
			return from
		}
		from++
	}
	return -1
}

// Uses returns the first forbidden form in a translation, and where it stands.
// One within a form that is wanted for this term or for another of the source
// is right there.
func (o Occurrence) Uses(translation string, source []Occurrence) (form string, at int) {
	for _, form := range o.Forbidden {
		for at := next(translation, form, 0); at >= 0; at = next(translation, form, at+1) {
			if !wantedAt(translation, at, at+len(form), source) {
				return form, at
			}
		}
	}
	return "", -1
}

// wantedAt says whether a part of a translation lies in a form that is wanted
// for a term of the source.
func wantedAt(translation string, start, end int, source []Occurrence) bool {
	for _, o := range source {
		for _, form := range o.Wanted {
			from, to := end-len(form), start+len(form) // where it can be around
			if from <= start && strings.Contains(translation[max(0, from):min(len(translation), to)], form) {
				return true
			}
		}
	}
	return false
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
