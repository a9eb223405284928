package check

import (
	"slices"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// Verdicts returns the ids of the checks that a translation fails, sorted: what
// can be said of a message alone, without its section.
func Verdicts(l locale.Locale, source, target string, selected Set) []string {
	c := New(l, Rules{Select: selected})
	r := &run{Checker: c, in: Input{Section: &Section{}}, seen: map[po.Key]bool{}}
	r.message(&po.Entry{ID: source, Str: []string{target}})
	var ids []string
	for _, f := range r.found {
		if !slices.Contains(ids, f.Code) {
			ids = append(ids, f.Code)
		}
	}
	slices.Sort(ids)
	return ids
}
