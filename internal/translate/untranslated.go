package translate

import (
	"slices"
	"sort"
)

// Untranslated reports whether what stands at a byte offset of the recombined
// section was offered to translators and is shown as the source has it, because
// there is no translation, or because it was refused.
func (a *Applied) Untranslated(offset int) bool {
	last := sort.Search(len(a.pieces), func(i int) bool { return a.pieces[i].Start > offset }) - 1
	source := offset
	if last >= 0 {
		p := a.pieces[last]
		if offset < p.End {
			return false // a translation, or an anchor
		}
		source += p.Source - p.End
	}
	segments := a.source.Segments
	at := sort.Search(len(segments), func(i int) bool { return segments[i].End > source })
	if at == len(segments) || source < segments[at].Start {
		return false
	}
	e, ok := a.entries[key(&segments[at])]
	return !ok || slices.ContainsFunc(a.Refused, func(r Refusal) bool { return r.Message == e })
}
