// Package drawing makes drawings of SVG files: outlines, paints and letters, as a page can
// have them (SVG 1.1, and what of SVG 2 programs write).
//
// It owns what of SVG is drawn and how: shapes, paths, text, styles and style sheets, gradients,
// patterns, clipping, masks, markers, pictures of pixels in the file. What it does not draw (filters,
// HTML but for its text, animations, what is not in the file itself) it names with its place. It runs nothing, fetches
// nothing, and draws no more than a page could have, whatever a file asks for.
//
// Which glyphs a text has is for who calls it to say ([Letters]). Start reading at [Read].
package drawing

import (
	"maps"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// A File is an SVG file that can be drawn. It may be drawn by several goroutines at once.
type File struct {
	// Width and Height are its natural size in pixels of CSS.
	Width, Height float64
	// Lacks are what of it is drawn otherwise than a browser does, in the order of the file.
	Lacks []Lack

	document *svg.Document
	rasters  map[*svg.Node]raster
	most     budget
}

// The sizes that a drawing can have, in pixels.
const (
	leastSize = 0.1
	mostSize  = 20_000
)

// Read reads an SVG file. The fault is nil unless it cannot be drawn: it is no SVG, has no size, or too
// much in it.
func Read(data []byte) (*File, *svg.Fault) { return read(data, wholeBudget) }

func read(data []byte, most budget) (*File, *svg.Fault) {
	document, fault := svg.Parse(data)
	if fault != nil {
		return nil, fault
	}
	f := &File{document: document, most: most}
	f.Width, f.Height = sizeOf(document.Root)
	if !(f.Width >= leastSize && f.Height >= leastSize && f.Width <= mostSize && f.Height <= mostSize) {
		return nil, &svg.Fault{Reason: "it has no size that a page has room for", Hint: "give it a width, a height and a viewBox"}
	}
	d, _ := f.draft(nil)
	if d.budget.exhausted() {
		return nil, &svg.Fault{Reason: "there is more in it than a page could show", Hint: "draw it with less detail, or save it as PNG"}
	}
	for i := range d.lacks {
		d.lacks[i].Line, d.lacks[i].Column = document.Place(d.lacks[i].node)
		d.lacks[i].node = nil
	}
	f.Lacks, f.rasters = d.lacks, d.rasters
	return f, nil
}

// Draw returns what is drawn.
func (f *File) Draw(letters Letters) *layout.Drawing {
	_, content := f.draft(letters)
	return &layout.Drawing{Width: f.Width, Height: f.Height, Content: content}
}

// draft goes through the file. Without letters it does so for what it lacks alone.
func (f *File) draft(letters Letters) (*drafter, []layout.Graphic) {
	d := newDrafter(f.document, letters, f.most)
	d.rasters = maps.Clone(f.rasters)
	if d.rasters == nil {
		d.rasters = map[*svg.Node]raster{}
	}
	return d, drawRoot(d, f.document.Root, f.Width, f.Height, layout.Identity)
}

func newDrafter(document *svg.Document, letters Letters, left budget) *drafter {
	d := &drafter{
		document: document, letters: letters, budget: left,
		ids: map[string]*svg.Node{}, known: map[*svg.Node]properties{}, active: map[*svg.Node]bool{},
		content: drawContent, element: drawElement, picture: drawPicture,
	}
	d.index(document.Root)
	return d
}

// deepestPictures is how many files may be in each other.
const deepestPictures = 4

// drawPicture draws a file that is in another one, at its cost; nil if it cannot be read.
func drawPicture(outer *drafter, n *svg.Node, data []byte, within rectangle, s state) []layout.Graphic {
	if outer.nested >= deepestPictures || outer.budget.exhausted() {
		return nil
	}
	document, fault := svg.Parse(data)
	if fault != nil {
		return nil
	}
	w, h := sizeOf(document.Root)
	if !(w > 0 && h > 0) {
		return nil
	}
	d := newDrafter(document, outer.letters, outer.budget)
	d.nested, d.rasters = outer.nested+1, outer.rasters
	placed, _ := fit(rectangle{0, 0, w, h}, within.width(), within.height(), n.Attribute("preserveAspectRatio"))
	content := drawRoot(d, document.Root, w, h, bounded(s.matrix.Times(placed)))
	outer.budget = d.budget
	for _, l := range d.lacks {
		outer.lack(n, l.Sort, l.What)
	}
	return append([]layout.Graphic{}, content...)
}

// sizeOf returns the natural size of a root (SVG 2, 8.2): that of its viewBox where it does not
// say, and what browsers take where nothing does.
func sizeOf(root *svg.Node) (width, height float64) {
	m := measure{fontSize: defaultFontSize}
	absolute := func(name string) float64 {
		value := strings.TrimSpace(root.Attribute(name))
		if strings.HasSuffix(value, "%") {
			return 0
		}
		return m.lengthOr(value, 0, 0)
	}
	width, height = absolute("width"), absolute("height")
	view, ok := viewBox(root)
	switch {
	case width > 0 && height > 0:
	case ok && width > 0:
		height = width * view.height() / view.width()
	case ok && height > 0:
		width = height * view.width() / view.height()
	case ok:
		width, height = view.width(), view.height()
	default:
		const across, down = 300, 150
		width, height = max(width, across), max(height, down)
	}
	return width, height
}
