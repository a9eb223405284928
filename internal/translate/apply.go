package translate

import (
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// Applied is a section recombined with a catalogue.
type Applied struct {
	Source []byte
	// Refused are the messages whose translation was left out.
	Refused []Refusal

	section *markdown.Section
	pieces  []markdown.Piece
	entries map[string]*po.Entry
}

// A Refusal is a message whose translation was left out, and why.
type Refusal struct {
	Message *po.Entry
	Reason  markdown.Reason
}

// Apply puts a catalogue's translations into a section. Untranslated and fuzzy
// messages show the source text. linked says which heading ids must live on in
// translated headings; see [markdown.Translations]. A nil catalogue gives the
// section itself.
func Apply(s *markdown.Section, catalogue *po.File, linked func(id string) bool) *Applied {
	entries := map[string]*po.Entry{}
	if catalogue != nil {
		entries = usable(catalogue)
	}
	spliced := s.Splice(markdown.Translations{
		Text: func(i int) (string, bool) {
			e, ok := entries[s.Segments[i].Text]
			if !ok {
				return "", false
			}
			return e.Str[0], true
		},
		Linked: linked,
	})
	a := &Applied{Source: spliced.Source, section: s, pieces: spliced.Pieces, entries: entries}
	seen := map[*po.Entry]bool{}
	for _, r := range spliced.Refused {
		if e := entries[s.Segments[r.Segment].Text]; !seen[e] {
			seen[e] = true
			a.Refused = append(a.Refused, Refusal{e, r.Reason})
		}
	}
	return a
}

// usable returns the messages whose translation may be shown, by msgid. Of
// duplicates the first counts, as in Weblate.
func usable(catalogue *po.File) map[string]*po.Entry {
	entries := make(map[string]*po.Entry, len(catalogue.Entries))
	for _, e := range catalogue.Entries {
		if e.Obsolete || e.IsHeader() || e.Context != nil || !e.Translated() {
			continue
		}
		if _, taken := entries[e.ID]; !taken {
			entries[e.ID] = e
		}
	}
	return entries
}

// Origin says where the text at a byte offset of the recombined section was
// written: in a message of the catalogue, or else at an offset of the source.
func (a *Applied) Origin(offset int) (message *po.Entry, source int) {
	shift := 0 // of the source against the recombined section
	for _, p := range a.pieces {
		if offset < p.Start {
			break
		}
		seg := a.section.Segments[p.Segment]
		if offset < p.End {
			return a.entries[seg.Text], seg.Start
		}
		shift = seg.End - p.End
	}
	return nil, offset + shift
}

// Lookup returns what a reader sees of the translation of a text that a
// catalogue has as a message.
func Lookup(catalogue *po.File, text string) (translation string, ok bool) {
	if catalogue == nil {
		return "", false
	}
	for _, e := range catalogue.Entries {
		if e.ID == text && e.Context == nil && !e.Obsolete && e.Translated() {
			plain := markdown.Plain(e.Str[0])
			return plain, plain != ""
		}
	}
	return "", false
}
