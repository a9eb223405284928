package drawing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/svg"
)

// A piece is text of one state, without a place given within it.
type piece struct {
	text   string
	state  *state
	x, y   *float64 // where it begins, if that is given
	dx, dy float64
	// fitted is the length that its element asks for, by spacing or by scaling; 0 for none.
	fitted float64
	scaled bool
	lines  []decoration
}

// A decoration is a line along text, at a height in ems.
type decoration struct {
	height float64
	state  *state // whose paint it has
}

// A textReader collects the pieces of a text element (SVG 2, 11.4).
type textReader struct {
	drafter *drafter
	pieces  []piece
	blank   bool // the text so far ends in white space, or there is none
}

// drawText draws a text element.
func drawText(d *drafter, n *svg.Node, s state) []layout.Graphic {
	r := textReader{drafter: d, blank: true}
	r.element(n, &s, nil)
	r.trim()
	for i := range r.pieces {
		d.budget.letters -= utf8.RuneCountInString(r.pieces[i].text)
	}
	if d.letters == nil || d.budget.exhausted() {
		return nil
	}
	return placeText(d, r.pieces)
}

// element reads what is in an element whose state is given.
func (r *textReader) element(n *svg.Node, s *state, lines []decoration) {
	if value := n.Attribute("xml:space"); value != "" {
		s.preserve = value == "preserve"
	}
	if n.Attribute("rotate") != "" {
		r.drafter.lack(n, Effect, "rotate of <"+n.Name+">")
	}
	if mode := r.drafter.propertiesOf(n)["writing-mode"]; strings.HasPrefix(mode, "t") || strings.HasPrefix(mode, "v") {
		r.drafter.lack(n, Effect, "writing-mode of <"+n.Name+">")
	}
	lines = append(lines[:len(lines):len(lines)], decorationsOf(r.drafter, n, s)...)
	first := len(r.pieces)
	for _, child := range n.Children {
		switch child.Name {
		case "":
			r.text(child.Text, s, lines)
		case "tspan", "a", "tref":
			r.child(child, *s, lines)
		case "textPath":
			r.drafter.lack(child, Undrawn, "text along a path")
		}
	}
	r.place(n, s, first)
}

func (r *textReader) child(n *svg.Node, s state, lines []decoration) {
	if r.drafter.budget.elements--; r.drafter.budget.exhausted() {
		return
	}
	p := r.drafter.propertiesOf(n)
	s.apply(p)
	s.raised += shiftOf(p["baseline-shift"], &s)
	s.fillOpacity *= fraction(p["opacity"], 1)
	if p["display"] != "none" {
		r.element(n, &s, lines)
	}
}

func decorationsOf(d *drafter, n *svg.Node, s *state) []decoration {
	var lines []decoration
	for word := range strings.FieldsSeq(d.propertiesOf(n)["text-decoration"]) {
		switch word {
		case "underline":
			lines = append(lines, decoration{0.12, s})
		case "line-through":
			lines = append(lines, decoration{-0.26, s})
		case "overline":
			lines = append(lines, decoration{-0.85, s})
		}
	}
	return lines
}

// text adds text, in which white space is one blank (SVG 2, 11.7.4).
func (r *textReader) text(text string, s *state, lines []decoration) {
	if s.preserve {
		text = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ", "\r", " ").Replace(text)
	} else {
		var b strings.Builder
		for _, c := range text {
			if strings.ContainsRune(blanks, c) {
				if !r.blank {
					b.WriteByte(' ')
				}
				r.blank = true
				continue
			}
			b.WriteRune(c)
			r.blank = false
		}
		text = b.String()
	}
	if text == "" {
		return
	}
	r.blank = strings.HasSuffix(text, " ") && !s.preserve
	kept := *s
	r.pieces = append(r.pieces, piece{text: text, state: &kept, lines: lines})
}

// trim takes off the blank that the text ends with.
func (r *textReader) trim() {
	if n := len(r.pieces); n > 0 && !r.pieces[n-1].state.preserve {
		r.pieces[n-1].text = strings.TrimSuffix(r.pieces[n-1].text, " ")
	}
}

// place gives pieces the places that their element has for its characters. A list of several has
// one for each of the first characters. Pieces begin with that of an index.
func (r *textReader) place(n *svg.Node, s *state, first int) {
	x, y := s.list(n.Attribute("x"), s.width), s.list(n.Attribute("y"), s.height)
	dx, dy := s.list(n.Attribute("dx"), s.width), s.list(n.Attribute("dy"), s.height)
	given := max(len(x), len(y), len(dx), len(dy))
	if given > 1 {
		r.divide(first, given)
	}
	pieces := r.pieces[first:]
	for i := range min(given, len(pieces)) {
		p := &pieces[i]
		if i < len(x) && p.x == nil {
			p.x = &x[i]
		}
		if i < len(y) && p.y == nil {
			p.y = &y[i]
		}
		if i < len(dx) {
			p.dx += dx[i]
		}
		if i < len(dy) {
			p.dy += dy[i]
		}
	}
	if length, ok := s.length(n.Attribute("textLength"), s.width); ok && length > 0 && len(pieces) == 1 && pieces[0].fitted == 0 {
		pieces[0].fitted, pieces[0].scaled = length, n.Attribute("lengthAdjust") == "spacingAndGlyphs"
	}
}

// divide makes pieces of one character each of the first ones, from that of an index on.
func (r *textReader) divide(first, characters int) {
	rest := slices.Clone(r.pieces[first:])
	r.pieces = r.pieces[:first]
	for _, p := range rest {
		for characters > 1 && utf8.RuneCountInString(p.text) > 1 {
			_, size := utf8.DecodeRuneInString(p.text)
			one := p
			one.text, p.text = p.text[:size], p.text[size:]
			p.x, p.y, p.dx, p.dy = nil, nil, 0, 0
			r.pieces = append(r.pieces, one)
			characters--
		}
		r.pieces = append(r.pieces, p)
		characters--
	}
}

// list reads a list of lengths.
func (m measure) list(value string, whole float64) []float64 {
	if value == "" {
		return nil
	}
	var list []float64
	for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(blanks+",", r) }) {
		v, ok := m.length(word, whole)
		if !ok {
			break
		}
		list = append(list, v)
	}
	return list
}

// A setPiece is a piece with its glyphs. Lengths are in the units of the text.
type setPiece struct {
	*piece
	line  Line
	scale float64 // by which it was set larger, since PDF rounds small sizes
	width float64
}

// placeText sets pieces one after the other, and each chunk of them, which begins where a place is given,
// to one side of that or around it (SVG 2, 11.5).
func placeText(d *drafter, pieces []piece) []layout.Graphic {
	var drawn []layout.Graphic
	var pen layout.Point
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n].x == nil && pieces[n].y == nil {
			n++
		}
		set := make([]setPiece, n)
		width := 0.0
		for i := range set {
			set[i] = setOne(d, &pieces[i])
			width += set[i].width + pieces[i].dx
		}
		if first := &pieces[0]; first.x != nil {
			pen.X = *first.x
		}
		if first := &pieces[0]; first.y != nil {
			pen.Y = *first.y
		}
		switch pieces[0].state.anchor {
		case "middle":
			pen.X -= width / 2
		case "end":
			pen.X -= width
		}
		for i := range set {
			pen.X, pen.Y = pen.X+set[i].dx, pen.Y+set[i].dy
			drawn = append(drawn, drawPiece(d, &set[i], pen)...)
			pen.X += set[i].width
		}
		pieces = pieces[n:]
	}
	return drawn
}

// The sizes of type, in pixels, that are set.
const (
	leastFontSize = 0.5
	mostFontSize  = 4000
)

// setOne sets a piece. What is too small to be seen has no glyphs.
func setOne(d *drafter, p *piece) setPiece {
	s := p.state
	set := setPiece{piece: p, scale: scaleOf(s.matrix)}
	size := s.fontSize * set.scale
	if !(size >= leastFontSize && size <= mostFontSize) || p.text == "" {
		return set
	}
	lines := d.letters.Set(p.text, fontOf(s, size), 0)
	if len(lines) == 0 {
		return set
	}
	set.line = lines[0]
	spaces := s.spacing
	natural := set.line.Width/set.scale + spaces*float64(utf8.RuneCountInString(p.text))
	set.width = natural
	if p.fitted > 0 && natural > 0 {
		set.width = p.fitted
		if n := utf8.RuneCountInString(p.text); !p.scaled && n > 1 {
			spaces += (p.fitted - natural) / float64(n-1)
		} else {
			widen(&set.line, p.fitted/natural)
		}
	}
	if spaces != 0 {
		space(&set.line, spaces*set.scale)
	}
	return set
}

func fontOf(s *state, size float64) Font {
	return Font{Size: size, Bold: s.bold, Italic: s.italic, Mono: s.mono, Color: s.fill.color}
}

// widen stretches the glyphs of a line.
func widen(l *Line, by float64) {
	for _, r := range l.Runs {
		r.X *= by
		r.Width *= by
		r.Scale = r.HorizontalScale() * by
	}
	l.Width *= by
}

// space puts more between the glyphs of a line.
func space(l *Line, by float64) {
	added := 0.0
	for _, r := range l.Runs {
		r.X += added
		for i := range r.Glyphs {
			if i+1 == len(r.Glyphs) || r.Glyphs[i+1].Cluster != r.Glyphs[i].Cluster {
				r.Glyphs[i].Advance += float32(by / r.HorizontalScale())
				added += by
				r.Width += by
			}
		}
	}
	l.Width += added
}

// drawPiece draws a piece at a place.
func drawPiece(d *drafter, set *setPiece, at layout.Point) []layout.Graphic {
	s := set.state
	if len(set.line.Runs) == 0 || s.hidden {
		return nil
	}
	at.Y += baselineShift(s)
	paint := paint(d, s.fill, s.fillOpacity, s, rectangle{at.X, at.Y - s.fontSize, at.X + set.width, at.Y})
	if paint == nil {
		if paint = textOutline(d, s); paint == nil {
			return nil
		}
	}
	for _, r := range set.line.Runs {
		r.Color = plainColor(paint)
	}
	place := s.matrix.Times(translation(at.X, at.Y)).Times(scaling(1/set.scale, 1/set.scale))
	drawn := []layout.Graphic{&layout.Lettering{Matrix: bounded(place), Runs: set.line.Runs, Alpha: paint.Alpha}}
	for _, line := range set.lines {
		y, thick := at.Y+line.height*s.fontSize, 0.06*s.fontSize
		around := rectangle{at.X, y, at.X + set.width, y + thick}
		under := *line.state
		under.stroke = source{none: true}
		drawn = append(drawn, drawOutline(d, around.outline(), &under, false)...)
	}
	return drawn
}

// textOutline returns the paint of letters that are only outlined: they are filled with it.
func textOutline(d *drafter, s *state) *layout.Paint {
	if s.stroke.none || s.pen.Width == 0 {
		return nil
	}
	return paint(d, s.stroke, s.strokeOpacity, s, rectangle{})
}

// plainColor returns the colour of a paint, of a gradient its first: letters have one.
func plainColor(p *layout.Paint) layout.Color {
	if p.Gradient != nil {
		return p.Gradient.Stops[0].Color
	}
	return p.Color
}

// baselineShift returns how far below its place the alphabetic baseline of a text is, by which of
// the baselines of its face is meant to be there (CSS Inline 3, 4).
func baselineShift(s *state) float64 {
	return baselines[s.baseline]*s.fontSize - s.raised
}

// shiftOf returns how far a text is raised in its line.
func shiftOf(value string, s *state) float64 {
	switch value = strings.TrimSpace(value); value {
	case "sub":
		return -0.2 * s.fontSize
	case "super":
		return 0.4 * s.fontSize
	}
	return s.lengthOr(value, s.fontSize, 0)
}

// baselines are how far above the alphabetic baseline others are, in ems.
var baselines = map[string]float64{
	"middle": 0.27, "central": 0.35, "mathematical": 0.35, "hanging": 0.74, "text-before-edge": 0.93, "before-edge": 0.93,
	"text-top": 0.93, "text-after-edge": -0.22, "after-edge": -0.22, "text-bottom": -0.22, "ideographic": -0.12,
}
