package drawing

import (
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// A drafter goes through a file and makes graphics of it.
type drafter struct {
	document *svg.Document
	letters  Letters
	ids      map[string]*svg.Node
	sheet    sheet
	known    map[*svg.Node]properties
	active   map[*svg.Node]bool // what refers to others and is being drawn
	budget   budget
	lacks    []Lack
	nested   int // how many files this one is in
	rasters  map[*svg.Node]raster

	// content draws what is in an element, in a state: elements hold each other.
	content func(d *drafter, n *svg.Node, s state) []layout.Graphic
	// picture draws a whole file, of a size, within the one that is being drawn.
	picture func(d *drafter, n *svg.Node, data []byte, within rectangle, s state) []layout.Graphic
	// element draws an element.
	element func(d *drafter, n *svg.Node, s state) []layout.Graphic
}

// A budget is how much of a file is drawn. Elements that refer to each other can make it
// grow beyond all bounds.
type budget struct{ elements, segments, matches, letters, pixels int }

// The most of each, for a whole file. The largest maps that are drawn for a page have a tenth of it.
var wholeBudget = budget{elements: 100_000, segments: 600_000, matches: 4_000_000, letters: 100_000, pixels: 200_000_000}

func (b *budget) exhausted() bool {
	return b.elements < 0 || b.segments < 0 || b.matches < 0 || b.letters < 0
}

// A raster is an image in a file, which is looked at once, however often it is used.
type raster struct {
	data          []byte
	width, height float64 // in pixels; 0 if it cannot be set
}

// match pays for comparing elements with selectors.
func (d *drafter) match(n int) bool {
	d.budget.matches -= n
	return d.budget.matches >= 0
}

// outlined pays for an outline, and returns whether it may be drawn.
func (d *drafter) outlined(segments []layout.Segment) bool {
	d.budget.segments -= len(segments)
	return d.budget.segments >= 0
}

// lack notes that something is drawn otherwise than it should be.
func (d *drafter) lack(n *svg.Node, sort Sort, what string) {
	if d.letters != nil {
		return // noted when the file was read
	}
	if len(d.lacks) >= mostLacks {
		return
	}
	d.lacks = append(d.lacks, Lack{Sort: sort, What: what, node: n})
}

// mostLacks is how many faults are noted. They are reported together, with the first place of each sort.
const mostLacks = 1000

// index notes the ids and the style elements of a tree. It needs no recursion: trees may be as
// deep as svg lets them be.
func (d *drafter) index(n *svg.Node) {
	if id := n.Attribute("id"); id != "" && d.ids[id] == nil {
		d.ids[id] = n
	}
	if n.Name == "style" {
		if kind := n.Attribute("type"); kind == "" || strings.EqualFold(kind, "text/css") {
			d.sheet.read(textOf(n))
		}
		return
	}
	for _, child := range n.Children {
		d.index(child)
	}
}

// textOf returns the text that stands right in an element.
func textOf(n *svg.Node) string {
	var b strings.Builder
	for _, child := range n.Children {
		b.WriteString(child.Text)
	}
	return b.String()
}

// referred returns the element that a reference within the file means, nil if there is none.
func (d *drafter) referred(reference string) *svg.Node {
	id, ok := strings.CutPrefix(strings.TrimSpace(reference), "#")
	if !ok {
		return nil
	}
	return d.ids[id]
}

// enter notes that an element is being drawn for one that refers to it. It returns false if it is being
// drawn already, as it then refers to itself.
func (d *drafter) enter(n *svg.Node) bool {
	if d.active[n] || len(d.active) >= mostReferences {
		return false
	}
	d.active[n] = true
	return true
}

// mostReferences is how many references may lead on from each other.
const mostReferences = 24

func (d *drafter) leave(n *svg.Node) { delete(d.active, n) }

// propertiesOf returns the properties of an element, from attributes, rules and its style.
func (d *drafter) propertiesOf(n *svg.Node) properties {
	if known, ok := d.known[n]; ok {
		return known
	}
	p := properties{}
	for name, value := range n.Attributes {
		if presentation[name] {
			p[name] = value
		}
	}
	sheet, own := d.sheet.declared(n, d.match), declarations(n.Attribute("style"))
	p.take(sheet, false)
	p.take(own, false)
	p.take(sheet, true)
	p.take(own, true)
	d.known[n] = p
	return p
}
