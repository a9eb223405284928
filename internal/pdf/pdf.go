// Package pdf writes a book that is laid out as a PDF file. It is the only importer of fpdf,
// which draws: pages and their graphics. Fonts, the text, pictures, structure, outline and what the
// document says of itself are written here; fpdf's file is read once, as objects, for what it
// has drawn.
//
// It decides nothing about the look of a page and measures no text; where a
// mark stands is settled when it comes here. Start reading at [Write].
package pdf

import (
	"cmp"
	"context"
	"io"

	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/layout"
)

// Write writes the pages as a PDF file. images returns the content of an image
// file, in a format that package picture knows, by its path. The same pages, meta data, fonts and images
// give the same bytes, on any number of processors. What has been written when there is an
// error, that of the context too, is no file.
func Write(ctx context.Context, w io.Writer, pages *layout.Pages, meta Meta, images func(path string) ([]byte, error)) (err error) {
	defer recovered(&err)
	return write(ctx, w, pages, &meta, images)
}

func write(ctx context.Context, w io.Writer, pages *layout.Pages, meta *Meta, read func(path string) ([]byte, error)) error {
	s, err := surveyPages(ctx, pages, read)
	if err != nil {
		return err
	}
	f := newFile(w, pages, meta)
	defer f.writer.Wait()
	if err := drawAll(ctx, pages, s, f); err != nil {
		return err
	}
	return f.finish(ctx, s)
}

// sheetsAtOnce is how many pages fpdf draws into one file of its own, all of which it keeps
// in memory.
const sheetsAtOnce = 32

// drawAll draws the pages side by side, as many at a time, and has the file take them in their
// order.
func drawAll(ctx context.Context, pages *layout.Pages, s *survey, f *file) error {
	canvases := make([]*canvas, inorder.Workers())
	for i := range canvases {
		canvases[i] = newCanvas(pages, s)
	}
	var err error // the first
	queue := inorder.New(canvases, func(d *drawn) {
		if err == nil {
			err = f.take(d)
		}
	})
	for start := 0; start < len(pages.Pages) && err == nil && ctx.Err() == nil; start += sheetsAtOnce {
		queue.Add(func(c *canvas) *drawn { return c.draw(start, min(start+sheetsAtOnce, len(pages.Pages))) })
	}
	queue.Wait()
	return cmp.Or(err, ctx.Err())
}
