package hypertext

import (
	"github.com/pobook/pobook/internal/document"
)

// notes writes the footnotes that have been referred to, in the order of their numbers. Footnotes may refer
// to further ones.
func notes(w *writer) {
	if len(w.cited) == 0 {
		return
	}
	w.open("section", attribute{name: "class", value: "notes"}, attribute{name: "role", value: "doc-endnotes"},
		attribute{name: "epub:type", value: w.inXHTML("endnotes")})
	w.line()
	if word := w.options.Words.Notes; word != "" {
		w.open("h2", attribute{name: "class", value: "label"})
		w.text(word)
		w.close("h2")
		w.line()
	}
	w.open("ol")
	w.line()
	for i := 0; i < len(w.cited); i++ {
		note(w, w.section.Footnotes[w.cited[i]], i+1)
	}
	w.close("ol")
	w.line()
	w.close("section")
	w.line()
}

// note writes a footnote, with a link back to its first mark at the end of its last paragraph.
func note(w *writer, n *document.Footnote, at int) {
	w.open("li", attribute{name: "id", value: w.id(noteID(at))}, attribute{name: "epub:type", value: w.inXHTML("endnote")})
	w.line()
	blocks(w, n.Blocks)
	w.open("a", attribute{name: "class", value: "back"}, attribute{name: "href", value: "#" + referenceID(at, 1)},
		attribute{name: "role", value: "doc-backlink"}, attribute{name: "aria-label", value: w.options.Words.Back}, attribute{name: "title", value: w.options.Words.Back})
	w.text("↩")
	w.close("a")
	w.close("li")
	w.line()
}
