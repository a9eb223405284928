package pdf

import (
	"bytes"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// A canvas has fpdf draw pages: shapes by what it offers, text and pictures past it. Several
// draw side by side: what the survey has found is only read.
type canvas struct {
	file    *fpdf.Fpdf
	pages   *layout.Pages
	tags    *structure
	fonts   *collection
	images  *images
	vectors *vectors

	// of the page being drawn
	shown  []object.Name // the pictures, by their names as resources
	pieces pieces
	state  textState
	buffer []byte // of the run being written
}

func newCanvas(pages *layout.Pages, s *survey) *canvas {
	return &canvas{pages: pages, tags: s.tags, fonts: s.fonts, images: s.images, vectors: s.vectors}
}

// run draws a run past fpdf, which knows no glyphs.
func (c *canvas) run(r *layout.Run) {
	if len(r.Glyphs) == 0 {
		return
	}
	c.buffer = c.state.appendRun(c.buffer[:0], c.fonts.byFace[r.Face], r, c.pages.Height-r.Baseline)
	c.file.RawWriteBuf(bytes.NewReader(c.buffer))
}

// write puts operators into the content of the page.
func (c *canvas) write(operators string) {
	if operators != "" {
		c.file.RawWriteStr(operators)
	}
}

// output has fpdf write what it has drawn, and returns the content of each page.
func (c *canvas) output() ([][]byte, error) {
	var b bytes.Buffer
	if err := c.file.Output(&b); err != nil {
		return nil, err
	}
	return readDrawn(b.Bytes())
}
