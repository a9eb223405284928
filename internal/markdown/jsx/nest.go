package jsx

import (
	"slices"

	"github.com/pobook/pobook/internal/inline"
)

// nested returns the tokens of the translation, in which all elements are nested: those
// with all references defined, and those with none. Tags that are not nested, and not the
// source's, become text.
func (e *encoder) nested() (defined, undefined []inline.Token, objection *Objection) {
	for {
		e.undefined = false
		defined = e.scanner.Scan(e.text, defined[:0])
		e.undefined = true
		undefined = e.scanner.Scan(e.text, undefined[:0])
		bad := e.bad(defined)
		if len(bad) == 0 {
			bad = e.bad(undefined)
		}
		if len(bad) == 0 {
			return defined, undefined, nil
		}
		known := len(e.plain)
		for _, b := range bad {
			if !b.own {
				e.plain[b.at] = true
			}
		}
		if len(e.plain) == known {
			t, _ := e.tag(bad[0].at)
			return nil, nil, &Objection{bad[0].reason, t.In(e.text)}
		}
		if len(e.plain) > deepest { // nobody writes that; all tags become text
			for _, t := range defined {
				if tag, ok := e.tag(t.Start); ok && !e.words.has(e.text, tag) {
					e.plain[t.Start] = true
				}
			}
		}
	}
}

// deepest is after how many tags that are not nested the others are text, too.
const deepest = 8

// A badTag is one that is not nested.
type badTag struct {
	at     int
	reason Reason
	own    bool // the source's
}

// An element is an opening and a closing tag.
type element struct {
	name        string
	open, close Span
	own         bool // the source's
}

// tags returns both as bad.
func (el *element) tags(reason Reason) []badTag {
	return []badTag{{el.open.Start, reason, el.own}, {el.close.Start, reason, el.own}}
}

// bad returns the tags that are not nested.
func (e *encoder) bad(tokens []inline.Token) []badTag {
	elements, bad := e.elements(tokens)
	if len(elements) == 0 {
		return bad
	}
	ranges := make([]elementRange, 0, len(elements))
	for i, el := range elements {
		ranges = append(ranges, elementRange{Span{Start: el.open.Start, End: el.close.End}, &elements[i]})
	}
	pairs, _ := inline.Emphasis(e.text, tokens)
	for _, p := range pairs {
		ranges = append(ranges, elementRange{Span{Start: p.Open.Start, End: p.Close.End}, nil})
	}
	for _, t := range tokens {
		if t.Kind == inline.Open && t.Partner >= 0 {
			ranges = append(ranges, elementRange{Span{Start: t.Start, End: tokens[t.Partner].End}, nil})
		}
	}
	return append(bad, crossing(ranges)...)
}

// An elementRange is that of an element, or of emphasis or a link.
type elementRange struct {
	Span
	element *element
}

// crossing returns the elements whose ranges cross others.
func crossing(ranges []elementRange) []badTag {
	slices.SortFunc(ranges, func(a, b elementRange) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var (
		open []elementRange
		bad  []badTag
	)
	for _, r := range ranges {
		for len(open) > 0 && open[len(open)-1].End <= r.Start {
			open = open[:len(open)-1]
		}
		// What is open ends later the further out it is, or crosses another.
		if len(open) > 0 && open[len(open)-1].End < r.End {
			outer := open[len(open)-1]
			if r.element == nil && outer.element == nil {
				continue
			}
			if r.element == nil || outer.element != nil && r.element.own {
				bad = append(bad, outer.element.tags(Crossing)...)
				open[len(open)-1] = r
				continue
			}
			bad = append(bad, r.element.tags(Crossing)...)
			continue
		}
		open = append(open, r)
	}
	return bad
}

// elements pairs the tags, and returns those without a partner.
func (e *encoder) elements(tokens []inline.Token) (elements []element, bad []badTag) {
	var open []element
	waiting := map[string]int{}
	for _, token := range tokens {
		if token.Kind != inline.Embedded || e.text[token.Start] != '<' {
			continue
		}
		t, ok := e.tag(token.Start)
		switch {
		case !ok || t.Kind == SelfClosing || isVoid(t.Name):
		case t.Kind == Opening:
			open = append(open, element{t.Name, t.Span, Span{}, e.words.has(e.text, t)})
			waiting[t.Name]++
		case waiting[t.Name] == 0:
			bad = append(bad, badTag{t.Start, Unopened, e.words.has(e.text, t)})
		default:
			for {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				waiting[last.name]--
				if last.name == t.Name {
					last.close = t.Span
					elements = append(elements, last)
					break
				}
				bad = append(bad, badTag{last.open.Start, Unclosed, last.own})
			}
		}
	}
	for _, el := range open {
		bad = append(bad, badTag{el.open.Start, Unclosed, el.own})
	}
	return elements, bad
}
