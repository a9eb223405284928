// Package svg takes out of SVG files what runs programs, holds other documents
// or refers to something outside: a picture that is published with a book has
// the rights of the site that it lies on.
//
// It looks at bytes only. What stays is kept byte for byte: ranges are cut out of
// the source, and nothing is printed anew. It knows what may stay rather than
// what may not, and holds it against both readings that a picture gets: that of
// XML, if it is opened or shown, and that of HTML, if a site puts it into a
// page. What it cannot read it does not clean. Start reading at [Clean].
package svg

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Clean returns a file without what may not be in it, and what that was, in the
// order of the file. A file with nothing of the kind is returned as it is. The
// fault is nil unless the file cannot be cleaned: it must be well-formed XML in
// UTF-8, or in UTF-16 with a byte order mark, whose root element is svg.
func Clean(data []byte) ([]byte, []Removal, *Fault) {
	text, encoded, fault := decode(data)
	if fault != nil {
		return nil, nil, fault
	}
	cuts, removals, fault := examine(text, encoded)
	if fault != nil {
		if fault.offset >= 0 {
			fault.Line, fault.Column = new(places).of(text, fault.offset)
		}
		return nil, nil, fault
	}
	if len(cuts) == 0 {
		return data, nil, nil
	}
	cleaned := without(text, cuts)
	// What a cut leaves side by side must not be anything new.
	if again, _, fault := examine(cleaned, encoded); fault != nil || len(again) > 0 {
		return nil, nil, whole("what runs or refers to elsewhere is so written that it cannot be taken out", "draw it again without")
	}
	var at places
	for i := range removals {
		removals[i].Line, removals[i].Column = at.of(text, removals[i].offset)
	}
	return encoded.encode(cleaned), removals, nil
}

// without returns a text without some spans, which are in order.
func without(text string, cuts []span) string {
	var b strings.Builder
	at := 0
	for _, cut := range cuts {
		b.WriteString(text[at:cut.start])
		at = cut.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// examine returns what is to be cut out of a text, in order.
func examine(text string, e encoding) ([]span, []Removal, *Fault) {
	c := cleaner{scanner: scanner{text: text}, namespaces: newNamespaces()}
	if fault := c.scanner.begin(e); fault != nil {
		return nil, nil, fault
	}
	for {
		t, fault := c.scanner.next()
		if fault == nil && t.kind == finish {
			break
		}
		if fault == nil {
			fault = c.take(t)
		}
		if fault != nil {
			return nil, nil, fault
		}
	}
	slices.SortStableFunc(c.removals, func(a, b Removal) int { return a.offset - b.offset })
	slices.SortFunc(c.cuts, func(a, b span) int { return a.start - b.start })
	return c.cuts, c.removals, nil
}

// Places count lines. They are asked for in the order of the text.
type places struct{ offset, line, characters int }

// of returns line and column of an offset, from 1, columns in characters.
func (p *places) of(text string, offset int) (line, column int) {
	for {
		i := strings.IndexByte(text[p.offset:offset], '\n')
		if i < 0 {
			break
		}
		p.offset += i + 1
		p.line, p.characters = p.line+1, 0
	}
	p.characters += utf8.RuneCountInString(text[p.offset:offset])
	p.offset = offset
	return p.line + 1, p.characters + 1
}
