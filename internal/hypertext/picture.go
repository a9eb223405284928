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
	if !isThere(w, image) {
		return false
	}
	p, _ := w.options.Picture(image.Destination)
	width, height, class := sizes(image, p)
	w.void("img", attribute{name: "src", value: p.Source}, attribute{name: "alt", value: alt, kept: true}, attribute{name: "title", value: image.Title},
		attribute{name: "width", value: width}, attribute{name: "height", value: height}, attribute{name: "class", value: class})
	return true
}

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
		class = widthClass(image.Width)
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

func isThere(w *writer, image *document.Image) bool {
	if w.options.Picture == nil {
		return false
	}
	p, ok := w.options.Picture(image.Destination)
	return ok && isSafe(p.Source)
}
