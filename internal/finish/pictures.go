package finish

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/markdown"
)

// A Variant says what has to be put into the destination of a picture, and where in
// it, to lead to that of another language; ok is false if there is none.
type Variant func(destination string) (at int, text string, ok bool)

// Pictures returns the step that shows pictures of a language in the place of those
// of the source. One whose destination is not written as it is read, with escapes or
// character references, stays; missed is called with it.
func Pictures(variant Variant, missed func(markdown.Link)) Step {
	return func(sp *markdown.Spliced) []markdown.Insertion {
		section := sp.Section()
		var insertions []markdown.Insertion
		for _, shown := range section.Assets() {
			at, text, ok := variant(shown.Destination)
			if !ok {
				continue
			}
			places := markdown.Written(section, shown)
			if len(places) == 0 {
				missed(shown)
			}
			for _, place := range places {
				insertions = append(insertions, markdown.Insertion{Offset: place + at, Text: text})
			}
		}
		slices.SortStableFunc(insertions, func(a, b markdown.Insertion) int { return cmp.Compare(a.Offset, b.Offset) })
		return slices.Compact(insertions)
	}
}
