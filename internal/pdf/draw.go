package pdf

import (
	"fmt"
	"strconv"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// draw has fpdf draw the pages from start to end.
func (c *canvas) draw(start, end int) (d *drawn) {
	d = &drawn{}
	defer recovered(&d.err)
	c.file = fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: c.pages.Width, Ht: c.pages.Height},
	})
	c.file.SetCompression(false) // what it draws is compressed when the file is written
	c.file.SetAutoPageBreak(false, 0)
	c.file.SetLineCapStyle("round") // as strokes leave it for what is drawn after them
	c.file.SetLineJoinStyle("round")
	for _, page := range c.pages.Pages[start:end] {
		d.shown = append(d.shown, c.page(page))
	}
	contents, err := c.output()
	if err == nil && len(contents) != end-start {
		err = errForm
	}
	if err != nil {
		d.err = fmt.Errorf("pdf: %w", err)
	}
	d.contents = contents
	return d
}

// page draws a page, and returns the pictures on it by their names as resources.
func (c *canvas) page(page *layout.Page) []object.Name {
	c.file.AddPage()
	c.state, c.pieces, c.shown = freshState(), noPieces(), nil
	for m := range page.All() {
		c.tag(m.Of())
		c.mark(m)
	}
	c.write(c.pieces.end())
	return c.shown
}

// tag makes what follows content of a node, or an artifact if that is 0
// (ISO 32000-1, 14.6, 14.8.2.2).
func (c *canvas) tag(node int) {
	end := c.pieces.end()
	mcid, isNew := c.pieces.begin(node)
	switch {
	case !isNew:
	case node == 0:
		c.write(end + "/Artifact BMC")
	default:
		c.write(end + "/" + c.tags.elementType(node) + " <</MCID " + strconv.Itoa(mcid) + ">> BDC")
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
