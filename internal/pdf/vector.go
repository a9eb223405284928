package pdf

import (
	"fmt"
	"strconv"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// vectors are the drawings of a book, each once, in the order of their first use.
type vectors struct {
	names map[*layout.Drawing]object.Name
	list  []*layout.Drawing
	paths map[*layout.Drawing]string // of their files, for messages
}

func newVectors() *vectors {
	return &vectors{names: make(map[*layout.Drawing]object.Name), paths: make(map[*layout.Drawing]string)}
}

// use takes in a drawing, and the images that it has in itself, and reports whether it is new.
func (v *vectors) use(p *layout.Picture, images *images) bool {
	d := p.Drawing
	if v.names[d] != "" {
		return false
	}
	v.list = append(v.list, d)
	v.names[d], v.paths[d] = object.Name("D"+strconv.Itoa(len(v.list))), p.Path
	eachRaster(d.Content, func(r *layout.Raster) { images.of(r.Data, p.Path) })
	return true
}

// eachRaster calls f with the images within graphics.
func eachRaster(content []layout.Graphic, f func(*layout.Raster)) {
	tile := func(p *layout.Paint) {
		if p != nil && p.Tile != nil {
			eachRaster(p.Tile.Content, f)
		}
	}
	for _, g := range content {
		switch g := g.(type) {
		case *layout.Raster:
			f(g)
		case *layout.Path:
			tile(g.Fill)
			if g.Pen != nil {
				tile(&g.Pen.Paint)
			}
		case *layout.Group:
			eachRaster(g.Content, f)
			if g.Mask != nil {
				eachRaster(g.Mask.Content, f)
			}
		}
	}
}

// writeDrawing writes a drawing.
func writeDrawing(v *vectorWriter, d *layout.Drawing) object.Ref {
	v.box = object.Raw(fmt.Sprintf("[0 0 %s %s]", formatNumber(d.Width), formatNumber(d.Height)))
	return v.form(d.Content, upright(d.Height), nil)
}
