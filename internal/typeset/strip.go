package typeset

import "slices"

// A strip is a horizontal slice of the type area that no page break divides:
// a line of text, a row of a table, a figure. Blocks become strips, and strips
// become pages. Marks have their final x, and y from the top of the strip.
type strip struct {
	before   float64 // white above, left out at the top of a page
	height   float64
	baseline float64 // of the first line, from the top
	marks    []Mark
	links    []pendingLink
	anchors  []anchorAt
	notes    []*note // whose marks are here
	bands    []*band // innermost first
	keep     bond    // to the next strip
	heading  bool
	newPage  bool
	chapter  string // running head from here on, if not empty
	// repeat is set at the top of a page that begins with this strip: the
	// header of the table that it is a row of.
	repeat *strip
	cells  *cellOrder // of the row that the strip is a line of; nil for any other
	entry  *entry
	figure *Picture // that the strip is, and may shrink
	top    float64  // how far the marks have been moved down on their page
}

// A bond says how firmly a strip is kept on the page of the next one.
type bond uint8

const (
	loose     bond = iota
	preferred      // unless too much of a page would stay white
	firm           // unless both together are higher than a page
)

// A pendingLink is a link whose place is not known yet.
type pendingLink struct {
	Link
	link *link
}

// An anchorAt is an anchor at a height of a strip.
type anchorAt struct {
	anchor
	y float64
}

// A band is a vertical stripe that accompanies a block from its first strip to
// its last: the bar beside a quote, the ground under code.
type band struct {
	x, width float64
	radius   float64
	color    Color
	// bleed is how far it reaches beyond the lines where it goes on over pages.
	bleed  float64
	margin bool // beside what is not translated; no part of a block
}

// framed reports whether the strip is inside a block that has a look of its own.
func (s *strip) framed() bool {
	return slices.ContainsFunc(s.bands, func(b *band) bool { return !b.margin })
}

// An entry is a heading as the outline and the contents list it.
type entry struct {
	level  int // of the heading, 1 to 6; 0 for the title of a part
	depth  int // in the contents, 1 at the top
	title  string
	anchor anchor
}

func (s *strip) move(dx, dy float64) {
	for _, m := range s.marks {
		m.move(dx, dy)
	}
	for i := range s.links {
		s.links[i].X += dx
		s.links[i].Y += dy
	}
	for i := range s.anchors {
		s.anchors[i].y += dy
	}
}

// absorb puts the content of another strip into this one, lowered by dy.
func (s *strip) absorb(o *strip, dy float64) {
	o.move(0, dy)
	s.marks = append(s.marks, o.marks...)
	s.links = append(s.links, o.links...)
	s.anchors = append(s.anchors, o.anchors...)
	s.notes = append(s.notes, o.notes...)
}

// precede puts the content of another strip before this one's, so that the
// baselines of both are one, or their tops where there is no line in this one.
func (s *strip) precede(o *strip) {
	if s.baseline > 0 {
		o.move(0, s.baseline-o.baseline)
	}
	s.marks = append(o.marks, s.marks...)
	s.links = append(o.links, s.links...)
	s.anchors = append(o.anchors, s.anchors...)
}

// echo returns a copy of the strip that is decoration: its text is on the
// pages already.
func (s *strip) echo() *strip {
	c := &strip{height: s.height, baseline: s.baseline, bands: slices.Clip(s.bands), keep: firm}
	for _, m := range s.marks {
		c.marks = append(c.marks, copyAsDecoration(m))
	}
	c.move(0, -s.top)
	return c
}

func copyAsDecoration(m Mark) Mark {
	switch m := m.(type) {
	case *Text:
		c := *m
		c.owner = 0
		return &c
	case *Box:
		c := *m
		c.owner = 0
		return &c
	case *Stroke:
		c := *m
		c.owner = 0
		c.Points = append([]Point(nil), m.Points...)
		return &c
	case *Shape:
		c := *m
		c.owner = 0
		c.Outline = append([]Segment(nil), m.Outline...)
		return &c
	case *Picture:
		c := *m
		c.owner = 0
		return &c
	}
	panic("typeset: a mark of a kind that is not drawn")
}

// inside marks strips as belonging to a band.
func inside(b *band, strips []*strip) {
	for _, s := range strips {
		s.bands = append(s.bands, b)
	}
}

// grounded puts a ground below strips, with white above and below them, which it
// keeps at the ends of pages.
func grounded(strips []*strip, ground *band, white float64) []*strip {
	bind(strips, firm)
	strips = append(append([]*strip{pad(white)}, strips...), pad(white))
	bind(strips, loose)
	ground.bleed = white
	inside(ground, strips)
	return strips
}

// keepTogether lets a page end neither between a title and what is below it nor within
// two lines of that.
func keepTogether(title, body []*strip) {
	bindAll(title, firm)
	if len(body) == 0 {
		return
	}
	bind(title, firm)
	lines := 0
	for _, t := range body[:len(body)-1] {
		if t.baseline > 0 || t.figure != nil {
			lines++
		}
		if lines == 2 {
			return
		}
		t.keep = firm
	}
}

// keepShort keeps strips on one page, where that can be, if they have no more than a few
// lines.
func keepShort(strips []*strip) {
	const few = 7
	lines := 0
	for _, t := range strips {
		if t.baseline > 0 {
			lines++
		}
	}
	if lines <= few {
		bindAll(strips, preferred)
	}
}

// pad returns an empty strip, for the white inside a band.
func pad(height float64) *strip { return &strip{height: height, keep: firm} }

// shrink makes the figure that a strip is lower.
func (s *strip) shrink(by float64) {
	p := s.figure
	scale := (s.height - by) / s.height
	left := p.X
	p.X += p.Width * (1 - scale) / 2
	p.Width, p.Height = p.Width*scale, p.Height*scale
	s.height -= by
	for i := range s.links {
		if s.links[i].X < left {
			continue // that of a label beside it
		}
		s.links[i].X, s.links[i].Width, s.links[i].Height = p.X, p.Width, p.Height
	}
}

// bindAll binds each strip but the last to the next one, at least as firmly.
func bindAll(strips []*strip, b bond) {
	for i := range max(0, len(strips)-1) {
		strips[i].keep = max(strips[i].keep, b)
	}
}

// bind binds the last of the strips to what comes next.
func bind(strips []*strip, b bond) {
	if n := len(strips); n > 0 {
		strips[n-1].keep = b
	}
}

// lead sets the white above the first of the strips.
func lead(strips []*strip, white float64) []*strip {
	if len(strips) > 0 {
		strips[0].before = white
	}
	return strips
}
