package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// Resources are what a stream of content names (ISO 32000-1, 7.8.3).
type resources struct {
	fonts, objects, states, patterns object.Dict
	names                            map[string]object.Name // of states, by what is in them
}

func (r *resources) dict() object.Dict {
	var d object.Dict
	for _, part := range []object.Entry{
		{Key: "ExtGState", Value: r.states}, {Key: "Font", Value: r.fonts}, {Key: "Pattern", Value: r.patterns}, {Key: "XObject", Value: r.objects},
	} {
		if len(part.Value.(object.Dict)) > 0 {
			d = append(d, part)
		}
	}
	return d
}

// add adds a resource, unless it is there, and returns its name.
func add(to *object.Dict, prefix string, ref object.Ref) object.Name {
	if i := slices.IndexFunc(*to, func(e object.Entry) bool { return e.Value == object.Object(ref) }); i >= 0 {
		return (*to)[i].Key
	}
	name := object.Name(prefix + strconv.Itoa(len(*to)+1))
	*to = append(*to, object.Entry{Key: name, Value: ref})
	return name
}

// state returns the name of a state of graphics (ISO 32000-1, 8.4.5).
func (r *resources) state(d object.Dict) object.Name {
	key := object.Format(d)
	if name, ok := r.names[key]; ok {
		return name
	}
	name := object.Name("G" + strconv.Itoa(len(r.states)+1))
	r.states = append(r.states, object.Entry{Key: name, Value: d})
	r.names[key] = name
	return name
}

// A stream is the content of a form or a pattern being written.
type stream struct {
	vectors   *vectorWriter
	toPDF     layout.Matrix
	resources resources
	to        []byte
	state     drawState
	saved     []drawState
}

// A drawState is what the operators so far have set, as they were written; "" is what it was in the beginning.
type drawState struct{ fill, stroke, alpha, pen string }

func newStream(v *vectorWriter, toPDF layout.Matrix) *stream {
	return &stream{vectors: v, toPDF: toPDF, resources: resources{names: make(map[string]object.Name)}}
}

func (s *stream) save() {
	s.to = append(s.to, "q "...)
	s.saved = append(s.saved, s.state)
}

func (s *stream) restore() {
	s.to = append(s.to, "Q\n"...)
	s.state, s.saved = s.saved[len(s.saved)-1], s.saved[:len(s.saved)-1]
}

// set writes operators unless they have been.
func (s *stream) set(to *string, operators []byte) {
	if *to != string(operators) {
		*to = string(operators)
		s.to = append(s.to, operators...)
	}
}

func (s *stream) graphic(g layout.Graphic) {
	switch g := g.(type) {
	case *layout.Path:
		s.path(g)
	case *layout.Lettering:
		s.lettering(g)
	case *layout.Raster:
		s.raster(g)
	case *layout.Group:
		s.group(g)
	}
}

// alpha sets how much is seen of what is filled and of what is drawn with a pen.
func (s *stream) alpha(fill, stroke float64) {
	if s.state.alpha == "" && fill >= 1 && stroke >= 1 {
		return
	}
	name := s.resources.state(object.Dict{
		{Key: "ca", Value: object.Raw(formatNumber(fill))}, {Key: "CA", Value: object.Raw(formatNumber(stroke))},
	})
	s.set(&s.state.alpha, []byte("/"+string(name)+" gs "))
}

// path draws a path. Its pen comes after its fill where that shows: else one operator does both.
func (s *stream) path(p *layout.Path) {
	if p.Fill != nil && p.Pen != nil && (p.Pen.Paint.Alpha < 1 || p.Fill.Alpha < 1 || hasAlpha(p.Fill) || hasAlpha(&p.Pen.Paint)) {
		fill, pen := *p, *p
		fill.Pen, pen.Fill = nil, nil
		s.path(&fill)
		s.path(&pen)
		return
	}
	changed := p.Matrix != layout.Identity
	masked := p.Fill != nil && hasAlpha(p.Fill) || p.Pen != nil && hasAlpha(&p.Pen.Paint)
	if changed || masked {
		s.save()
		defer s.restore()
	}
	s.paints(p)
	at := s.toPDF
	if changed {
		s.to = appendMatrix(s.to, at.Times(p.Matrix))
		at = layout.Identity
	}
	if p.Pen != nil {
		s.pen(p.Pen)
	}
	s.to = appendOutline(s.to, p.Outline, at)
	s.to = append(s.to, operator(p)...)
}

// operator returns the operator that paints a path (ISO 32000-1, 8.5.3).
func operator(p *layout.Path) string {
	switch {
	case p.Fill == nil:
		return "S\n"
	case p.Pen == nil && p.EvenOdd:
		return "f*\n"
	case p.Pen == nil:
		return "f\n"
	case p.EvenOdd:
		return "B*\n"
	}
	return "B\n"
}

func (s *stream) paints(p *layout.Path) {
	fill, stroke := 1.0, 1.0
	if p.Fill != nil {
		fill = p.Fill.Alpha
		s.mask(p.Fill)
		s.set(&s.state.fill, s.color(nil, p.Fill, "rg ", "cs ", "scn "))
	}
	if p.Pen != nil {
		stroke = p.Pen.Paint.Alpha
		s.mask(&p.Pen.Paint)
		s.set(&s.state.stroke, s.color(nil, &p.Pen.Paint, "RG ", "CS ", "SCN "))
	}
	s.alpha(fill, stroke)
}

// color writes the operators for a colour or a pattern.
func (s *stream) color(b []byte, p *layout.Paint, plain, space, pattern string) []byte {
	var ref object.Ref
	switch {
	case p.Gradient != nil:
		ref = s.vectors.gradient(p.Gradient, s.toPDF, false)
	case p.Tile != nil:
		ref = s.vectors.tile(p.Tile, s.toPDF)
	default:
		return append(appendColor(b, p.Color), plain...)
	}
	b = append(append(b, "/Pattern "...), space...)
	b = append(append(b, '/'), add(&s.resources.patterns, "P", ref)...)
	return append(append(b, ' '), pattern...)
}

// mask makes what comes next as transparent as the stops of a gradient are.
func (s *stream) mask(p *layout.Paint) {
	if !hasAlpha(p) {
		return
	}
	inner := newStream(s.vectors, s.toPDF)
	name := add(&inner.resources.patterns, "P", s.vectors.gradient(p.Gradient, s.toPDF, true))
	inner.to = append(inner.to, "/Pattern cs /"+string(name)+" scn "...)
	const whole = "-1000000 -1000000 2000000 2000000 re f\n" // the box of the form bounds it
	inner.to = append(inner.to, whole...)
	s.softMask(s.vectors.formOf(inner, transparencyGroup("DeviceGray")), true)
}

// softMask makes what comes next as visible as a group says (ISO 32000-1, 11.6.5.2).
func (s *stream) softMask(group object.Ref, luminance bool) {
	kind := object.Name("Alpha")
	if luminance {
		kind = "Luminosity"
	}
	name := s.resources.state(object.Dict{{Key: "SMask", Value: object.Dict{
		{Key: "Type", Value: object.Name("Mask")}, {Key: "S", Value: kind}, {Key: "G", Value: group},
	}}})
	s.to = append(s.to, "/"+string(name)+" gs "...)
}

func (s *stream) pen(p *layout.Pen) {
	b := append(appendDecimals(nil, p.Width, 4), "w "...)
	b = append(b, fmt.Sprintf("%d J %d j ", p.Cap, p.Join)...)
	b = append(appendDecimals(b, max(1, p.MiterLimit), 3), "M ["...)
	for _, d := range p.Dashes {
		b = appendDecimals(b, d, 4)
	}
	b = append(appendDecimals(append(b, "] "...), p.DashOffset, 4), "d "...)
	s.set(&s.state.pen, b)
}

// appendOutline writes an outline (ISO 32000-1, 8.5.2).
func appendOutline(b []byte, segments []layout.Segment, m layout.Matrix) []byte {
	point := func(p layout.Point) {
		p = m.Apply(p)
		b = appendDecimals(appendDecimals(b, p.X, 4), p.Y, 4)
	}
	for _, s := range segments {
		switch s.Kind {
		case layout.MoveTo:
			point(s.Points[0])
			b = append(b, "m "...)
		case layout.LineTo:
			point(s.Points[0])
			b = append(b, "l "...)
		case layout.CurveTo:
			point(s.Points[0])
			point(s.Points[1])
			point(s.Points[2])
			b = append(b, "c "...)
		case layout.ClosePath:
			b = append(b, "h "...)
		}
	}
	return b
}

// lettering shows text. PDF sets it upright where coordinates count from the bottom.
func (s *stream) lettering(l *layout.Lettering) {
	if len(l.Runs) == 0 {
		return
	}
	s.save()
	defer s.restore()
	s.alpha(l.Alpha, l.Alpha)
	s.to = appendMatrix(s.to, s.toPDF.Times(l.Matrix).Times(upright(0)))
	state := freshState()
	for _, r := range l.Runs {
		if len(r.Glyphs) == 0 {
			continue
		}
		f := s.vectors.fonts.byFace[r.Face]
		s.font(f.resource)
		s.to = append(state.appendRun(s.to, f, r, -r.Baseline), ' ')
	}
}

func (s *stream) font(name object.Name) {
	if s.resources.fonts.Get(name) == nil {
		s.resources.fonts = append(s.resources.fonts, object.Entry{Key: name, Value: s.vectors.refs[name]})
	}
}

func (s *stream) raster(r *layout.Raster) {
	image := s.vectors.images.of(r.Data, "")
	s.save()
	defer s.restore()
	s.alpha(r.Alpha, r.Alpha)
	s.to = appendMatrix(s.to, image.imageMatrix(s.toPDF.Times(r.Matrix)))
	s.draw(s.vectors.rasters[image])
}

func (s *stream) draw(object object.Ref) {
	s.to = append(s.to, "/"+string(add(&s.resources.objects, "X", object))+" Do "...)
}

// deepestState is how deep states of graphics may be saved within each other before what is deeper gets
// a form of its own: PDF/A has a limit of 28 (ISO 19005-2, 6.1.13), and each graphic within saves one.
const deepestState = 20

// group draws graphics that are clipped, masked or made transparent together. Only the latter two
// need a form of their own, and what is nested deep.
func (s *stream) group(g *layout.Group) {
	s.save()
	defer s.restore()
	for _, c := range g.Clips {
		s.to = appendOutline(s.to, c.Outline, s.toPDF)
		if c.EvenOdd {
			s.to = append(s.to, "W* n "...)
		} else {
			s.to = append(s.to, "W n "...)
		}
	}
	v := s.vectors
	switch {
	case g.Mask == nil && g.Alpha >= 1 && len(s.saved) >= deepestState:
		s.draw(v.form(g.Content, s.toPDF, nil))
		return
	case g.Mask == nil && g.Alpha >= 1:
		for _, inner := range g.Content {
			s.graphic(inner)
		}
		return
	}
	if g.Mask != nil {
		s.softMask(v.form(g.Mask.Content, s.toPDF, transparencyGroup("DeviceRGB")), g.Mask.Luminance)
	}
	s.alpha(g.Alpha, g.Alpha)
	s.draw(v.form(g.Content, s.toPDF, transparencyGroup("DeviceRGB")))
}

// form writes graphics as a form. Group says how they are put together before they are drawn; nil if they
// are not.
func (v *vectorWriter) form(content []layout.Graphic, toPDF layout.Matrix, group object.Object) object.Ref {
	s := newStream(v, toPDF)
	for _, g := range content {
		s.graphic(g)
	}
	return v.formOf(s, group)
}

func (v *vectorWriter) formOf(s *stream, group object.Object) object.Ref {
	d := object.Dict{
		{Key: "Type", Value: object.Name("XObject")},
		{Key: "Subtype", Value: object.Name("Form")},
		{Key: "BBox", Value: v.box},
		{Key: "Resources", Value: s.resources.dict()},
	}
	if group != nil {
		d = append(d, object.Entry{Key: "Group", Value: group})
	}
	return v.writer.Deflated(d, s.to, true)
}

// transparencyGroup is a group of graphics in a colour space (ISO 32000-1, 11.6.6).
func transparencyGroup(space object.Name) object.Dict {
	return object.Dict{
		{Key: "Type", Value: object.Name("Group")}, {Key: "S", Value: object.Name("Transparency")}, {Key: "I", Value: object.Raw("true")}, {Key: "CS", Value: space},
	}
}

// tile writes content that is repeated (ISO 32000-1, 8.7.3).
func (v *vectorWriter) tile(t *layout.Tile, toPDF layout.Matrix) object.Ref {
	box := []byte{'['}
	for _, c := range [...]float64{t.X, t.Y, t.X + t.Width, t.Y + t.Height} {
		box = appendDecimals(box, c, 6)
	}
	outer := v.box
	v.box = object.Raw(append(box, ']'))
	defer func() { v.box = outer }()
	s := newStream(v, layout.Identity)
	for _, g := range t.Content {
		s.graphic(g)
	}
	return v.writer.Deflated(object.Dict{
		{Key: "Type", Value: object.Name("Pattern")},
		{Key: "PatternType", Value: object.Raw("1")},
		{Key: "PaintType", Value: object.Raw("1")},
		{Key: "TilingType", Value: object.Raw("1")},
		{Key: "BBox", Value: v.box},
		{Key: "XStep", Value: object.Raw(formatDecimals(t.Width))},
		{Key: "YStep", Value: object.Raw(formatDecimals(t.Height))},
		{Key: "Resources", Value: s.resources.dict()},
		{Key: "Matrix", Value: matrixArray(toPDF.Times(t.Matrix))},
	}, s.to, true)
}
