package pdf

import (
	"fmt"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/layout"
)

// draw has fpdf draw the pages from start to end.
func (c *canvas) draw(start, end int) (*drawn, error) {
	c.file = fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: c.pages.Width, Ht: c.pages.Height},
	})
	c.file.SetCompression(false) // what it draws is compressed when the file is written
	c.file.SetAutoPageBreak(false, 0)
	c.file.SetLineCapStyle("round") // as strokes leave it for what is drawn after them
	c.file.SetLineJoinStyle("round")
	for i := start; i < end; i++ {
		c.page(i)
	}
	sheets, err := c.output()
	if err == nil && len(sheets.contents) != end-start {
		err = errForm
	}
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return sheets, nil
}

// page draws a page.
func (c *canvas) page(i int) {
	page := c.pages.Pages[i]
	c.file.AddPage()
	c.state = freshState()
	c.shown = append(c.shown, nil)
	for m := range page.All() {
		c.tags.bound(i, m)
		c.write(c.tags.begin(i, m.Of()))
		c.mark(m)
	}
	c.write(c.tags.end())
	for n, l := range page.Links {
		c.tags.link(i, n, l.Node)
	}
}

func (c *canvas) mark(m layout.Mark) {
	switch m := m.(type) {
	case *layout.Run:
		c.run(m)
	case *layout.Box:
		c.box(m)
	case *layout.Stroke:
		c.stroke(m)
	case *layout.Shape:
		c.shape(m)
	case *layout.Picture:
		c.picture(m)
	}
}
