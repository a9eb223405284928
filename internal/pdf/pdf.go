// Package pdf writes pages that package typeset made as a PDF file. It is the
// only importer of fpdf, and works around what that library leaves undone:
// characters above U+FFFF, names of fonts, order of images, structure and
// facts of the document, panics.
//
// It decides nothing about the look of a page and measures no text; where a
// mark stands is settled when it comes here. Start reading at [Write].
package pdf

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/typeset"
)

// Meta is what a PDF file says about itself.
type Meta struct {
	Title    string
	Subject  string // may be empty
	Authors  []string
	Language string // BCP 47, as in "zh-Hant"
	// Date is when the document was made and changed. The zero value means
	// the beginning of 1970: the clock is never asked.
	Date time.Time
}

// Write writes the pages as a PDF file. images returns the content of an image
// file, PNG or JPEG, by its path. The same pages, meta data, fonts and images
// give the same bytes.
func Write(w io.Writer, pages *typeset.Pages, meta Meta, images func(path string) ([]byte, error)) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("pdf: %v", cause)
		}
	}()
	d := newDrawing(pages, meta)
	if err := d.addFonts(); err != nil {
		return err
	}
	if err := d.addImages(images); err != nil {
		return err
	}
	for i := range pages.Pages {
		d.page(i)
	}
	packed, err := d.output()
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	d.nameFonts(packed)
	finished, err := d.describe(packed)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	_, err = w.Write(finished)
	return err
}

// A drawing is a PDF file being made.
type drawing struct {
	file   *fpdf.Fpdf
	pages  *typeset.Pages
	meta   Meta
	tags   *structure
	fonts  map[*typeset.Face]*font
	images map[string]imageType
	blank  *font // the one for the texts of pictures; nil if there is none
	entry  int   // the next of the outline

	state  textState
	buffer []byte // of the text being written
}

func newDrawing(pages *typeset.Pages, meta Meta) *drawing {
	file := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: pages.Width, Ht: pages.Height},
	})
	// What the document says of itself is written over this, see describe; but
	// nothing must come from the clock.
	epoch := time.Unix(0, 0).UTC()
	file.SetCreationDate(epoch)
	file.SetModificationDate(epoch)
	file.SetCatalogSort(true)
	file.SetCompression(false) // see pack
	file.SetAutoPageBreak(false, 0)
	return &drawing{file: file, pages: pages, meta: meta, tags: newStructure(pages)}
}

func (d *drawing) page(i int) {
	page := d.pages.Pages[i]
	d.file.AddPage()
	d.state = freshState()
	for _, m := range page.Marks {
		if p, ok := m.(*typeset.Picture); ok && d.tags.boxes[m.Node()] == nil {
			d.tags.boxes[m.Node()] = p
		}
		d.write(d.tags.begin(i, m.Node()))
		d.mark(m)
	}
	d.write(d.tags.end())
	for n, l := range page.Links {
		d.tags.link(i, n, l.Node)
	}
	for d.entry < len(d.pages.Outline) && d.pages.Outline[d.entry].Page == i {
		e := d.pages.Outline[d.entry]
		d.file.Bookmark(forTitle(e.Title), e.Level, e.Y)
		d.entry++
	}
}

// write puts operators into the content of the page.
func (d *drawing) write(operators string) {
	if operators != "" {
		d.file.RawWriteStr(operators)
	}
}

var errNoImages = errors.New("there is no source of images")
