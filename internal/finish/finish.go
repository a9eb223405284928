// Package finish is the output stage: what pobook itself writes into a section
// once its translations stand in their places and its skeleton is known to be
// that of the source. What it writes is known by construction; nothing recognises
// it later by how it looks.
//
// Each [Step] lists insertions and has a file of its own. Start at [Section]; a
// [Notice] comes last.
package finish

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/markdown"
)

// A Step says what is to be inserted into a recombined section. Steps do not see
// each other's insertions.
type Step func(*markdown.Spliced) []markdown.Insertion

// Listed returns a step of insertions that are known already.
func Listed(insertions []markdown.Insertion) Step {
	return func(*markdown.Spliced) []markdown.Insertion { return insertions }
}

// Section returns a recombined section with the insertions of some steps, but for
// those that would change its block structure. At the same place, those of the
// step named first come first.
func Section(sp *markdown.Spliced, steps ...Step) *markdown.Spliced {
	var all []markdown.Insertion
	for _, step := range steps {
		all = append(all, step(sp)...)
	}
	slices.SortStableFunc(all, func(a, b markdown.Insertion) int { return cmp.Compare(a.Offset, b.Offset) })
	return sp.Insert(all)
}
