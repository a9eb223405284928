package pdf

import (
	"fmt"
	"math"
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

// upright returns the matrix from the coordinates of layout, which count from the top, to those of PDF.
func upright(height float64) layout.Matrix { return layout.Matrix{A: 1, D: -1, F: height} }

// imageMatrix returns the matrix of an image (ISO 32000-1, 8.9.5.2), whose unit square counts from the
// bottom, where outer maps the unit square that counts from the top.
func (r *raster) imageMatrix(outer layout.Matrix) layout.Matrix {
	return outer.Times(layout.Matrix(r.turn.Matrix())).Times(upright(1))
}

// appendMatrix writes the operator that changes the coordinates.
func appendMatrix(b []byte, m layout.Matrix) []byte {
	for _, v := range [...]float64{m.A, m.B, m.C, m.D} {
		b = appendDecimals(b, v, 6)
	}
	b = appendDecimals(b, m.E, 3)
	b = appendDecimals(b, m.F, 3)
	return append(b, "cm "...)
}

// matrixArray is a matrix as an object.
func matrixArray(m layout.Matrix) object.Raw {
	b := []byte{'['}
	for _, v := range [...]float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		b = appendDecimals(b, v, 6)
	}
	b[len(b)-1] = ']'
	return object.Raw(b)
}

// appendDecimals writes a number with at most some decimals, and a blank.
func appendDecimals(b []byte, v float64, decimals int) []byte {
	if math.Abs(v) < 0.5*math.Pow10(-decimals) || math.IsNaN(v) {
		return append(b, "0 "...)
	}
	b = strconv.AppendFloat(b, v, 'f', decimals, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return append(b, ' ')
}

// A vectorWriter writes drawings as form XObjects (ISO 32000-1, 8.10).
type vectorWriter struct {
	writer  *object.Writer
	fonts   *collection
	refs    map[object.Name]object.Ref // of fonts, by their names as resources
	images  *images
	rasters map[*raster]object.Ref
	shared  map[string]object.Ref // objects that drawings have in common, by what is in them
	box     object.Raw            // of the drawing being written
}

// write writes a drawing.
func (v *vectorWriter) write(d *layout.Drawing) object.Ref {
	v.box = object.Raw(fmt.Sprintf("[0 0 %s %s]", formatNumber(d.Width), formatNumber(d.Height)))
	return v.form(d.Content, upright(d.Height), nil)
}

// form writes graphics as a form. Group says how they are put together before they are drawn; nil if they
// are not.
func (v *vectorWriter) form(content []layout.Graphic, toPDF layout.Matrix, group object.Object) object.Ref {
	s := newStream(v, toPDF)
	for _, g := range content {
		s.graphic(g)
	}
	return v.formOf(s, group)
}

func (v *vectorWriter) formOf(s *stream, group object.Object) object.Ref {
	d := object.Dict{
		{Key: "Type", Value: object.Name("XObject")},
		{Key: "Subtype", Value: object.Name("Form")},
		{Key: "BBox", Value: v.box},
		{Key: "Resources", Value: s.resources.dict()},
	}
	if group != nil {
		d = append(d, object.Entry{Key: "Group", Value: group})
	}
	return v.writer.Deflated(d, s.to, true)
}

// transparencyGroup is a group of graphics in a colour space (ISO 32000-1, 11.6.6).
func transparencyGroup(space object.Name) object.Dict {
	return object.Dict{
		{Key: "Type", Value: object.Name("Group")}, {Key: "S", Value: object.Name("Transparency")}, {Key: "I", Value: object.Raw("true")}, {Key: "CS", Value: space},
	}
}

// once writes an object, if none that is the same is there.
func (v *vectorWriter) once(o object.Object) object.Ref {
	key := object.Format(o)
	ref, ok := v.shared[key]
	if !ok {
		ref = v.writer.Add(o)
		v.shared[key] = ref
	}
	return ref
}
