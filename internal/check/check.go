// Package check finds what is wrong with translations and tells it as
// diagnostics: faults of catalogues, of markup, of Chinese typography and
// usage, of terms. It changes nothing, reads no files and prints nothing; where
// a fault has one right answer, the finding carries it.
//
// Each check is one row of a table, see [All]: its id, how bad it is, what it
// is about with a wrong and a right example, and the function that looks for it.
// The rows stand in files by family. Ids that Weblate has too mean the same here
// and there. An untranslated or fuzzy message is no finding: coverage speaks of
// it.
//
// Start at [Checker.Catalogue].
package check

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// A Check is one thing that can be wrong.
type Check struct {
	ID       diag.Code
	Family   Family
	Severity diag.Severity
	// Weblate says that Weblate has a check of this id, with these verdicts.
	Weblate bool
	// Optional checks are made only where they are asked for.
	Optional bool
	// Explanation is a paragraph for a translator.
	Explanation  string
	Wrong, Right Example

	needs traits // of the translation; none of them means that nothing can be found
	run   func(*message)
}

// A Family is a group of checks.
type Family string

// The families.
const (
	Catalogues  Family = "catalogue"
	Markup      Family = "markup"
	Whitespace  Family = "whitespace"
	Endings     Family = "ending"
	Contents    Family = "content"
	Characters  Family = "character"
	Punctuation Family = "punctuation"
	Usage       Family = "usage"
	Terms       Family = "glossary"
	Coverage    Family = "coverage"
)

// An Example is a message with its translation, or else a file.
type Example struct {
	Locale         string // "" for zh_Hant
	Source, Target string
	Flags          string // of the message, as in a catalogue
	Terms          string // a glossary, as CSV
	File           string // instead of a message: what stands in a file
}

// All returns every check, by family.
func All() []Check { return slices.Clone(registry) }

var registry = slices.Concat(
	catalogueChecks, structureChecks, markupChecks, contentChecks, whitespaceChecks, endingChecks,
	characterChecks, punctuationChecks, usageChecks, glossaryChecks, coverageChecks,
)

// Find returns the check of a diagnostic's code, and false if the code is not
// that of a check.
func Find(id diag.Code) (Check, bool) {
	return first(func(c *Check) bool { return c.ID == id })
}

// Named returns the check of an id as users write it: with hyphens or
// underscores.
func Named(id string) (Check, bool) {
	return first(func(c *Check) bool { return normalID(string(c.ID)) == normalID(id) })
}

func first(wanted func(*Check) bool) (Check, bool) {
	for i := range registry {
		if wanted(&registry[i]) {
			return registry[i], true
		}
	}
	return Check{}, false
}

// Names are the words that stand for checks: their ids, and their families for
// all checks of each.
func Names() []string {
	var names []string
	for _, c := range registry {
		names = append(names, string(c.ID))
		if !slices.Contains(names, string(c.Family)) {
			names = append(names, string(c.Family))
		}
	}
	return names
}

// Vital says that a check tells of files that could not be checked otherwise. It
// is made whatever is selected or ignored: silence would pass for "no faults".
func (c *Check) Vital() bool {
	switch c.ID {
	case "po-syntax", "conflict-marker", "wrong-language", "equivalent-locales", "glossary-syntax":
		return true
	}
	return false
}

// normalID takes an id as Weblate writes it in flags: "end_stop" is ignored by
// "ignore-end-stop".
func normalID(id string) string { return strings.ReplaceAll(id, "_", "-") }

// A Set is some checks, named by ids and families.
type Set map[string]bool

// NewSet returns the checks that some names stand for.
func NewSet(names ...string) Set {
	set := Set{}
	for _, name := range names {
		set[normalID(name)] = true
	}
	return set
}

// Has says whether a check is in the set.
func (s Set) Has(c *Check) bool {
	return len(s) > 0 && (s[normalID(string(c.ID))] || s[string(c.Family)])
}

// A Finding is a fault at its place.
type Finding struct {
	diag.Diagnostic
	Locale  string    // the code; "" for what concerns no locale or all
	Message *po.Entry // nil for what concerns a whole file
	Form    int       // the plural form
	// Start and End bound what is wrong in the translation, in bytes.
	Start, End int
	// Instead is what has to stand there, if there is one right answer.
	Instead *string
}

// finding makes a diagnostic of a check's row.
func finding(id diag.Code, place diag.Position, message, hint string) diag.Diagnostic {
	c, ok := Find(id)
	if !ok {
		panic("check: no row for " + string(id)) // the table and the code belong together
	}
	return diag.Diagnostic{Position: place, Severity: c.Severity, Code: c.ID, Message: message, Hint: hint}
}
