// Package pdf writes a book that is laid out as a PDF file. It is the only importer of fpdf,
// which draws: pages and their graphics. Fonts, the text, pictures, structure, outline and what the
// document says of itself are written here; fpdf's file is read once, as objects, for what it
// has drawn.
//
// It decides nothing about the look of a page and measures no text; where a
// mark stands is settled when it comes here. Start reading at [Write].
package pdf

import (
	"fmt"
	"io"

	"github.com/pobook/pobook/internal/layout"
)

// Write writes the pages as a PDF file. images returns the content of an image
// file, in a format that package picture knows, by its path. The same pages, meta data, fonts and images
// give the same bytes.
func Write(w io.Writer, pages *layout.Pages, meta Meta, images func(path string) ([]byte, error)) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("pdf: %v", cause)
		}
	}()
	file, err := write(pages, &meta, images)
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}

func write(pages *layout.Pages, meta *Meta, read func(path string) ([]byte, error)) ([]byte, error) {
	fonts, err := collectFonts(pages)
	if err != nil {
		return nil, err
	}
	images, vectors := newImages(read), newVectors()
	if err := collectPictures(pages, images, vectors); err != nil {
		return nil, err
	}
	c := newCanvas(pages, fonts, images, vectors)
	for i := range pages.Pages {
		c.page(i)
	}
	from, err := c.output()
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return assemble(pages, meta, c, from)
}

// collectPictures takes in the pictures of the pages, in the order of their first use.
func collectPictures(pages *layout.Pages, images *images, vectors *vectors) error {
	for _, page := range pages.Pages {
		for _, m := range page.Marks {
			p, ok := m.(*layout.Picture)
			switch {
			case !ok:
			case p.Drawing != nil:
				vectors.use(p, images)
			default:
				if err := images.file(p.Path); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
