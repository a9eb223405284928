package pdf

import (
	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/typeset"
)

func (d *drawing) mark(m typeset.Mark) {
	switch m := m.(type) {
	case *typeset.Text:
		d.text(m)
	case *typeset.Box:
		d.box(m)
	case *typeset.Stroke:
		d.stroke(m)
	case *typeset.Shape:
		d.shape(m)
	case *typeset.Picture:
		d.picture(m)
	}
}

func (d *drawing) box(b *typeset.Box) {
	how := "F"
	d.file.SetFillColor(components(b.Color))
	d.state.color = nil // text is filled too
	if b.Line > 0 {
		how = "D"
		d.file.SetDrawColor(components(b.Color))
		d.file.SetLineWidth(b.Line)
	}
	if b.Radius > 0 {
		d.file.RoundedRect(b.X, b.Y, b.Width, b.Height, b.Radius, "1234", how)
		return
	}
	d.file.Rect(b.X, b.Y, b.Width, b.Height, how)
}

func (d *drawing) stroke(s *typeset.Stroke) {
	if len(s.Points) == 0 {
		return
	}
	d.file.SetDrawColor(components(s.Color))
	d.file.SetLineWidth(s.Width)
	d.file.SetLineCapStyle("round")
	d.file.SetLineJoinStyle("round")
	if s.Dots > 0 {
		d.file.SetDashPattern([]float64{0, s.Dots}, 0)
		defer d.file.SetDashPattern(nil, 0)
	}
	d.file.MoveTo(s.Points[0].X, s.Points[0].Y)
	for _, p := range s.Points[1:] {
		d.file.LineTo(p.X, p.Y)
	}
	d.file.DrawPath("D")
}

// shape draws an outline (ISO 32000-1, 8.5.2).
func (d *drawing) shape(s *typeset.Shape) {
	how := "F"
	if s.Width > 0 {
		how = "D"
		d.file.SetDrawColor(components(s.Color))
		d.file.SetLineWidth(s.Width)
		d.file.SetLineCapStyle("round")
		d.file.SetLineJoinStyle("round")
	} else {
		d.file.SetFillColor(components(s.Color))
		d.state.color = nil // text is filled too
	}
	for _, part := range s.Outline {
		switch p := part.Points; part.Kind {
		case typeset.MoveTo:
			d.file.MoveTo(p[0].X, p[0].Y)
		case typeset.LineTo:
			d.file.LineTo(p[0].X, p[0].Y)
		case typeset.CurveTo:
			d.file.CurveBezierCubicTo(p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
		case typeset.ClosePath:
			d.file.ClosePath()
		}
	}
	d.file.DrawPath(how)
}

// picture draws an image.
func (d *drawing) picture(p *typeset.Picture) {
	if p.Says != "" && d.blank != nil {
		d.say(p)
	}
	options := fpdf.ImageOptions{ImageType: string(d.images[p.Path]), AllowNegativePosition: true}
	d.file.ImageOptions(p.Path, p.X, p.Y, p.Width, p.Height, false, options, 0, "")
}

// say makes what a picture says part of the text by means of a blank that nobody
// sees, since marked content without any character has no place on the page to
// readers of text.
func (d *drawing) say(p *typeset.Picture) {
	b := d.appendFont([]byte("BT 0 Tc "), d.blank, p.Height)
	b = appendActualText(b, p.Says)
	b = appendNumber(b, p.X)
	b = appendNumber(b, d.pages.Height-p.Y-p.Height)
	b = append(b, "Td (\x00 ) Tj EMC ET"...)
	d.file.RawWriteStr(string(b))
	d.state.spacing = 0
}

func components(c typeset.Color) (r, g, b int) { return int(c.R), int(c.G), int(c.B) }
