package pdf

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// hasAlpha reports whether a paint is a gradient of which more is seen in one place than in another.
func hasAlpha(p *layout.Paint) bool {
	if p.Gradient == nil {
		return false
	}
	for _, stop := range p.Gradient.Stops {
		if stop.Alpha < 1 {
			return true
		}
	}
	return false
}

// gradient writes a gradient as a pattern (ISO 32000-1, 8.7.4), or how much is seen of it as one of grey.
func (v *vectorWriter) gradient(g *layout.Gradient, toPDF layout.Matrix, alpha bool) object.Ref {
	coordinates := []float64{g.From.X, g.From.Y, g.To.X, g.To.Y}
	kind, space := object.Raw("2"), object.Name("DeviceRGB")
	if g.Radial {
		kind = "3"
		coordinates = []float64{g.From.X, g.From.Y, g.FromRadius, g.To.X, g.To.Y, g.ToRadius}
	}
	if alpha {
		space = "DeviceGray"
	}
	list := []byte{'['}
	for _, c := range coordinates {
		list = appendDecimals(list, c, 6)
	}
	shading := object.Dict{
		{Key: "ShadingType", Value: kind},
		{Key: "ColorSpace", Value: space},
		{Key: "Coords", Value: object.Raw(append(list, ']'))},
		{Key: "Function", Value: v.stops(g.Stops, alpha)},
		{Key: "Extend", Value: object.Raw("[true true]")},
	}
	return v.once(object.Dict{
		{Key: "Type", Value: object.Name("Pattern")},
		{Key: "PatternType", Value: object.Raw("2")},
		{Key: "Shading", Value: shading},
		{Key: "Matrix", Value: matrixArray(toPDF.Times(g.Matrix))},
	})
}

// least is how far stops are apart that are two in the file.
const least = 1e-5

// stops writes the colours of a gradient as a function from 0 to 1 (ISO 32000-1, 7.10.4).
func (v *vectorWriter) stops(stops []layout.Stop, alpha bool) object.Object {
	color := func(s layout.Stop) []byte {
		b := []byte{'['}
		if alpha {
			b = appendDecimals(b, s.Alpha, 4)
		} else {
			b = appendColor(b, s.Color)
		}
		return append(b, ']')
	}
	between := func(a, b layout.Stop) object.Object {
		return object.Dict{
			{Key: "FunctionType", Value: object.Raw("2")},
			{Key: "Domain", Value: object.Raw("[0 1]")},
			{Key: "C0", Value: object.Raw(color(a))},
			{Key: "C1", Value: object.Raw(color(b))},
			{Key: "N", Value: object.Raw("1")},
		}
	}
	first, last := stops[0], stops[len(stops)-1]
	first.At, last.At = 0, 1
	var functions object.Array
	bounds, encode := []byte{'['}, []byte{'['}
	before := first
	for _, stop := range append(stops[:len(stops):len(stops)], last) {
		if stop.At-before.At > least {
			if len(functions) > 0 {
				bounds = appendDecimals(bounds, before.At, 6)
			}
			functions = append(functions, between(before, stop))
			encode = append(encode, "0 1 "...)
		}
		before = stop
	}
	switch len(functions) {
	case 0:
		return between(last, last)
	case 1:
		return functions[0]
	}
	return v.once(object.Dict{
		{Key: "FunctionType", Value: object.Raw("3")},
		{Key: "Domain", Value: object.Raw("[0 1]")},
		{Key: "Functions", Value: functions},
		{Key: "Bounds", Value: object.Raw(append(bounds, ']'))},
		{Key: "Encode", Value: object.Raw(append(encode, ']'))},
	})
}
