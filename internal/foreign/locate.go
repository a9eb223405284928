package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown/linebreak"
	"github.com/pobook/pobook/internal/po"
)

// A locator finds which messages of the handbook the texts of a file are.
type locator struct {
	index    *Index
	program  Program
	own      []int // the sections that the file is of, if it is of some
	contexts bool  // the msgctxt of a message is one of the handbook's
	sections map[string][]int
	compared map[string]int // how often messages with some letters have been compared
}

// mostCompared is how often texts of the same letters are compared, so that a file that has
// one text many times takes no longer than another. It is far beyond what any program makes.
const mostCompared = 20_000

// An origin is what a message of the file says of where it is from.
type origin struct {
	sections []int // none if nobody knows
	context  *string
}

func (f *locator) origin(e *po.Entry) origin {
	o := origin{context: e.Context}
	for _, reference := range e.References {
		file, _, _ := strings.Cut(reference, ":")
		known, seen := f.sections[file]
		if !seen {
			known = f.index.sectionsOf(file)
			f.sections[file] = known
		}
		for _, s := range known {
			if !slices.Contains(o.sections, s) {
				o.sections = append(o.sections, s)
			}
		}
	}
	if len(o.sections) == 0 {
		o.sections = f.own
	}
	return o
}

// A located is a text of the file with what it is in the handbook: messages, or parts of
// messages.
type located struct {
	unit    unit
	text    text   // read so that it has the letters of what it is
	manner  manner // in which it is read
	matches []match
	parts   []partMatch
}

// A match is a message with the letters of a text, and how the text becomes that.
type match struct {
	target *target
	how    respelling
}

// A partMatch is a part of a message with the letters of a text, and how the text becomes
// that.
type partMatch struct {
	part partOf
	how  respelling
}

// sure reports whether a text is what it is found to be in all but how it is written.
func (l located) sure() bool {
	return len(l.matches) > 0 && l.matches[0].how.sure || len(l.parts) > 0 && l.parts[0].how.sure
}

func (l located) found() bool { return len(l.matches) > 0 || len(l.parts) > 0 }

// cuts are the ways in which a message is read, in the order in which they are tried. The one counts in which
// all units are messages of the handbook, or else most.
var cuts = []cut{whole, frontMatter, comments, blocks, looseBlocks, joinedTable, joinedBlocks, joinedFrontMatter, joinedList}

// bestCut cuts a message so that most of it is messages of the handbook for sure, or else
// by its letters, and returns how much is; if nothing is, so that there are most texts.
func (f *locator) bestCut(u unit, from origin) (best []located, found int) {
	most := 0
	for _, cut := range cuts {
		var units []located
		n, sure := 0, 0
		for _, part := range cut(f.index, u) {
			l := f.locate(part, from)
			if l.found() {
				n++
			}
			if l.sure() {
				sure++
			}
			units = append(units, l)
		}
		if best == nil || sure > most || sure == most && n > found || found == 0 && len(best) == 1 && len(units) > 1 {
			best, found, most = units, n, sure
		}
		if n > 0 && sure == len(units) {
			break
		}
	}
	return best, found
}

// locate finds what a text is.
func (f *locator) locate(u unit, from origin) located {
	var l located
	for _, m := range f.manners(u.source) {
		said := f.read(u.source, u, m)
		if l = (located{unit: u, text: said, manner: m}); said.letters == "" {
			return l
		}
		l.matches = f.choose(f.index.byText[said.letters], said, from)
		l.parts = f.partsOf(said, from)
		if l.found() {
			return l
		}
	}
	return l
}

// manners are the ways in which a text of the file may be written.
func (f *locator) manners(source string) []manner {
	m := f.program.manner
	if !strings.Contains(source, "<") {
		return []manner{m}
	}
	literal := m
	literal.literalTags = true
	return []manner{m, literal}
}

// read reads a text of the file.
func (f *locator) read(source string, u unit, m manner) text {
	if f.program.bareBreaks && !u.verbatim {
		source = strings.ReplaceAll(strings.TrimSpace(source), "\n", "  ") // it may be a hard break
	}
	return read(laidOut(source, u), m)
}

// laidOut returns a text of a file on one line, but for hard breaks.
func laidOut(text string, u unit) string {
	if u.verbatim {
		return text
	}
	return linebreak.Unwrap(text)
}

// choose returns which of the messages with the letters of a text it is: those of the
// sections that it is from, with its context, and those that it is in all but how it is
// written. What is true of none makes no difference.
func (f *locator) choose(targets []*target, said text, from origin) []match {
	if len(from.sections) > 0 {
		targets = preferred(targets, func(t *target) bool { return slices.Contains(from.sections, t.section) })
	}
	if f.compared[said.letters] += len(targets); len(targets) > 1 && f.compared[said.letters] > mostCompared {
		targets = preferred(targets, func(t *target) bool { return f.sameContext(from.context, t) })[:1]
	}
	var matches []match
	for _, t := range targets {
		matches = append(matches, match{t, respell(said, t.text)})
	}
	matches = preferred(matches, func(m match) bool { return m.how.sure })
	return preferred(matches, func(m match) bool { return f.sameContext(from.context, m.target) })
}

// preferred returns those of which something is true, or all if it is true of none.
func preferred[T any](all []T, is func(T) bool) []T {
	if len(all) == 0 {
		return nil
	}
	var some []T
	for _, one := range all {
		if is(one) {
			some = append(some, one)
		}
	}
	if len(some) == 0 {
		return all
	}
	return some
}

// sameContext reports whether a message has the context of one of the file, if that is one
// of the handbook's: some programs write there what they like, and most of them nothing.
func (f *locator) sameContext(context *string, t *target) bool {
	ours := t.message.Entry.Context
	if ours == nil {
		return context == nil || !f.contexts
	}
	return context != nil && *context == *ours
}

// partsOf returns the parts of messages that a text is, in the sections that it is from,
// where the program cuts there.
func (f *locator) partsOf(said text, from origin) []partMatch {
	var parts []partMatch
	for _, p := range f.index.byPart[said.letters] {
		if p.of.at == object && !f.program.cutsAtTags {
			continue
		}
		if len(from.sections) > 0 && !slices.Contains(from.sections, p.of.target.section) {
			continue
		}
		parts = append(parts, partMatch{p, respell(said, p.of.parts[p.part].text)})
		if f.compared[said.letters]++; f.compared[said.letters] > mostCompared {
			break
		}
	}
	return parts
}
