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
	Name     string        // the beginning of the PDF files' names
	Title    string        // in the source locale, one line
	Source   locale.Locale // of the sections
	Locales  []Target      // as ordered in the configuration; may be empty
	Sections []string      // slash-separated paths below handbook/, in reading order
	Guide    string        // where translators find help, one line

	Output Output
	// FrontMatterValues are what keys of front matter say in the output, in the order
	// of the file.
	FrontMatterValues []FrontMatterValue

	Extraction Extraction
	Imprint    Imprint
	Layout     Layout
	Overrides  map[string]Layout // by locale code
	Editions   []Edition         // in the order of the configuration

	Coverage map[string]Threshold // by locale code
	Ignore   []IgnoredCheck       // in the order of the file
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
