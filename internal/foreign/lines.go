package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// Where a program begins a new message after a hard break, a message of the handbook is
// made of several.

// A composed is a message of the handbook whose lines are messages of the file.
type composed struct {
	target *target
	lines  []lineFound
}

// A lineFound is a line of a message with its translation.
type lineFound struct {
	message     *Message // of the file; nil if the line has not been found
	translation string
	sure        bool
}

// findLine returns the lines of messages that a text is, in the sections that it is from.
func (r *fileReader) findLine(u unit, sections []int) []lineOf {
	for _, m := range r.manners(u.source) {
		var in []lineOf
		for _, l := range r.index.byLine[read(r.laidOut(u.source, u), m).letters] {
			if len(sections) == 0 || slices.Contains(sections, l.target.section) {
				in = append(in, l)
			}
		}
		if len(in) > 0 {
			return in
		}
	}
	return nil
}

// takeLine keeps a text that is a line of messages, until all of their lines are found.
func (r *fileReader) takeLine(m *Message, u unit, sections []int) bool {
	found := r.findLine(u, sections)
	for _, l := range found {
		c := r.lines[l.target]
		if c == nil {
			c = &composed{l.target, make([]lineFound, len(l.target.lines))}
			r.lines[l.target] = c
			r.order = append(r.order, c)
		}
		if c.lines[l.at].message != nil {
			continue
		}
		line := &target{section: l.target.section, message: l.target.message, text: l.target.lines[l.at]}
		line.message.Entry = &po.Entry{ID: line.text.source}
		translation, sure := r.carry(u, line)
		c.lines[l.at] = lineFound{m, translation, sure && !m.Entry.Fuzzy()}
	}
	return len(found) > 0
}

// compose gives the messages of the handbook whose lines have all been found their
// translations. What is a line of others only is none of the handbook's.
func (r *fileReader) compose() {
	used := map[*Message]bool{}
	for _, c := range r.order {
		if slices.ContainsFunc(c.lines, func(l lineFound) bool { return l.message == nil }) {
			continue
		}
		placed := Placed{r.index.sections[c.target.section].Path, c.entry()}
		for _, l := range c.lines {
			l.message.Placed = append(l.message.Placed, placed)
			used[l.message] = true
		}
	}
	for _, c := range r.order {
		for i, l := range c.lines {
			if l.message != nil && !used[l.message] {
				used[l.message] = true
				l.message.Rest = append(l.message.Rest, Unplaced{&po.Entry{ID: c.target.lines[i].source, Str: []string{l.translation}}, true})
			}
		}
	}
}

// entry puts the lines together, with the breaks of the message.
func (c *composed) entry() *po.Entry {
	e := &po.Entry{ID: c.target.message.Entry.ID, Context: c.target.message.Entry.Context}
	var breaks []string
	for _, s := range c.target.text.signs {
		if s.kind == lineBreak {
			breaks = append(breaks, s.in(c.target.text))
		}
	}
	sure := e.Context == nil
	var b strings.Builder
	for i, l := range c.lines {
		if i > 0 {
			b.WriteString(breaks[i-1])
		}
		b.WriteString(l.translation)
		sure = sure && l.sure
		e.Comments = append(e.Comments, l.message.Entry.Comments...)
	}
	e.Str = []string{b.String()}
	e.SetFuzzy(!sure)
	return e
}
