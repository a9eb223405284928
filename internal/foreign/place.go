package foreign

import (
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// A placer gives the messages of the handbook what stands for them in the messages of a
// file.
type placer struct {
	find   *locator
	titles map[string]*Message // by the msgid
	parts  composer
}

// noteTitles notes which messages may be the titles of links, which some programs have as
// messages.
func (p *placer) noteTitles(messages []Message) {
	if !p.find.program.manner.placeholders {
		return
	}
	for i := range messages {
		if e := messages[i].Entry; e.Translated() && e.IDPlural == nil && !e.Obsolete && p.titles[e.ID] == nil {
			p.titles[e.ID] = &messages[i]
		}
	}
}

// message finds what a message is.
func (p *placer) message(m *Message) {
	e := m.Entry
	if e.Empty() || e.IDPlural != nil {
		return
	}
	whole := unit{source: e.ID, translation: e.Str[0]}
	if e.Previous != nil && e.Previous.ID != nil {
		whole.previous = *e.Previous.ID
	}
	units, found := p.find.bestCut(whole, p.find.origin(e))
	if found == 0 && len(m.Placed) > 0 {
		return // it is a title
	}
	sure := len(units) == 1 || inOrder(units)
	for _, l := range units {
		p.place(m, l, sure)
	}
}

// place gives the messages of the handbook what stands for them in one of the file. What
// a translator has to look at goes to one message alone.
func (p *placer) place(m *Message, l located, sure bool) {
	if len(l.parts) > 0 {
		p.parts.take(m, l, p.find.read(l.unit.translation, l.unit, l.manner))
	} else if len(l.matches) == 0 {
		m.Rest = append(m.Rest, p.unplaced(m, l))
	}
	first := len(m.Placed) == 0
	for _, t := range l.matches {
		e := p.entry(m.Entry, l, t, sure)
		if first {
			e.Comments = m.Entry.Comments
		}
		m.Placed = append(m.Placed, Placed{p.find.index.sections[t.target.section].Path, e})
		if e.Fuzzy() {
			return
		}
	}
}

// entry is a translation of the file for a message of the handbook.
func (p *placer) entry(theirs *po.Entry, l located, t match, sure bool) *po.Entry {
	e := &po.Entry{ID: t.target.message.Entry.ID, Context: t.target.message.Entry.Context}
	translation, same := p.carry(l, t, func(title string) (string, bool) { return p.title(title, t.target, e) })
	e.Str = []string{translation}
	switch {
	case theirs.Fuzzy():
		e.SetFuzzy(true)
		e.Previous = previousOf(l.unit.previous, l.unit)
	case !sure, !same, !p.find.sameContext(theirs.Context, t.target):
		e.SetFuzzy(true)
		e.Previous = previousOf(l.unit.source, l.unit)
	}
	return e
}

// title returns the translation of the title of a link, which is a part of an entry then.
func (p *placer) title(title string, of *target, e *po.Entry) (string, bool) {
	m := p.titles[title]
	if m == nil {
		return "", false
	}
	if len(m.Placed) == 0 {
		m.Placed, m.Rest = []Placed{{p.find.index.sections[of.section].Path, e}}, nil
	}
	return m.Entry.Str[0], true
}

// previousOf is the text that a translation was made for; nil if that is not known.
func previousOf(text string, u unit) *po.Previous {
	if text == "" {
		return nil
	}
	before := laidOut(text, u)
	return &po.Previous{ID: &before}
}

// unplaced is a translation of the file for a text that the handbook does not have.
func (p *placer) unplaced(m *Message, l located) Unplaced {
	e := &po.Entry{ID: laidOut(l.unit.source, l.unit), Str: []string{laidOut(l.unit.translation, l.unit)}}
	if m.Entry.Fuzzy() {
		e.SetFuzzy(true)
		e.Previous = previousOf(l.unit.previous, l.unit)
	}
	if len(m.Placed)+len(m.Rest) == 0 {
		e.Comments = m.Entry.Comments
	}
	if p.find.contexts {
		e.Context = m.Entry.Context
	}
	usable := l.text.letters != "" || p.find.index.silent[e.ID]
	return Unplaced{e, usable && !l.text.placeholders()}
}

// carry returns the translation as the message would have it.
func (p *placer) carry(l located, t match, titles titleFunc) (translation string, sure bool) {
	if t.target.message.Kind == markdown.KindCode {
		return strings.TrimRight(l.unit.translation, "\n"), strings.TrimRight(l.unit.source, "\n") == t.target.message.Entry.ID
	}
	if laidOut(l.unit.source, l.unit) == t.target.message.Entry.ID {
		return laidOut(l.unit.translation, l.unit), true
	}
	return t.how.carry(p.find.read(l.unit.translation, l.unit, l.manner), titles)
}
