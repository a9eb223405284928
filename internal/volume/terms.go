package volume

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/hypertext"
)

// Terms are the agreed terms of a locale as its pages explain them.
type Terms struct {
	Entries []glossary.Entry // as a reader looks them up
	finder  *glossary.Glossary
	index   map[string]int // of the entries, by terms in lower case
}

// TermsOf returns the terms of a volume; nil where there are none, and where nobody wants
// them. What is wrong within the file is for the checks to find.
func TermsOf(p *Plan, v *Volume, reporter diag.Reporter) *Terms {
	layout := p.Book.Config.LayoutFor(v.Locale.Code, p.Edition)
	if v.Target == nil || layout.Glossary != nil && !*layout.Glossary {
		return nil
	}
	agreed, found := content.Glossary(p.Book, *v.Target)
	if agreed == nil {
		reporter.Error(found.Err()) // a book without its glossary is not whole
		return nil
	}
	t := &Terms{Entries: agreed.Index(v.Locale.Tag), index: map[string]int{}}
	if len(t.Entries) == 0 {
		return nil
	}
	var terms []glossary.Term
	for i, e := range t.Entries {
		t.index[strings.ToLower(e.Term)] = i
		terms = append(terms, glossary.Term{Source: e.Term, Target: e.Term})
	}
	t.finder = glossary.New(terms)
	return t
}

// TermID is the id of the nth entry on the page of the glossary.
func TermID(n int) string { return fmt.Sprintf("term-%d", n+1) }

// Explanation is what an entry says of its term in one line: what it stands for, and the notes.
func Explanation(e glossary.Entry) string {
	var parts []string
	for _, sense := range e.Sources {
		text := sense.Source
		if sense.Note != "" {
			text += ": " + strings.Join(strings.Fields(sense.Note), " ")
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

// in returns what finds the terms in the texts of a page, each where it occurs first. at is the
// address of the glossary from there. Of terms that overlap, the first counts, and the longer
// one of those that begin together. One that is the same in the source, and has no note, needs
// no explanation.
func (t *Terms) in(at string) func(text string) []hypertext.Term {
	seen := map[int]bool{}
	return func(text string) []hypertext.Term {
		found := t.finder.In(text)
		slices.SortStableFunc(found, func(a, b glossary.Occurrence) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
		var terms []hypertext.Term
		done := 0
		for _, o := range found {
			n, ok := t.index[strings.ToLower(o.Source)]
			if !ok || seen[n] || o.Start < done || saysNothing(t.Entries[n]) {
				continue
			}
			seen[n], done = true, o.End
			terms = append(terms, hypertext.Term{Start: o.Start, End: o.End, Href: at + "#" + TermID(n), Note: Explanation(t.Entries[n])})
		}
		return terms
	}
}

// saysNothing reports whether all that is known of a term is the term.
func saysNothing(e glossary.Entry) bool {
	return !slices.ContainsFunc(e.Sources, func(s glossary.Sense) bool { return s.Note != "" || !strings.EqualFold(s.Source, e.Term) })
}
