// Package annotation says what is known of the messages that a text comes from: how far each is, what checks find in
// its translation, which agreed terms are in it, and where it is in the catalogue and at Weblate.
//
// It decides nothing: states are those of package translate, findings those of package check. What it
// returns is what pages show beside a text, in a preview and in a site for translators. Start
// reading at [Locale.Examine].
package annotation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/website"
)

// A Locale is what the messages of a locale are looked at with. Several goroutines may use it.
type Locale struct {
	Config   *config.Config
	Target   *config.Target // nil for the source locale
	Glossary *glossary.Glossary
	// Dead says why a destination written in a section leads nowhere, see [content.Index.Dead].
	Dead func(section, destination string) diag.Text
	// Unit returns the address at which Weblate has a message, by the path of its section, the code of the locale
	// and the checksum; "" if it is not known. Nil knows none.
	Unit func(section, code, checksum string) string
}

// A Catalogue is the catalogue of a section, as far as it can be used.
type Catalogue struct {
	File *po.File // nil if there is none
	Data []byte   // of the file
}

// A Section is the messages of a section in one locale, in the order of the section.
type Section struct {
	locale    *Locale
	section   content.Section
	catalogue Catalogue
	messages  []message
	byKey     map[po.Key]int
}

// A message is one of a section, with what the catalogue has of it.
type message struct {
	id     string
	state  string
	source *po.Entry // as the section has it
	entry  *po.Entry // as the catalogue has it; nil if it does not
	found  []check.Finding
}

var states = map[translate.State]string{
	translate.StateUntranslated: website.Untranslated,
	translate.StateFuzzy:        website.Fuzzy,
	translate.StateTranslated:   website.Translated,
}

// Examine looks at the messages of a section. What checks find is asked for by checked: it takes ten times as
// long as all else.
func (l *Locale) Examine(s content.Section, catalogue Catalogue, checked bool) *Section {
	x := &Section{locale: l, section: s, catalogue: catalogue, byKey: map[po.Key]int{}}
	entries, known := map[po.Key]*po.Entry{}, map[po.Key]translate.State{}
	if catalogue.File != nil {
		known = translate.States(catalogue.File, nil)
		for _, entry := range catalogue.File.Entries {
			if _, counts := known[entry.Key()]; counts && !entry.Obsolete && entries[entry.Key()] == nil {
				entries[entry.Key()] = entry
			}
		}
	}
	for _, m := range translate.Extract(s.File, s.Parsed) {
		k := m.Entry.Key()
		one := message{id: weblate.Checksum(m.Entry.ID, m.Entry.IDPlural, m.Entry.Context), state: states[known[k]], source: m.Entry, entry: entries[k]}
		if l.Target == nil {
			one.state = website.Translated
		}
		x.byKey[k] = len(x.messages)
		x.messages = append(x.messages, one)
	}
	if checked && catalogue.File != nil && l.Target != nil {
		x.check()
	}
	return x
}

// check gives the messages what checks find in their translations.
func (x *Section) check() {
	c := x.locale.Config
	checker := check.New(x.locale.Target.Locale, check.Rules{
		Ignore: content.Ignored(*c, x.locale.Target.Locale.Code), Dead: x.locale.Dead, Glossary: x.locale.Glossary, Source: c.Source,
	})
	section := check.Section{Path: x.section.Path, File: x.section.File, Parsed: x.section.Parsed}
	prepared := check.Prepare(check.Book{Source: c.Source, Sections: []check.Section{section}})
	for _, f := range checker.Catalogue(check.Input{Section: prepared[0], Path: x.path(), Data: x.catalogue.Data, File: x.catalogue.File}) {
		if f.Entry == nil {
			continue
		}
		at, ok := x.byKey[f.Entry.Key()]
		if !ok {
			continue
		}
		m := &x.messages[at]
		m.found = append(m.found, f)
		if m.state == website.Translated {
			m.state = website.Faulty
		}
	}
}

// path is the file of the catalogue; "" in the source locale.
func (x *Section) path() string {
	if x.locale.Target == nil {
		return ""
	}
	return x.locale.Config.Places.Catalogue(*x.locale.Target, x.section.Path)
}

// State returns the id and the state of a message; empty for one that the section does not have.
func (x *Section) State(k po.Key) (id, state string) {
	at, ok := x.byKey[k]
	if !ok {
		return "", ""
	}
	return x.messages[at].id, x.messages[at].state
}

// Progress returns how many messages are in each state, and the ids of those that need work, in order.
func (x *Section) Progress() (counts map[string]int, work []string) {
	counts = map[string]int{}
	for _, m := range x.messages {
		counts[m.state]++
		if m.state != website.Translated {
			work = append(work, m.id)
		}
	}
	return counts, work
}

// Messages returns all that is known of the messages.
func (x *Section) Messages() website.Messages {
	l := x.locale
	own := l.Config.Source
	if l.Target != nil {
		own = l.Target.Locale
	}
	all := website.Messages{
		Catalogue: x.path(), Language: own.Regional().String(), Direction: direction(own),
		SourceLanguage: l.Config.Source.Regional().String(), SourceDirection: direction(l.Config.Source),
		Messages: make([]website.Message, len(x.messages)),
	}
	for i, m := range x.messages {
		all.Messages[i] = m.shown(l.Glossary)
		if l.Unit != nil && l.Target != nil {
			all.Messages[i].Weblate = l.Unit(x.section.Path, own.Code, m.id)
		}
	}
	return all
}

func direction(l locale.Locale) string {
	if l.RightToLeft {
		return "rtl"
	}
	return "ltr"
}

// A Text is a message with its translation, as a search looks through it.
type Text struct{ ID, State, Source, Translation string }

// Texts returns the messages with their translations.
func (x *Section) Texts() []Text {
	texts := make([]Text, len(x.messages))
	for i, m := range x.messages {
		texts[i] = Text{ID: m.id, State: m.state, Source: m.source.ID}
		if m.source.IDPlural != nil {
			texts[i].Source += "\n" + *m.source.IDPlural
		}
		if m.entry != nil {
			texts[i].Translation = strings.Join(m.entry.Str, "\n")
		}
	}
	return texts
}

// shown returns a message as pages show it.
func (m *message) shown(agreed *glossary.Glossary) website.Message {
	shown := website.Message{
		ID: m.id, State: m.state, Msgid: m.source.ID, Extracted: m.source.Extracted, References: m.source.References,
		Terms: terms(agreed, m.source.ID),
	}
	if m.source.Context != nil {
		shown.Context = *m.source.Context
	}
	if m.source.IDPlural != nil {
		shown.Plural = *m.source.IDPlural
	}
	if e := m.entry; e != nil {
		shown.Msgstr, shown.Comments, shown.Line = e.Str, e.Comments, e.Line
		shown.Flags = slices.Concat(e.Flags, e.Sticky)
		if e.Previous != nil && e.Previous.ID != nil {
			shown.Previous = *e.Previous.ID
		}
	}
	for _, f := range m.found {
		shown.Findings = append(shown.Findings, finding(f))
	}
	return shown
}

func finding(f check.Finding) website.Finding {
	shown := website.Finding{Severity: f.Severity.String(), Code: string(f.Code), Message: f.Message.String(), Hint: f.Hint.String()}
	if row, ok := check.Find(f.Code); ok {
		shown.Explanation = row.Explanation
		shown.Wrong = cmp.Or(row.Wrong.Target, row.Wrong.File)
		shown.Right = cmp.Or(row.Right.Target, row.Right.File)
	}
	return shown
}

// terms are the agreed terms in a text. What is not to be used for one stands among its notes.
func terms(agreed *glossary.Glossary, text string) []website.Use {
	if agreed == nil {
		return nil
	}
	var uses []website.Use
	for _, o := range agreed.In(check.Prose(text)) {
		var notes []string
		for _, t := range agreed.Terms {
			if t.Note != "" && !t.Forbidden && strings.EqualFold(t.Source, o.Source) && !slices.Contains(notes, t.Note) {
				notes = append(notes, t.Note)
			}
		}
		if len(o.Forbidden) > 0 {
			notes = append(notes, "≠ "+strings.Join(o.Forbidden, ", "))
		}
		uses = append(uses, website.Use{Source: o.Text, Term: strings.Join(o.Wanted, " / "), Note: strings.Join(notes, "; ")})
	}
	return uses
}
