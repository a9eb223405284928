package drawing

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// deepest is how many elements may be in each other, those that are referred to included.
const deepest = 400

// drawContent draws the elements in one.
func drawContent(d *drafter, n *svg.Node, s state) []layout.Graphic {
	var drawn []layout.Graphic
	for _, child := range n.Children {
		if child.Name == "" || child.Name == "?" {
			continue
		}
		drawn = append(drawn, d.element(d, child, s)...)
		if d.budget.exhausted() {
			break
		}
	}
	return drawn
}

// unseen are elements that are not drawn where they stand.
var unseen = setOf(`defs title desc metadata style symbol marker clipPath mask linearGradient radialGradient pattern filter
	solidcolor solidColor stop view font font-face cursor color-profile html:style`)

// drawElement draws an element.
func drawElement(d *drafter, n *svg.Node, s state) []layout.Graphic {
	if unseen[n.Name] {
		return nil
	}
	if d.budget.elements--; d.budget.exhausted() {
		return nil
	}
	if s.depth++; s.depth > deepest {
		d.budget.elements = -1
		return nil
	}
	p := d.propertiesOf(n)
	s.apply(p)
	if strings.TrimSpace(s.resolved(p["display"])) == "none" || n.Attribute("requiredExtensions") != "" {
		return nil
	}
	s.matrix = bounded(s.matrix.Times(transformOf(p, &s)))
	return withEffects(d, n, p, s, drawOwn(d, n, p, s))
}

// drawOwn draws an element without what is done with it as a whole.
func drawOwn(d *drafter, n *svg.Node, p properties, s state) []layout.Graphic {
	switch name := n.Name; {
	case isShape(name):
		return drawShape(d, n, p, s)
	case name == "g" || name == "a":
		return d.content(d, n, s)
	case name == "svg":
		return drawViewport(d, n, n, p, s)
	case name == "use":
		return drawUse(d, n, p, s)
	case name == "switch":
		return drawSwitch(d, n, s)
	case name == "text":
		return drawText(d, n, s)
	case name == "image":
		return drawRaster(d, n, p, s)
	case name == "foreignObject":
		return drawLabel(d, n, p, s)
	case strings.HasPrefix(name, "animate") || name == "set":
		d.lack(n, Moves, "<"+name+">")
	case name == "script":
		d.lack(n, Program, "<script>")
	case !strings.HasPrefix(name, "html:"):
		d.lack(n, Undrawn, "<"+short(name)+">")
	}
	return nil
}

// withEffects clips, masks and makes transparent what an element has drawn.
func withEffects(d *drafter, n *svg.Node, p properties, s state, drawn []layout.Graphic) []layout.Graphic {
	if _, _, ok := urlOf(p["filter"]); ok {
		d.lack(n, Effect, "filter of <"+n.Name+">")
	}
	if mode := p["mix-blend-mode"]; mode != "" && mode != "normal" {
		d.lack(n, Effect, "mix-blend-mode of <"+n.Name+">")
	}
	if len(drawn) == 0 {
		return nil
	}
	if n := d.effect(p, "clip-path", "clipPath"); n != nil {
		drawn = clipped(d, n, drawn, s)
	}
	if n := d.effect(p, "mask", "mask"); n != nil {
		drawn = masked(d, n, drawn, s)
	}
	if alpha := fraction(s.resolved(p["opacity"]), 1); alpha < 1 {
		drawn = []layout.Graphic{&layout.Group{Content: drawn, Alpha: alpha}}
	}
	return drawn
}

// effect returns the element that a property refers to, if it is one of a name.
func (d *drafter) effect(p properties, property, name string) *svg.Node {
	reference, _, ok := urlOf(p[property])
	if n := d.referred(reference); ok && n != nil && n.Name == name {
		return n
	}
	return nil
}

// drawRoot draws the outermost element into a picture of some size, which a matrix puts into its place.
func drawRoot(d *drafter, n *svg.Node, width, height float64, place layout.Matrix) []layout.Graphic {
	s := initial(width, height)
	s.matrix = place
	if view, ok := viewBox(n); ok {
		placed, _ := fit(view, width, height, n.Attribute("preserveAspectRatio"))
		s.matrix = bounded(place.Times(placed))
		s.width, s.height = view.width(), view.height()
	}
	p := d.propertiesOf(n)
	s.apply(p)
	if p["display"] == "none" {
		return nil
	}
	drawn := append(ground(p, width, height, place), d.content(d, n, s)...)
	return withEffects(d, n, p, s, drawn)
}

// ground draws the colour that a root has behind all.
func ground(p properties, width, height float64, place layout.Matrix) []layout.Graphic {
	for _, name := range []string{"background-color", "background"} {
		if c, alpha, ok := color(p[name]); ok && alpha > 0 {
			whole := rectangle{0, 0, width, height}
			return []layout.Graphic{&layout.Path{Outline: mapped(whole.outline(), place), Matrix: layout.Identity, Fill: &layout.Paint{Color: c, Alpha: alpha}}}
		}
	}
	return nil
}

// drawViewport draws what has a viewport of its own: a nested picture, or a symbol where it is
// used, whose size is then that of what uses it.
func drawViewport(d *drafter, n, sized *svg.Node, p properties, s state) []layout.Graphic {
	whole := s.measure
	get := func(name string, of float64) float64 {
		value := geometry(sized, p, name)
		if value == "" || value == "auto" {
			value = n.Attribute(name)
		}
		return s.lengthOr(value, of, of)
	}
	width, height := get("width", whole.width), get("height", whole.height)
	if !(width > 0 && height > 0) {
		return nil
	}
	if n.Name == "svg" {
		s.matrix = bounded(s.matrix.Times(translation(s.lengthOr(n.Attribute("x"), whole.width, 0), s.lengthOr(n.Attribute("y"), whole.height, 0))))
	}
	seen := rectangle{0, 0, width, height}
	clip := layout.Clip{Outline: mapped(seen.outline(), s.matrix)}
	s.width, s.height = width, height
	if view, ok := viewBox(n); ok {
		placed, _ := fit(view, width, height, n.Attribute("preserveAspectRatio"))
		s.matrix = bounded(s.matrix.Times(placed))
		s.width, s.height = view.width(), view.height()
	}
	drawn := d.content(d, n, s)
	if overflow := d.propertiesOf(n)["overflow"]; len(drawn) == 0 || overflow == "visible" || overflow == "auto" {
		return drawn
	}
	return []layout.Graphic{&layout.Group{Content: drawn, Clips: []layout.Clip{clip}, Alpha: 1}}
}

// drawUse draws an element where another refers to it (SVG 2, 5.5).
func drawUse(d *drafter, n *svg.Node, p properties, s state) []layout.Graphic {
	address := n.Attribute("href")
	target := d.referred(address)
	if target == nil {
		if address != "" && !strings.HasPrefix(address, "#") {
			d.lack(n, Outside, short(address))
		}
		return nil
	}
	if holds(target, n) || !d.enter(target) {
		return nil
	}
	defer d.leave(target)
	s.matrix = bounded(s.matrix.Times(translation(s.lengthOr(geometry(n, p, "x"), s.width, 0), s.lengthOr(geometry(n, p, "y"), s.height, 0))))
	if target.Name != "symbol" && target.Name != "svg" {
		return d.element(d, target, s)
	}
	own := d.propertiesOf(target)
	s.apply(own)
	return withEffects(d, target, own, s, drawViewport(d, target, n, p, s))
}

// holds reports whether an element is one, or is around it.
func holds(around, n *svg.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == around {
			return true
		}
	}
	return false
}

// drawSwitch draws the first element that can be drawn (SVG 2, 5.8). HTML is the last choice:
// what comes after it stands in for it where there is none.
func drawSwitch(d *drafter, n *svg.Node, s state) []layout.Graphic {
	var html *svg.Node
	for _, child := range n.Children {
		switch {
		case child.Name == "" || child.Name == "?" || child.Attribute("requiredExtensions") != "" || !isSpoken(child.Attribute("systemLanguage")):
		case child.Name == "foreignObject":
			if html == nil {
				html = child
			}
		case isExcuse(child), !isDrawn(child.Name):
		default:
			return d.element(d, child, s)
		}
	}
	if html != nil {
		return d.element(d, html, s)
	}
	return nil
}

// isDrawn reports whether elements of a name are drawn where they stand.
func isDrawn(name string) bool { return isShape(name) || drawnNames[name] }

var drawnNames = setOf(`svg g a use switch text image`)

// isSpoken reports whether a switch means a language that a picture without a language has: English,
// or none.
func isSpoken(languages string) bool {
	return languages == "" || slices.ContainsFunc(strings.Split(languages, ","), func(l string) bool {
		return strings.HasPrefix(strings.TrimSpace(l), "en")
	})
}

// isExcuse reports whether an element says only that a program cannot show the text: draw.io has a link
// with that, and before it an empty group for all programs that can.
func isExcuse(n *svg.Node) bool {
	return n.Name == "a" && strings.Contains(n.Attribute("href"), "svg-export-text-problems") || n.Name == "g" && n.Attribute("requiredFeatures") != "" && len(n.Children) == 0
}
