// Package exchange brings a handbook's translations into the files that other
// people's programs read, and theirs to where an update takes them from: memories
// of all locales, and messages of one locale for a translators' bureau.
//
// It owns what of a handbook goes into such a file, and how what is in one becomes
// a compendium. The forms are the business of tmx, spreadsheet and xliff, and which
// message gets which translation that of merging. It writes no catalogue.
//
// Start at [Memory] and [ReadMemory], and at [Messages].
package exchange

import (
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/memory"
)

// Formats are the forms of a memory, by the names that users give.
var Formats = []string{"tmx", "csv", "tsv"}

// LanguagesOf are those of a handbook, or of some of its locales.
func LanguagesOf(c config.Config, targets []config.Target) *memory.Languages {
	locales := make([]locale.Locale, len(targets))
	for i, t := range targets {
		locales[i] = t.Locale
	}
	return memory.NewLanguages(c.Source, locales)
}

// Chosen returns those of the locales of a handbook that some codes name, in the
// order of the configuration; all if there are no codes.
func Chosen(c config.Config, codes []string) ([]config.Target, error) {
	chosen, err := c.ChooseLocales(codes)
	if err != nil {
		return nil, err
	}
	targets := slices.DeleteFunc(slices.Clone(c.Locales), func(t config.Target) bool { return !chosen[t.Locale.Code] })
	if len(targets) == 0 {
		return nil, fmt.Errorf("no locale has translations; list some in %s", c.Places.File())
	}
	return targets, nil
}
