// Package config is what handbook.yaml says: its keys, the values that they
// take, and what is wrong with them.
//
// It is given bytes and the list of sections that are there; it opens no file,
// and so does not know whether what a key names is one. Diagnostics point into
// the text, and all come at once.
//
// Start reading at [Read]; the keys are one table, in keys.go, of which the
// parts stand beside the types that they fill.
package config

import (
	"slices"

	"github.com/pobook/pobook/internal/locale"
)

// Config is what handbook.yaml says, with its defaults filled in.
type Config struct {
	Places  Places
	Name    string        // the beginning of the PDF files' names
	Title   string        // in the source locale, one line
	Source  locale.Locale // of the sections
	Locales []Target      // as ordered in the configuration; may be empty
	// Sections are those that have catalogues, as slash-separated paths below the folder of
	// the sections, in reading order. See [Order.Is] for one that is no chapter.
	Sections []string
	Order    Order // where a file of a site generator says it
	// Unnumbered are the sections that have no number where chapters have one; nil where the
	// configuration does not say. See [Config.Numbered].
	Unnumbered []string
	Guide      string // where translators find help, one line

	Output Output
	// FrontMatterValues are what keys of front matter say in the output, in the order
	// of the file.
	FrontMatterValues []FrontMatterValue

	Site       Site
	Extraction Extraction
	Imprint    Imprint
	Layout     Layout
	Overrides  map[string]Layout // by locale code
	Editions   []Edition         // in the order of the configuration

	Coverage map[string]Threshold // by locale code
	Ignore   []IgnoredCheck       // in the order of the file
}

// chapters are the sections that an edition may choose.
func (c Config) chapters() []string {
	if c.Order.Titles == "" {
		return c.Sections
	}
	return slices.DeleteFunc(slices.Clone(c.Sections), c.Order.Is)
}

// Numbered reports whether the chapters of a section have numbers, where chapters have any.
func (c Config) Numbered(section string) bool {
	if c.Unnumbered != nil {
		return !slices.Contains(c.Unnumbered, section)
	}
	return !slices.ContainsFunc(c.Order.Entries, func(e Entry) bool { return e.Apart && e.Path == section })
}

// LayoutFor returns how the pages of a locale look. What an edition says counts
// most, then what is said for the locale. Edition is nil for the whole handbook.
func (c Config) LayoutFor(code string, edition *Edition) Layout {
	l := c.Overrides[code].Over(c.Layout)
	if edition != nil {
		l = edition.Layout.Over(l)
	}
	return l
}

// Edition returns the edition of a name, or nil.
func (c Config) Edition(name string) *Edition {
	i := slices.IndexFunc(c.Editions, func(e Edition) bool { return e.Name == name })
	if i < 0 {
		return nil
	}
	return &c.Editions[i]
}
