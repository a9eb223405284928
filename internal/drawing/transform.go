package drawing

import (
	"math"
	"strings"

	"github.com/pobook/pobook/internal/layout"
)

func translation(x, y float64) layout.Matrix { return layout.Matrix{A: 1, D: 1, E: x, F: y} }

func scaling(x, y float64) layout.Matrix { return layout.Matrix{A: x, D: y} }

func rotation(degrees float64) layout.Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return layout.Matrix{A: cos, B: sin, C: -sin, D: cos}
}

// transform reads a list of transformations (CSS Transforms 1, 8). What is none of them ends it.
func transform(s string, m measure) layout.Matrix {
	all := layout.Identity
	for {
		s = strings.TrimLeft(s, blanks+",")
		name, rest, ok := strings.Cut(s, "(")
		arguments, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return bounded(all)
		}
		one, ok := function(strings.TrimSpace(strings.ToLower(name)), argumentsOf(arguments, m))
		if !ok {
			return bounded(all)
		}
		all, s = bounded(all.Times(one)), after
	}
}

// argumentsOf reads numbers, lengths in pixels and angles in degrees.
func argumentsOf(s string, m measure) []float64 {
	var list []float64
	for s = strings.TrimLeft(s, blanks); s != "" && len(list) < 6; s = afterComma(s) {
		v, rest, ok := number(s)
		if !ok {
			break
		}
		end := strings.IndexAny(rest+" ", blanks+",-+")
		if degrees, ok := angles[rest[:end]]; ok {
			v *= degrees
		} else if length, ok := m.length(s[:len(s)-len(rest)+end], 0); ok {
			v = length
		}
		list, s = append(list, v), rest[end:]
	}
	return list
}

func function(name string, a []float64) (layout.Matrix, bool) {
	at := func(i int, otherwise float64) float64 {
		if i < len(a) {
			return a[i]
		}
		return otherwise
	}
	if len(a) == 0 {
		return layout.Identity, false
	}
	switch name {
	case "matrix":
		if len(a) == 6 {
			return layout.Matrix{A: a[0], B: a[1], C: a[2], D: a[3], E: a[4], F: a[5]}, true
		}
	case "translate":
		return translation(a[0], at(1, 0)), true
	case "translatex":
		return translation(a[0], 0), true
	case "translatey":
		return translation(0, a[0]), true
	case "scale":
		return scaling(a[0], at(1, a[0])), true
	case "scalex":
		return scaling(a[0], 1), true
	case "scaley":
		return scaling(1, a[0]), true
	case "rotate":
		x, y := at(1, 0), at(2, 0)
		return translation(x, y).Times(rotation(a[0])).Times(translation(-x, -y)), true
	case "skewx":
		return layout.Matrix{A: 1, C: math.Tan(a[0] * math.Pi / 180), D: 1}, true
	case "skewy":
		return layout.Matrix{A: 1, B: math.Tan(a[0] * math.Pi / 180), D: 1}, true
	}
	return layout.Identity, false
}

// bounded keeps a matrix finite.
func bounded(m layout.Matrix) layout.Matrix {
	for _, v := range []*float64{&m.A, &m.B, &m.C, &m.D, &m.E, &m.F} {
		*v = clamped(*v)
	}
	return m
}

// scaleOf returns by how much a matrix enlarges lengths, on the average.
func scaleOf(m layout.Matrix) float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }

// isSimilar reports whether a matrix leaves circles round.
func isSimilar(m layout.Matrix) bool {
	const rounding = 1e-4
	size := scaleOf(m)
	return math.Abs(m.A*m.C+m.B*m.D) <= rounding*size*size && math.Abs(math.Hypot(m.A, m.B)-size) <= rounding*size
}

// inverse returns the matrix that maps back, and false if there is none.
func inverse(m layout.Matrix) (layout.Matrix, bool) {
	det := m.A*m.D - m.B*m.C
	if math.Abs(det) < 1e-12 {
		return layout.Identity, false
	}
	return layout.Matrix{
		A: m.D / det, B: -m.B / det, C: -m.C / det, D: m.A / det,
		E: (m.C*m.F - m.D*m.E) / det, F: (m.B*m.E - m.A*m.F) / det,
	}, true
}

// fit returns the matrix that puts a viewBox into a rectangle at the origin, as
// preserveAspectRatio says (SVG 2, 8.6), and whether what sticks out is to be cut off.
func fit(box rectangle, width, height float64, how string) (m layout.Matrix, slice bool) {
	sx, sy := width/box.width(), height/box.height()
	words := strings.Fields(how)
	align := "xMidYMid"
	if len(words) > 0 {
		align = words[0]
	}
	if align == "none" {
		return scaling(sx, sy).Times(translation(-box.x0, -box.y0)), false
	}
	slice = len(words) > 1 && words[1] == "slice"
	scale := min(sx, sy)
	if slice {
		scale = max(sx, sy)
	}
	x, y := width-box.width()*scale, height-box.height()*scale
	return bounded(translation(x*share(align, "x"), y*share(strings.ToLower(align), "y")).Times(scaling(scale, scale)).Times(translation(-box.x0, -box.y0))), slice
}

// share returns which share of the room that is left comes before a picture.
func share(align, axis string) float64 {
	_, word, _ := strings.Cut(strings.ToLower(align), axis)
	switch {
	case strings.HasPrefix(word, "min"):
		return 0
	case strings.HasPrefix(word, "max"):
		return 1
	}
	return 0.5
}
