package foreign

import (
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// Where a program begins a new message after a hard break or a tag, a message of the
// handbook is made of several.

// A composer makes messages of the handbook of those of a file that are parts of them.
type composer struct {
	byDivision map[*division]*composed
	order      []*composed
}

// A composed is a message of the handbook whose parts are messages of the file.
type composed struct {
	of    *division
	parts []found
}

// A found is a part of a message with its translation.
type found struct {
	message     *Message // of the file; nil if the part has not been found
	source      string
	translation string
	sure        bool
}

// take keeps a text of a message that is a part of messages of the handbook, until all of
// their parts are found. translation is that of the text, read.
func (c *composer) take(m *Message, l located, translation text) {
	for _, p := range l.parts {
		to := c.byDivision[p.part.of]
		if to == nil {
			to = &composed{p.part.of, make([]found, len(p.part.of.parts))}
			c.byDivision[p.part.of] = to
			c.order = append(c.order, to)
		}
		if to.parts[p.part.part].message == nil {
			written, sure := p.how.carry(translation, noTitles)
			to.parts[p.part.part] = found{m, laidOut(l.unit.source, l.unit), written, sure && !m.Entry.Fuzzy()}
		}
	}
}

func noTitles(string) (string, bool) { return "", false }

// compose gives the messages of the handbook whose parts have all been found their
// translations. What is a part of others alone is none of the handbook's.
func (c *composer) compose(x *Index) {
	used := map[*Message]bool{}
	for _, to := range c.order {
		if !to.complete() {
			continue
		}
		placed := Placed{x.sections[to.of.target.section].Path, to.entry()}
		for _, p := range to.parts {
			if m := p.message; m != nil && (len(m.Placed) == 0 || m.Placed[len(m.Placed)-1].Entry != placed.Entry) {
				m.Placed = append(m.Placed, placed)
				used[m] = true
			}
		}
	}
	for _, to := range c.order {
		for _, p := range to.parts {
			if p.message != nil && !used[p.message] && len(p.message.Placed) == 0 {
				used[p.message] = true
				p.message.Rest = append(p.message.Rest, Unplaced{&po.Entry{ID: p.source, Str: []string{p.translation}}, true})
			}
		}
	}
}

// complete reports whether all parts have been found that say something.
func (c *composed) complete() bool {
	for i, p := range c.of.parts {
		if !p.silent && c.parts[i].message == nil {
			return false
		}
	}
	return true
}

// entry puts the parts together, with what stands between them in the message.
func (c *composed) entry() *po.Entry {
	message := c.of.target.message.Entry
	e := &po.Entry{ID: message.ID, Context: message.Context}
	sure := e.Context == nil
	var source, translation strings.Builder
	done, commented := 0, map[*Message]bool{}
	for i, at := range c.of.parts {
		p := c.parts[i]
		if p.message == nil {
			continue // it stays as it is
		}
		source.WriteString(message.ID[done:at.start] + p.source)
		translation.WriteString(message.ID[done:at.start] + p.translation)
		done = at.end
		sure = sure && p.sure
		if !commented[p.message] {
			commented[p.message] = true
			e.Comments = append(e.Comments, p.message.Entry.Comments...)
		}
	}
	e.Str = []string{translation.String() + message.ID[done:]}
	if !sure {
		before := source.String() + message.ID[done:]
		e.SetFuzzy(true)
		e.Previous = &po.Previous{ID: &before}
	}
	return e
}
