// Package check finds what is wrong with translations and reports it as
// diagnostics: faults of catalogues, of markup, of Chinese typography and
// usage, of terms. It changes nothing but what [Fix] is asked to, reads no files
// and prints nothing; where a fault has one right answer, the finding carries it.
//
// Each check is one row of a table, see [All]: its id, how bad it is, what it
// is about with a wrong and a right example, and the function that looks for it.
// The rows stand in files by family. Ids that Weblate has too are about the same here
// and there; where Weblate's verdict is another one, the row has both (verdict.go),
// and flags in the catalogues bring the two together (flagger.go). An untranslated or
// fuzzy message is no finding: coverage speaks of it.
//
// Start at [Checker.Catalogue]. Below it are the tables of the families, below
// those what a check may ask of a message (message.go), of a text (text.go) and
// of a character (signs.go).
package check

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// A Check is one thing that can be wrong.
type Check struct {
	ID       diag.Code
	Family   Family
	Severity diag.Severity
	// Weblate says that Weblate has a check of this id.
	Weblate bool
	// Replaced says that Weblate does not make it with the settings that
	// "pobook weblate" prints, by which it makes safe-html instead.
	Replaced bool
	// Optional checks are made only where they are asked for.
	Optional bool
	// Explanation is a paragraph for a translator.
	Explanation  string
	Wrong, Right Example

	needs traits // of the translation; none of them means that nothing can be found
	// find reports what is wrong with a message. Nil is a check that is not made
	// of messages.
	find func(*message)
	// verdict is Weblate's, where that differs from what find finds.
	verdict func(*message)
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

// Vital says that a check reports files that could not be checked otherwise. It
// is made whatever is selected or ignored: silence would pass for "no faults".
func (c *Check) Vital() bool {
	switch c.ID {
	case "po-syntax", "conflict-marker", "wrong-language", "equivalent-locales", "glossary-syntax":
		return true
	}
	return false
}

// A table is some checks, those of a family or all.
type table []Check

// first returns the first check that is wanted, and false if none is.
func (t table) first(wanted func(*Check) bool) (Check, bool) {
	for i := range t {
		if wanted(&t[i]) {
			return t[i], true
		}
	}
	return Check{}, false
}

// diagnostic makes a diagnostic of a check that is in the table.
func (t table) diagnostic(id diag.Code, place diag.Position, what, hint diag.Text) diag.Diagnostic {
	c, ok := t.first(func(c *Check) bool { return c.ID == id })
	if !ok {
		panic("check: no row for " + string(id)) // the table and the code belong together
	}
	return diag.Diagnostic{Position: place, Severity: c.Severity, Code: c.ID, Message: what, Hint: hint}
}

// A Finding is a fault at its place.
type Finding struct {
	diag.Diagnostic
	Locale string    // the code; "" for what concerns no locale or all
	Entry  *po.Entry // nil for what concerns a whole file
	Form   int       // the plural form
	// Start and End bound what is wrong in the translation, in bytes.
	Start, End int
	// Instead is what has to stand there, if there is one right answer.
	Instead *string
}

// A Set is some checks, named by ids and families.
type Set map[string]bool

// NewSet returns the checks that some names stand for.
func NewSet(names ...string) Set {
	set := Set{}
	set.add(names)
	return set
}

func (s Set) add(names []string) {
	for _, name := range names {
		s[normalID(name)] = true
	}
}

// Has says whether a check is in the set.
func (s Set) Has(c *Check) bool {
	return len(s) > 0 && (s[normalID(string(c.ID))] || s[string(c.Family)])
}

// normalID takes an id as Weblate writes it in flags: "end_stop" is ignored by
// "ignore-end-stop".
func normalID(id string) string { return strings.ReplaceAll(id, "_", "-") }
