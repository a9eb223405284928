package drawing

import (
	"math"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// A vertex is where a marker may stand, with the directions in which the outline comes and goes, as
// vectors; zero where it does neither.
type vertex struct {
	at           layout.Point
	coming, left layout.Point
}

// verticesOf returns the vertices of an outline (SVG 2, 13.7).
func verticesOf(segments []layout.Segment) []vertex {
	var list []vertex
	var begin, at layout.Point
	first := 0
	meet := func(to layout.Point, left, coming layout.Point) {
		if len(list) > 0 {
			list[len(list)-1].left = left
		}
		list = append(list, vertex{at: to, coming: coming})
		at = to
	}
	for _, s := range segments {
		p := s.Points
		switch s.Kind {
		case layout.MoveTo:
			begin, at, first = p[0], p[0], len(list)
			list = append(list, vertex{at: at})
		case layout.LineTo:
			meet(p[0], minus(p[0], at), minus(p[0], at))
		case layout.CurveTo:
			left := firstOf(minus(p[0], at), minus(p[1], at), minus(p[2], at))
			meet(p[2], left, firstOf(minus(p[2], p[1]), minus(p[2], p[0]), minus(p[2], at)))
		case layout.ClosePath:
			way := minus(begin, at)
			meet(begin, way, way)
			if first < len(list) {
				list[len(list)-1].left = list[first].left
				list[first].coming = list[len(list)-1].coming
			}
		}
	}
	return list
}

func minus(a, b layout.Point) layout.Point { return layout.Pt(a.X-b.X, a.Y-b.Y) }

// firstOf returns the first vector that has a direction.
func firstOf(vectors ...layout.Point) layout.Point {
	for _, v := range vectors {
		if v != (layout.Point{}) {
			return v
		}
	}
	return layout.Point{}
}

// direction returns the angle, in degrees, of the outline at a vertex: half-way between both.
func (v *vertex) direction() float64 {
	unit := func(p layout.Point) layout.Point {
		if l := math.Hypot(p.X, p.Y); l > 0 {
			return layout.Pt(p.X/l, p.Y/l)
		}
		return p
	}
	a, b := unit(v.coming), unit(v.left)
	sum := layout.Pt(a.X+b.X, a.Y+b.Y)
	if math.Hypot(sum.X, sum.Y) < 1e-9 {
		sum = firstOf(a, b)
	}
	return math.Atan2(sum.Y, sum.X) * 180 / math.Pi
}

// drawMarkers draws the markers of an outline.
func drawMarkers(d *drafter, segments []layout.Segment, s state) []layout.Graphic {
	if s.start == "" && s.middle == "" && s.end == "" {
		return nil
	}
	vertices := verticesOf(segments)
	var drawn []layout.Graphic
	for i := range vertices {
		reference := s.middle
		switch i {
		case 0:
			reference = s.start
		case len(vertices) - 1:
			reference = s.end
		}
		if d.budget.exhausted() {
			break
		}
		if n := d.referred(reference); n != nil && n.Name == "marker" && d.enter(n) {
			drawn = append(drawn, drawMarker(d, n, &vertices[i], i == 0, s)...)
			d.leave(n)
		}
	}
	return drawn
}

func drawMarker(d *drafter, n *svg.Node, v *vertex, first bool, s state) []layout.Graphic {
	inner := initial(s.width, s.height)
	inner.depth = s.depth + 1
	inner.contextFill, inner.contextStroke = s.fill, s.stroke
	inner = inherited(d, n, inner)
	width, height := inner.lengthOr(n.Attribute("markerWidth"), s.width, 3), inner.lengthOr(n.Attribute("markerHeight"), s.height, 3)
	if !(width > 0 && height > 0) {
		return nil
	}
	place := translation(v.at.X, v.at.Y).Times(rotation(markerAngle(n.Attribute("orient"), v, first)))
	if n.Attribute("markerUnits") != "userSpaceOnUse" {
		place = place.Times(scaling(s.pen.Width, s.pen.Width))
	}
	seen := rectangle{0, 0, width, height}
	content := layout.Identity
	if view, ok := viewBox(n); ok {
		content, _ = fit(view, width, height, n.Attribute("preserveAspectRatio"))
		inner.width, inner.height = view.width(), view.height()
	}
	ref := content.Apply(layout.Pt(
		inner.origin(n.Attribute("refX"), inner.width), inner.origin(n.Attribute("refY"), inner.height)))
	inner.matrix = bounded(s.matrix.Times(place).Times(translation(-ref.X, -ref.Y)))
	clip := layout.Clip{Outline: mapped(seen.outline(), inner.matrix)}
	inner.matrix = bounded(inner.matrix.Times(content))
	drawn := d.content(d, n, inner)
	if overflow := d.propertiesOf(n)["overflow"]; len(drawn) == 0 || overflow == "visible" || overflow == "auto" {
		return drawn
	}
	return []layout.Graphic{&layout.Group{Content: drawn, Clips: []layout.Clip{clip}, Alpha: 1}}
}

func markerAngle(orient string, v *vertex, first bool) float64 {
	switch orient {
	case "auto":
		return v.direction()
	case "auto-start-reverse":
		if first {
			return v.direction() + 180
		}
		return v.direction()
	}
	angle, unit, _ := number(strings.TrimSpace(orient))
	return angle * angles[unit]
}
