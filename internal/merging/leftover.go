package merging

import (
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// A leftover is the translations of messages that are gone. Those that have
// no better owner may be offered for similar texts.
type leftover struct {
	donors []leftoverDonor
	// owned says which of the keys and forms of the donors a message of the
	// book has, or had when it was last translated.
	keys     map[po.Key]bool
	forms    map[string]bool
	openings map[wording.Opening]bool // of the donors
}

type leftoverDonor struct {
	*donor
	said  wording.Statement // as running text
	order int
	owned bool // a message of the book has the text, or had it
}

// as reads a donor as a message is read: of the donor itself only the text is
// known.
func (d *leftoverDonor) as(w *want) wording.Statement {
	if w.said.IsCode() {
		return wording.ReadCode(d.ID)
	}
	return d.said
}

// note takes in a message that is gone.
func (l *leftover) note(d *donor, said wording.Statement) {
	if l.keys == nil {
		l.keys, l.forms, l.openings = map[po.Key]bool{}, map[string]bool{}, map[wording.Opening]bool{}
	}
	l.donors = append(l.donors, leftoverDonor{donor: d, said: said})
	d.leftover = len(l.donors)
	l.keys[d.Key()] = false
	l.forms[said.Form] = false
	l.forms[wording.ReadCode(d.ID).Form] = false
	l.openings[wording.OpeningOf(d.ID)] = true
	if before, ok := madeFor(d.Entry); ok {
		l.keys[before] = false
	}
}

// ownKey notes that a message is in the book, or was when its translation was
// made. It comes after all that are gone.
func (l *leftover) ownKey(e *po.Entry) {
	if _, known := l.keys[e.Key()]; known {
		l.keys[e.Key()] = true
	}
	if before, ok := madeFor(e); ok {
		if _, known := l.keys[before]; known {
			l.keys[before] = true
		}
	}
}

// ownForm notes that the book says something.
func (l *leftover) ownForm(form string) {
	if _, known := l.forms[form]; known {
		l.forms[form] = true
	}
}

// madeFor returns the message that a fuzzy translation was made for, if it is
// known.
func madeFor(e *po.Entry) (po.Key, bool) {
	if !e.Fuzzy() || e.Previous == nil || e.Previous.ID == nil {
		return po.Key{}, false
	}
	before := (&po.Entry{ID: *e.Previous.ID, Context: e.Previous.Context}).Key()
	return before, before != e.Key()
}

// settle finds out which donors have an owner. It comes after all owners.
func (l *leftover) settle() {
	for i := range l.donors {
		d := &l.donors[i]
		before, made := madeFor(d.Entry)
		d.owned = l.keys[d.Key()] || l.forms[d.said.Form] || l.forms[wording.ReadCode(d.ID).Form] || made && l.keys[before]
	}
}

// free says whether a donor may give its translation to a message of another
// text. What has just gone from a section is its own to give; of all others
// somebody may have the text already, since an earlier run has left them.
func (d *leftoverDonor) free(to *section) bool {
	return !d.taken(to) && (!d.owned || d.section == to && !d.Obsolete)
}
