package merging

import (
	"slices"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A catalogue is one on its way through an update: that of a section, an orphan,
// or the compendium.
type catalogue struct {
	home     *home
	file     *po.File // as it was; nil if there was none
	donors   []donor  // its messages, in their order
	template Template
	messages []message // those of the template
	// decisions are those on the messages, and at last those on the donors that
	// have become obsolete.
	decisions []Decision
}

// The first stage: each message has what it had.

// matchExact gives each message of a template what its catalogue has for it. A
// file has one message of each key: package check refuses those with duplicates.
func matchExact(p Pair) *catalogue {
	c := &catalogue{home: &home{section: p.Section}, file: p.Catalogue, template: p.Template}
	var entries []*po.Entry
	if c.file != nil {
		for _, e := range c.file.Entries {
			entries = append(entries, p.Template.withoutFormer(e))
		}
	}
	c.donors = donorsOf(entries, c.home)
	byKey := make(map[po.Key]*donor, len(c.donors))
	for i := range c.donors {
		byKey[c.donors[i].entry.Key()] = &c.donors[i]
	}
	c.messages = make([]message, len(p.Template.messages))
	c.decisions = make([]Decision, len(p.Template.messages))
	for i, m := range p.Template.messages {
		c.messages[i] = newMessage(m, c.home, byKey[m.Entry.Key()], &c.decisions[i])
	}
	return c
}

// orphan takes in a catalogue without a section.
func orphan(f SectionFile) *catalogue {
	h := &home{section: f.Section}
	return &catalogue{home: h, file: f.File, donors: donorsOf(f.File.Entries, h)}
}

// older takes in a compendium, a catalogue for each of its files.
func older(c *Compendium) []*catalogue {
	var all []*catalogue
	for _, f := range c.files {
		entries := f.entries
		if f.section == "" {
			entries = slices.DeleteFunc(slices.Clone(entries), func(e *po.Entry) bool { return c.byID[e.ID] != e })
		}
		h := &home{compendium: true, section: f.section, header: f.header}
		all = append(all, &catalogue{home: h, donors: donorsOf(entries, h)})
	}
	return all
}

// donorsOf makes donors of entries; all are gone until a message is found.
func donorsOf(entries []*po.Entry, h *home) []donor {
	donors := make([]donor, 0, len(entries))
	for _, e := range entries {
		if !e.IsHeader() {
			donors = append(donors, donor{entry: e, home: h, at: len(donors), gone: true})
		}
	}
	return donors
}

// newMessage makes a message of what a section says and of what its catalogue
// has for it, nil for nothing.
func newMessage(m translate.Message, h *home, d *donor, decision *Decision) message {
	t := m.Entry
	e := *t
	e.Str = []string{""}
	*decision = Decision{ID: t.ID, Context: t.Context, Outcome: New, Reason: NothingFound}
	if d != nil {
		d.gone = false
		decision.Outcome, decision.Reason = Kept, SameText
		if d.entry.Empty() {
			decision.Outcome = Waiting
		}
		if d.entry.Obsolete {
			decision.Reason = Returned
		}
		// A plural that another tool made stays, and all its forms with it.
		e = *d.entry
		e.Obsolete, e.Flags = false, withEach(slices.Clone(d.entry.Flags), t.Flags)
		e.ID, e.Context, e.Extracted, e.References = t.ID, t.Context, t.Extracted, t.References
	}
	return message{entry: &e, kind: m.Kind, home: h, origin: d, decision: decision}
}

// findWants returns the messages that have no translation.
func findWants(catalogues []*catalogue) []*want {
	var wants []*want
	for _, c := range catalogues {
		for i := range c.messages {
			if m := &c.messages[i]; m.entry.Empty() && m.entry.IDPlural == nil {
				m.want = &want{message: m, said: m.said()}
				wants = append(wants, m.want)
			}
		}
	}
	return wants
}
