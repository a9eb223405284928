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
	links        map[string]bool // what follows their texts
	directives   map[string]bool // by name, with the bracket
}

// wordsOf reads a source.
func wordsOf(source string) words {
	r := sourceReader{
		words:    words{tags: map[string]bool{}, names: map[string]bool{}, links: map[string]bool{}, directives: map[string]bool{}},
		formulas: mathIn(source),
	}
	scanner := inline.Scanner{Embedded: r.embedded}
	for _, t := range scanner.Scan(source, nil) {
		if t.Kind == inline.Close && !t.Reference {
			r.words.links[t.In(source)] = true
		}
	}
	if strings.Contains(source, "[") {
		for at := range len(source) {
			if name := directiveAt(source[at:]); name != "" {
				r.words.directives[name] = true
			}
		}
	}
	r.words.text.sort()
	r.words.inTags.sort()
	return r.words
}

// A sourceReader reads a source.
type sourceReader struct {
	words    words
	formulas []Span
	failures int
}

// tolerable is how much that is neither a tag nor an expression is met with before
// nothing more is read: it does not compile.
const tolerable = 20

// embedded returns the length of the tag or expression at an offset.
func (r *sourceReader) embedded(text string, at int) int {
	isTag := text[at] == '<'
	switch {
	case r.failures > tolerable, !isTag && inAddress(text, at):
		return 0
	case isTag:
		if t, ok := TagAt(text, at); ok {
			r.words.add(text, t)
			return t.Len()
		}
	case inside(r.formulas, at):
		expression := simple.FindString(text[at:])
		r.words.text.add(expression)
		return len(expression)
	default:
		if end, ok := ExpressionAt(text, at); ok {
			r.words.text.add(text[at:end])
			return end - at
		}
	}
	r.failures++
	return 0
}

// expressions are a set, in which none begins with another.
type expressions []string

// longest is how long an expression may be that a translation has, too.
const longest = 4096

func (e *expressions) add(expression string) {
	if expression != "" && len(expression) <= longest {
		*e = append(*e, expression)
	}
}

func (e *expressions) sort() {
	slices.Sort(*e)
	*e = slices.Compact(*e)
}

// at is [ExpressionAt] for those of the set.
func (e *expressions) at(text string, at int) (end int, ok bool) {
	// That with which the text begins is the last that is not after it.
	rest := text[at:min(len(text), at+longest)]
	i, found := slices.BinarySearch(*e, rest)
	if !found {
		i--
	}
	if i < 0 || !strings.HasPrefix(rest, (*e)[i]) {
		return at, false
	}
	return at + len((*e)[i]), true
}

// simple matches expressions that compile wherever they stand.
var simple = regexp.MustCompile(`^\{(?:/\*[^*]*\*/|[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*)?\}`)

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
