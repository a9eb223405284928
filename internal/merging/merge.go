// Package merging brings the catalogues of a locale up to date with the sections:
// each message keeps the translation that it has, or gets the best that there is
// for it, and nothing that anybody wrote is lost. It decides which message gets
// which translation; what says the same is the business of package wording, and
// what is similar that of package similarity. Its functions are pure: no files,
// no clock.
//
// Start at [Merge]. [Moves] finds sections that have another name now.
package merging

import (
	"slices"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
	"github.com/pobook/pobook/internal/wording"
)

// An Update is what Merge brings together: the catalogues of one locale, the
// templates of the sections as they are now, and what else there is of
// translations.
type Update struct {
	Locale locale.Locale
	Pairs  []Pair // in reading order
	// Orphans are catalogues of the locale whose section is gone, or not among
	// those that are merged.
	Orphans    []SectionFile
	Compendium *Compendium
	// Typo says of a section whether small edits in it correct typos only, so
	// that translations need no look. Nil means that none do.
	Typo func(section string) bool
}

// A Pair is the messages of one section, as they are now and as a locale has
// them. Sections are named by their path below handbook/.
type Pair struct {
	Section   string
	Template  Template
	Catalogue *po.File // nil where there is none yet
}

// A SectionFile is a catalogue or a template, with the section that it belongs
// to.
type SectionFile struct {
	Section string
	File    *po.File
}

// Merged is a section's catalogue after an update.
type Merged struct {
	Catalogue *po.File
	// Decisions has one for each message, in the order of the catalogue, and
	// then one for each message that became obsolete.
	Decisions []Decision
}

// Merge brings the catalogues of a locale up to date with their templates: the
// template's messages in the template's order, each with the translation that
// it has or the best that there is for it, and behind them as obsolete what the
// section no longer says. The result has an element for each of u.Pairs.
//
// A message gets, of these, the first that there is:
//
//  1. what it has: a message with its msgid and msgctxt, an obsolete one too
//     unless it moves back from another section, which has a later translation;
//  2. the translation of a text of the section that says the same: see wording
//     and carry;
//  3. the translation of the very text, then of one that says the same, in
//     another section and then in the compendium;
//  4. as fuzzy, the translation that was made for it before an edit that has
//     been taken back, then one that is fuzzy where it is, then one of the same
//     msgid with another msgctxt or with a plural;
//  5. as fuzzy, with its previous msgid, the translation of a text that stood
//     in its slot, is similar, or of which it is a part. Where the maintainer
//     says that typos were corrected and the edit is that small, it is no
//     longer fuzzy.
//
// No translation and no translator's comment is lost. What Merge has merged it
// leaves as it is.
func Merge(u Update) []Merged {
	m := merger{Update: u}
	for _, p := range u.Pairs {
		m.sections = append(m.sections, m.keep(p))
	}
	m.all = slices.Clone(m.sections)
	for _, o := range u.Orphans {
		s := &section{Pair: Pair{Section: o.Section, Catalogue: o.File}, old: o.File, elsewhere: true}
		s.takeDonors()
		m.all = append(m.all, s)
	}
	m.preferLive()
	if len(m.wants) > 0 {
		m.addCompendium()
		m.makeOffers()
		accept(m.wants, lastRank)
		m.findNearest()
		m.share(lastRank)
	}
	merged := make([]Merged, len(m.sections))
	for i, s := range m.sections {
		merged[i] = m.result(s)
	}
	return merged
}

// A merger is an update on its way.
type merger struct {
	Update
	sections []*section
	all      []*section // those, the orphans and the compendium
	wants    []*want
	leftover leftover
}

// A section is one on its way.
type section struct {
	Pair
	old       *po.File
	entries   []*po.Entry // merged so far, in the order of the template
	decisions []Decision  // of the entries
	// donors are the messages of the catalogue, in its order.
	donors []donor
	// origins says which donor has become an entry; -1 if none has.
	origins []int
	// elsewhere says that it is no section of the book.
	elsewhere bool
	wants     map[int]*want // by index in entries
}

// A donor is a message of before that has a translation to give.
type donor struct {
	*po.Entry
	section *section
	at      int  // index in the section's donors
	gone    bool // the section no longer has this message
	used    bool // its section has made another message of it
	lent    bool // another section has its text now, and has got its translation

	leftover int // its number among the leftover translations, from 1
}

// A want is a message that awaits a translation.
type want struct {
	said    wording.Statement
	kind    markdown.Kind
	entry   *po.Entry
	section *section
	at      int // index in the section's entries
	offer   offer
	settled bool
	order   int // among those that no offer was made to
}

// keep gives each message of a section's template what it has, and notes those
// that have no translation.
func (m *merger) keep(in Pair) *section {
	s := &section{Pair: in, old: in.Catalogue, wants: map[int]*want{}}
	if s.old == nil {
		s.old = &po.File{}
	}
	byKey := s.takeDonors()
	for _, t := range in.Template.Messages {
		origin, there := byKey[t.Entry.Key()]
		if !there {
			origin = -1
		}
		m.addEntry(s, t, origin)
	}
	return s
}

// takeDonors makes donors of the catalogue's entries. A file has one of each
// key: package check refuses those with duplicates.
func (s *section) takeDonors() map[po.Key]int {
	s.donors = make([]donor, 0, len(s.old.Entries))
	byKey := make(map[po.Key]int, len(s.old.Entries))
	for _, e := range s.old.Entries {
		if !e.IsHeader() {
			byKey[e.Key()] = len(s.donors)
			s.donors = append(s.donors, donor{Entry: e, section: s, at: len(s.donors), gone: true})
		}
	}
	return byKey
}

// addEntry adds a template's message with what the catalogue has for it.
func (m *merger) addEntry(s *section, message translate.Message, origin int) {
	t := message.Entry
	decision := Decision{ID: t.ID, Context: t.Context, Outcome: New, Reason: NothingFound}
	e := *t
	e.Str = []string{""}
	if origin >= 0 {
		d := &s.donors[origin]
		d.gone = false
		decision.Outcome, decision.Reason = Kept, SameText
		if d.Obsolete {
			decision.Reason = Returned
		}
		// A plural that another tool made stays, and all its forms with it.
		e = *d.Entry
		e.Obsolete, e.Flags = false, slices.Clone(d.Flags)
		e.ID, e.Context, e.Extracted, e.References = t.ID, t.Context, t.Extracted, t.References
	}
	if e.Empty() && e.IDPlural == nil {
		w := &want{entry: &e, section: s, at: len(s.entries), kind: message.Kind, said: read(t.ID, message.Kind)}
		s.wants[w.at] = w
		m.wants = append(m.wants, w)
	}
	s.entries = append(s.entries, &e)
	s.decisions = append(s.decisions, decision)
	s.origins = append(s.origins, origin)
}

// read reads a message as what it is.
func read(text string, kind markdown.Kind) wording.Statement {
	if kind == markdown.KindCode {
		return wording.ReadCode(text)
	}
	return wording.Read(text)
}

// addCompendium lists the compendium with the catalogues.
func (m *merger) addCompendium() {
	if m.Compendium == nil {
		return
	}
	s := &section{elsewhere: true, donors: make([]donor, len(m.Compendium.entries))}
	for i, e := range m.Compendium.entries {
		s.donors[i] = donor{Entry: e, section: s, at: i, gone: true}
	}
	m.all = append(m.all, s)
}

func (s *section) isCompendium() bool { return s.elsewhere && s.Catalogue == nil }

// decide notes what has become of a wanting message.
func (w *want) decide(outcome Outcome, reason Reason, from *donor, similarity float64) {
	w.settled = true
	w.section.decisions[w.at] = Decision{
		ID: w.entry.ID, Context: w.entry.Context, Outcome: outcome, Reason: reason,
		From:       &Origin{Section: from.section.Section, ID: from.ID},
		Similarity: similarity,
	}
}

// take gives a message a donor's translation, and from one that is gone what
// translators have noted. Its own section makes this message of it; another
// leaves it there as obsolete, for files are written one by one.
func (w *want) take(d *donor, translation string) {
	w.entry.Str = []string{translation}
	w.entry.Previous = nil
	switch {
	case !d.gone || d.used:
		return
	case d.section == w.section:
		d.used = true
		w.section.origins[w.at] = d.at
	default:
		d.lent = true
	}
	w.entry.Comments = withBlock(w.entry.Comments, d.Comments)
	if !d.section.isCompendium() { // the flags there are another program's
		w.takeFlags(d)
	}
}

// takeFlags takes over a message's flags, all but that its translation is fuzzy.
func (w *want) takeFlags(d *donor) {
	e := w.entry
	for _, f := range d.Flags {
		if !slices.Contains(e.Flags, f) {
			e.Flags = append(slices.Clip(e.Flags), f)
		}
	}
	for _, f := range d.Sticky {
		if !slices.Contains(e.Sticky, f) {
			e.Sticky = append(slices.Clip(e.Sticky), f)
		}
	}
	e.SetFuzzy(false)
}

// withBlock appends lines that belong together, unless they are there as such.
func withBlock(lines, block []string) []string {
	for i := range len(lines) - len(block) + 1 {
		if slices.Equal(lines[i:i+len(block)], block) {
			return lines
		}
	}
	return append(slices.Clip(lines), block...)
}

// carried settles a message with a translation that is right.
func (w *want) carried(d *donor, translation string, reason Reason) {
	w.take(d, translation)
	w.entry.SetFuzzy(false)
	w.decide(Carried, reason, d, 1)
}

// fuzzy settles a message with a translation that was made for another text,
// or that was fuzzy already: then it is known at most what it was made for
// before, and never that it is right for the donor's text.
func (w *want) fuzzy(d *donor, translation string, reason Reason, similarity float64) {
	w.take(d, translation)
	w.entry.SetFuzzy(true)
	w.entry.Previous = &po.Previous{Context: d.Context, ID: &d.ID, IDPlural: d.IDPlural}
	if d.Fuzzy() {
		w.entry.Previous = d.Previous
	}
	w.decide(Fuzzy, reason, d, similarity)
}

// result puts a section's new catalogue together.
func (m *merger) result(s *section) Merged {
	merged := Merged{Catalogue: &po.File{Trailing: s.old.Trailing, Entries: s.entries}, Decisions: s.decisions}
	for i := range s.donors {
		d := &s.donors[i]
		if !d.stays() {
			continue
		}
		gone := *d.Entry
		if !d.Obsolete {
			gone.Obsolete = true
			gone.Extracted, gone.References = nil, nil
			decision := Decision{ID: d.ID, Context: d.Context, Outcome: Obsolete, Reason: TextGone}
			if d.lent {
				decision.Reason = Moved
			}
			merged.Decisions = append(merged.Decisions, decision)
		}
		merged.Catalogue.Entries = append(merged.Catalogue.Entries, &gone)
	}
	merged.Catalogue.SetHeader(mergeHeader(s.old.Header(), s.Template, m.Locale))
	keepHeaderEntry(merged.Catalogue, s.old)
	merged.Catalogue.Entries[0].Extracted = s.Template.header.Extracted
	return merged
}

// stays says whether a message stays in its catalogue as obsolete. One that
// holds nothing anybody wrote is dropped, and so is one that its section has
// made another of, unless that has only the first of its forms, or another
// section has got it too: should the update end before that is written, the
// next one finds it here.
func (d *donor) stays() bool {
	wrote := !d.Empty() || len(d.Comments) > 0
	return d.gone && wrote && (!d.used || d.lent || d.IDPlural != nil)
}

// taken says whether a message is no longer there to be offered to other texts
// of a section. What is lent to another section is still its own section's.
func (d *donor) taken(by *section) bool { return d.used || d.lent && d.section != by }

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
