package hypertext

import (
	"github.com/pobook/pobook/internal/document"
)

// table writes a table in a box that scrolls if it is too wide, by keys too.
func table(w *writer, t *document.Table) {
	w.open("div", attribute{name: "class", value: "table"}, attribute{name: "tabindex", value: "0"})
	w.line()
	w.open("table")
	w.line()
	if len(t.Caption) > 0 {
		tableCaption(w, t)
	}
	if len(t.Header) > 0 {
		w.open("thead")
		row(w, t, t.Header, true)
		w.close("thead")
		w.line()
	}
	if len(t.Rows) > 0 {
		w.open("tbody")
		w.line()
		for _, cells := range t.Rows {
			row(w, t, cells, false)
			w.line()
		}
		w.close("tbody")
		w.line()
	}
	w.close("table")
	w.line()
	w.close("div")
}

func tableCaption(w *writer, t *document.Table) {
	of, whole := messageOf(w, t.Caption)
	var attributes []attribute
	if whole {
		attributes = provenance(w, of)
	}
	w.open("caption", attributes...)
	if w.options.Table != nil {
		captionLabel(w, w.options.Table(t))
	}
	if whole {
		place(w, messageID(of))
	}
	inline(w, t.Caption, !whole)
	w.close("caption")
	w.line()
}

// alignments are the classes of cells; style attributes are forbidden to pages.
var alignments = map[document.Align]string{document.AlignLeft: "left", document.AlignCenter: "center", document.AlignRight: "right"}

// row writes a row. A cell of the header without a text is none of a header.
func row(w *writer, t *document.Table, cells []document.Cell, header bool) {
	w.open("tr")
	for i, cell := range cells {
		align := ""
		if i < len(t.Align) {
			align = alignments[t.Align[i]]
		}
		attributes := []attribute{{name: "class", value: align}, {name: "lang", value: cell.Language}}
		name := "td"
		if header && len(cell.Text) > 0 {
			name = "th"
			attributes = append(attributes, attribute{name: "scope", value: "col"})
		}
		leaf(w, name, cell.Text, attributes...)
	}
	w.close("tr")
}
