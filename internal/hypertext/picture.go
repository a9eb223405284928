package hypertext

import (
	"math"
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// image writes a picture within text, or else its alternative text: as a link to one on the
// web, if it does not stand in a link.
func image(w *writer, image *document.Image, linked bool) {
	if picture(w, image, image.Alt) {
		return
	}
	if document.Remote(image.Destination) && !linked {
		if to, ok := href(w, image.Destination); ok {
			w.open("a", attribute{name: "href", value: to})
			w.text(image.Alt)
			if image.Alt == "" {
				w.text(image.Destination)
			}
			w.close("a")
			return
		}
	}
	w.text(image.Alt)
}

// picture writes a picture with an alternative text. It reports whether there is one.
func picture(w *writer, image *document.Image, alt string) bool {
	if w.options.Picture == nil {
		return false
	}
	p, ok := w.options.Picture(image.Destination)
	if !ok || !isSafe(p.Source) {
		return false
	}
	width, height, class := sizes(image, p)
	w.void("img", attribute{name: "src", value: p.Source}, attribute{name: "alt", value: alt, kept: true}, attribute{name: "title", value: image.Title},
		attribute{name: "width", value: width}, attribute{name: "height", value: height}, attribute{name: "class", value: class})
	return true
}

// widthStep is to how many percent a width is rounded that an author asks for in percent:
// pages without style attributes have a class for each.
const widthStep = 5

// sizes are the attributes that say how large a picture is: what the author asks for, or else its own
// size, so that the page does not move when it arrives.
func sizes(image *document.Image, p Picture) (width, height, class string) {
	w, h := float64(p.Width), float64(p.Height)
	asked := func(l document.Length) float64 {
		if l.Percent || !l.Asked() {
			return 0
		}
		return l.Value
	}
	switch width, height := asked(image.Width), asked(image.Height); {
	case width > 0 && height > 0:
		w, h = width, height
	case width > 0:
		w, h = width, ratio(h*width, w)
	case height > 0:
		w, h = ratio(w*height, h), height
	}
	if image.Width.Percent && image.Width.Asked() {
		step := min(max(math.Round(image.Width.Value/widthStep), 1), 100/widthStep)
		class = "width-" + strconv.Itoa(int(step)*widthStep)
	}
	return pixels(w), pixels(h), class
}

// ratio divides what may be by what may not be known.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func pixels(n float64) string {
	if n < 0.5 || n > math.MaxInt32 {
		return ""
	}
	return strconv.Itoa(int(math.Round(n)))
}

// figure writes pictures that stand alone, each with its caption. It reports whether the
// paragraph is one.
func figure(w *writer, p *document.Paragraph) bool {
	images := p.Figure()
	if len(images) == 0 || w.options.Picture == nil {
		return false
	}
	for _, image := range images {
		if _, ok := w.options.Picture(image.Destination); !ok {
			return false
		}
	}
	for _, s := range p.Text {
		switch {
		case s.Anchor != "":
			place(w, s.Anchor)
		case s.Image != nil:
			oneFigure(w, s)
		}
	}
	return true
}

// oneFigure writes a picture with its caption.
func oneFigure(w *writer, s document.Span) {
	of, _ := messageAt(w, s)
	w.open("figure", provenance(w, of)...)
	place(w, messageID(of))
	lines, alt := s.Image.Caption(w.options.Captions)
	to, linked := "", false
	if s.Link != nil {
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
