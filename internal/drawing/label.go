package drawing

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// blocksOfHTML are the elements that begin a line.
var blocksOfHTML = setOf(`html:p html:div html:br html:li html:h1 html:h2 html:h3 html:h4 html:h5 html:h6 html:tr html:hr html:pre`)

// A labelReader collects the text of HTML in a foreignObject, line for line.
type labelReader struct {
	drafter *drafter
	lines   []string
	state   *state // of the last text
	align   string
}

// drawLabel sets the text of HTML in the middle of where it would be: programs that draw diagrams have
// the labels of boxes there.
func drawLabel(d *drafter, n *svg.Node, p properties, s state) []layout.Graphic {
	width, height := s.lengthOr(geometry(n, p, "width"), s.width, 0), s.lengthOr(geometry(n, p, "height"), s.height, 0)
	r := labelReader{drafter: d, lines: []string{""}}
	r.read(n, s)
	text := make([]string, 0, len(r.lines))
	for _, line := range r.lines {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			text = append(text, line)
			d.budget.letters -= utf8.RuneCountInString(line)
		}
	}
	if len(text) == 0 || s.hidden {
		return nil
	}
	d.lack(n, HTML, text[0])
	if d.letters == nil || d.budget.exhausted() {
		return nil
	}
	place := translation(s.lengthOr(geometry(n, p, "x"), s.width, 0), s.lengthOr(geometry(n, p, "y"), s.height, 0))
	s.matrix = bounded(s.matrix.Times(place))
	return setLabel(d, text, &r, rectangle{0, 0, width, height}, s.matrix)
}

// read reads what is in an element. Its size counts for what it says itself.
func (r *labelReader) read(n *svg.Node, s state) {
	s.apply(r.drafter.propertiesOf(n))
	if align := r.drafter.propertiesOf(n)["text-align"]; align != "" {
		r.align = align
	}
	for _, child := range n.Children {
		if r.drafter.budget.elements--; r.drafter.budget.exhausted() {
			return
		}
		switch {
		case child.Name == "":
			r.lines[len(r.lines)-1] += child.Text
			if strings.TrimSpace(child.Text) != "" {
				r.state = &s
			}
		case child.Name == "html:style" || child.Name == "html:script" || r.drafter.propertiesOf(child)["display"] == "none":
		default:
			if blocksOfHTML[child.Name] {
				r.lines = append(r.lines, "")
			}
			r.read(child, s)
			if blocksOfHTML[child.Name] {
				r.lines = append(r.lines, "")
			}
		}
	}
}

// lineHeight is that of labels, in ems.
const lineHeight = 1.3

// setLabel sets lines in the middle of a rectangle. Those that are too long are divided, unless the
// rectangle has hardly any width.
func setLabel(d *drafter, text []string, r *labelReader, within rectangle, m layout.Matrix) []layout.Graphic {
	s := *r.state
	scale := scaleOf(m)
	size := s.fontSize * scale
	if !(size >= leastFontSize && size <= mostFontSize) {
		return nil
	}
	// The widths are those of other faces: what had room there is not divided for a little.
	room := within.width() * scale * 1.15
	if within.width() < 2*s.fontSize {
		room = 0
	}
	font := fontOf(&s, size)
	font.Color = s.color
	var lines []Line
	for _, one := range text {
		lines = append(lines, d.letters.Set(one, font, room)...)
	}
	lettering := &layout.Lettering{Matrix: bounded(m.Times(scaling(1/scale, 1/scale))), Alpha: s.alpha}
	baseline := (within.height()*scale-float64(len(lines))*lineHeight*size)/2 + 0.95*size
	for i, line := range lines {
		x := (within.width()*scale - line.Width) / 2
		switch r.align {
		case "left", "start":
			x = max(0, min(x, 0))
		case "right", "end":
			x *= 2
		}
		for _, run := range line.Runs {
			run.Move(x, baseline+float64(i)*lineHeight*size)
			lettering.Runs = append(lettering.Runs, run)
		}
	}
	return []layout.Graphic{lettering}
}
