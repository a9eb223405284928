// Package picture says whether a file is an image that can be set on a page: of
// which size it is, whether it has to be turned, or else why it is unfit.
//
// It looks at bytes only. It neither reads files nor changes images, and trusts
// no header with memory. Start reading at [Examine].
package picture

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // images are JPEG or PNG
	_ "image/png"
)

// A Picture is an image that can be set.
type Picture struct {
	Width, Height int // in pixels, as stored
	// Turned says that the file asks for being shown turned or mirrored, by an
	// EXIF orientation other than 1 (CIPA DC-008, 4.6.4).
	Turned bool
}

// A Fault is why an image cannot be set, and what to do about it.
type Fault struct{ Reason, Hint string }

// mostPixels is how large an image may be. It is more than A1 at 300 dpi; decoding it
// takes half a gigabyte.
const mostPixels = 100_000_000

// Examine returns what is known of an image file, or why it cannot be set. A
// fault is nil for what can: PNG or JPEG, whole, and of at most 100 million
// pixels.
func Examine(data []byte) (Picture, *Fault) {
	unfit := &Fault{"neither PNG nor JPEG, or damaged", "convert it to PNG"}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return Picture{}, unfit
	}
	if config.Height > 0 && config.Width > mostPixels/config.Height {
		return Picture{}, &Fault{
			fmt.Sprintf("%d × %d pixels large, more than %d million in all", config.Width, config.Height, mostPixels/1_000_000),
			"make it smaller",
		}
	}
	// A truncated image has a size all the same.
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return Picture{}, unfit
	}
	return Picture{Width: config.Width, Height: config.Height, Turned: turned(data)}, nil
}
