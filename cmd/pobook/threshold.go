package main

import (
	"fmt"
	"strconv"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/translate"
)

// coverage adds a finding for each locale and section with less coverage than
// the configuration asks for, or than the user does.
func (c *checking) coverage(minimum string) error {
	percent := -1.0
	if minimum != configured {
		n, err := strconv.ParseFloat(minimum, 64)
		if err != nil || !(n >= 0 && n <= 100) {
			return fmt.Errorf("--min-coverage is %q; give a number from 0 to 100", minimum)
		}
		percent = n
	}
	for _, l := range c.locales {
		threshold := c.book.Coverage[l.target.Code]
		if percent >= 0 {
			threshold = book.Threshold{Locale: percent}
		}
		l.found = append(l.found, l.short(c, threshold)...)
	}
	return nil
}

func (l *localeChecking) short(c *checking, threshold book.Threshold) []check.Finding {
	var (
		found []check.Finding
		total translate.Coverage
	)
	for _, s := range c.sources {
		path := c.book.CataloguePath(l.target, s.path)
		covered := translate.Coverage{}
		for _, in := range l.catalogues {
			if in.Path == path {
				covered = cover(s, in.File, c.book.Source.Han)
			}
		}
		if covered.Messages.Messages == 0 {
			covered = cover(s, nil, c.book.Source.Han)
		}
		total.Add(covered)
		if want := threshold.Sections[s.path]; covered.Percent() < want {
			found = append(found, check.Short(diag.Position{File: path}, l.target.Code, s.path, covered.Percent(), want))
		}
	}
	if total.Percent() < threshold.Locale {
		place := diag.Position{File: book.LocalesDir + "/" + l.target.Folder}
		found = append(found, check.Short(place, l.target.Code, "", total.Percent(), threshold.Locale))
	}
	return l.checker.Wanted(found)
}

// complete says whether a locale has the coverage that the configuration asks
// for; all of it where that says nothing.
func complete(b *book.Book, code string, total translate.Coverage, sections map[string]translate.Coverage) bool {
	threshold := b.Coverage[code]
	if threshold.Locale == 0 && len(threshold.Sections) == 0 {
		threshold.Locale = 100
	}
	for path, want := range threshold.Sections {
		if covered, known := sections[path]; known && covered.Percent() < want {
			return false
		}
	}
	return total.Percent() >= threshold.Locale
}
