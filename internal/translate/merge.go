package translate

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// Changes says what Merge did, in messages.
type Changes struct {
	Kept    int // as they were, the ones from an obsolete entry included
	Filled  int // from a compendium
	Fuzzy   int // made fuzzy from the translation of a similar text
	New     int // without any translation
	Removed int // made obsolete
}

// Add sums changes up.
func (c *Changes) Add(o Changes) {
	c.Kept += o.Kept
	c.Filled += o.Filled
	c.Fuzzy += o.Fuzzy
	c.New += o.New
	c.Removed += o.Removed
}

// Merge brings a catalogue up to date with its template: the template's
// messages in the template's order, each with the translation that it has, and
// behind them as obsolete what the section no longer says. old may be nil.
//
// No translation and no translator's comment is lost: a message whose text
// changed becomes fuzzy with its previous msgid, one whose text is gone becomes
// obsolete and comes back with the text. An untranslated message is filled from
// the compendium.
func Merge(template, old *po.File, to locale.Locale, compendium *Compendium) (*po.File, Changes) {
	if old == nil {
		old = &po.File{}
	}
	m := merger{used: map[*po.Entry]bool{}, byKey: index(old)}
	merged := &po.File{Trailing: old.Trailing}
	for _, t := range template.Entries {
		if !t.IsHeader() {
			merged.Entries = append(merged.Entries, m.take(t))
		}
	}
	m.fill(merged.Entries, compendium)
	m.reword(merged.Entries, old)
	m.changes.New = m.untranslated(merged.Entries)
	merged.Entries = append(merged.Entries, m.rest(old)...)
	merged.SetHeader(mergeHeader(old.Header(), template, to))
	keepHeaderEntry(merged, old)
	return merged, m.changes
}

// keepHeaderEntry takes over what a header entry holds besides its fields:
// translators' names, among others.
func keepHeaderEntry(merged, old *po.File) {
	if len(old.Entries) == 0 || !old.Entries[0].IsHeader() {
		return
	}
	header := *old.Entries[0]
	header.Str = merged.Entries[0].Str
	merged.Entries[0] = &header
}

// A merger moves the entries of one catalogue to their new places.
type merger struct {
	byKey   map[po.Key]*po.Entry
	used    map[*po.Entry]bool // entries of the old catalogue
	changes Changes
}

// index finds entries by key. A file has one of each: package check refuses
// those with duplicates.
func index(f *po.File) map[po.Key]*po.Entry {
	byKey := make(map[po.Key]*po.Entry, len(f.Entries))
	for _, e := range f.Entries {
		if !e.IsHeader() {
			byKey[e.Key()] = e
		}
	}
	return byKey
}

// take returns a template's message with what the old catalogue has for it.
func (m *merger) take(t *po.Entry) *po.Entry {
	old := m.byKey[t.Key()]
	if old == nil {
		e := *t
		e.Str = slices.Clone(t.Str)
		return &e
	}
	m.used[old] = true
	m.changes.Kept++
	e := *old
	e.Obsolete, e.Flags = false, slices.Clone(old.Flags)
	// A plural that another tool made stays, and all its forms with it.
	e.ID, e.Context = t.ID, t.Context
	e.Extracted, e.References = t.Extracted, t.References
	return &e
}

// reword offers translations that would become obsolete to untranslated
// messages that say nearly the same, best matches first, each to one message.
// What the translation was made for comes before all that is only similar.
func (m *merger) reword(entries []*po.Entry, old *po.File) {
	type pair struct {
		new, old   *po.Entry
		similarity float64
	}
	vanished := m.vanished(old)
	words := make([]bag, len(vanished))
	for i, v := range vanished {
		words[i] = bagOf(v.ID)
	}
	var pairs []pair
	for _, e := range entries {
		if m.byKey[e.Key()] != nil || !empty(e) {
			continue
		}
		own := bagOf(e.ID)
		for i, v := range vanished {
			if s := own.similarity(words[i]); madeFor(v, e) {
				pairs = append(pairs, pair{e, v, 2})
			} else if s >= minSimilarity {
				pairs = append(pairs, pair{e, v, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.similarity, a.similarity) })
	for _, p := range pairs {
		if empty(p.new) && !m.used[p.old] {
			m.used[p.old] = true
			m.adopt(p.new, p.old)
		}
	}
}

// vanished returns the entries whose translations would become obsolete. One
// with plural forms does so as a whole.
func (m *merger) vanished(old *po.File) []*po.Entry {
	var vanished []*po.Entry
	for _, e := range old.Entries {
		if !m.used[e] && !e.IsHeader() && !e.Obsolete && !empty(e) && e.IDPlural == nil {
			vanished = append(vanished, e)
		}
	}
	return vanished
}

// madeFor says whether a fuzzy translation was made for the text of a message
// that is back: an edit that has been taken back.
func madeFor(old, e *po.Entry) bool {
	return old.Fuzzy() && old.Previous != nil && old.Previous.ID != nil && *old.Previous.ID == e.ID && old.Previous.Context == nil
}

// adopt gives a message the translation of another text as a fuzzy one, or as
// it was if it had been made for this text.
func (m *merger) adopt(e, from *po.Entry) {
	e.Comments, e.Flags = from.Comments, slices.Clone(from.Flags)
	e.Str = from.Str
	if madeFor(from, e) {
		e.SetFuzzy(false)
		m.changes.Kept++
		return
	}
	m.changes.Fuzzy++
	e.Previous = from.Previous
	if !from.Fuzzy() || e.Previous == nil {
		e.Previous = &po.Previous{Context: from.Context, ID: &from.ID, IDPlural: from.IDPlural}
	}
	e.SetFuzzy(true)
}

// fill looks up in the compendium what is untranslated. The very text with a
// finished translation comes before a text that is only similar.
func (m *merger) fill(entries []*po.Entry, c *Compendium) {
	for _, e := range entries {
		if !empty(e) || !c.fill(e) {
			continue
		}
		m.changes.Filled++
		if m.byKey[e.Key()] != nil {
			m.changes.Kept--
		}
	}
}

// untranslated counts the messages that the old catalogue did not have and
// that nothing was found for.
func (m *merger) untranslated(entries []*po.Entry) int {
	n := 0
	for _, e := range entries {
		if empty(e) && m.byKey[e.Key()] == nil {
			n++
		}
	}
	return n
}

// rest returns the entries that the section no longer has, as obsolete. One
// that holds nothing anybody wrote is dropped.
func (m *merger) rest(old *po.File) []*po.Entry {
	var rest []*po.Entry
	for _, e := range old.Entries {
		if m.used[e] || e.IsHeader() || empty(e) && len(e.Comments) == 0 {
			continue
		}
		gone := *e
		if !e.Obsolete {
			gone.Obsolete = true
			gone.Extracted, gone.References = nil, nil
			m.changes.Removed++
		}
		rest = append(rest, &gone)
	}
	return rest
}
