package drawing

import (
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// extent returns the rectangle around graphics, in the units of a state.
func extent(content []layout.Graphic, s *state) rectangle {
	back, ok := inverse(s.matrix)
	if !ok {
		return rectangle{}
	}
	var b box
	addExtent(&b, content, back)
	return b.rectangle
}

func addExtent(b *box, content []layout.Graphic, back layout.Matrix) {
	for _, g := range content {
		switch g := g.(type) {
		case *layout.Path:
			b.addOutline(g.Outline, back.Times(g.Matrix))
		case *layout.Group:
			addExtent(b, g.Content, back)
		case *layout.Raster:
			b.addOutline(rectangle{0, 0, 1, 1}.outline(), back.Times(g.Matrix))
		case *layout.Lettering:
			for _, r := range g.Runs {
				around := rectangle{r.X, r.Baseline - r.Size, r.X + r.Width, r.Baseline + r.Size/4}
				b.addOutline(around.outline(), back.Times(g.Matrix))
			}
		}
	}
}

// clipped cuts graphics as a clipping path says (CSS Masking 1, 5). One of a single shape is an outline; several
// are a mask, as they may overlap.
func clipped(d *drafter, n *svg.Node, content []layout.Graphic, s state) []layout.Graphic {
	if !d.enter(n) {
		return content
	}
	defer d.leave(n)
	var bounds rectangle
	if n.Attribute("clipPathUnits") == "objectBoundingBox" {
		bounds = extent(content, &s)
	}
	f := frameOf(n.Attribute("clipPathUnits"), "userSpaceOnUse", &s, bounds)
	inner := initial(s.width, s.height)
	inner.depth, inner.matrix = s.depth+1, s.matrix
	inner = inherited(d, n, inner)
	inner.matrix = bounded(s.matrix.Times(transform(d.propertiesOf(n)["transform"], s.measure)).Times(f.matrix))
	inner.fill, inner.fillOpacity, inner.clipping = black, 1, true
	group := &layout.Group{Content: content, Alpha: 1}
	if outline, evenOdd, ok := onlyShape(d, n, inner); ok {
		group.Clips = []layout.Clip{{Outline: outline, EvenOdd: evenOdd}}
	} else {
		group.Mask = &layout.Mask{Content: d.content(d, n, inner)}
	}
	if next, _, ok := urlOf(d.propertiesOf(n)["clip-path"]); ok {
		if outer := d.referred(next); outer != nil && outer.Name == "clipPath" {
			return clipped(d, outer, []layout.Graphic{group}, s)
		}
	}
	return []layout.Graphic{group}
}

// onlyShape returns the outline of a clipping path that is one shape. An empty one hides all.
func onlyShape(d *drafter, n *svg.Node, s state) (outline []layout.Segment, evenOdd, ok bool) {
	var only *svg.Node
	for _, child := range n.Children {
		switch {
		case child.Name == "" || child.Name == "?" || child.Name == "title" || child.Name == "desc":
		case only != nil || !isShape(child.Name):
			return nil, false, false
		default:
			only = child
		}
	}
	if only == nil {
		return rectangle{}.outline(), false, true
	}
	p := d.propertiesOf(only)
	if p["clip-path"] != "" || p["display"] == "none" {
		return nil, false, false
	}
	s.apply(p)
	if s.hidden {
		return rectangle{}.outline(), false, true
	}
	s.matrix = bounded(s.matrix.Times(transformOf(p, &s)))
	segments := outlineOf(only, p, &s)
	if !d.outlined(segments) || len(segments) == 0 {
		return rectangle{}.outline(), false, true
	}
	return mapped(segments, s.matrix), s.clipEvenOdd, true
}

// masked makes graphics as visible as a mask says (CSS Masking 1, 7).
func masked(d *drafter, n *svg.Node, content []layout.Graphic, s state) []layout.Graphic {
	if !d.enter(n) {
		return content
	}
	defer d.leave(n)
	bounds := extent(content, &s)
	region := frameOf(n.Attribute("maskUnits"), "objectBoundingBox", &s, bounds)
	from := region.matrix.Apply(layout.Pt(region.get(n.Attribute("x"), "-10%", region.width), region.get(n.Attribute("y"), "-10%", region.height)))
	width := region.get(n.Attribute("width"), "120%", region.width) * region.matrix.A
	height := region.get(n.Attribute("height"), "120%", region.height) * region.matrix.D
	within := rectangle{from.X, from.Y, from.X + width, from.Y + height}
	inner := initial(s.width, s.height)
	inner.depth = s.depth + 1
	inner = inherited(d, n, inner)
	f := frameOf(n.Attribute("maskContentUnits"), "userSpaceOnUse", &s, bounds)
	inner.matrix = bounded(s.matrix.Times(f.matrix))
	return []layout.Graphic{&layout.Group{
		Content: content, Alpha: 1,
		Clips: []layout.Clip{{Outline: mapped(within.outline(), s.matrix)}},
		Mask:  &layout.Mask{Content: d.content(d, n, inner), Luminance: d.propertiesOf(n)["mask-type"] != "alpha"},
	}}
}

// transformOf returns the transformation of an element, around its origin.
func transformOf(p properties, s *state) layout.Matrix {
	value := s.resolved(p["transform"])
	if value == "" {
		return layout.Identity
	}
	m := transform(value, s.measure)
	words := strings.Fields(p["transform-origin"])
	if len(words) == 0 {
		return m
	}
	at := layout.Pt(s.origin(words[0], s.width), s.height/2)
	if len(words) > 1 {
		at.Y = s.origin(words[1], s.height)
	}
	if words[0] == "top" || words[0] == "bottom" {
		at = layout.Pt(s.width/2, s.origin(words[0], s.height))
	}
	return bounded(translation(at.X, at.Y).Times(m).Times(translation(-at.X, -at.Y)))
}
