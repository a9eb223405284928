package drawing

import (
	"math"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// paint returns what a source paints with, nil for nothing. Bounds are those of what is painted, in
// the units of its element.
func paint(d *drafter, from source, opacity float64, s *state, bounds rectangle) *layout.Paint {
	if from.current {
		from.color, from.alpha = s.color, s.alpha
	}
	plain := &layout.Paint{Color: from.color, Alpha: from.alpha * opacity}
	switch {
	case from.none, opacity == 0:
		return nil
	case from.reference == "":
		if plain.Alpha == 0 {
			return nil
		}
		return plain
	}
	server := d.referred(from.reference)
	if server == nil || !d.enter(server) {
		if from.orNone {
			return nil
		}
		return plain
	}
	defer d.leave(server)
	switch server.Name {
	case "linearGradient", "radialGradient":
		return gradientPaint(d, server, opacity, s, bounds)
	case "pattern":
		return tilePaint(d, server, opacity, s, bounds)
	case "solidcolor", "solidColor":
		return plain
	}
	return nil
}

// A chain is a paint server and those that it has what it does not say from (SVG 2, 14.2.4).
type chain []*svg.Node

func (d *drafter) chainOf(n *svg.Node) chain {
	const most = 16
	var c chain
	for n != nil && len(c) < most {
		c = append(c, n)
		n = d.referred(n.Attribute("href"))
	}
	return c
}

func (c chain) attribute(name string) string {
	for _, n := range c {
		if value := n.Attribute(name); value != "" {
			return value
		}
	}
	return ""
}

// children returns those of the first that has any elements.
func (c chain) holder() *svg.Node {
	for _, n := range c {
		for _, child := range n.Children {
			if child.Name != "" && child.Name != "?" {
				return n
			}
		}
	}
	return c[0]
}

// A frame is how the units of a paint server, a mask or a clipping path are meant.
type frame struct {
	measure
	matrix layout.Matrix // to the units of the element
}

// frameOf returns the frame of the units of an element, or of its bounds, of which 1 is the whole.
func frameOf(units, otherwise string, s *state, bounds rectangle) frame {
	if units == "" {
		units = otherwise
	}
	if units == "userSpaceOnUse" {
		return frame{s.measure, layout.Identity}
	}
	return frame{measure{width: 1, height: 1, fontSize: s.fontSize}, bounds.unit()}
}

// get reads a length of a frame.
func (f *frame) get(value, otherwise string, whole float64) float64 {
	if v, ok := f.length(value, whole); ok {
		return v
	}
	return f.lengthOr(otherwise, whole, 0)
}

func gradientPaint(d *drafter, n *svg.Node, opacity float64, s *state, bounds rectangle) *layout.Paint {
	c := d.chainOf(n)
	stops := stopsOf(d, c.holder(), s)
	if len(stops) == 0 {
		return nil
	}
	last := stops[len(stops)-1]
	solid := &layout.Paint{Color: last.Color, Alpha: last.Alpha * opacity}
	if len(stops) == 1 {
		return solid
	}
	units := c.attribute("gradientUnits")
	if units != "userSpaceOnUse" && !bounds.hasArea() {
		return nil
	}
	f := frameOf(units, "objectBoundingBox", s, bounds)
	g := &layout.Gradient{Stops: stops}
	if n.Name == "linearGradient" {
		g.From = layout.Pt(f.get(c.attribute("x1"), "0%", f.width), f.get(c.attribute("y1"), "0%", f.height))
		g.To = layout.Pt(f.get(c.attribute("x2"), "100%", f.width), f.get(c.attribute("y2"), "0%", f.height))
		if g.From == g.To {
			return solid
		}
	} else if readCircles(g, c, &f); g.ToRadius <= 0 {
		return solid
	}
	local := f.matrix.Times(transform(c.attribute("gradientTransform"), f.measure))
	if _, ok := inverse(local); !ok {
		return nil
	}
	spread(g, c.attribute("spreadMethod"), local, bounds)
	g.Matrix = bounded(s.matrix.Times(local))
	return &layout.Paint{Color: last.Color, Alpha: opacity, Gradient: g}
}

// readCircles reads the two circles of a radial gradient; the focal point is kept within the other one.
func readCircles(g *layout.Gradient, c chain, f *frame) {
	g.Radial = true
	g.To = layout.Pt(f.get(c.attribute("cx"), "50%", f.width), f.get(c.attribute("cy"), "50%", f.height))
	g.ToRadius = f.get(c.attribute("r"), "50%", f.diagonal())
	g.From = g.To
	if v, ok := f.length(c.attribute("fx"), f.width); ok {
		g.From.X = v
	}
	if v, ok := f.length(c.attribute("fy"), f.height); ok {
		g.From.Y = v
	}
	g.FromRadius = min(max(0, f.get(c.attribute("fr"), "0%", f.diagonal())), g.ToRadius)
	const within = 0.99
	if far := math.Hypot(g.From.X-g.To.X, g.From.Y-g.To.Y); far+g.FromRadius > within*g.ToRadius && far > 0 {
		by := max(0, within*g.ToRadius-g.FromRadius) / far
		g.From = layout.Pt(g.To.X+(g.From.X-g.To.X)*by, g.To.Y+(g.From.Y-g.To.Y)*by)
	}
}

// mostStops is how many stops of a gradient are read.
const mostStops = 256

func stopsOf(d *drafter, n *svg.Node, s *state) []layout.Stop {
	var stops []layout.Stop
	for _, child := range n.Children {
		if child.Name != "stop" || len(stops) >= mostStops {
			continue
		}
		p := d.propertiesOf(child)
		stop := layout.Stop{At: fraction(child.Attribute("offset"), 0), Alpha: 1}
		if value := strings.TrimSpace(s.resolved(p["stop-color"])); strings.EqualFold(value, "currentcolor") {
			around := inherited(d, child, *s)
			stop.Color, stop.Alpha = around.color, around.alpha
		} else if c, alpha, ok := color(value); ok {
			stop.Color, stop.Alpha = c, alpha
		}
		stop.Alpha *= fraction(s.resolved(p["stop-opacity"]), 1)
		if len(stops) > 0 {
			stop.At = max(stop.At, stops[len(stops)-1].At)
		}
		stops = append(stops, stop)
	}
	return stops
}

// mostRepeats is how often a gradient is repeated to either side.
const mostRepeats = 40

// spread goes on with a gradient that is repeated, or reflected, as far as what it paints goes:
// PDF knows of neither.
func spread(g *layout.Gradient, method string, local layout.Matrix, bounds rectangle) {
	back, ok := inverse(local)
	if method != "repeat" && method != "reflect" || !ok {
		return
	}
	before, after := reach(g, back, bounds)
	n := int(before + after + 1)
	stops := make([]layout.Stop, 0, n*len(g.Stops))
	for i := range n {
		turn := i - int(before)
		reflected := method == "reflect" && turn&1 != 0
		for j := range g.Stops {
			stop := g.Stops[j]
			if reflected {
				stop = g.Stops[len(g.Stops)-1-j]
				stop.At = 1 - stop.At
			}
			stop.At = (float64(i) + stop.At) / float64(n)
			stops = append(stops, stop)
		}
	}
	from, to := g.From, g.To
	at := func(t float64) layout.Point { return layout.Pt(from.X+(to.X-from.X)*t, from.Y+(to.Y-from.Y)*t) }
	g.From, g.To = at(-before), at(1+after)
	g.FromRadius, g.ToRadius = g.FromRadius-before*(g.ToRadius-g.FromRadius), g.ToRadius+after*(g.ToRadius-g.FromRadius)
	g.Stops = stops
}

// reach returns how many times a gradient is to be repeated before and after itself.
func reach(g *layout.Gradient, back layout.Matrix, bounds rectangle) (before, after float64) {
	low, high := 0.0, 1.0
	for _, corner := range []layout.Point{{X: bounds.x0, Y: bounds.y0}, {X: bounds.x1, Y: bounds.y0}, {X: bounds.x0, Y: bounds.y1}, {X: bounds.x1, Y: bounds.y1}} {
		p := back.Apply(corner)
		var t float64
		if g.Radial {
			t = math.Hypot(p.X-g.To.X, p.Y-g.To.Y) / g.ToRadius * 2
		} else {
			dx, dy := g.To.X-g.From.X, g.To.Y-g.From.Y
			t = ((p.X-g.From.X)*dx + (p.Y-g.From.Y)*dy) / (dx*dx + dy*dy)
		}
		low, high = min(low, t), max(high, t)
	}
	if g.Radial {
		low = 0
	}
	return min(math.Ceil(-low), mostRepeats), min(math.Ceil(high-1), mostRepeats)
}

// tilePaint returns a pattern (SVG 2, 14.3).
func tilePaint(d *drafter, n *svg.Node, opacity float64, s *state, bounds rectangle) *layout.Paint {
	c := d.chainOf(n)
	units := c.attribute("patternUnits")
	if units != "userSpaceOnUse" && !bounds.hasArea() {
		return nil
	}
	f := frameOf(units, "objectBoundingBox", s, bounds)
	from := f.matrix.Apply(layout.Pt(f.get(c.attribute("x"), "0", f.width), f.get(c.attribute("y"), "0", f.height)))
	width, height := f.get(c.attribute("width"), "0", f.width)*f.matrix.A, f.get(c.attribute("height"), "0", f.height)*f.matrix.D
	outer := bounded(s.matrix.Times(transform(c.attribute("patternTransform"), s.measure)))
	if size := scaleOf(outer); !(width*size > leastTile && height*size > leastTile) {
		return nil
	}
	inner := initial(s.width, s.height)
	inner.depth = s.depth
	holder := c.holder()
	inner.matrix = translation(from.X, from.Y)
	if view, ok := parseViewBox(c.attribute("viewBox")); ok {
		placed, _ := fit(view, width, height, c.attribute("preserveAspectRatio"))
		inner.matrix = inner.matrix.Times(placed)
	} else if c.attribute("patternContentUnits") == "objectBoundingBox" {
		inner.matrix = inner.matrix.Times(scaling(bounds.width(), bounds.height()))
	}
	content := d.content(d, holder, inherited(d, holder, inner))
	if len(content) == 0 {
		return nil
	}
	return &layout.Paint{Color: s.color, Alpha: opacity, Tile: &layout.Tile{
		X: from.X, Y: from.Y, Width: width, Height: height, Matrix: outer, Content: content,
	}}
}

// leastTile is how large a tile is at least, in pixels: a page of smaller ones takes a viewer minutes.
const leastTile = 0.5

// inherited gives a state what an element that others refer to has from those around it.
func inherited(d *drafter, n *svg.Node, s state) state {
	var path []*svg.Node
	for up := n; up != nil; up = up.Parent {
		path = append(path, up)
	}
	for i := len(path) - 1; i >= 0; i-- {
		s.apply(d.propertiesOf(path[i]))
	}
	return s
}

// viewBox returns that of an element, and false if it has none with a size.
func viewBox(n *svg.Node) (rectangle, bool) { return parseViewBox(n.Attribute("viewBox")) }

func parseViewBox(value string) (rectangle, bool) {
	v := numbers(value)
	if len(v) != 4 || !(v[2] > 0 && v[3] > 0) {
		return rectangle{}, false
	}
	return rectangle{v[0], v[1], v[0] + v[2], v[1] + v[3]}, true
}
