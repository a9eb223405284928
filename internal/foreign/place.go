package foreign

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/linebreak"
	"github.com/pobook/pobook/internal/po"
)

// A fileReader reads the messages of one file.
type fileReader struct {
	index   *Index
	program Program
	own     []int // the sections that the file is of, if it is of some
	titles  map[string]string
	lines   map[*target]*composed
	order   []*composed
}

// titlesIn returns the short translations of a file by their msgid: some programs have the titles
// of links as messages.
func titlesIn(f *po.File) map[string]string {
	titles := map[string]string{}
	for _, e := range f.Entries {
		if e.Translated() && !e.IsHeader() && e.IDPlural == nil && !e.Obsolete {
			titles[e.ID] = e.Str[0]
		}
	}
	return titles
}

// message finds what a message is.
func (r *fileReader) message(m *Message) {
	e := m.Entry
	if e.Empty() || e.IDPlural != nil {
		return
	}
	u := unit{source: e.ID, translation: e.Str[0]}
	if e.Previous != nil && e.Previous.ID != nil {
		u.previous = *e.Previous.ID
	}
	sections := r.sections(e)
	r.place(m, r.bestCut(u, sections), sections)
}

// bestCut cuts a message so that most of it is messages of the handbook; if nothing is,
// so that there are most texts.
func (r *fileReader) bestCut(u unit, sections []int) []unit {
	best, found := []unit{u}, 0
	for _, cut := range cuts {
		units := cut(r.index, u)
		n := 0
		for _, part := range units {
			if len(r.find(part, sections)) > 0 || len(r.findLine(part, sections)) > 0 {
				n++
			}
		}
		if n > found || found == 0 && len(best) == 1 && len(units) > 1 {
			best, found = units, n
		}
		if n > 0 && n == len(units) {
			break
		}
	}
	return best
}

// place gives the messages of the handbook what stands for them in one of the file.
func (r *fileReader) place(m *Message, units []unit, sections []int) {
	sure := len(units) == 1 || inOrder(units)
	for _, u := range units {
		targets := r.find(u, sections)
		for _, t := range targets {
			m.Placed = append(m.Placed, Placed{r.index.sections[t.section].Path, r.entry(m.Entry, u, t, sure)})
		}
		if len(targets) == 0 && !r.takeLine(m, u, sections) {
			m.Rest = append(m.Rest, r.unplaced(m.Entry, u))
		}
	}
}

// entry is a translation of the file for a message of the handbook.
func (r *fileReader) entry(theirs *po.Entry, u unit, t *target, sure bool) *po.Entry {
	e := &po.Entry{ID: t.message.Entry.ID, Context: t.message.Entry.Context, Comments: theirs.Comments}
	translation, same := r.carry(u, t)
	e.Str = []string{translation}
	sure = sure && same && (e.Context == nil || theirs.Context != nil && *theirs.Context == *e.Context)
	switch {
	case theirs.Fuzzy():
		e.SetFuzzy(true)
		if u.previous != "" {
			previous := r.laidOut(u.previous, u)
			e.Previous = &po.Previous{ID: &previous}
		}
	case !sure:
		e.SetFuzzy(true)
		previous := r.laidOut(u.source, u)
		e.Previous = &po.Previous{ID: &previous}
	}
	return e
}

// unplaced is a translation of the file for a text that the handbook does not have.
func (r *fileReader) unplaced(theirs *po.Entry, u unit) Unplaced {
	e := &po.Entry{ID: r.laidOut(u.source, u), Str: []string{r.laidOut(u.translation, u)}, Comments: theirs.Comments}
	e.SetFuzzy(theirs.Fuzzy())
	return Unplaced{e, !r.program.manner.placeholders || !placeholderIn.MatchString(u.source)}
}

var placeholderIn = regexp.MustCompile(`\{[0-9]{1,3}\}`)

// carry returns the translation as the message would have it.
func (r *fileReader) carry(u unit, t *target) (translation string, sure bool) {
	if t.message.Kind == markdown.KindCode {
		return strings.TrimRight(u.translation, "\n"), strings.TrimRight(u.source, "\n") == t.message.Entry.ID
	}
	source, translation := r.laidOut(u.source, u), r.laidOut(u.translation, u)
	if source == t.message.Entry.ID {
		return translation, true
	}
	m := r.mannerFor(u, t)
	how := respell(read(source, m), t.text)
	how.titles = func(title string) (string, bool) { translation, ok := r.titles[title]; return translation, ok }
	return how.carry(read(translation, m))
}

// laidOut returns a text of the file on one line, but for hard breaks.
func (r *fileReader) laidOut(text string, u unit) string {
	if u.verbatim {
		return text
	}
	if r.program.bareBreaks {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		return linebreak.Unwrap(strings.Join(lines, "\\\n"))
	}
	return linebreak.Unwrap(text)
}

// mannerFor returns how the text of a unit has to be read so that it has the letters of a
// message.
func (r *fileReader) mannerFor(u unit, t *target) manner {
	for _, m := range r.manners(u.source) {
		if read(r.laidOut(u.source, u), m).letters == t.text.letters {
			return m
		}
	}
	return r.program.manner
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

// find returns the messages that a text is: those of the sections that it is from, or else
// of all. Of those with other signs none are taken where one has the same.
func (r *fileReader) find(u unit, sections []int) []*target {
	for _, m := range r.manners(u.source) {
		theirs := read(r.laidOut(u.source, u), m)
		if theirs.letters == "" {
			return nil
		}
		found := r.index.byText[theirs.letters]
		if in := within(found, sections); len(in) > 0 {
			found = in
		}
		if len(found) > 0 {
			return bestOf(found, theirs)
		}
	}
	return nil
}

func within(targets []*target, sections []int) []*target {
	var in []*target
	for _, t := range targets {
		if slices.Contains(sections, t.section) {
			in = append(in, t)
		}
	}
	return in
}

// bestOf returns those of some messages that a text is in all but how it is written, or
// all of them if it is none.
func bestOf(targets []*target, theirs text) []*target {
	if len(targets) == 1 {
		return targets
	}
	var same []*target
	for _, t := range targets {
		if respell(theirs, t.text).sure {
			same = append(same, t)
		}
	}
	if len(same) > 0 {
		return same
	}
	return targets
}

// sections returns the sections that a message of the file is from; none if nobody knows.
func (r *fileReader) sections(e *po.Entry) []int {
	var found []int
	for _, reference := range e.References {
		file, _, _ := strings.Cut(reference, ":")
		for _, s := range r.index.sectionsOf(file) {
			if !slices.Contains(found, s) {
				found = append(found, s)
			}
		}
	}
	if len(found) == 0 {
		return r.own
	}
	return found
}
