package main

import (
	"fmt"
	"strconv"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/progress"
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
		threshold := c.book.Config.Coverage[l.target.Code]
		if percent >= 0 {
			threshold = config.Threshold{Locale: percent}
		}
		l.found = append(l.found, l.short(c, threshold)...)
	}
	return nil
}

func (l *localeChecking) short(c *checking, threshold config.Threshold) []check.Finding {
	var (
		found []check.Finding
		total translate.Coverage
	)
	for _, s := range c.sources {
		path := book.CataloguePath(l.target, s.Path)
		covered := translate.Coverage{}
		for _, in := range l.catalogues {
			if in.Path == path {
				covered = progress.Cover(s, in.File, c.book.Config.Source.Han)
			}
		}
		if covered.Messages.Messages == 0 {
			covered = progress.Cover(s, nil, c.book.Config.Source.Han)
		}
		total.Add(covered)
		if want := threshold.Sections[s.Path]; covered.Percent() < want {
			found = append(found, check.Short(diag.Position{File: path}, l.target.Code, s.Path, covered.Percent(), want))
		}
	}
	if total.Percent() < threshold.Locale {
		place := diag.Position{File: book.LocalesDir + "/" + l.target.Folder}
		found = append(found, check.Short(place, l.target.Code, "", total.Percent(), threshold.Locale))
	}
	return l.checker.Wanted(found)
}
