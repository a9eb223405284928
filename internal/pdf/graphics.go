package pdf

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

func (c *canvas) box(b *layout.Box) {
	how := "F"
	c.file.SetFillColor(components(b.Color))
	c.state.color = nil // text is filled too
	if b.Line > 0 {
		how = "D"
		c.file.SetDrawColor(components(b.Color))
		c.file.SetLineWidth(b.Line)
	}
	if b.Radius > 0 {
		c.file.RoundedRect(b.X, b.Y, b.Width, b.Height, b.Radius, "1234", how)
		return
	}
	c.file.Rect(b.X, b.Y, b.Width, b.Height, how)
}

func (c *canvas) stroke(s *layout.Stroke) {
	if len(s.Points) == 0 {
		return
	}
	c.file.SetDrawColor(components(s.Color))
	c.file.SetLineWidth(s.Width)
	c.file.SetLineCapStyle("round")
	c.file.SetLineJoinStyle("round")
	if s.Dots > 0 {
		c.file.SetDashPattern([]float64{0, s.Dots}, 0)
		defer c.file.SetDashPattern(nil, 0)
	}
	c.file.MoveTo(s.Points[0].X, s.Points[0].Y)
	for _, p := range s.Points[1:] {
		c.file.LineTo(p.X, p.Y)
	}
	c.file.DrawPath("D")
}

// shape draws an outline (ISO 32000-1, 8.5.2).
func (c *canvas) shape(s *layout.Shape) {
	how := "F"
	if s.Width > 0 {
		how = "D"
		c.file.SetDrawColor(components(s.Color))
		c.file.SetLineWidth(s.Width)
		c.file.SetLineCapStyle("round")
		c.file.SetLineJoinStyle("round")
	} else {
		c.file.SetFillColor(components(s.Color))
		c.state.color = nil // text is filled too
	}
	for _, part := range s.Outline {
		switch p := part.Points; part.Kind {
		case layout.MoveTo:
			c.file.MoveTo(p[0].X, p[0].Y)
		case layout.LineTo:
			c.file.LineTo(p[0].X, p[0].Y)
		case layout.CurveTo:
			c.file.CurveBezierCubicTo(p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
		case layout.ClosePath:
			c.file.ClosePath()
		}
	}
	c.file.DrawPath(how)
}

// picture draws an image or a drawing into its rectangle (ISO 32000-1, 8.8).
func (c *canvas) picture(p *layout.Picture) {
	if p.Says != "" {
		c.say(p)
	}
	var name object.Name
	var matrix layout.Matrix
	if d := p.Drawing; d != nil {
		name = c.vectors.names[d]
		matrix = layout.Matrix{A: p.Width / d.Width, D: p.Height / d.Height, E: p.X, F: c.pages.Height - p.Y - p.Height}
	} else {
		image := c.images.byPath[p.Path]
		name = image.name
		matrix = image.imageMatrix(upright(c.pages.Height).Times(layout.Matrix{A: p.Width, D: p.Height, E: p.X, F: p.Y}))
	}
	c.shown = append(c.shown, name)
	c.write(string(append(appendMatrix([]byte("q "), matrix), "/"+string(name)+" Do Q"...)))
}

// say makes what a picture says part of the text by means of a blank that nobody
// sees, since marked content without any character has no place on the page to
// readers of text.
func (c *canvas) say(p *layout.Picture) {
	f := c.fonts.withBlank()
	if f == nil {
		return
	}
	b := c.state.appendFont([]byte("BT "), f, p.Height)
	b = c.state.appendSpacing(b, 0)
	b = appendActualText(b, p.Says)
	b = appendNumber(appendNumber(b, p.X), c.pages.Height-p.Y-p.Height)
	b = appendCode(append(b, "Td ("...), f.codes[f.blank])
	c.write(string(append(b, ") Tj EMC ET"...)))
}

func components(c layout.Color) (r, g, b int) { return int(c.R), int(c.G), int(c.B) }
