package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// Where a program begins a new message after a hard break, a message of the handbook is
// made of several.

// A composer makes messages of the handbook of those of a file that are their lines.
type composer struct {
	byTarget map[*target]*composed
	order    []*composed
}

// A composed is a message of the handbook whose lines are messages of the file.
type composed struct {
	target *target
	lines  []lineFound
}

// A lineFound is a line of a message with its translation.
type lineFound struct {
	message     *Message // of the file; nil if the line has not been found
	source      string
	translation string
	sure        bool
}

// take keeps a text of a message that is a line of messages of the handbook, until all of
// their lines are found. translation is that of the text, read.
func (c *composer) take(m *Message, l located, translation text) {
	for _, found := range l.lines {
		at := found.line
		to := c.byTarget[at.target]
		if to == nil {
			to = &composed{at.target, make([]lineFound, len(at.target.lines))}
			c.byTarget[at.target] = to
			c.order = append(c.order, to)
		}
		if to.lines[at.line].message == nil {
			line, sure := found.how.carry(translation, noTitles)
			to.lines[at.line] = lineFound{m, laidOut(l.unit.source, l.unit), line, sure && !m.Entry.Fuzzy()}
		}
	}
}

func noTitles(string) (string, bool) { return "", false }

// compose gives the messages of the handbook whose lines have all been found their
// translations. What is a line of others only is none of the handbook's.
func (c *composer) compose(x *Index) {
	used := map[*Message]bool{}
	for _, to := range c.order {
		if slices.ContainsFunc(to.lines, func(l lineFound) bool { return l.message == nil }) {
			continue
		}
		placed := Placed{x.sections[to.target.section].Path, to.entry()}
		for _, l := range to.lines {
			l.message.Placed = append(l.message.Placed, placed)
			used[l.message] = true
		}
	}
	for _, to := range c.order {
		for _, l := range to.lines {
			if l.message != nil && !used[l.message] {
				used[l.message] = true
				l.message.Rest = append(l.message.Rest, Unplaced{&po.Entry{ID: l.source, Str: []string{l.translation}}, true})
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
	var source, translation strings.Builder
	for i, l := range c.lines {
		if i > 0 {
			source.WriteString(breaks[i-1])
			translation.WriteString(breaks[i-1])
		}
		source.WriteString(l.source)
		translation.WriteString(l.translation)
		sure = sure && l.sure
		e.Comments = append(e.Comments, l.message.Entry.Comments...)
	}
	e.Str = []string{translation.String()}
	if !sure {
		before := source.String()
		e.SetFuzzy(true)
		e.Previous = &po.Previous{ID: &before}
	}
	return e
}
