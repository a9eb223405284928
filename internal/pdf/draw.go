package pdf

import "github.com/pobook/pobook/internal/layout"

// page draws a page.
func (c *canvas) page(i int) {
	page := c.pages.Pages[i]
	c.file.AddPage()
	c.state = freshState()
	for _, m := range page.Marks {
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
