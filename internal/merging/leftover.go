package merging

import (
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// The second stage: translations of messages that are gone are left over. They
// may be offered to other texts, unless they have a better owner.

// findLeftover numbers the translations of messages that are gone.
func findLeftover(all []*catalogue) []*donor {
	var leftover []*donor
	for _, c := range all {
		for i := range c.donors {
			if d := &c.donors[i]; d.gone && !d.entry.Empty() {
				leftover = append(leftover, d)
				d.number = len(leftover)
			}
		}
	}
	return leftover
}

// owners are messages of the book that have the text of a donor, or had it when
// their translation was made: by key, and by what the donors say.
type owners struct {
	keys     map[po.Key]bool
	texts    map[string]bool // of code
	forms    map[string]bool // of running text
	openings map[wording.Opening]bool
}

// noOwners returns the owners of donors before any has been seen.
func noOwners(leftover []*donor) owners {
	n := len(leftover)
	o := owners{
		keys: make(map[po.Key]bool, n), texts: make(map[string]bool, n),
		forms: make(map[string]bool, n), openings: make(map[wording.Opening]bool, n),
	}
	for _, d := range leftover {
		o.keys[d.entry.Key()] = false
		o.texts[d.entry.ID] = false
		o.forms[d.running().Form] = false
		o.openings[wording.OpeningOf(d.entry.ID)] = true
		if before, ok := madeFor(d.entry); ok {
			o.keys[before] = false
			o.openings[wording.OpeningOf(before.ID)] = true
		}
	}
	return o
}

// see notes that a message is in the book, and what it was when its translation
// was made. opening is that of its text.
func (o owners) see(m *message, opening wording.Opening) {
	if before, ok := madeFor(m.entry); ok {
		note(o.keys, before)
	}
	if !o.openings[opening] {
		return // no donor says anything of the like
	}
	note(o.keys, m.entry.Key())
	switch {
	case m.kind == markdown.KindCode:
		note(o.texts, m.entry.ID)
	case m.want != nil:
		note(o.forms, m.want.said.Form)
	default:
		note(o.forms, m.origin.running().Form)
	}
}

// note notes that something has an owner, if it is anything that may have one.
func note[K comparable](owned map[K]bool, key K) {
	if _, known := owned[key]; known {
		owned[key] = true
	}
}

// conclude says of each donor whether it has an owner. It comes after all
// messages that have a translation have been seen.
func (o owners) conclude(wants []*want, leftover []*donor) {
	for _, w := range wants {
		o.see(w.message, wording.OpeningOf(w.said.Text))
	}
	for _, d := range leftover {
		before, made := madeFor(d.entry)
		d.owned = o.keys[d.entry.Key()] || o.texts[d.entry.ID] || o.forms[d.running().Form] || made && o.keys[before]
	}
}
