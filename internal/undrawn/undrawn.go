// Package undrawn reports characters that no face draws: one finding for each script
// or symbol in a file, however often it is there.
//
// A book may quote half a million characters of a script that nobody thought of, and a
// hostile one a million different ones, so what is kept and printed is bounded by the
// number of files. The package knows characters and neither faces nor files: who asks
// it says which characters lack a face, and where they are. Start reading at [Tally].
package undrawn

import (
	"slices"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/diag"
)

// A Tally counts characters without a face, file by file. Its zero value is empty.
type Tally struct {
	groups []*Group // in the order of their first characters
	byKey  map[groupKey]*Group
	// symbols is how many symbols of a file have groups of their own.
	symbols map[string]int
}

// A groupKey is what is reported together.
type groupKey struct {
	file   string
	kind   kind
	script language.Script
	symbol rune // that is reported by itself
}

// mostSymbols is how many symbols are reported by themselves in a file. A book that
// has a font for its formulas lacks dozens without it, for one reason.
const mostSymbols = 10

// mostSamples is how many characters of a group are shown.
const mostSamples = 10

// A Group is the characters of a file that are reported together.
type Group struct {
	key   groupKey
	at    diag.Position // of the first
	count int
	// samples are the first characters that are different.
	samples []rune
}

// Add counts a character of a file, and returns the group that it is in. at says where
// it is, and is asked for the first one of a group alone.
func (t *Tally) Add(r rune, file string, at func() diag.Position) *Group {
	key := t.key(r, file)
	g := t.byKey[key]
	if g == nil {
		g = &Group{key: key, at: at()}
		if t.byKey == nil {
			t.byKey = map[groupKey]*Group{}
		}
		t.byKey[key] = g
		t.groups = append(t.groups, g)
	}
	g.count++
	if len(g.samples) < mostSamples && !slices.Contains(g.samples, r) {
		g.samples = append(g.samples, r)
	}
	return g
}

// key returns what a character is reported with. A symbol that is met after too many
// others is reported with those that follow.
func (t *Tally) key(r rune, file string) groupKey {
	key := groupKey{file: file, kind: kindOf(r)}
	switch key.kind {
	case letter:
		key.script = scriptOf(r)
	case symbol:
		key.symbol = r
		if t.byKey[key] != nil {
			return key
		}
		if t.symbols[file] == mostSymbols {
			key.symbol = 0
			return key
		}
		if t.symbols == nil {
			t.symbols = map[string]int{}
		}
		t.symbols[file]++
	}
	return key
}

// Groups are what has been counted, in the order of the first characters.
func (t *Tally) Groups() []*Group { return t.groups }

// A First is which characters a group is of, and where it begins. Two volumes that both
// show a text of the source have groups with the same one.
type First struct {
	key groupKey
	at  diag.Position
}

// First returns what tells the group from others.
func (g *Group) First() First { return First{g.key, g.at} }
