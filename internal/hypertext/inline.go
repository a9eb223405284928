package hypertext

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/script"
)

// styleTags are the elements of styles, outermost first.
var styleTags = []struct {
	style document.Style
	name  string
}{
	{document.Strong, "strong"},
	{document.Emphasis, "em"},
	{document.Strike, "del"},
	{document.Subscript, "sub"},
	{document.Superscript, "sup"},
	{document.Keyboard, "kbd"},
	{document.Monospace, "code"},
}

// verbatim are the styles of text in which nothing is explained.
const verbatim = document.Monospace | document.Keyboard

// leaf writes a block of running text as an element. If all of its text comes from one message,
// the element says which; otherwise each part does.
func leaf(w *writer, name string, spans []document.Span, attributes ...attribute) {
	of, whole := messageOf(w, spans)
	if whole {
		attributes = append(attributes, provenance(w, of)...)
	}
	w.open(name, attributes...)
	if whole {
		place(w, messageID(of))
	}
	inline(w, spans, !whole)
	w.close(name)
}

// inline writes running text. apart says that each part says which message it comes from.
func inline(w *writer, spans []document.Span, apart bool) { write(w, spans, apart, true) }

// unexplained writes the text of a heading or a label, in which nothing is explained.
func unexplained(w *writer, spans []document.Span, apart bool) { write(w, spans, apart, false) }

func write(w *writer, spans []document.Span, apart, explains bool) {
	i := &inlineWriter{w: w, explains: explains}
	for _, s := range spans {
		var of Message
		if apart {
			of, _ = messageAt(w, s)
		}
		i.span(s, of)
	}
	i.to(nil)
}

// An inlineWriter writes the inline content of a block.
type inlineWriter struct {
	w     *writer
	stack []element // that are open, innermost last
	// explains says that terms are explained.
	explains bool
}

// An element is one that is open, and what it is for: elements of one link are the same, those of
// two links with one destination are not.
type element struct {
	name    string
	link    *document.Link
	message Message
	class   string
}

// span writes a span.
func (i *inlineWriter) span(s document.Span, of Message) {
	if s.Footnote != "" {
		s.Link = nil // no link stands in another one
	}
	if s.Image != nil || s.Footnote != "" {
		s.Style = 0
	}
	i.to(elementsOf(i.w, s, of))
	switch {
	case s.Markup != "":
		i.w.markup(s.Markup)
	case s.Anchor != "":
		place(i.w, s.Anchor)
	case s.Break:
		i.w.void("br")
		i.w.line()
	case s.Image != nil:
		image(i.w, s.Image, s.Link != nil)
	case s.Footnote != "":
		noteMark(i.w, s.Footnote)
	case i.explains && s.Link == nil && s.Style&verbatim == 0:
		explained(i.w, s.Text)
	default:
		i.w.text(s.Text)
	}
}

// elementsOf are those in which a span stands, outermost first.
func elementsOf(w *writer, s document.Span, of Message) []element {
	var wanted []element
	if of != (Message{}) {
		wanted = append(wanted, element{name: "span", message: of})
	}
	if s.Link != nil {
		e := element{name: "a", link: s.Link}
		if _, ok := href(w, s.Link.Destination); !ok {
			e.name = "span"
		}
		wanted = append(wanted, e)
	}
	for _, t := range styleTags {
		if s.Style&t.style != 0 {
			wanted = append(wanted, element{name: t.name, class: emphasis(w, t.style, s.Text)})
		}
	}
	return wanted
}

// emphasis tells letters that are slanted from Han, which have dots, where those have some.
func emphasis(w *writer, style document.Style, text string) string {
	if w.options.Dotted && style == document.Emphasis && text != "" && !strings.ContainsFunc(text, script.IsEastAsian) {
		return "latin"
	}
	return ""
}

// to closes and opens elements until just those are open that are wanted.
func (i *inlineWriter) to(wanted []element) {
	same := 0
	for same < len(i.stack) && same < len(wanted) && i.stack[same] == wanted[same] {
		same++
	}
	for _, e := range slices.Backward(i.stack[same:]) {
		i.w.close(e.name)
	}
	for _, e := range wanted[same:] {
		var attributes []attribute
		switch {
		case e.name == "a":
			to, _ := href(i.w, e.link.Destination)
			attributes = []attribute{{name: "href", value: to}, {name: "title", value: e.link.Title}}
		case e.message != (Message{}):
			attributes = provenance(i.w, e.message)
		default:
			attributes = []attribute{{name: "class", value: e.class}}
		}
		i.w.open(e.name, attributes...)
		place(i.w, messageID(e.message))
	}
	i.stack = wanted
}

// explained writes a text with links to where its terms are explained.
func explained(w *writer, text string) {
	done := 0
	if w.options.Terms != nil {
		for _, t := range w.options.Terms(text) {
			w.text(text[done:t.Start])
			w.open("a", attribute{name: "class", value: "term"}, attribute{name: "href", value: t.Href}, attribute{name: "data-note", value: t.Note})
			w.text(text[t.Start:t.End])
			w.close("a")
			done = t.End
		}
	}
	w.text(text[done:])
}
