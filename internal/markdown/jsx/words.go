package jsx

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// words are what of MDX a source has.
type words struct {
	text, inTags expressions
	tags         map[string]bool
	names        map[string]bool // of elements
}

// wordsOf reads a source.
func wordsOf(source string) words {
	w := words{tags: map[string]bool{}, names: map[string]bool{}}
	if !strings.ContainsAny(source, "<{") {
		return w
	}
	broken := false // nothing more is read of what does not compile
	formulas := mathIn(source)
	scanner := inline.Scanner{Embedded: func(text string, at int) int {
		if broken {
			return 0
		}
		if text[at] == '<' {
			t, ok := TagAt(text, at)
			if !ok {
				return 0
			}
			w.add(text, t)
			return t.Len()
		}
		end, ok := ExpressionAt(text, at)
		if !ok {
			broken = end == len(text)
			return 0
		}
		if expression := text[at:end]; !inAddress(text, at) && (!inside(formulas, at) || simple.MatchString(expression)) {
			w.text.add(expression)
		}
		return end - at
	}}
	scanner.Scan(source, nil)
	return w
}

// expressions are a set, in which none begins with another.
type expressions struct {
	known   map[string]bool
	lengths []int // sorted
}

func (e *expressions) add(expression string) {
	if e.known == nil {
		e.known = map[string]bool{}
	}
	e.known[expression] = true
	if i, ok := slices.BinarySearch(e.lengths, len(expression)); !ok {
		e.lengths = slices.Insert(e.lengths, i, len(expression))
	}
}

// at is [ExpressionAt] for those of the set.
func (e *expressions) at(text string, at int) (end int, ok bool) {
	for _, n := range e.lengths {
		if at+n <= len(text) && text[at+n-1] == '}' && e.known[text[at:at+n]] {
			return at + n, true
		}
	}
	return at, false
}

// simple matches expressions that compile wherever they stand.
var simple = regexp.MustCompile(`^\{(?:[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*)?\}$`)

// add adds a tag of the source.
func (w *words) add(text string, t Tag) {
	w.names[t.Name] = true
	if t.Kind != Closing {
		w.tags[key(text, t)] = true
	}
	for _, a := range t.Attributes {
		if a.Quote == '{' {
			w.inTags.add(text[a.Value.Start-1 : a.Value.End+1])
		}
	}
}

// has reports whether the source has a tag, but for the strings of its attributes.
func (w *words) has(text string, t Tag) bool {
	if t.Kind == Closing {
		return w.names[t.Name]
	}
	return w.tags[key(text, t)]
}

// key returns what two tags have in common that differ in the strings of their
// attributes alone, or in a slash at the end.
func key(text string, t Tag) string {
	parts := []string{t.Name}
	for _, a := range t.Attributes {
		name := strings.Join(strings.Fields(a.Name.In(text)), "")
		switch a.Quote {
		case 0:
			parts = append(parts, name)
		case '{':
			parts = append(parts, name+"={"+a.Value.In(text)+"}")
		default:
			parts = append(parts, name+"=")
		}
	}
	return strings.Join(parts, " ")
}

// isVoid reports whether an element of HTML has no content.
func isVoid(name string) bool {
	switch strings.ToLower(name) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr":
		return true
	}
	return false
}

// speaks reports whether a tag is one of those that a translation may bring in: what
// Markdown has signs for, or a language or direction.
func speaks(t Tag) bool {
	if strings.EqualFold(t.Name, "br") {
		return len(t.Attributes) == 0
	}
	switch t.Name {
	case "em", "strong", "code", "del", "s":
		return len(t.Attributes) == 0 && t.Kind != SelfClosing
	case "span", "bdi", "bdo":
		for _, a := range t.Attributes {
			if a.Quote == '{' || a.Quote == 0 {
				return false
			}
		}
		return t.Kind != SelfClosing
	}
	return false
}

// inside reports whether an offset is in one of the spans.
func inside(spans []Span, at int) bool {
	_, ok := within(spans, at)
	return ok
}

// within returns the span that an offset is in.
func within(spans []Span, at int) (Span, bool) {
	i, _ := slices.BinarySearchFunc(spans, at, func(s Span, at int) int { return s.End - 1 - at })
	if i < len(spans) && spans[i].Start <= at {
		return spans[i], true
	}
	return Span{}, false
}
