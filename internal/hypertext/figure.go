package hypertext

import (
	"github.com/pobook/pobook/internal/document"
)

// figures writes pictures that stand alone, each with its caption; what stands in for one that
// is not there is a paragraph.
func figures(w *writer, p *document.Paragraph) {
	for _, s := range p.Text {
		switch {
		case s.Anchor != "":
			place(w, s.Anchor)
		case s.Image == nil:
		case isThere(w, s.Image):
			oneFigure(w, s)
		default:
			leaf(w, "p", []document.Span{s})
			w.line()
		}
	}
}

// oneFigure writes a picture with its caption.
func oneFigure(w *writer, s document.Span) {
	of, _ := messageAt(w, s)
	w.open("figure", provenance(w, of)...)
	place(w, messageID(of))
	lines, alt := s.Image.Caption(w.options.Captions)
	linked := false
	if s.Link != nil {
		var to string
		if to, linked = href(w, s.Link.Destination); linked {
			w.open("a", attribute{name: "href", value: to}, attribute{name: "title", value: s.Link.Title})
		}
	}
	shown := *s.Image
	shown.Title = ""
	picture(w, &shown, alt)
	if linked {
		w.close("a")
	}
	label := ""
	if w.options.Figure != nil {
		label = w.options.Figure(s.Image)
	}
	if len(lines) > 0 {
		w.open("figcaption")
		for i, line := range lines {
			w.open("p")
			if i == 0 {
				captionLabel(w, label)
			}
			w.text(line)
			w.close("p")
		}
		w.close("figcaption")
	}
	w.close("figure")
	w.line()
}

// captionLabel writes how a caption begins.
func captionLabel(w *writer, label string) {
	if label == "" {
		return
	}
	w.open("span", attribute{name: "class", value: "label"})
	w.text(label)
	w.close("span")
	w.text(" ")
}
