package adopt

import (
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
)

// The texts that translations of a section stood for, by the translation, as its catalogue
// says: texts that are no longer in the section, or have been changed since.
type outdated map[string][]string

// outdatedBy reads the catalogues of the locale.
func outdatedBy(b *book.Book, target config.Target, sections []content.Section) []outdated {
	all := make([]outdated, len(sections))
	for i, s := range sections {
		catalogue, err := content.Catalogue(b, target, s.Path)
		if err != nil || catalogue == nil {
			continue // the update says what is wrong with it
		}
		now := map[string]bool{}
		for _, seg := range s.Parsed.Segments {
			now[seg.Text] = true
		}
		all[i] = outdated{}
		for _, e := range catalogue.Entries {
			of := e.ID
			if e.Fuzzy() && e.Previous != nil && e.Previous.ID != nil {
				of = *e.Previous.ID
			}
			if !e.IsHeader() && !e.Empty() && !now[of] {
				all[i][e.Str[0]] = append(all[i][e.Str[0]], of)
			}
		}
	}
	return all
}

// has reports whether a translation is that of an earlier text, so that it may not say what
// the text says today.
func (o outdated) has(text, translation string) bool {
	of := o[translation]
	return len(of) > 0 && !slices.Contains(of, text)
}
