package main

import (
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/locale"
)

// importFlags are what the user asks of an import.
type importFlags struct {
	locale            string
	leftover          string // of catalogues alone
	edition           string // of Markdown alone, and formats too
	formats           []string
	overwrite, dryRun bool
}

// importLocale returns the code of the locale that a flag names; empty if it is not given.
func importLocale(c config.Config, flag string) (string, error) {
	if flag == "" {
		return "", nil
	}
	l, err := locale.Parse(flag)
	if err != nil {
		return "", err
	}
	var codes []string
	for _, target := range c.Locales {
		codes = append(codes, target.Locale.Code)
	}
	if !slices.Contains(codes, l.Code) {
		return "", fmt.Errorf("%s is not among the locales of %s; add it there", l.Code, c.Places.File())
	}
	return l.Code, nil
}

// sayNextOfImport says what to do next.
func sayNextOfImport(a *app, f importFlags, b *book.Book, open int) {
	if f.dryRun {
		fmt.Fprintln(a.err, "next: \"pobook import\" without --dry-run does this")
		return
	}
	sayNext(a, updateFlags{}, b, open)
}
