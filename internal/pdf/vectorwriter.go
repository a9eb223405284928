package pdf

import (
	"math"
	"strconv"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

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

func appendColor(b []byte, c layout.Color) []byte {
	for _, part := range [...]uint8{c.R, c.G, c.B} {
		b = appendDecimals(b, float64(part)/255, 4)
	}
	return b
}

func formatDecimals(v float64) string {
	b := appendDecimals(nil, v, 6)
	return string(b[:len(b)-1])
}
