package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// PointsPerPixel sets images at 96 pixels to the inch, as browsers do.
const PointsPerPixel = 72.0 / 96

func sizeOf(s *Setter, image *document.Image) (string, design.ImageSize, bool) {
	file, ok := document.File(s.path(), image.Destination)
	if !ok {
		return "", design.ImageSize{}, false
	}
	size, ok := s.Design.Options.Images[file]
	return file, size, ok && size.Width > 0 && size.Height > 0
}

// isKnown reports whether an image can be set.
func isKnown(s *Setter, image *document.Image) bool {
	_, _, ok := sizeOf(s, image)
	return ok
}

// FitImage returns the size in points at which an image is set, no larger than
// its own or than the room there is.
func FitImage(size design.ImageSize, width, height float64) (float64, float64) {
	return within(size.Width*PointsPerPixel, size.Height*PointsPerPixel, width, height)
}

// within makes a size no larger than the room there is.
func within(w, h, width, height float64) (float64, float64) {
	scale := min(1, width/w, height/h)
	return w * scale, h * scale
}

// figureNode returns the node of a picture that has an alternative text, or is decoration.
func figureNode(s *Setter, image *document.Image, alt string, parent int) int {
	if image.Decorative {
		return 0
	}
	return s.NewNode(layout.Node{Role: layout.Figure, Parent: parent, Alt: alt})
}

// fitAsked returns the size in points at which an image is set whose author may ask for one: that may be
// larger than its own.
func fitAsked(image *document.Image, size design.ImageSize, width, height float64) (float64, float64) {
	w, h := size.Width*PointsPerPixel, size.Height*PointsPerPixel
	switch {
	case image.Width.Asked():
		asked := image.Width.Points(width)
		w, h = asked, h*asked/w
	case image.Height.Asked() && !image.Height.Percent:
		asked := image.Height.Points(height)
		w, h = w*asked/h, asked
	}
	return within(w, h, width, height)
}
