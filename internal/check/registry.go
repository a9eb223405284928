package check

import (
	"slices"

	"github.com/pobook/pobook/internal/diag"
)

var registry = slices.Concat(
	catalogueChecks, structureChecks, markupChecks, hostChecks, contentChecks, numberChecks, copiedChecks, leftoverChecks, whitespaceChecks, endingChecks,
	characterChecks, accessibilityChecks, punctuationChecks, repeatedChecks, besideLatinChecks, eastAsianChecks, usageChecks, glossaryChecks, coverageChecks,
)

// All returns every check, by family.
func All() []Check { return slices.Clone(registry) }

// Find returns the check of a diagnostic's code, and false if the code is not
// that of a check.
func Find(id diag.Code) (Check, bool) {
	return registry.first(func(c *Check) bool { return c.ID == id })
}

// Named returns the check of an id as users write it: with hyphens or
// underscores.
func Named(id string) (Check, bool) {
	return registry.first(func(c *Check) bool { return normalID(string(c.ID)) == normalID(id) })
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

// TurnedOff are the checks of Weblate that its components are set not to make: those that
// the handbook does not want, and one that in a handbook with Chinese finds
// abbreviations that were added with good reason.
func TurnedOff(ignored Set, han bool) []diag.Code {
	var ids []diag.Code
	for i := range registry {
		row := &registry[i]
		if row.Weblate && !row.Replaced && (ignored.Has(row) || han && row.ID == "multiple_capital") {
			ids = append(ids, row.ID)
		}
	}
	return ids
}
