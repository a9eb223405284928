package epub

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode"
)

// Names that XML documents of a book have.
const (
	declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	ofXHTML     = "http://www.w3.org/1999/xhtml"
	ofEPUB      = "http://www.idpf.org/2007/ops"
	ofSVG       = "http://www.w3.org/2000/svg"
	ofMathML    = "http://www.w3.org/1998/Math/MathML"
	ofXLink     = "http://www.w3.org/1999/xlink"
)

// A writer writes XML. Names of elements and attributes are constants of this package; all else is
// escaped. Attributes are given as names and values by turns.
type writer struct {
	b    bytes.Buffer
	open []string
}

// start opens an element.
func (w *writer) start(name string, attributes ...string) {
	w.tag(name, attributes)
	w.b.WriteByte('>')
	w.open = append(w.open, name)
}

// end closes the last element that is open, and its line.
func (w *writer) end() {
	last := len(w.open) - 1
	w.b.WriteString("</" + w.open[last] + ">\n")
	w.open = w.open[:last]
}

// element writes an element with a text, or an empty one.
func (w *writer) element(name, content string, attributes ...string) {
	if content == "" {
		w.tag(name, attributes)
		w.b.WriteString("/>\n")
		return
	}
	w.start(name, attributes...)
	w.text(content)
	w.end()
}

// optional writes an element unless there is no text for it.
func (w *writer) optional(name, content string, attributes ...string) {
	if content = clean(content); content != "" {
		w.element(name, content, attributes...)
	}
}

func (w *writer) tag(name string, attributes []string) {
	w.b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.b.WriteString(" " + attributes[i] + `="`)
		w.text(attributes[i+1])
		w.b.WriteByte('"')
	}
}

func (w *writer) text(s string) {
	_ = xml.EscapeText(&w.b, []byte(s)) // a buffer takes all
}

// raw writes a fragment that has been looked at.
func (w *writer) raw(fragment []byte) { w.b.Write(fragment) }

// property writes a property of the book that has a value (EPUB 3.3 §5.5.4).
func (w *writer) property(name, value string) {
	if !isBlank(value) {
		w.element("meta", value, "property", name)
	}
}

// finish closes what is open, and returns all.
func (w *writer) finish() []byte {
	for len(w.open) > 0 {
		w.end()
	}
	return w.b.Bytes()
}

// clean returns a text on one line, without what XML and HTML do not allow (XML 1.0 §2.2, HTML
// §3.2.5.1): control characters and noncharacters. Spaces but those of ASCII are the text's own.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Noncharacter_Code_Point, r):
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
}

// isBlank reports whether a clean text has nothing to be seen.
func isBlank(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) == ""
}
