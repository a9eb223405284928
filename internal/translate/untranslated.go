package translate

import (
	"slices"
	"sort"

	"github.com/pobook/pobook/internal/po"
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
	return !a.shows(key(&segments[at]))
}

// shows reports whether the translation of a message stands in the section.
func (a *Applied) shows(k po.Key) bool {
	e, ok := a.entries[k]
	return ok && !slices.ContainsFunc(a.Refused, func(r Refusal) bool { return r.Message == e })
}

// Count returns how many of the section's messages are shown translated, and
// how many there are. Unlike a catalogue's coverage that counts what the
// section says now.
func (a *Applied) Count() (translated, all int) {
	seen := map[po.Key]bool{}
	for i := range a.source.Segments {
		k := key(&a.source.Segments[i])
		if seen[k] {
			continue
		}
		seen[k] = true
		all++
		if a.shows(k) {
			translated++
		}
	}
	return translated, all
}
