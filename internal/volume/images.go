package volume

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/picture"
	"github.com/pobook/pobook/internal/typeset"
)

// Images are the image files that a volume shows.
type Images struct {
	Files map[string][]byte // by path below handbook/
	shown []showing         // in the order of the book
}

// A showing is one place at which an image is shown.
type showing struct {
	file     string
	position diag.Position
	instead  string // what the page has if the image cannot be set
}

// ReadImages reads the images that a volume shows; logo says that the picture of
// the title page, which Markdown does not show, is one of them. What is wrong
// with an image is reported at each place that shows it. Those on the web stay
// there.
func ReadImages(p *Plan, v *Volume, logo bool, reporter diag.Reporter) *Images {
	images := &Images{Files: map[string][]byte{}}
	if file := p.Book.Config.Imprint.Logo; logo && file.Path != "" {
		err := images.read(p.Book, showing{file.Path, file.Position, "no logo is set"})
		reporter.Error(placed(file.Position, err))
	}
	for _, c := range v.Chapters {
		for _, link := range c.Recombined.Images() {
			if document.Remote(link.Destination) {
				continue
			}
			position := c.At(link.Offset)
			file, err := imageFile(c, link.Destination)
			if err == nil {
				err = images.read(p.Book, showing{file, position, "its alternative text is set instead"})
			}
			reporter.Error(placed(position, err))
		}
	}
	return images
}

// read takes in an image and where it is shown.
func (i *Images) read(b *book.Book, at showing) error {
	if _, known := i.Files[at.file]; !known {
		data, err := b.ReadContent(at.file)
		if err != nil {
			return err
		}
		i.Files[at.file] = data
	}
	i.shown = append(i.shown, at)
	return nil
}

// sizes returns the sizes of the images that can be set, and reports those that
// cannot. In their place stands their alternative text.
func (i *Images) sizes(reporter diag.Reporter) map[string]typeset.ImageSize {
	sizes := map[string]typeset.ImageSize{}
	for _, at := range i.shown {
		if _, done := sizes[at.file]; done {
			continue
		}
		examined, fault := picture.Examine(i.Files[at.file])
		if fault != nil {
			reporter(diag.Diagnostic{
				Position: at.position,
				Code:     "image-format",
				Message:  fmt.Sprintf("%s cannot be set: it is %s", at.file, fault.Reason),
				Hint:     fault.Hint + "; " + at.instead,
			})
			continue
		}
		sizes[at.file] = typeset.ImageSize{Width: examined.Width, Height: examined.Height}
		if examined.Turned {
			reporter(diag.Diagnostic{
				Position: at.position,
				Severity: diag.Warning,
				Code:     "image-orientation",
				Message:  at.file + " is to be turned as its EXIF data say, which the PDF does not do",
				Hint:     "turn the picture itself and save it, for example with jpegtran or an image editor",
			})
		}
	}
	return sizes
}

// imageFormats are the endings of the files that are taken for images. Others
// are not: a translation could publish a file that is nobody's business, or
// put it in the place of a section.
var imageFormats = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"}

// imageFile returns the file that an image's destination means, below
// handbook/.
func imageFile(c Chapter, destination string) (string, error) {
	file, ok := document.File(c.Section.Path, destination)
	if !ok {
		return "", diag.Diagnostic{
			Code:    "image-path",
			Message: fmt.Sprintf("%q is no path of an image", destination),
			Hint:    "write it relative to the section, or as a URL of the web",
		}
	}
	if !slices.Contains(imageFormats, strings.ToLower(path.Ext(file))) {
		return "", diag.Diagnostic{
			Code:    "image-path",
			Message: fmt.Sprintf("%q is no image", destination),
			Hint:    "images end in " + strings.Join(imageFormats, ", "),
		}
	}
	return file, nil
}

// placed puts what is wrong with a file at the position that names it.
func placed(position diag.Position, err error) error {
	var (
		file    *book.FileError
		unknown diag.Diagnostic
	)
	switch {
	case errors.As(err, &file):
		return file.At(position)
	case errors.As(err, &unknown):
		unknown.Position = position
		return unknown
	default:
		return err
	}
}
