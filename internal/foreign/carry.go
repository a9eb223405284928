package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A respelling makes of what another program has written what the handbook has: of two
// texts with the same letters, what becomes of each sign.
type respelling struct {
	// sure says that the texts differ in nothing but how they are written.
	sure    bool
	changes map[spelling]*change
	before  []spelling // what stands before the text and is not the message's
	after   []spelling // what stands after it
	titles  func(string) (string, bool)
}

// A spelling is a sign apart from its place.
type spelling struct {
	kind kind
	text string
}

// A change is what becomes of the signs of one spelling, in order.
type change struct {
	to      []sign
	of      text // the text that they stand in
	needed  bool // one of them is written otherwise
	uniform bool // all become the same
}

// respell compares a text as another program has it with a message of the handbook.
func respell(theirs, ours text) respelling {
	r := respelling{sure: true, changes: map[spelling]*change{}}
	for len(theirs.signs) > 0 || len(ours.signs) > 0 {
		at := place(theirs, ours)
		var a, b []sign
		a, theirs.signs = cutSigns(theirs.signs, at)
		b, ours.signs = cutSigns(ours.signs, at)
		a, b = breaks(a, b)
		if extra := len(a) - len(b); extra > 0 && at == 0 {
			r.before, a = spellings(theirs, a[:extra]), a[extra:]
		} else if extra > 0 && at == len(ours.letters) {
			a, r.after = a[:len(b)], spellings(theirs, a[len(b):])
		}
		if len(a) != len(b) {
			r.sure = false
			continue
		}
		for i := range a {
			r.pair(theirs, a[i], ours, b[i])
		}
	}
	return r
}

// place returns where the next signs of two texts stand.
func place(a, b text) int {
	switch {
	case len(a.signs) == 0:
		return b.signs[0].at
	case len(b.signs) == 0:
		return a.signs[0].at
	default:
		return min(a.signs[0].at, b.signs[0].at)
	}
}

// cutSigns returns the first signs if they stand at a place, and those that follow.
func cutSigns(signs []sign, at int) (here, rest []sign) {
	n := 0
	for n < len(signs) && signs[n].at == at {
		n++
	}
	return signs[:n], signs[n:]
}

// breaks takes blanks for a hard break where the message has one. Else they say nothing.
func breaks(theirs, ours []sign) (a, b []sign) {
	is := func(k kind) func(sign) bool { return func(s sign) bool { return s.kind == k } }
	if !slices.ContainsFunc(theirs, is(wide)) && !slices.ContainsFunc(ours, is(wide)) {
		return theirs, ours
	}
	broken := slices.ContainsFunc(ours, is(lineBreak)) && !slices.ContainsFunc(theirs, is(lineBreak))
	for _, s := range theirs {
		if s.kind != wide || broken {
			a = append(a, s)
		}
	}
	return a, slices.DeleteFunc(slices.Clone(ours), is(wide))
}

func spellings(of text, signs []sign) []spelling {
	var all []spelling
	for _, s := range signs {
		all = append(all, spell(of, s))
	}
	return all
}

// spell returns the spelling of a sign. That of a bracket is where it leads: what stands
// between the brackets, and a title, are a translator's.
func spell(t text, s sign) spelling {
	switch {
	case s.kind == closer && s.label != "":
		return spelling{closer, "]" + s.in(t)[1:]}
	case s.kind == closer:
		return spelling{closer, s.in(t)[:2] + s.target}
	case s.kind == quote, s.kind == dash, s.kind == wide:
		return spelling{s.kind, ""}
	default:
		return spelling{s.kind, s.in(t)}
	}
}

// pair notes that a sign of another program is one of the message.
func (r *respelling) pair(theirs text, x sign, ours text, y sign) {
	if !alike(theirs, x, ours, y) {
		r.sure = false
		return
	}
	is := spell(theirs, x)
	c := r.changes[is]
	if c == nil {
		c = &change{of: ours, uniform: true}
		r.changes[is] = c
	}
	if len(c.to) > 0 && (spell(ours, c.to[0]) != spell(ours, y) || c.to[0].label != y.label) {
		c.uniform = false
	}
	c.to = append(c.to, y)
	c.needed = c.needed || rewritten(theirs, x, ours, y)
}

// alike reports whether two signs mean the same.
func alike(theirs text, x sign, ours text, y sign) bool {
	switch {
	case x.kind == object && y.kind == object:
		return true
	case x.kind == wide && y.kind == lineBreak:
		return true
	case x.kind == character && x.char == "]" && y.kind == closer, x.kind == character && (x.char == "[" || x.char == "![") && y.kind == opener:
		return true
	case x.kind != y.kind:
		return false
	case x.kind == character:
		return x.char == y.char
	case x.kind == footnote:
		return x.target == y.target
	case x.kind == attribute, x.kind == opener:
		return x.in(theirs) == y.in(ours)
	case x.kind == closer:
		return sameTitle(theirs, x, ours, y)
	default:
		return true
	}
}

// sameTitle reports whether the titles of two links are the same, or one is not there to
// be compared.
func sameTitle(theirs text, x sign, ours text, y sign) bool {
	a, b := x.title.In(theirs.source), y.title.In(ours.source)
	direct := x.direct(theirs) && y.direct(ours)
	return !direct || read(a, manner{}).letters == read(b, manner{}).letters
}

// direct reports whether a closing bracket says itself where it leads.
func (s sign) direct(t text) bool { return s.kind == closer && strings.HasPrefix(s.in(t), "](") }

// rewritten reports whether it matters that two signs are written otherwise. Quotes,
// dashes and entities are the translator's.
func rewritten(theirs text, x sign, ours text, y sign) bool {
	from, to := x.in(theirs), y.in(ours)
	switch x.kind {
	case quote, dash, opener:
		return false
	case emphasis:
		return from == "_" && to == "*"
	case character:
		return y.kind == closer && y.label != "" || from != to && (strings.HasPrefix(from, `\`) || strings.Contains(meaning, y.char))
	case closer:
		if x.direct(theirs) && y.direct(ours) {
			return x.target != y.target
		}
		return from != to
	default:
		return from != to
	}
}

// meaning are the characters that mean something wherever they stand, if nothing is
// done about it.
const meaning = "<*_[]`\\~"

// carry returns a translation as the message would have it, and whether that is as sure
// as the translation was.
func (r respelling) carry(translation text) (string, bool) {
	start, end, sure := r.inside(&translation)
	sure = sure && r.sure
	seen := map[spelling]int{}
	count := map[spelling]int{}
	for _, s := range translation.signs {
		count[spell(translation, s)]++
	}
	for is, c := range r.changes {
		if n := count[is]; c.needed && (c.kept(is, n) || !c.uniform) {
			sure = false
		}
	}
	var b strings.Builder
	for i, s := range translation.signs {
		is := spell(translation, s)
		c := r.changes[is]
		if c == nil || !c.needed || !c.uniform && count[is] != len(c.to) {
			continue
		}
		y := c.to[0]
		if !c.uniform {
			y = c.to[seen[is]]
			seen[is]++
		}
		at, written := r.rewrite(translation, i, c.of, y)
		b.WriteString(translation.source[start:at.Start])
		b.WriteString(written)
		start = at.End
	}
	b.WriteString(translation.source[start:end])
	return strings.TrimSpace(b.String()), sure
}

// kept reports whether signs that a translation has n of have got lost in it, or are too
// many, so that nobody knows which is which. What is written alone may be there as often
// as a translator likes.
func (c *change) kept(is spelling, n int) bool {
	switch is.kind {
	case closer, object, lineBreak, wide:
		return n != len(c.to)
	default:
		return is.text == "]" && n != len(c.to)
	}
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

// rewrite returns what takes the place of the sign of a translation that has an index,
// and which place that is. y is what the message has.
func (r respelling) rewrite(t text, i int, ours text, y sign) (at inline.Span, written string) {
	s := t.signs[i]
	at = inline.Span{Start: s.start, End: s.end}
	switch {
	case s.direct(t) && y.direct(ours):
		return bracketed(t, s), bracketed(ours, y).In(ours.source)
	case y.kind == closer && y.label != "" && textBefore(t, i) != y.label:
		return at, "][" + y.label + "]"
	case y.kind == closer && y.title.Len() > 0 && r.titles != nil:
		return at, r.titled(ours, y)
	default:
		return at, y.in(ours)
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

// textBefore is the text that the closing bracket of an index closes.
func textBefore(t text, i int) string {
	for at := i - 1; at >= 0; at-- {
		if s := t.signs[at]; s.kind == opener || s.char == "[" || s.char == "![" {
			return t.source[s.end:t.signs[i].start]
		}
	}
	return ""
}

// titled is the closing bracket of the message with the translation of its title.
func (r respelling) titled(ours text, y sign) string {
	translation, ok := r.titles(y.title.In(ours.source))
	if !ok || strings.ContainsAny(translation, "\"'()\\\n") {
		return y.in(ours)
	}
	return ours.source[y.start:y.title.Start] + translation + ours.source[y.title.End:y.end]
}
