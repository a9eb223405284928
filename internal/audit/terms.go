package audit

import (
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
)

// A TermUse says how many translated messages have a term, and how many of those
// follow it.
type TermUse struct{ Occurs, Followed int }

// UseOfTerms counts the terms of a locale's glossary in its catalogues. One that
// cannot be used is reported and left out.
func UseOfTerms(b *book.Book, target config.Target, agreed *glossary.Glossary, reporter diag.Reporter) map[*glossary.Concept]TermUse {
	used := map[*glossary.Concept]TermUse{}
	for _, path := range b.Config.Sections {
		catalogue, err := content.Catalogue(b, target, path)
		reporter.Error(err)
		if catalogue == nil || err != nil {
			continue
		}
		for _, e := range catalogue.Entries {
			if e.Obsolete || e.IsHeader() || !e.Translated() || e.Str[0] == e.ID {
				continue // a message that stays as it is translates no term
			}
			terms := agreed.In(check.Prose(e.ID))
			for _, o := range terms {
				u := used[o.Concept]
				u.Occurs++
				if form, _ := o.Uses(e.Str[0], terms); o.Follows(e.Str[0]) && form == "" {
					u.Followed++
				}
				used[o.Concept] = u
			}
		}
	}
	return used
}
