package xliff

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/pobook/pobook/internal/inline"
)

// A mark is a part of a text that is markup, and what it is to the text.
type mark struct {
	inline.Span
	role  role
	pair  int    // that both ends of one have; 0 for what stands alone
	ctype string // what XLIFF calls it (§2.4.2)
}

// hardBreak is a line break that is markup (CommonMark §6.7). Others are text.
var hardBreak = regexp.MustCompile(`(?: {2,}|\\)\n`)

// marksIn returns the markup of a text in its order: what a translator moves, but
// does not write otherwise. Titles of links and alternative texts of pictures stand
// between marks, since they are translated; what is escaped is text. Of runs that make
// no emphasis those are marks that meant, which may be nil, asks for.
func marksIn(text string, meant func(markup) bool) []mark {
	scanner := inline.Scanner{Addresses: true, Templates: true}
	tokens := scanner.Scan(text, nil)
	var marks []mark
	for i, t := range tokens {
		marks = append(marks, marksOf(tokens, i, t)...)
	}
	next := len(tokens) + 1
	pairs, printed := inline.Emphasis(text, tokens)
	if meant != nil {
		pairs = append(pairs, meantIn(text, printed, meant)...)
	}
	for i, p := range pairs {
		ctype := emphasisType(p)
		marks = append(marks, mark{p.Open, opening, next + i, ctype}, mark{p.Close, closing, next + i, ctype})
	}
	for _, at := range hardBreak.FindAllStringIndex(text, -1) {
		marks = append(marks, mark{Span: inline.Span{Start: at[0], End: at[1]}, ctype: "lb"})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.Start, b.Start) })
	return apart(marks)
}

// meantIn pairs runs that CommonMark prints, each with the next of its kind: in Chinese
// it prints what is emphasis to whoever wrote it, as in **注意：**請.
func meantIn(text string, printed []inline.Span, meant func(markup) bool) []inline.Pair {
	var pairs []inline.Pair
	open := map[string]inline.Span{}
	for _, run := range printed {
		sign := run.In(text)
		if !meant(markup{sign, sign}) {
			continue
		}
		opener, found := open[sign]
		if !found {
			open[sign] = run
			continue
		}
		delete(open, sign)
		pairs = append(pairs, inline.Pair{Sign: sign[0], Open: opener, Close: run})
	}
	return pairs
}

// apart leaves out what lies in a mark before it, as a line break in a code span.
func apart(marks []mark) []mark {
	end := 0
	return slices.DeleteFunc(marks, func(m mark) bool {
		inside := m.Start < end || m.Len() == 0
		end = max(end, m.End)
		return inside
	})
}

// types are what a token that stands alone is called.
var types = map[inline.Kind]string{
	inline.Code: "x-code", inline.Autolink: "x-address", inline.Address: "x-address", inline.Tag: "x-html", inline.Comment: "x-html", inline.Markup: "x-html",
	inline.Template: "x-template", inline.Embedded: "x-template", inline.Footnote: "x-footnote",
}

// marksOf returns the marks of a token.
func marksOf(tokens []inline.Token, i int, t inline.Token) []mark {
	switch {
	case t.Kind == inline.Open && t.Partner >= 0:
		return []mark{{t.Span, opening, i + 1, linkType(t)}}
	case t.Kind == inline.Close:
		opener := tokens[t.Partner]
		end := mark{t.Span, closing, t.Partner + 1, linkType(opener)}
		if t.Title.Len() == 0 {
			return []mark{end}
		}
		end.Start = t.Title.End
		return []mark{{Span: inline.Span{Start: t.Start, End: t.Title.Start}, ctype: "x-address"}, end}
	case types[t.Kind] != "":
		return []mark{{Span: t.Span, ctype: types[t.Kind]}}
	}
	return nil
}

func linkType(opener inline.Token) string {
	if opener.Sign == '!' {
		return "x-image"
	}
	return "link"
}

func emphasisType(p inline.Pair) string {
	switch {
	case p.Sign == '~':
		return "x-strikethrough"
	case p.Open.Len() == 2:
		return "bold"
	}
	return "italic"
}

// A numbering gives the marks of a source ids, and the same marks of its
// translations the same.
type numbering struct {
	last int
	free map[markup][]int // ids in their order that no mark of the translation has yet
}

// markup is what marks are known by: both ends of a pair, or what stands alone.
type markup struct{ open, close string }

// markupOf returns the markup of each mark in a text.
func markupOf(text string, marks []mark) []markup {
	closers := map[int]string{}
	openers := map[int]string{}
	for _, m := range marks {
		switch m.role {
		case opening:
			openers[m.pair] = m.In(text)
		case closing:
			closers[m.pair] = m.In(text)
		}
	}
	all := make([]markup, len(marks))
	for i, m := range marks {
		all[i] = markup{open: m.In(text)}
		if m.role != standalone {
			all[i] = markup{openers[m.pair], closers[m.pair]}
		}
	}
	return all
}

// has reports whether a mark of the source is still without one of the translation.
func (n *numbering) has(m markup) bool { return len(n.free[m]) > 0 }

// number returns the id of each mark in a text. The first text is the source.
func (n *numbering) number(text string, marks []mark) []int {
	all := markupOf(text, marks)
	ids := make([]int, len(marks))
	pairs := map[int]int{}
	source := n.free == nil
	if source {
		n.free = map[markup][]int{}
	}
	for i, m := range marks {
		if id, known := pairs[m.pair]; known && m.role != standalone {
			ids[i] = id
			continue
		}
		ids[i] = n.id(all[i], source)
		pairs[m.pair] = ids[i]
	}
	return ids
}

func (n *numbering) id(m markup, source bool) int {
	if free := n.free[m]; !source && len(free) > 0 {
		n.free[m] = free[1:]
		return free[0]
	}
	n.last++
	if source {
		n.free[m] = append(n.free[m], n.last)
	}
	return n.last
}
