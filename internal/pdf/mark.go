package pdf

import (
	"fmt"

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
	case *typeset.Picture:
		d.picture(m)
	}
}

func (d *drawing) text(t *typeset.Text) {
	f := d.fonts[t.Face]
	d.font(f, t.Size)
	d.setSpacing(t.Spacing)
	d.file.SetTextColor(components(t.Color))
	codes, borrowed := f.shown(t.Text)
	if !borrowed && t.Spacing >= 0 {
		d.file.Text(t.X, t.Baseline, codes)
		return
	}
	d.file.RawWriteStr(actualText(t.Text))
	d.file.Text(t.X, t.Baseline, codes)
	if t.Spacing < 0 {
		// Readers of text take glyphs that overlap for the beginning of
		// another line. As marked content, the text ends where the next
		// begins, provided that the spacing is gone when its end is taken.
		d.setSpacing(0)
	}
	d.file.RawWriteStr("EMC")
}

func (d *drawing) font(f *font, size float64) {
	if f != d.current || size != d.size {
		d.file.SetFont(f.family, "", size)
		d.current, d.size = f, size
	}
}

// setSpacing sets the character spacing (ISO 32000-1, 9.3.2), which fpdf does
// not know.
func (d *drawing) setSpacing(spacing float64) {
	if spacing != d.spacing {
		d.file.RawWriteStr(fmt.Sprintf("%.4f Tc", spacing))
		d.spacing = spacing
	}
}

func (d *drawing) box(b *typeset.Box) {
	how := "F"
	d.file.SetFillColor(components(b.Color))
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

// picture draws an image. What it says becomes part of the text by means of a
// blank that nobody sees, since marked content without any character has no
// place on the page to readers of text.
func (d *drawing) picture(p *typeset.Picture) {
	if p.Says != "" && d.blank != nil {
		d.font(d.blank, p.Height)
		d.setSpacing(0)
		d.file.RawWriteStr(actualText(p.Says))
		d.file.Text(p.X, p.Y+p.Height, " ")
		d.file.RawWriteStr("EMC")
	}
	options := fpdf.ImageOptions{ImageType: string(d.images[p.Path]), AllowNegativePosition: true}
	d.file.ImageOptions(p.Path, p.X, p.Y, p.Width, p.Height, false, options, 0, "")
}

func components(c typeset.Color) (r, g, b int) { return int(c.R), int(c.G), int(c.B) }
