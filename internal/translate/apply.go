package translate

import (
	"sort"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/trust"
	"github.com/pobook/pobook/internal/po"
)

// Applied is a section recombined with a catalogue.
type Applied struct {
	// Spliced is the section with its translations in place, finished.
	Spliced *markdown.Spliced
	// Refused are the messages whose translation was left out.
	Refused []Refusal

	entries map[po.Key]*po.Entry
	refused map[*po.Entry]bool
}

// A Refusal is a message whose translation was left out, and why.
type Refusal struct {
	Message   *po.Entry
	Objection trust.Objection
}

// Apply puts a catalogue's translations into a section. Untranslated and fuzzy
// messages show the source text. finish is the output stage; nil stands for none,
// which is enough to see what is refused. A nil catalogue gives the section
// itself.
func Apply(s *markdown.Section, catalogue *po.File, finish func(*markdown.Spliced) *markdown.Spliced) *Applied {
	entries := map[po.Key]*po.Entry{}
	if catalogue != nil {
		entries = usable(catalogue)
	}
	a := &Applied{entries: entries, refused: map[*po.Entry]bool{}}
	a.Spliced = s.Splice(func(i int) (string, bool) {
		e, ok := entries[key(&s.Segments[i])]
		if !ok {
			return "", false
		}
		return e.Str[0], true
	})
	if finish != nil {
		a.Spliced = finish(a.Spliced)
	}
	for _, r := range a.Spliced.Refused {
		if e := entries[key(&s.Segments[r.Segment])]; !a.refused[e] {
			a.refused[e] = true
			a.Refused = append(a.Refused, Refusal{e, r.Objection})
		}
	}
	return a
}

// usable returns the messages whose translation may be shown. Of duplicates the
// first counts, as in Weblate.
func usable(catalogue *po.File) map[po.Key]*po.Entry {
	entries := make(map[po.Key]*po.Entry, len(catalogue.Entries))
	for _, e := range catalogue.Entries {
		if e.Obsolete || e.IsHeader() || !e.Translated() {
			continue
		}
		if _, taken := entries[e.Key()]; !taken {
			entries[e.Key()] = e
		}
	}
	return entries
}

// Origin reports where the text at a byte offset of the recombined section was
// written: in a message of the catalogue, or else at an offset of the source.
func (a *Applied) Origin(offset int) (message *po.Entry, source int) {
	pieces := a.Spliced.Pieces
	last := sort.Search(len(pieces), func(i int) bool { return pieces[i].Start > offset }) - 1
	if last < 0 {
		return nil, offset
	}
	switch p := pieces[last]; {
	case offset >= p.End:
		return nil, offset + p.Source - p.End
	case p.Segment < 0:
		return nil, p.Source
	default:
		seg := &a.Spliced.Of().Segments[p.Segment]
		return a.entries[key(seg)], seg.Start
	}
}

// Message reports of which message the text at a byte offset of the recombined section is, and
// whether its translation stands there. ok is false for what is not offered to translators.
func (a *Applied) Message(offset int) (k po.Key, translated, ok bool) {
	last := sort.Search(len(a.Spliced.Pieces), func(i int) bool { return a.Spliced.Pieces[i].Start > offset }) - 1
	segments := a.Spliced.Of().Segments
	source := offset
	if last >= 0 {
		p := a.Spliced.Pieces[last]
		switch {
		case offset < p.End && p.Segment < 0:
			return po.Key{}, false, false // an insertion
		case offset < p.End:
			return key(&segments[p.Segment]), true, true
		}
		source += p.Source - p.End
	}
	at := sort.Search(len(segments), func(i int) bool { return segments[i].End > source })
	if at == len(segments) || source < segments[at].Start {
		return po.Key{}, false, false
	}
	k = key(&segments[at])
	return k, a.shows(k), true
}

// Untranslated reports whether what stands at a byte offset of the recombined
// section was offered to translators and is shown as the source has it, because
// there is no translation, or because it was refused.
func (a *Applied) Untranslated(offset int) bool {
	_, translated, ok := a.Message(offset)
	return ok && !translated
}

// shows reports whether the translation of a message stands in the section.
func (a *Applied) shows(k po.Key) bool {
	e, ok := a.entries[k]
	return ok && !a.refused[e]
}

// Count returns how many of the section's messages are shown translated, and
// how many there are. Unlike a catalogue's coverage that counts what the
// section says now.
func (a *Applied) Count() (translated, all int) {
	seen := map[po.Key]bool{}
	for i := range a.Spliced.Of().Segments {
		k := key(&a.Spliced.Of().Segments[i])
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

// Lookup returns what a reader sees of the translation of a text that a
// catalogue has as a message.
func Lookup(catalogue *po.File, text string) (translation string, ok bool) {
	if catalogue == nil {
		return "", false
	}
	for _, e := range catalogue.Entries {
		if e.ID == text && e.Context == nil && !e.Obsolete && e.Translated() && !trust.TooMuch(text, e.Str[0]) {
			plain := markdown.Plain(e.Str[0])
			return plain, plain != ""
		}
	}
	return "", false
}
