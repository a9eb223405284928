package threeway

import (
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// A message is one in three versions.
type message struct {
	was *po.Entry    // nil if the ancestor has none
	now [2]*po.Entry // nil where a side has none
	// renamed says that the text is another one now, and by that the msgid, on the side renamedBy.
	renamed   bool
	renamedBy side
}

// merge merges the versions. The entry is nil if the message is gone.
func (m message) merge(r roles) (merged *po.Entry, outcome Outcome) {
	for _, s := range []side{ours, theirs} {
		if m.now[s] == nil {
			return m.removed(m.now[s.other()])
		}
	}
	if m.was == nil {
		m.was = &po.Entry{Str: []string{""}, Obsolete: true} // so that who has it in use counts
	}
	r.source = m.source(r.source)
	e := *m.now[r.source]
	e.Comments = m.lines(mergeLines, func(e *po.Entry) []string { return e.Comments })
	e.Extracted = m.tied(r, func(e *po.Entry) []string { return e.Extracted })
	e.References = m.tied(r, func(e *po.Entry) []string { return e.References })
	e.Flags = m.lines(mergeItems, flagsOf)
	e.Sticky = m.lines(mergeItems, func(e *po.Entry) []string { return e.Sticky })
	plural := m.plural(r)
	e.IDPlural = m.now[plural].IDPlural
	rest, both := m.translate(&e, m.forms(plural, r), r)
	e.Comments = po.WithNotes(e.Comments, rest, e.IDPlural != nil)
	switch {
	case both && m.renamed:
		outcome = TextChanged
	case both:
		outcome = BothTranslated
	}
	return &e, outcome
}

// removed says what becomes of a message that only one side has. It is as it is there if
// it is new or back; if the other side has removed it, it is gone, unless somebody has
// worked on it.
func (m message) removed(e *po.Entry) (*po.Entry, Outcome) {
	switch {
	case e == nil:
		return nil, ""
	case m.was == nil, m.was.Obsolete && !e.Obsolete:
		return e, ""
	case m.was.Obsolete == e.Obsolete && sameWork(m.was, e), e.Empty() && len(e.Comments) == 0:
		return nil, ""
	case e.Obsolete:
		return e, ""
	}
	left := *e
	left.Obsolete, left.Extracted, left.References = true, nil, nil
	return &left, KeptObsolete
}

// sameWork reports whether no translator has touched an entry.
func sameWork(was, e *po.Entry) bool {
	return slices.Equal(was.Str, e.Str) && was.Fuzzy() == e.Fuzzy() && slices.Equal(was.Comments, e.Comments)
}

// source returns the side to which the source of this message is known: where it has
// another text, or is obsolete or back.
func (m message) source(otherwise side) side {
	if m.renamed {
		return m.renamedBy
	}
	winner, _ := pick(m.was.Obsolete, [2]bool{m.now[ours].Obsolete, m.now[theirs].Obsolete}, otherwise, func(x, y bool) bool { return x == y })
	if m.now[ours].Obsolete == m.now[theirs].Obsolete {
		return otherwise
	}
	return winner
}

// plural returns the side whose msgid_plural is taken.
func (m message) plural(r roles) side {
	winner, _ := pick(m.was.IDPlural, [2]*string{m.now[ours].IDPlural, m.now[theirs].IDPlural}, r.source, sameText)
	return winner
}

// forms returns how many forms the translation has. plural is the side whose msgid_plural
// is taken.
func (m message) forms(plural side, r roles) int {
	if (m.now[ours].IDPlural == nil) == (m.now[theirs].IDPlural == nil) {
		plural, _ = pick(len(m.was.Str), [2]int{len(m.now[ours].Str), len(m.now[theirs].Str)}, r.source, func(x, y int) bool { return x == y })
	}
	return len(m.now[plural].Str)
}

// lines merges a part of the versions that is lines.
func (m message) lines(merge func(was []string, now [2][]string) []string, of func(*po.Entry) []string) []string {
	return merge(of(m.was), [2][]string{of(m.now[ours]), of(m.now[theirs])})
}

// tied merges what ties a message to the source.
func (m message) tied(r roles, of func(*po.Entry) []string) []string {
	if m.renamed || m.now[ours].Obsolete != m.now[theirs].Obsolete {
		return of(m.now[r.source])
	}
	winner, _ := pick(of(m.was), [2][]string{of(m.now[ours]), of(m.now[theirs])}, r.source, slices.Equal[[]string])
	return of(m.now[winner])
}

// flagsOf returns the flags of an entry, but for that of its translation.
func flagsOf(e *po.Entry) []string {
	if !e.Fuzzy() {
		return e.Flags
	}
	bare := po.Entry{Flags: slices.Clone(e.Flags)}
	bare.SetFuzzy(false)
	return bare.Flags
}

// translate gives an entry the merged translation, and returns what is not in it and
// whether each side has another one.
func (m message) translate(e *po.Entry, forms int, r roles) (rest []po.Note, both bool) {
	was, now := translationOf(m.was), [2]translation{translationOf(m.now[ours]), translationOf(m.now[theirs])}
	rest = evenOut(&was, &now, forms)
	if m.renamed {
		t, more := m.carry(was, now)
		t.put(e)
		return append(rest, more...), !was.same(now[m.renamedBy.other()])
	}
	if s, ok := m.met(was, now); ok {
		now[s].put(e)
		return rest, false
	}
	t, more, both := mergeTranslations(was, now, r)
	if m.doubted(was, now) && !t.empty() {
		t.fuzzy = true
	}
	t.put(e)
	return append(rest, more...), both || len(rest) > 0
}

// met finds a side that has met the translation of the other one in an earlier merge, so
// that whoever has worked there since has known both.
func (m message) met(was translation, now [2]translation) (side, bool) {
	for _, s := range []side{ours, theirs} {
		e, known := m.now[s], 0
		there := notesIn(e.Comments, m.was.Comments)
		for i, text := range now[s.other()].forms {
			switch {
			case text == "" || text == was.forms[i] || text == now[s].forms[i]:
			case there[po.Note{Form: i, Text: text}.Line(e.IDPlural != nil)]:
				known++
			default:
				known = -len(was.forms)
			}
		}
		if known > 0 {
			return s, true
		}
	}
	return ours, false
}

// doubted reports whether both sides have changed a translation of which one is fuzzy since an
// earlier merge: nobody has decided yet between those that have met there.
func (m message) doubted(was translation, now [2]translation) bool {
	if was.same(now[ours]) || was.same(now[theirs]) {
		return false
	}
	for _, e := range m.now {
		if e.Fuzzy() && len(notesIn(e.Comments, m.was.Comments)) > 0 {
			return true
		}
	}
	return false
}

// carry merges translations of which one was made for what the text was before. It is
// taken, unless the other has been made for the new text, and nobody knows whether it fits.
func (m message) carry(was translation, now [2]translation) (t translation, rest []po.Note) {
	made, here := m.renamedBy.other(), now[m.renamedBy]
	if t = now[made]; was.same(t) {
		return here, nil // it was commented on
	}
	if old := m.now[made]; !t.fuzzy || t.previous == nil {
		t.previous = &po.Previous{Context: old.Context, ID: &old.ID, IDPlural: old.IDPlural}
	}
	switch {
	case t.empty(): // it was taken away, perhaps for good reasons
		t.forms = here.forms
	case !slices.Equal(here.forms, was.forms):
		for i, text := range t.forms {
			if text != "" && text != was.forms[i] && text != here.forms[i] {
				rest = append(rest, po.Note{Form: i, Text: text})
			}
		}
		t = here
	}
	t.fuzzy = !t.empty()
	return t, rest
}
