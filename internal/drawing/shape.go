package drawing

import (
	"slices"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// geometry reads a property of geometry, which CSS may give too (SVG 2, 7).
func geometry(n *svg.Node, p properties, name string) string {
	if value, ok := p[name]; ok {
		return value
	}
	return n.Attribute(name)
}

// outlineOf returns the outline of a shape; nil for what is none, or has no size.
func outlineOf(n *svg.Node, p properties, s *state) []layout.Segment {
	get := func(name string, whole float64) float64 {
		return s.lengthOr(geometry(n, p, name), whole, 0)
	}
	var o outline
	switch n.Name {
	case "path":
		return pathOf(n, p)
	case "rect":
		return rectOf(n, p, s)
	case "circle":
		if r := get("r", s.diagonal()); r > 0 {
			o.ellipse(get("cx", s.width), get("cy", s.height), r, r)
		}
	case "ellipse":
		if rx, ry := radii(n, p, s); rx > 0 && ry > 0 {
			o.ellipse(get("cx", s.width), get("cy", s.height), rx, ry)
		}
	case "line":
		o.move(layout.Pt(get("x1", s.width), get("y1", s.height)))
		o.line(layout.Pt(get("x2", s.width), get("y2", s.height)))
	case "polyline", "polygon":
		list := numbers(n.Attribute("points"))
		for i := 0; i+1 < len(list); i += 2 {
			if to := layout.Pt(list[i], list[i+1]); i == 0 {
				o.move(to)
			} else {
				o.line(to)
			}
		}
		if n.Name == "polygon" && len(o.segments) > 0 {
			o.close()
		}
	}
	return o.segments
}

// radii returns the radii of an ellipse or a corner, of which one may stand for both.
func radii(n *svg.Node, p properties, s *state) (rx, ry float64) {
	rx, okX := s.length(geometry(n, p, "rx"), s.width)
	ry, okY := s.length(geometry(n, p, "ry"), s.height)
	if !okX || rx < 0 {
		rx = ry
	}
	if !okY || ry < 0 {
		ry = rx
	}
	return rx, ry
}

// pathOf returns the outline of a path, whose data CSS may give as path("…").
func pathOf(n *svg.Node, p properties) []layout.Segment {
	data := n.Attribute("d")
	if value, ok := p["d"]; ok {
		if inner, ok := cutAround(value, "path(", ")"); ok {
			data = inner
		}
	}
	return path(data)
}

// cutAround returns what stands between a beginning and an end, without quotes.
func cutAround(s, begin, end string) (string, bool) {
	if len(s) < len(begin)+len(end)+2 || s[:len(begin)] != begin || s[len(s)-len(end):] != end {
		return "", false
	}
	return s[len(begin)+1 : len(s)-len(end)-1], true
}

func rectOf(n *svg.Node, p properties, s *state) []layout.Segment {
	get := func(name string, whole float64) float64 { return s.lengthOr(geometry(n, p, name), whole, 0) }
	x, y, width, height := get("x", s.width), get("y", s.height), get("width", s.width), get("height", s.height)
	if width <= 0 || height <= 0 {
		return nil
	}
	rx, ry := radii(n, p, s)
	var o outline
	o.rectangle(rectangle{x, y, x + width, y + height}, min(rx, width/2), min(ry, height/2))
	return o.segments
}

// isShape reports whether an element is a shape.
func isShape(name string) bool {
	return slices.Contains([]string{"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}, name)
}

// drawShape draws a shape: filled, then its outline, then its markers.
func drawShape(d *drafter, n *svg.Node, p properties, s state) []layout.Graphic {
	segments := outlineOf(n, p, &s)
	if len(segments) == 0 || s.hidden || !d.outlined(segments) {
		return nil
	}
	if s.clipping {
		outline := mapped(segments, s.matrix)
		return []layout.Graphic{&layout.Path{Outline: outline, Matrix: layout.Identity, Fill: &layout.Paint{Alpha: 1}, EvenOdd: s.clipEvenOdd}}
	}
	drawn := drawOutline(d, segments, &s, n.Name == "line")
	if n.Name == "path" || n.Name == "line" || n.Name == "polyline" || n.Name == "polygon" {
		drawn = append(drawn, drawMarkers(d, segments, s)...)
	}
	return drawn
}

// drawOutline draws an outline as a state has it.
func drawOutline(d *drafter, segments []layout.Segment, s *state, open bool) []layout.Graphic {
	bounds := boundsOf(segments)
	var fill, stroke *layout.Paint
	if !open {
		fill = paint(d, s.fill, s.fillOpacity, s, bounds)
	}
	if s.pen.Width > 0 {
		stroke = paint(d, s.stroke, s.strokeOpacity, s, bounds)
	}
	placed := mapped(segments, s.matrix)
	if stroke == nil {
		if fill == nil {
			return nil
		}
		return []layout.Graphic{&layout.Path{Outline: placed, Matrix: layout.Identity, Fill: fill, EvenOdd: s.evenOdd}}
	}
	pen := s.pen
	pen.Paint = *stroke
	if isSimilar(s.matrix) && (!s.strokeFirst || fill == nil) {
		pen = scaledPen(pen, scaleOf(s.matrix))
		return []layout.Graphic{&layout.Path{Outline: placed, Matrix: layout.Identity, Fill: fill, EvenOdd: s.evenOdd, Pen: &pen}}
	}
	var drawn []layout.Graphic
	if fill != nil {
		drawn = append(drawn, &layout.Path{Outline: placed, Matrix: layout.Identity, Fill: fill, EvenOdd: s.evenOdd})
	}
	if _, ok := inverse(s.matrix); !ok {
		return drawn
	}
	drawn = append(drawn, &layout.Path{Outline: segments, Matrix: s.matrix, Pen: &pen})
	if s.strokeFirst {
		slices.Reverse(drawn)
	}
	return drawn
}

func scaledPen(p layout.Pen, by float64) layout.Pen {
	p.Width *= by
	p.DashOffset *= by
	p.Dashes = slices.Clone(p.Dashes)
	for i := range p.Dashes {
		p.Dashes[i] *= by
	}
	return p
}
