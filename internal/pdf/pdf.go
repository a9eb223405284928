// Package pdf writes a book that is laid out as a PDF file. It is the only importer of fpdf,
// which draws: pages and their graphics. Fonts, the text, pictures, structure, outline and what the
// document says of itself are written here; fpdf's file is read once, as objects, for what it
// has drawn.
//
// It decides nothing about the look of a page and measures no text; where a
// mark stands is settled when it comes here. Start reading at [Write].
package pdf

import (
	"context"
	"fmt"
	"io"

	"github.com/pobook/pobook/internal/layout"
)

// Write writes the pages as a PDF file. images returns the content of an image
// file, in a format that package picture knows, by its path. The same pages, meta data, fonts and images
// give the same bytes, on any number of processors. What has been written when there is an
// error, that of the context too, is no file.
func Write(ctx context.Context, w io.Writer, pages *layout.Pages, meta Meta, images func(path string) ([]byte, error)) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("pdf: %v", cause)
		}
	}()
	return write(ctx, w, pages, &meta, images)
}

// sheetsAtOnce is how many pages fpdf draws into one file of its own, all of which it keeps
// in memory.
const sheetsAtOnce = 32

func write(ctx context.Context, w io.Writer, pages *layout.Pages, meta *Meta, read func(path string) ([]byte, error)) error {
	s, err := surveyPages(ctx, pages, read)
	if err != nil {
		return err
	}
	c, f := newCanvas(pages, s), newFile(w, pages, meta)
	defer f.writer.Wait()
	for start := 0; start < len(pages.Pages); start += sheetsAtOnce {
		if err := ctx.Err(); err != nil {
			return err
		}
		sheets, err := c.draw(start, min(start+sheetsAtOnce, len(pages.Pages)))
		if err != nil {
			return err
		}
		if err := f.take(sheets); err != nil {
			return err
		}
	}
	return f.finish(ctx, s, c)
}
