package hypertext

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// A writer writes elements, and knows what a page may have only once.
type writer struct {
	out     bytes.Buffer
	section *document.Section
	options *Options
	raw     bool            // HTML of the author's is in it
	bare    bool            // none of it is to be
	ids     map[string]bool // that are taken
	// cited are the labels of footnotes in the order in which they are referred to, and how often.
	cited []string
	times map[string]int
}

func newWriter(s *document.Section, o *Options) *writer {
	return &writer{section: s, options: o, ids: map[string]bool{}, times: map[string]int{}}
}

// An attribute is one of an element. One with an empty value is left out unless it is kept.
type attribute struct {
	name, value string
	kept        bool
}

// open writes a start tag.
func (w *writer) open(name string, attributes ...attribute) {
	w.tag(name, attributes)
	w.out.WriteByte('>')
}

// void writes the tag of an element that has no content (HTML §13.1.2).
func (w *writer) void(name string, attributes ...attribute) {
	w.tag(name, attributes)
	if w.options.XHTML {
		w.out.WriteString("/>")
		return
	}
	w.out.WriteByte('>')
}

func (w *writer) tag(name string, attributes []attribute) {
	w.out.WriteByte('<')
	w.out.WriteString(name)
	for _, a := range attributes {
		if a.value == "" && !a.kept {
			continue
		}
		w.out.WriteByte(' ')
		w.out.WriteString(a.name)
		w.out.WriteString(`="`)
		escape(&w.out, a.value, true)
		w.out.WriteByte('"')
	}
}

func (w *writer) close(name string) {
	w.out.WriteString("</")
	w.out.WriteString(name)
	w.out.WriteByte('>')
}

// markup writes a tag of the author's.
func (w *writer) markup(tag string) {
	if w.bare {
		return
	}
	w.raw = true
	w.out.WriteString(harmless(relocated(tag, w.options), w.options))
}

// inXHTML returns a value in XHTML, and none in HTML.
func (w *writer) inXHTML(value string) string {
	if w.options.XHTML {
		return value
	}
	return ""
}

func (w *writer) line() { w.out.WriteByte('\n') }

func (w *writer) text(text string) { escape(&w.out, text, false) }

// id takes an id, if it is one that HTML allows (§3.2.6) and that the page does not have yet.
func (w *writer) id(id string) string {
	if id = ownID(id, w.options); id == "" || w.options.WithoutIDs || w.ids[id] || strings.ContainsAny(id, " \t\n\f\r") {
		return ""
	}
	w.ids[id] = true
	return id
}

// cite returns the number of a footnote and which reference to it this is, both from 1.
func (w *writer) cite(label string) (number, time int) {
	w.times[label]++
	if w.times[label] == 1 {
		w.cited = append(w.cited, label)
	}
	return slices.Index(w.cited, label) + 1, w.times[label]
}

// finish returns what has been written, which is well-formed; false if it cannot be made so.
func (w *writer) finish() ([]byte, bool) {
	if w.raw {
		return wellFormed(w.out.Bytes(), w.options)
	}
	return bytes.Clone(w.out.Bytes()), true
}

func number(n int) string { return strconv.Itoa(n) }

func decimal(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
