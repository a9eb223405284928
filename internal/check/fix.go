package check

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// Fixed is a message whose translation was mended.
type Fixed struct {
	Message *po.Entry
	Before  []string
}

// rounds is how often a translation is looked at again: what one check mends may
// let another see something.
const rounds = 4

// Fix mends the findings of a catalogue that have one right answer, in in.File
// itself, and returns the messages that it changed, in order. No message
// becomes fuzzy.
func Fix(c *Checker, in Input) []Fixed {
	before := map[*po.Entry][]string{}
	for range rounds {
		edits := map[*po.Entry][]Finding{}
		for _, f := range c.Catalogue(in) {
			if f.Instead != nil {
				edits[f.Message] = append(edits[f.Message], f)
			}
		}
		if len(edits) == 0 {
			break
		}
		for e, found := range edits {
			if before[e] == nil {
				before[e] = slices.Clone(e.Str)
			}
			for form := range e.Str {
				e.Str[form] = mend(e.Str[form], form, found)
			}
		}
	}
	var fixed []Fixed
	for _, e := range in.File.Entries {
		if was := before[e]; was != nil && !slices.Equal(was, e.Str) {
			fixed = append(fixed, Fixed{e, was})
		}
	}
	return fixed
}

// mend puts right answers into a translation. Of those that overlap the first
// counts.
func mend(text string, form int, found []Finding) string {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	var b []byte
	done := 0
	for _, f := range found {
		if f.Form != form || f.Start < done {
			continue
		}
		b = append(b, text[done:f.Start]...)
		b = append(b, *f.Instead...)
		done = f.End
	}
	return string(append(b, text[done:]...))
}
