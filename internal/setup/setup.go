// Package setup is what other programs have to know of a handbook to work on it:
// the description that Weblate's settings are made of, and the files that run
// pobook in other people's CI.
//
// It reads the handbook and writes the files that are not there yet; what they
// say is the business of packages weblate and ci.
package setup

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/ci"
)

// CI writes the files of some hosts, by the names that package ci has for them,
// that are not there yet, and returns their paths.
func CI(b *book.Book, hosts []string) (created []string, err error) {
	var locales []string
	for _, target := range b.Config.Locales {
		locales = append(locales, target.Locale.Code)
	}
	for _, f := range ci.Files(b.Config.Source.Code, locales) {
		if _, err := b.ReadFile(f.Path); !slices.Contains(hosts, f.Name) || !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if _, err := b.WriteFile(f.Path, []byte(f.Content)); err != nil {
			return created, err
		}
		created = append(created, f.Path)
	}
	return created, nil
}
