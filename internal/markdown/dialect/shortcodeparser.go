package dialect

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// openShortcodes returns lines that have nothing but shortcodes, and code in them up to its
// end.
func openShortcodes(_ ast.Node, reader text.Reader, pc parser.Context) *Literal {
	_, start := lineAt(reader)
	s := preprocessedOf(pc)
	source := s.source
	first := s.Tags.At(start)
	if first < 0 {
		return nil
	}
	l := &Literal{What: Shortcoded, end: start}
	next := first
	for next < len(s.Tags) && s.Tags[next].Start == l.end {
		last := next
		if s.Tags[next].HoldsCode() {
			last = s.Tags[next].Partner
		}
		next, l.end = last+1, s.Tags[last].End
		for l.end < len(source) && (source[l.end] == ' ' || source[l.end] == '\t' || source[l.end] == '\r') {
			l.end++
		}
	}
	if l.end < len(source) && source[l.end] != '\n' {
		return nil
	}
	l.give(s.Tags[first:next], source)
	l.take(reader)
	return l
}

// Shortcoded is what a literal is that has shortcodes.
const Shortcoded = "shortcode"

// give gives a literal shortcodes and their parameters.
func (l *Literal) give(s Tags, source []byte) {
	l.Shortcodes = s
	done := 0
	for _, tag := range s {
		if tag.Start < done {
			continue // in code
		}
		l.Texts = append(l.Texts, textsOf(tag, source)...)
		if done = tag.End; tag.HoldsCode() {
			done = tag.Body.End
		}
	}
}

// addressValue matches a value that leads somewhere.
var addressValue = regexp.MustCompile(`^(?:[a-z][a-z+.-]*://|mailto:|tel:)\S*$`)

// textsOf returns the values of a shortcode's parameters between quotation marks. Those
// without names are called by the shortcode and their place: tab.0. Raw strings of several
// blocks are none, and addresses.
func textsOf(s Tag, source []byte) []Text {
	var texts []Text
	for i, p := range s.Parameters {
		value := source[p.Value.Start:p.Value.End]
		if p.Quote == 0 || len(value) == 0 || bytes.Contains(value, []byte("\n\n")) || addressValue.Match(value) {
			continue
		}
		name := p.Name
		if name == "" {
			name = s.Name + "." + strconv.Itoa(i)
		}
		texts = append(texts, textOf(p, name))
	}
	return texts
}
