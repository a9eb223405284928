package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/locale"
)

// ChooseLocales returns the locales of the handbook that codes name, by the codes
// of package locale; all of them, the source included, if there are no codes.
func (c Config) ChooseLocales(codes []string) (map[string]bool, error) {
	names := []string{c.Source.Code}
	for _, target := range c.Locales {
		names = append(names, target.Locale.Code)
	}
	chosen := map[string]bool{}
	for _, code := range codes {
		l, err := locale.Parse(code)
		if err != nil || !slices.Contains(names, l.Code) {
			return nil, fmt.Errorf("no locale %q in this handbook; there are %s", code, strings.Join(names, ", "))
		}
		chosen[l.Code] = true
	}
	if len(codes) == 0 {
		for _, name := range names {
			chosen[name] = true
		}
	}
	return chosen, nil
}

// ChooseEdition returns the edition of a name; nil, for the whole handbook, if
// the name is empty.
func (c Config) ChooseEdition(name string) (*Edition, error) {
	if name == "" {
		return nil, nil
	}
	if edition := c.Edition(name); edition != nil {
		return edition, nil
	}
	var names []string
	for _, e := range c.Editions {
		names = append(names, e.Name)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no edition %q: %s names none", name, c.Places.File())
	}
	return nil, fmt.Errorf("no edition %q in this handbook; there are %s", name, strings.Join(names, ", "))
}
