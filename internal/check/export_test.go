package check

import (
	"slices"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// On returns what is found in a translation, as far as that can be said of a
// message alone, without its section.
func On(c *Checker, source, target string) []Finding {
	r := &run{Checker: c, in: Input{Section: &Section{}}, seen: map[po.Key]bool{}}
	r.message(&po.Entry{ID: source, Str: []string{target}})
	return r.found
}

// Verdicts returns the ids of the checks that a translation fails, sorted.
func Verdicts(l locale.Locale, source, target string, selected Set) []string {
	var ids []string
	for _, f := range On(New(l, Rules{Select: selected}), source, target) {
		ids = append(ids, f.Code)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Mend returns a translation with its right answers.
func Mend(c *Checker, source, target string) string {
	for range rounds {
		target = mend(target, 0, slices.DeleteFunc(On(c, source, target), func(f Finding) bool { return f.Instead == nil }))
	}
	return target
}
