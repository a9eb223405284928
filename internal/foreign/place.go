package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/linebreak"
	"github.com/pobook/pobook/internal/po"
)

// A fileReader reads the messages of one file.
type fileReader struct {
	index    *Index
	program  Program
	own      []int // the sections that the file is of, if it is of some
	contexts bool  // the msgctxt of a message is one of the handbook's
	sections map[string][]int
	titles   map[string]*Message // by the msgid
	lines    map[*target]*composed
	order    []*composed // those of lines, in order
}

// noteTitles notes which messages may be the titles of links, which some programs have as
// messages.
func (r *fileReader) noteTitles(messages []Message) {
	if !r.program.manner.placeholders {
		return
	}
	for i := range messages {
		if e := messages[i].Entry; e.Translated() && e.IDPlural == nil && !e.Obsolete && r.titles[e.ID] == nil {
			r.titles[e.ID] = &messages[i]
		}
	}
}

// message finds what a message is.
func (r *fileReader) message(m *Message) {
	e := m.Entry
	if e.Empty() || e.IDPlural != nil {
		return
	}
	whole := unit{source: e.ID, translation: e.Str[0]}
	if e.Previous != nil && e.Previous.ID != nil {
		whole.previous = *e.Previous.ID
	}
	units, found := r.bestCut(whole, r.origin(e))
	if found == 0 && len(m.Placed) > 0 {
		return // it is a title
	}
	sure := len(units) == 1 || inOrder(units)
	for _, l := range units {
		r.place(m, l, sure)
	}
}

// An origin is what a message of the file says of where it is from.
type origin struct {
	sections []int // none if nobody knows
	context  *string
}

func (r *fileReader) origin(e *po.Entry) origin {
	o := origin{context: e.Context}
	for _, reference := range e.References {
		file, _, _ := strings.Cut(reference, ":")
		known, seen := r.sections[file]
		if !seen {
			known = r.index.sectionsOf(file)
			r.sections[file] = known
		}
		for _, s := range known {
			if !slices.Contains(o.sections, s) {
				o.sections = append(o.sections, s)
			}
		}
	}
	if len(o.sections) == 0 {
		o.sections = r.own
	}
	return o
}

// A located is a text of the file with what it is in the handbook: messages, or lines of
// messages.
type located struct {
	unit    unit
	text    text   // read so that it has the letters of what it is
	manner  manner // in which it is read
	targets []*target
	lines   []lineOf
}

func (l located) found() bool { return len(l.targets) > 0 || len(l.lines) > 0 }

// bestCut cuts a message so that most of it is messages of the handbook, and returns how
// much; if nothing is, so that there are most texts.
func (r *fileReader) bestCut(u unit, from origin) (best []located, found int) {
	for _, cut := range cuts {
		var units []located
		n := 0
		for _, part := range cut(r.index, u) {
			l := r.locate(part, from)
			if l.found() {
				n++
			}
			units = append(units, l)
		}
		if best == nil || n > found || found == 0 && len(best) == 1 && len(units) > 1 {
			best, found = units, n
		}
		if n > 0 && n == len(units) {
			break
		}
	}
	return best, found
}

// locate finds what a text is.
func (r *fileReader) locate(u unit, from origin) located {
	var l located
	source := r.laidOut(u.source, u)
	for _, m := range r.manners(source) {
		t := read(source, m)
		if l = (located{unit: u, text: t, manner: m}); t.letters == "" {
			return l
		}
		l.targets = r.choose(r.index.byText[t.letters], t, from)
		for _, line := range r.index.byLine[t.letters] {
			if len(from.sections) == 0 || slices.Contains(from.sections, line.target.section) {
				l.lines = append(l.lines, line)
			}
		}
		if l.found() {
			return l
		}
	}
	return l
}

// manners are the ways in which a text of the file may be written.
func (r *fileReader) manners(source string) []manner {
	m := r.program.manner
	if !strings.Contains(source, "<") {
		return []manner{m}
	}
	literal := m
	literal.literalTags = true
	return []manner{m, literal}
}

// choose returns which of the messages with the letters of a text it is: those of the
// sections that it is from, with its context, and those that it is in all but how it is
// written. What is true of none makes no difference.
func (r *fileReader) choose(targets []*target, said text, from origin) []*target {
	if len(targets) == 0 {
		return nil
	}
	if len(from.sections) > 0 {
		targets = preferred(targets, func(t *target) bool { return slices.Contains(from.sections, t.section) })
	}
	if len(targets) > 1 {
		targets = preferred(targets, func(t *target) bool { return respell(said, t.text).sure })
		targets = preferred(targets, func(t *target) bool { return r.sameContext(from.context, t) })
	}
	return targets
}

// preferred returns those of which something is true, or all if it is true of none.
func preferred(targets []*target, is func(*target) bool) []*target {
	var some []*target
	for _, t := range targets {
		if is(t) {
			some = append(some, t)
		}
	}
	if len(some) == 0 {
		return targets
	}
	return some
}

// sameContext reports whether a message has the context of one of the file, if that is one
// of the handbook's: some programs write there what they like, and most of them nothing.
func (r *fileReader) sameContext(context *string, t *target) bool {
	ours := t.message.Entry.Context
	if ours == nil {
		return context == nil || !r.contexts
	}
	return context != nil && *context == *ours
}

// place gives the messages of the handbook what stands for them in one of the file. What
// a translator has to look at goes to one message alone.
func (r *fileReader) place(m *Message, l located, sure bool) {
	if len(l.targets) == 0 {
		if len(l.lines) > 0 {
			r.takeLines(m, l)
		} else {
			m.Rest = append(m.Rest, r.unplaced(m, l))
		}
		return
	}
	first := len(m.Placed) == 0
	for _, t := range l.targets {
		e := r.entry(m.Entry, l, t, sure)
		if first {
			e.Comments = m.Entry.Comments
		}
		m.Placed = append(m.Placed, Placed{r.index.sections[t.section].Path, e})
		if e.Fuzzy() {
			return
		}
	}
}

// entry is a translation of the file for a message of the handbook.
func (r *fileReader) entry(theirs *po.Entry, l located, t *target, sure bool) *po.Entry {
	e := &po.Entry{ID: t.message.Entry.ID, Context: t.message.Entry.Context}
	translation, same := r.carry(l, t, func(title string) (string, bool) { return r.title(title, t, e) })
	e.Str = []string{translation}
	switch {
	case theirs.Fuzzy():
		e.SetFuzzy(true)
		e.Previous = r.previous(l.unit.previous, l.unit)
	case !sure, !same, !r.sameContext(theirs.Context, t):
		e.SetFuzzy(true)
		e.Previous = r.previous(l.unit.source, l.unit)
	}
	return e
}

// title returns the translation of the title of a link, which is a part of an entry then.
func (r *fileReader) title(title string, t *target, e *po.Entry) (string, bool) {
	m := r.titles[title]
	if m == nil {
		return "", false
	}
	if len(m.Placed) == 0 {
		m.Placed, m.Rest = []Placed{{r.index.sections[t.section].Path, e}}, nil
	}
	return m.Entry.Str[0], true
}

// previous is the text that a translation was made for; nil if that is not known.
func (r *fileReader) previous(text string, u unit) *po.Previous {
	if text == "" {
		return nil
	}
	laidOut := r.laidOut(text, u)
	return &po.Previous{ID: &laidOut}
}

// unplaced is a translation of the file for a text that the handbook does not have.
func (r *fileReader) unplaced(m *Message, l located) Unplaced {
	e := &po.Entry{ID: l.text.source, Str: []string{r.laidOut(l.unit.translation, l.unit)}}
	if m.Entry.Fuzzy() {
		e.SetFuzzy(true)
		e.Previous = r.previous(l.unit.previous, l.unit)
	}
	if len(m.Placed)+len(m.Rest) == 0 {
		e.Comments = m.Entry.Comments
	}
	if r.contexts {
		e.Context = m.Entry.Context
	}
	return Unplaced{e, !l.text.placeholders()}
}

// carry returns the translation as the message would have it.
func (r *fileReader) carry(l located, t *target, titles titleFunc) (translation string, sure bool) {
	if t.message.Kind == markdown.KindCode {
		return strings.TrimRight(l.unit.translation, "\n"), strings.TrimRight(l.unit.source, "\n") == t.message.Entry.ID
	}
	translation = r.laidOut(l.unit.translation, l.unit)
	if l.text.source == t.message.Entry.ID {
		return translation, true
	}
	return respell(l.text, t.text).carry(read(translation, l.manner), titles)
}

// laidOut returns a text of the file on one line, but for hard breaks.
func (r *fileReader) laidOut(text string, u unit) string {
	if u.verbatim {
		return text
	}
	if r.program.bareBreaks {
		return linebreak.Unwrap(strings.ReplaceAll(strings.TrimSpace(text), "\n", "\\\n"))
	}
	return linebreak.Unwrap(text)
}
