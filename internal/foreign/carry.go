package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A titleFunc gives the translation of the title of a link, if the file has it.
type titleFunc func(title string) (translation string, ok bool)

// carry returns a translation as the message would have it, and whether that is as sure
// as the translation was.
func (r respelling) carry(translation text, titles titleFunc) (string, bool) {
	start, end, sure := r.inside(&translation)
	c := carrier{respelling: r, translation: translation, titles: titles, counts: map[spelling]int{}}
	for _, s := range translation.signs {
		c.counts[spell(translation, s)]++
	}
	sure = sure && r.sure && c.clear()
	edits, ok := r.restore(translation)
	edits = append(edits, c.edits()...)
	slices.SortStableFunc(edits, func(a, b edit) int { return a.at.Start - b.at.Start })
	var b strings.Builder
	for _, e := range edits {
		if e.at.Start < start {
			continue // two at one place
		}
		b.WriteString(translation.source[start:e.at.Start])
		b.WriteString(e.text)
		start = e.at.End
	}
	b.WriteString(translation.source[min(start, end):end])
	return c.around(strings.TrimSpace(b.String())), sure && ok
}

// around puts the links and tags of the message around a translation.
func (c carrier) around(translation string) string {
	ours := c.respelling.ours
	if n := len(c.respelling.first); n > 0 {
		translation = ours.source[:c.respelling.first[n-1].end] + translation
	}
	if n := len(c.respelling.last); n > 0 {
		translation += ours.source[c.respelling.last[0].start:]
	}
	return translation
}

// A carrier carries one translation.
type carrier struct {
	respelling  respelling
	translation text
	titles      titleFunc
	counts      map[spelling]int // of the signs of the translation
}

// clear reports whether it is clear what becomes of each sign.
func (c carrier) clear() bool {
	for is, to := range c.respelling.changes {
		if to.need == must && (!to.uniform || to.counted(is) && c.counts[is] != len(to.to)) {
			return false
		}
	}
	return c.labels()
}

// counted reports whether a translation must have as many signs as the text, so that
// nobody has to ask which is which. What only is to be escaped may be there as often as
// a translator likes, and labels are counted by themselves.
func (c *change) counted(is spelling) bool {
	return c.to[0].label == "" && (is.kind == closer || is.kind == object || is.kind == lineBreak || is.kind == wide || is.text == "]")
}

// labels reports whether a translation refers to each label as often as the text, be it by
// the text of a link alone.
func (c carrier) labels() bool {
	missing := map[string]int{}
	for is, to := range c.respelling.changes {
		if label := to.to[0].label; label != "" {
			missing[label] += len(to.to) - c.counts[is]
		}
	}
	for label, n := range missing {
		full := spelling{closer, "][" + label}
		if to := c.respelling.changes[full]; to != nil {
			n += len(to.to)
		}
		if n != c.counts[full] {
			return false
		}
	}
	return true
}

// edits returns what becomes of the signs of the translation.
func (c carrier) edits() []edit {
	var (
		edits []edit
		seen  = map[spelling]int{}
		open  []int // ends of the brackets that are open
	)
	for _, s := range c.translation.signs {
		is := spell(c.translation, s)
		opened := -1
		switch {
		case s.kind == opener, s.char == "[", s.char == "![":
			open = append(open, s.end)
		case s.kind == closer, s.char == "]":
			if n := len(open); n > 0 {
				opened, open = open[n-1], open[:n-1]
			}
		}
		if s.kind == wide && c.respelling.narrow {
			edits = append(edits, edit{inline.Span{Start: s.start, End: s.end}, " "})
			continue
		}
		to := c.respelling.changes[is]
		if to == nil || !c.applies(is, to) {
			continue
		}
		y := to.to[0]
		if !to.uniform {
			y = to.to[seen[is]]
			seen[is]++
		}
		edits = append(edits, c.edit(s, y, opened))
	}
	return edits
}

// applies reports whether the signs of a spelling are written anew. Emphasis is, or is
// not, as a whole.
func (c carrier) applies(is spelling, to *change) bool {
	switch {
	case to.need == none:
		return false
	case !to.uniform:
		return to.need == must && c.counts[is] == len(to.to)
	case is.kind == emphasis:
		return c.counts[is] == len(to.to)
	default:
		return true
	}
}

// edit returns what takes the place of a sign of the translation. y is what the message
// has; opened is where the text begins that a bracket closes, -1 for none.
func (c carrier) edit(s, y sign, opened int) edit {
	at, ours := inline.Span{Start: s.start, End: s.end}, c.respelling.ours
	switch {
	case s.direct(c.translation) && y.direct(ours):
		return edit{bracketed(c.translation, s), bracketed(ours, y).In(ours.source)}
	case y.label != "" && (opened < 0 || c.translation.source[opened:s.start] != y.label):
		return edit{at, "][" + y.label + "]"}
	case y.kind == closer && y.title.Len() > 0:
		return edit{at, c.titled(y)}
	default:
		return edit{at, y.in(ours)}
	}
}

// bracketed is where the destination of a link stands, with the angle brackets that are
// there for its sake.
func bracketed(t text, s sign) inline.Span {
	at := s.inner
	if at.Start > 0 && t.source[at.Start-1] == '<' {
		return inline.Span{Start: at.Start - 1, End: at.End + 1}
	}
	return at
}

// titled is the closing bracket of the message with the translation of its title.
func (c carrier) titled(y sign) string {
	ours := c.respelling.ours
	translation, ok := c.titles(y.title.In(ours.source))
	if !ok || strings.ContainsAny(translation, "\"'()\\\n") {
		return y.in(ours)
	}
	return ours.source[y.start:y.title.Start] + translation + ours.source[y.title.End:y.end]
}

// inside returns where in a translation the message's begins and ends, if around it
// stands what does around the text; and leaves only the signs there.
func (r respelling) inside(t *text) (start, end int, ok bool) {
	start, end = 0, len(t.source)
	if n := len(r.before); n > 0 {
		if len(t.signs) < n || t.signs[n-1].at > 0 || !slices.Equal(spellings(*t, t.signs[:n]), r.before) {
			return start, end, false
		}
		start, t.signs = t.signs[n-1].end, t.signs[n:]
	}
	if n := len(r.after); n > 0 {
		from := len(t.signs) - n
		if from < 0 || t.signs[from].at < len(t.letters) || !slices.Equal(spellings(*t, t.signs[from:]), r.after) {
			return start, end, false
		}
		end, t.signs = t.signs[from].start, t.signs[:from]
	}
	return start, end, true
}
