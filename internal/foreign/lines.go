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

// takeLines keeps a text that is a line of messages, until all of their lines are found.
func (r *fileReader) takeLines(m *Message, l located) {
	for _, at := range l.lines {
		c := r.lines[at.target]
		if c == nil {
			c = &composed{at.target, make([]lineFound, len(at.target.lines))}
			r.lines[at.target] = c
			r.order = append(r.order, c)
		}
		if c.lines[at.line].message != nil {
			continue
		}
		line := *at.target
		line.text = at.target.lines[at.line]
		line.message.Entry = &po.Entry{ID: line.text.source}
		translation, sure := r.carry(l, &line, noTitles)
		c.lines[at.line] = lineFound{m, translation, sure && !m.Entry.Fuzzy()}
	}
}

func noTitles(string) (string, bool) { return "", false }

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
