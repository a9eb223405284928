// Package codes knows every code that pobook prints in parentheses after a
// message, and what it means: those of the checks, whose rows stand in package
// check beside their functions, and all others, whose rows stand here in a file
// for each group.
//
// It explains codes; it neither finds what they are about nor prints. The
// packages that report a code do not import it. A test holds the rows against
// the sources of the whole module, so that none is missing and none is left over.
//
// Start at [All].
package codes

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// entries are all rows: the checks, then the others by group.
var entries = slices.Concat(ofChecks(), configurationCodes, sectionCodes, fileCodes, pageCodes, weblateCodes, historyCodes)

// ofChecks returns the rows of package check as entries.
func ofChecks() []Entry {
	var rows []Entry
	for _, c := range check.All() {
		rows = append(rows, Entry{
			Code: c.ID, Group: string(c.Family), Severity: c.Severity, Explanation: c.Explanation,
			Wrong: c.Wrong, Right: c.Right, Check: &c,
		})
	}
	return rows
}

// All returns every code: the checks by family, then the others by group.
func All() []Entry { return slices.Clone(entries) }

// Group returns the codes of a group; none if there is no such group.
func Group(name string) []Entry {
	return slices.DeleteFunc(All(), func(e Entry) bool { return e.Group != name })
}

// Find returns what a diagnostic's code means, and false for the code of a
// diagnostic that has none.
func Find(code diag.Code) (Entry, bool) {
	return first(func(e Entry) bool { return e.Code == code })
}

// Named returns the code that a user means: hyphens may be written for
// underscores, as in the flags of a catalogue.
func Named(word string) (Entry, bool) {
	if c, ok := check.Named(word); ok {
		return Find(c.ID)
	}
	return first(func(e Entry) bool { return string(e.Code) == word })
}

func first(wanted func(Entry) bool) (Entry, bool) {
	i := slices.IndexFunc(entries, wanted)
	if i < 0 {
		return Entry{}, false
	}
	return entries[i], true
}

// Names are the words that stand for codes: the codes themselves and their
// groups, sorted.
func Names() []string {
	var names []string
	for _, e := range entries {
		names = append(names, string(e.Code), e.Group)
	}
	slices.SortFunc(names, strings.Compare)
	return slices.Compact(names)
}
