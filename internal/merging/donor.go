package merging

import (
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// A home is where messages belong: the catalogue of a section, or the
// compendium. It is known by its address.
type home struct {
	section    string // in a compendium, "" for a file of more than one
	compendium bool
	header     *po.Entry // of a file of a compendium; nil if it has none
}

// A donor is a message of before, which may have a translation to give. Of its
// text nobody knows whether it was code: it is read as the message is that wants
// the translation.
type donor struct {
	entry *po.Entry
	home  *home
	at    int // index among the messages of its home

	gone bool // its section no longer has this message
	used bool // its section has made another message of it
	lent bool // another section has its text now, and has got its translation
	cut  bool // its section has made several messages of it, or one that is a part of it

	said   *wording.Statement // the text as running text; nil until it is read
	number int                // among those that are left over, from 1
	owned  bool               // a message of the book has the text, or had it
}

// running reads a donor's text as running text.
func (d *donor) running() wording.Statement {
	if d.said == nil {
		said := wording.Read(d.entry.ID)
		d.said = &said
	}
	return *d.said
}

// finished reports whether a donor's translation is right for its text as a
// whole.
func (d *donor) finished() bool { return d.entry.IDPlural == nil && !d.entry.Fuzzy() }

// taken reports whether a message is no longer there to be offered to other
// texts of a section. What is lent to another section is still its own
// section's.
func (d *donor) taken(by *home) bool { return d.used || d.cut || d.lent && d.home != by }

// free reports whether a donor that is left over may give its translation to a
// message of another text. What has just gone from a section is its own to give;
// of all others somebody may have the text already, since an earlier run has
// left them.
func (d *donor) free(to *home) bool {
	return !d.taken(to) && (!d.owned || d.home == to && !d.entry.Obsolete)
}

// stays reports whether a message stays in its catalogue as obsolete. One that
// holds nothing anybody wrote is dropped, and so is one that its section has
// made another of, unless that has only the first of its forms, or another
// section has got it too: should the update end before that is written, the
// next one finds it here.
func (d *donor) stays() bool {
	wrote := !d.entry.Empty() || len(d.entry.Comments) > 0
	return d.gone && wrote && (!d.used || d.lent || d.entry.IDPlural != nil)
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

// left returns the obsolete message that a donor leaves in its catalogue.
func (d *donor) left() *po.Entry {
	left := *d.entry
	if !d.entry.Obsolete {
		left.Obsolete = true
		left.Extracted, left.References = nil, nil
	}
	return &left
}

// obsolete says why a message has become so.
func (d *donor) obsolete() Decision {
	reason := TextGone
	if d.lent {
		reason = Moved
	}
	return Decision{ID: d.entry.ID, Context: d.entry.Context, Outcome: Obsolete, Reason: reason}
}
