package pdf

import "github.com/pobook/pobook/internal/layout"

// An area is a rectangle of a page, from its left and top edges.
type area struct{ left, top, right, bottom float64 }

// include makes the area one that a point is in too.
func (a *area) include(x, y float64) {
	a.left, a.right = min(a.left, x), max(a.right, x)
	a.top, a.bottom = min(a.top, y), max(a.bottom, y)
}

// extend makes the area, nil for none yet, one that a mark is in. Text has none: it says
// itself where it is.
func (a *area) extend(m layout.Mark) *area {
	points := corners(m)
	for i, p := range points {
		if a == nil && i == 0 {
			a = &area{left: p.X, top: p.Y, right: p.X, bottom: p.Y}
		}
		a.include(p.X, p.Y)
	}
	return a
}

// corners are points that a mark lies between.
func corners(m layout.Mark) []layout.Point {
	switch m := m.(type) {
	case *layout.Picture:
		return []layout.Point{layout.Pt(m.X, m.Y), layout.Pt(m.X+m.Width, m.Y+m.Height)}
	case *layout.Box:
		return []layout.Point{layout.Pt(m.X, m.Y), layout.Pt(m.X+m.Width, m.Y+m.Height)}
	case *layout.Stroke:
		return m.Points
	case *layout.Shape:
		var points []layout.Point
		for _, s := range m.Outline {
			switch s.Kind {
			case layout.MoveTo, layout.LineTo:
				points = append(points, s.Points[0])
			case layout.CurveTo:
				points = append(points, s.Points[:]...)
			}
		}
		return points
	}
	return nil
}
