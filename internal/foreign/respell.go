package foreign

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A respelling is what makes of a text that another program has written what the handbook has:
// of two texts with the same letters, what becomes of each sign.
type respelling struct {
	// sure says that the texts differ in nothing but how they are written.
	sure    bool
	ours    text
	changes map[spelling]*change
	before  []spelling // what stands before the text and is not the message's
	after   []spelling // what stands after it
	first   []sign     // tags of the message that are not in the text, before it
	last    []sign     // and after it
	lost    []sign     // hard breaks of the message that are not in the text
	narrow  bool       // several blanks are one
}

// A spelling is a sign apart from its place.
type spelling struct {
	kind kind
	text string
}

// A change is what becomes of the signs of one spelling.
type change struct {
	to      []sign // of the message, in order
	need    need
	uniform bool // all become the same
}

// An edit is what takes the place of a piece of a translation.
type edit struct {
	at   inline.Span
	text string
}

// A need says whether it matters that a sign is written as the message has it.
type need byte

const (
	none     need = iota
	cosmetic      // it reads the same
	must          // it would mean something else
)

// respell compares a text as another program has it with a message of the handbook.
func respell(theirs, ours text) respelling {
	r := respelling{sure: true, ours: ours, changes: map[spelling]*change{}}
	left, right := theirs.signs, ours.signs
	for len(left) > 0 || len(right) > 0 {
		at := place(left, right)
		var a, b []sign
		a, left = cutSigns(left, at)
		b, right = cutSigns(right, at)
		a, b = r.blanks(a, b)
		if extra := len(a) - len(b); extra > 0 && at == 0 {
			r.before, a = spellings(theirs, a[:extra]), a[extra:]
		} else if extra > 0 && at == len(ours.letters) {
			a, r.after = a[:len(b)], spellings(theirs, a[len(b):])
		}
		b = r.outside(a, b, at)
		if len(a) != len(b) {
			r.sure = false
			continue
		}
		for i := range a {
			r.pair(theirs, a[i], b[i])
		}
	}
	if !r.around() {
		r.sure, r.first, r.last = false, nil, nil
	}
	return r
}

// outside takes what a message begins and ends with away, if the text has no such: a link
// of which it is the whole text, and tags. Some programs need no translator for those.
func (r *respelling) outside(theirs, ours []sign, at int) []sign {
	n := len(ours) - len(theirs)
	switch {
	case n <= 0:
	case at == 0 && all(ours[:n], object, opener):
		r.first = ours[:n]
		return ours[n:]
	case at == len(r.ours.letters) && all(ours[len(ours)-n:], object, closer):
		r.last = ours[len(ours)-n:]
		return ours[:len(ours)-n]
	}
	return ours
}

// all reports whether all signs are of some kinds.
func all(signs []sign, kinds ...kind) bool {
	return !slices.ContainsFunc(signs, func(s sign) bool { return !slices.Contains(kinds, s.kind) })
}

// around reports whether what has been taken away around a message is whole links.
func (r *respelling) around() bool {
	open := 0
	for _, s := range r.first {
		if s.kind == opener {
			open++
		}
	}
	for _, s := range r.last {
		if s.kind == closer {
			open--
		}
	}
	return open == 0
}

// place returns where the next of some signs stand.
func place(a, b []sign) int {
	switch {
	case len(a) == 0:
		return b[0].at
	case len(b) == 0:
		return a[0].at
	default:
		return min(a[0].at, b[0].at)
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

// blanks compares white space. Several blanks may be what is left of a hard break; else
// they say nothing. A break that is not there at all is noted.
func (r *respelling) blanks(theirs, ours []sign) (a, b []sign) {
	is := func(k kind) func(sign) bool { return func(s sign) bool { return s.kind == k } }
	broken := slices.ContainsFunc(ours, is(lineBreak)) && !slices.ContainsFunc(theirs, is(lineBreak))
	for _, s := range theirs {
		if s.kind != wide || broken {
			a = append(a, s)
		}
	}
	if broken && len(a) == len(theirs) && !slices.ContainsFunc(a, is(wide)) {
		for _, s := range ours {
			if s.kind == lineBreak {
				r.lost = append(r.lost, s)
			}
		}
		ours = slices.DeleteFunc(slices.Clone(ours), is(lineBreak))
	}
	b = slices.DeleteFunc(slices.Clone(ours), is(wide))
	r.narrow = r.narrow || len(a) < len(theirs) && len(b) == len(ours)
	return a, b
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
		return spelling{closer, s.in(t)}
	case s.kind == closer:
		return spelling{closer, s.in(t)[:2] + s.target}
	case s.kind == quote, s.kind == dash, s.kind == wide:
		return spelling{s.kind, ""}
	default:
		return spelling{s.kind, s.in(t)}
	}
}

// pair notes that a sign of another program is one of the message.
func (r *respelling) pair(theirs text, x, y sign) {
	if !alike(theirs, x, r.ours, y) {
		r.sure = false
		return
	}
	is := spell(theirs, x)
	c := r.changes[is]
	if c == nil {
		c = &change{uniform: true}
		r.changes[is] = c
	}
	if len(c.to) > 0 && !r.same(c.to[0], y) {
		c.uniform = false
	}
	c.to = append(c.to, y)
	c.need = max(c.need, needed(theirs, x, r.ours, y))
}

// same reports whether signs of the message are written alike, or lead to the same.
func (r *respelling) same(a, b sign) bool {
	if a.label != "" || b.label != "" {
		return a.label == b.label
	}
	return spell(r.ours, a) == spell(r.ours, b)
}

// alike reports whether two signs mean the same.
func alike(theirs text, x sign, ours text, y sign) bool {
	switch {
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

// needed says whether it matters that two signs are written otherwise. Quotes, dashes
// and entities are the translator's.
func needed(theirs text, x sign, ours text, y sign) need {
	from, to := x.in(theirs), y.in(ours)
	switch {
	case x.kind == quote, x.kind == dash, x.kind == opener:
		return none
	case y.kind == closer && y.label != "":
		return must // the translation may have another text in the place of the label
	case x.direct(theirs) && y.direct(ours):
		return needIf(x.target != y.target, must)
	case x.kind == emphasis:
		return needIf(from == "_" && to == "*", cosmetic)
	case x.kind == character && strings.Contains(meaning, from):
		return needIf(from != to, must)
	case x.kind == character:
		return needIf(from == `\`+to || to == `\`+from, cosmetic)
	default:
		return needIf(from != to, must)
	}
}

func needIf(is bool, n need) need {
	if is {
		return n
	}
	return none
}

// meaning are the characters that mean something wherever they stand, if nothing is
// done about it.
const meaning = "<*_[]`\\~"
