package drawing

import (
	"math"

	"github.com/pobook/pobook/internal/layout"
)

// An outline is being drawn.
type outline struct {
	segments []layout.Segment
	begin    layout.Point // of the part being drawn
	at       layout.Point
}

func (o *outline) move(to layout.Point) {
	to = finite(to)
	o.segments = append(o.segments, layout.Segment{Kind: layout.MoveTo, Points: [3]layout.Point{to}})
	o.begin, o.at = to, to
}

func (o *outline) line(to layout.Point) {
	to = finite(to)
	o.segments = append(o.segments, layout.Segment{Kind: layout.LineTo, Points: [3]layout.Point{to}})
	o.at = to
}

func (o *outline) curve(first, second, to layout.Point) {
	first, second, to = finite(first), finite(second), finite(to)
	o.segments = append(o.segments, layout.Segment{Kind: layout.CurveTo, Points: [3]layout.Point{first, second, to}})
	o.at = to
}

func finite(p layout.Point) layout.Point { return layout.Pt(clamped(p.X), clamped(p.Y)) }

// quadratic draws a curve with one control point.
func (o *outline) quadratic(control, to layout.Point) {
	toward := func(p layout.Point) layout.Point {
		return layout.Pt(p.X+(control.X-p.X)*2/3, p.Y+(control.Y-p.Y)*2/3)
	}
	o.curve(toward(o.at), toward(to), to)
}

func (o *outline) close() {
	o.segments = append(o.segments, layout.Segment{Kind: layout.ClosePath})
	o.at = o.begin
}

// An arc is a part of an ellipse (SVG 2, 9.5.1).
type arc struct {
	rx, ry, turned float64 // radii, and the angle of the first axis in degrees
	large, sweep   bool
}

// arc draws a part of an ellipse as curves, as the spec computes its centre (SVG 2, B.2.4).
func (o *outline) arc(a arc, to layout.Point) {
	from := o.at
	a.rx, a.ry = math.Abs(a.rx), math.Abs(a.ry)
	if a.rx == 0 || a.ry == 0 || from == to {
		o.line(to)
		return
	}
	sin, cos := math.Sincos(a.turned * math.Pi / 180)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if needed := x*x/(a.rx*a.rx) + y*y/(a.ry*a.ry); needed > 1 {
		a.rx, a.ry = a.rx*math.Sqrt(needed), a.ry*math.Sqrt(needed)
	}
	across := a.rx*a.rx*y*y + a.ry*a.ry*x*x
	far := math.Sqrt(max(0, (a.rx*a.rx*a.ry*a.ry-across)/across))
	if a.large == a.sweep {
		far = -far
	}
	cx, cy := far*a.rx*y/a.ry, -far*a.ry*x/a.rx
	start := math.Atan2((y-cy)/a.ry, (x-cx)/a.rx)
	turn := math.Atan2((-y-cy)/a.ry, (-x-cx)/a.rx) - start
	switch {
	case a.sweep && turn < 0:
		turn += 2 * math.Pi
	case !a.sweep && turn > 0:
		turn -= 2 * math.Pi
	}
	place := layout.Matrix{
		A: cos * a.rx, B: sin * a.rx, C: -sin * a.ry, D: cos * a.ry,
		E: cos*cx - sin*cy + (from.X+to.X)/2, F: sin*cx + cos*cy + (from.Y+to.Y)/2,
	}
	o.turn(place, start, turn)
	o.at = to
	o.segments[len(o.segments)-1].Points[2] = to
}

// turn draws a part of the unit circle, mapped by a matrix, from an angle on, in curves of at most
// a quarter.
func (o *outline) turn(place layout.Matrix, start, by float64) {
	n := max(1, int(math.Ceil(math.Abs(by)/(math.Pi/2)-1e-9)))
	step := by / float64(n)
	reach := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		a, b := start+float64(i)*step, start+float64(i+1)*step
		sa, ca := math.Sincos(a)
		sb, cb := math.Sincos(b)
		o.curve(place.Apply(layout.Pt(ca-reach*sa, sa+reach*ca)), place.Apply(layout.Pt(cb+reach*sb, sb-reach*cb)), place.Apply(layout.Pt(cb, sb)))
	}
}

// ellipse draws a whole ellipse.
func (o *outline) ellipse(cx, cy, rx, ry float64) {
	o.move(layout.Pt(cx+rx, cy))
	o.turn(layout.Matrix{A: rx, D: ry, E: cx, F: cy}, 0, 2*math.Pi)
	o.close()
}

// rectangle draws a rectangle with round corners.
func (o *outline) rectangle(r rectangle, rx, ry float64) {
	if rx <= 0 || ry <= 0 {
		o.move(layout.Pt(r.x0, r.y0))
		o.line(layout.Pt(r.x1, r.y0))
		o.line(layout.Pt(r.x1, r.y1))
		o.line(layout.Pt(r.x0, r.y1))
		o.close()
		return
	}
	corner := func(x, y, start float64) {
		o.turn(layout.Matrix{A: rx, D: ry, E: x, F: y}, start, math.Pi/2)
	}
	o.move(layout.Pt(r.x0+rx, r.y0))
	o.line(layout.Pt(r.x1-rx, r.y0))
	corner(r.x1-rx, r.y0+ry, -math.Pi/2)
	o.line(layout.Pt(r.x1, r.y1-ry))
	corner(r.x1-rx, r.y1-ry, 0)
	o.line(layout.Pt(r.x0+rx, r.y1))
	corner(r.x0+rx, r.y1-ry, math.Pi/2)
	o.line(layout.Pt(r.x0, r.y0+ry))
	corner(r.x0+rx, r.y0+ry, math.Pi)
	o.close()
}

// pointsOf returns how many points a segment has.
func pointsOf(k layout.SegmentKind) int {
	switch k {
	case layout.CurveTo:
		return 3
	case layout.ClosePath:
		return 0
	}
	return 1
}

// mapped returns an outline where a matrix maps it to.
func mapped(segments []layout.Segment, m layout.Matrix) []layout.Segment {
	moved := make([]layout.Segment, len(segments))
	for i, s := range segments {
		moved[i].Kind = s.Kind
		for j := range pointsOf(s.Kind) {
			p := m.Apply(s.Points[j])
			moved[i].Points[j] = layout.Pt(within(p.X), within(p.Y))
		}
	}
	return moved
}

// within keeps a place near the drawing.
func within(v float64) float64 { return min(max(clamped(v), -edge), edge) }

// A rectangle is upright. The zero value has no size.
type rectangle struct{ x0, y0, x1, y1 float64 }

func (r rectangle) width() float64  { return r.x1 - r.x0 }
func (r rectangle) height() float64 { return r.y1 - r.y0 }
func (r rectangle) hasArea() bool   { return r.x1 > r.x0 && r.y1 > r.y0 }

// unit returns the matrix that maps the unit square to the rectangle.
func (r rectangle) unit() layout.Matrix {
	return layout.Matrix{A: r.width(), D: r.height(), E: r.x0, F: r.y0}
}

func (r rectangle) outline() []layout.Segment {
	var o outline
	o.rectangle(r, 0, 0)
	return o.segments
}

// A box grows to hold points.
type box struct {
	rectangle
	some bool
}

func (b *box) add(p layout.Point) {
	if !b.some {
		b.rectangle, b.some = rectangle{p.X, p.Y, p.X, p.Y}, true
		return
	}
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)
}

func (b *box) addOutline(segments []layout.Segment, m layout.Matrix) {
	for _, s := range segments {
		for _, p := range s.Points[:pointsOf(s.Kind)] {
			b.add(m.Apply(p))
		}
	}
}

// boundsOf returns the rectangle around an outline, with the control points of its curves.
func boundsOf(segments []layout.Segment) rectangle {
	var b box
	b.addOutline(segments, layout.Identity)
	return b.rectangle
}
