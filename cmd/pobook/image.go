package main

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // images are JPEG or PNG
	_ "image/png"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset"
)

// imageSizes returns the sizes of the images that can be set, and tells of
// those that cannot. In their place stands their alternative text.
func (v *volume) imageSizes() map[string]typeset.ImageSize {
	sizes := map[string]typeset.ImageSize{}
	if logo := v.book.Config.Imprint.Logo; v.images[logo.Path] != nil {
		if size, ok := v.imageSize(logo.Path, logo.Position, "no logo is set"); ok {
			sizes[logo.Path] = size
		}
	}
	for _, c := range v.chapters {
		for _, link := range c.recombined.Images() {
			file, _ := document.File(c.section.Path, link.Destination)
			_, read := v.images[file]
			if _, done := sizes[file]; !read || done {
				continue
			}
			if size, ok := v.imageSize(file, v.place(c, link.Offset), "its alternative text is set instead"); ok {
				sizes[file] = size
			}
		}
	}
	return sizes
}

// imageSize returns the size of an image, and tells at a place if there is none.
func (v *volume) imageSize(file string, place diag.Position, instead string) (typeset.ImageSize, bool) {
	size, fault := examineImage(v.images[file])
	if fault != nil {
		v.report(diag.Diagnostic{
			Position: place,
			Code:     "image-format",
			Message:  fmt.Sprintf("%s cannot be set: it is %s", file, fault.reason),
			Hint:     fault.hint + "; " + instead,
		})
	}
	if fault == nil && turned(v.images[file]) {
		v.report(diag.Diagnostic{
			Position: place,
			Severity: diag.Warning,
			Code:     "image-orientation",
			Message:  file + " is to be turned as its EXIF data say, which the PDF does not do",
			Hint:     "turn the picture itself and save it, for example with jpegtran or an image editor",
		})
	}
	return size, fault == nil
}

// An imageFault is why an image cannot be set, and what to do about it.
type imageFault struct{ reason, hint string }

// mostPixels is how large an image may be. It is more than A1 at 300 dpi; decoding it
// takes half a gigabyte.
const mostPixels = 100_000_000

// examineImage returns the size of an image in pixels, or why it cannot be set.
// What its header claims is not trusted with memory.
func examineImage(data []byte) (typeset.ImageSize, *imageFault) {
	unfit := &imageFault{"neither PNG nor JPEG, or damaged", "convert it to PNG"}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return typeset.ImageSize{}, unfit
	}
	if config.Height > 0 && config.Width > mostPixels/config.Height {
		return typeset.ImageSize{}, &imageFault{
			fmt.Sprintf("%d × %d pixels large, more than %d million in all", config.Width, config.Height, mostPixels/1_000_000),
			"make it smaller",
		}
	}
	// A truncated image has a size all the same.
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return typeset.ImageSize{}, unfit
	}
	return typeset.ImageSize{Width: config.Width, Height: config.Height}, nil
}

func (v *volume) imageData(path string) ([]byte, error) {
	return v.images[path], nil
}
