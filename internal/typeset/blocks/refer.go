package blocks

import "github.com/pobook/pobook/internal/typeset/paging"

// refer returns the note with a label; if this is the first reference to it, it is going to be
// set, below a parent of the structure. There is no note if the section has none of that label.
func refer(s *Setter, label string, parent int) (n *note, first bool) {
	if s.document == nil {
		return nil, false
	}
	if n, ok := s.notes[label]; ok {
		return n, false
	}
	body := s.document.Footnotes[label]
	if body == nil {
		body = s.linkNotes[label]
	}
	if body == nil {
		return nil, false
	}
	n = &note{section: s.path(), name: label, number: s.notesAbove + len(s.notes) + 1, parent: parent, body: body, set: &paging.Note{}}
	s.notes[label] = n
	s.referred, s.waiting = append(s.referred, n), append(s.waiting, n)
	n.reference = len(s.referred)
	return n, true
}
