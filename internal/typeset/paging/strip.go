package paging

import (
	"math"
	"slices"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// A Strip is a horizontal slice of the type area that no page break divides:
// a line of text, a row of a table, a figure. Blocks become strips, and strips
// become pages. Marks have their final x, and y from the top of the strip.
type Strip struct {
	Before   float64 // white above, left out at the top of a page
	Height   float64
	Baseline float64 // of the first line, from the top
	Marks    []layout.Mark
	Links    []paragraph.Link
	Anchors  []AnchorAt
	Notes    []*Note // whose marks are here
	bands    []*Band // innermost first
	Keep     Bond    // to the next strip
	Heading  bool
	Opens    bool   // a chapter, and so a page in most books
	ends     bool   // the page before it, whatever has room there
	Chapter  string // running head from here on, if not empty
	// Repeat is set at the top of a page that begins with this strip: the
	// header of the table that it is a row of.
	Repeat *Strip
	Cells  *CellOrder // of the row that the strip is a line of; nil for any other
	Entry  *Entry
	Figure *layout.Picture // that the strip is, and may shrink
	Top    float64         // how far the marks have been moved down on their page
	shift  float64         // how far to the right
}

// A Bond says how firmly a strip is kept on the page of the next one.
type Bond uint8

// The bonds, from the weakest.
const (
	Loose     Bond = iota
	Preferred      // unless too much of a page would stay white
	Firm           // unless both together are higher than a page
	Solid          // as Firm; a page that is too low for both ends elsewhere, if it can
)

// A Note is a footnote, which comes to stand at the foot of the page on which the first of its
// marks is.
type Note struct{ Strips []*Strip }

// An AnchorAt is an anchor at a height of a strip.
type AnchorAt struct {
	To anchor.Anchor
	Y  float64
}

// A Band is a vertical stripe that accompanies a block from its first strip to
// its last: the bar beside a quote, the ground under code.
type Band struct {
	X, Width float64
	Radius   float64
	Color    layout.Color
	// bleed is how far it reaches beyond the lines where it goes on over pages.
	bleed  float64
	Margin bool // beside what is not translated; no part of a block
}

// Framed reports whether the strip is inside a block that has a look of its own.
func (s *Strip) Framed() bool {
	return slices.ContainsFunc(s.bands, func(b *Band) bool { return !b.Margin })
}

// FewLines is how many lines a chapter's last page holds at least, if it has a page before.
const FewLines = 3

// lines is how many lines of text the strip is at least; a figure is as good as a few.
func (s *Strip) lines(d *design.Design) int {
	switch {
	case s.Figure != nil:
		return FewLines
	case s.Baseline == 0:
		return 0
	}
	return max(1, int(s.Height/d.Body.Line))
}

// An Entry is a heading as the outline and the contents list it.
type Entry struct {
	Level  int    // of the heading, 1 to 6; 0 for the title of a part
	Depth  int    // in the contents, 1 at the top
	Number string // "" for none
	Title  string
	Anchor anchor.Anchor
}

// Move moves all that is in the strip.
func (s *Strip) Move(dx, dy float64) {
	for _, m := range s.Marks {
		m.Move(dx, dy)
	}
	for i := range s.Links {
		s.Links[i].Area.X += dx
		s.Links[i].Area.Y += dy
	}
	for i := range s.Anchors {
		s.Anchors[i].Y += dy
	}
}

// Renumber gives what is in strips, and in their footnotes, other numbers of nodes.
func Renumber(strips []*Strip, number func(node int) int) {
	for _, s := range strips {
		for _, m := range s.Marks {
			m.Belong(number(m.Of()))
		}
		for i := range s.Links {
			s.Links[i].Area.Node = number(s.Links[i].Area.Node)
		}
		for _, n := range s.Notes {
			Renumber(n.Strips, number)
		}
	}
}

// Absorb puts the content of another strip into this one, lowered by dy.
func (s *Strip) Absorb(o *Strip, dy float64) {
	o.Move(0, dy)
	s.Marks = append(s.Marks, o.Marks...)
	s.Links = append(s.Links, o.Links...)
	s.Anchors = append(s.Anchors, o.Anchors...)
	s.Notes = append(s.Notes, o.Notes...)
}

// Precede puts the content of another strip before this one's, so that the
// baselines of both are one, or their tops where there is no line in this one.
func (s *Strip) Precede(o *Strip) {
	if s.Baseline > 0 {
		o.Move(0, s.Baseline-o.Baseline)
	}
	s.Marks = append(o.Marks, s.Marks...)
	s.Links = append(o.Links, s.Links...)
	s.Anchors = append(o.Anchors, s.Anchors...)
}

// echo returns a copy of the strip that is decoration: its text is on the
// pages already.
func (s *Strip) echo() *Strip {
	c := &Strip{Height: s.Height, Baseline: s.Baseline, bands: slices.Clip(s.bands), Keep: Firm}
	for _, m := range s.Marks {
		c.Marks = append(c.Marks, copyAsDecoration(m))
	}
	c.Move(-s.shift, -s.Top)
	return c
}

func copyAsDecoration(m layout.Mark) layout.Mark {
	switch m := m.(type) {
	case *layout.Run:
		c := *m
		c.Node = 0
		return &c
	case *layout.Box:
		c := *m
		c.Node = 0
		return &c
	case *layout.Stroke:
		c := *m
		c.Node = 0
		c.Points = append([]layout.Point(nil), m.Points...)
		return &c
	case *layout.Shape:
		c := *m
		c.Node = 0
		c.Outline = append([]layout.Segment(nil), m.Outline...)
		return &c
	case *layout.Picture:
		c := *m
		c.Node = 0
		return &c
	}
	panic("typeset: a mark of a kind that is not drawn")
}

// Inside marks strips as belonging to a band.
func Inside(b *Band, strips []*Strip) {
	for _, s := range strips {
		s.bands = append(s.bands, b)
	}
}

// Grounded puts a ground below strips, with white above and below them, which it
// keeps at the ends of pages.
func Grounded(strips []*Strip, ground *Band, white float64) []*Strip {
	Bind(strips, Solid)
	strips = append(append([]*Strip{Pad(white)}, strips...), Pad(white))
	Bind(strips, Loose)
	ground.bleed = white
	Inside(ground, strips)
	return strips
}

// KeepTogether lets a page end neither between a title and what is below it nor within
// two lines of that.
func KeepTogether(title, body []*Strip) {
	BindAll(title, Solid)
	if len(body) == 0 {
		return
	}
	Bind(title, Solid)
	lines := 0
	for _, t := range body[:len(body)-1] {
		if t.Baseline > 0 || t.Figure != nil {
			lines++
		}
		if lines == 2 {
			return
		}
		t.Keep = max(t.Keep, Firm)
	}
}

// KeepShort keeps strips on one page, where that can be, if they have no more than a few
// lines.
func KeepShort(strips []*Strip) {
	const few = 7
	lines := 0
	for _, t := range strips {
		if t.Baseline > 0 {
			lines++
		}
	}
	if lines <= few {
		BindAll(strips, Preferred)
	}
}

// Pad returns an empty strip, for the white inside a band.
func Pad(height float64) *Strip { return &Strip{Height: height, Keep: Solid} }

// shrink makes the figure that a strip is lower.
func (s *Strip) shrink(by float64) {
	p := s.Figure
	scale := (s.Height - by) / s.Height
	left := p.X
	p.X += p.Width * (1 - scale) / 2
	p.Width, p.Height = p.Width*scale, p.Height*scale
	s.Height -= by
	for i := range s.Links {
		if s.Links[i].Area.X < left {
			continue // that of a label beside it
		}
		area := &s.Links[i].Area
		area.X, area.Width, area.Height = p.X, p.Width, p.Height
	}
}

// BindAll binds each strip but the last to the next one, at least as firmly.
func BindAll(strips []*Strip, b Bond) {
	for i := range max(0, len(strips)-1) {
		strips[i].Keep = max(strips[i].Keep, b)
	}
}

// Bind binds the last of the strips to what comes next.
func Bind(strips []*Strip, b Bond) {
	if n := len(strips); n > 0 {
		strips[n-1].Keep = b
	}
}

// Lead sets the white above the first of the strips.
func Lead(strips []*Strip, white float64) []*Strip {
	if len(strips) > 0 {
		strips[0].Before = white
	}
	return strips
}

// Left is where the text of the strip, or a box in it, begins; 0 if it has neither.
func (s *Strip) Left() float64 {
	left := math.Inf(1)
	for _, m := range s.Marks {
		switch m := m.(type) {
		case *layout.Run:
			left = min(left, m.X)
		case *layout.Box:
			left = min(left, m.X)
		}
	}
	if math.IsInf(left, 1) {
		return 0
	}
	return left
}

// Width is how wide the text of the strip is.
func (s *Strip) Width() float64 {
	right := math.Inf(-1)
	for _, m := range s.Marks {
		if t, ok := m.(*layout.Run); ok {
			right = max(right, t.X+t.Width)
		}
	}
	if math.IsInf(right, -1) {
		return 0
	}
	return right - s.Left()
}

// Link makes a text of the strip a link.
func (s *Strip) Link(m layout.Mark, to *anchor.Link, color layout.Color) {
	t, ok := m.(*layout.Run)
	if !ok {
		return
	}
	t.Color = color
	s.Links = append(s.Links, paragraph.Link{
		To:   to,
		Area: layout.Link{X: t.X, Y: t.Baseline - t.Size*0.95, Width: t.Width, Height: t.Size * 1.25, Node: to.Node},
	})
}
