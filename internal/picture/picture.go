// Package picture says of an image file whether it can be set on a page, how large it is
// and how it is to be turned, or else why it is unfit; and decodes it.
//
// It looks at bytes only. It neither reads files nor changes them, and trusts no header with
// memory: an image that would take more of it than any page needs is not decoded. What it
// takes are PNG, JPEG, GIF and WebP; SVG is the business of package drawing. Start reading at
// [Examine].
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	_ "image/jpeg" // these three are decoded by their beginnings
	_ "image/png"

	_ "golang.org/x/image/webp"
)

// A Picture is an image that can be set.
type Picture struct {
	Format        Format
	Width, Height int // in pixels, as it is shown: turned as the file asks for
	Turn          Turn
	// Density is how many pixels the file says that there are to the inch; 0 if it says
	// nothing that can be meant.
	Density float64
	// Moving says that the file is an animation, of which the page has the first frame.
	Moving bool
}

// A Fault is why an image cannot be set, and what to do about it.
type Fault struct{ Reason, Hint string }

// The largest images. That many pixels are more than A1 at 300 dpi; decoding them takes half a
// gigabyte, of an image with 16 bits to the channel the double, so that it may have half as many.
const (
	mostPixels     = 100_000_000
	mostDeepPixels = mostPixels / 2
)

// Examine returns what is known of an image file, or why it cannot be set. The fault is nil
// for what can: an image in one of the formats, whole, and of at most 100 million pixels.
func Examine(data []byte) (Picture, *Fault) {
	if isAVIF(data) {
		return Picture{}, &Fault{"AVIF, which nothing here decodes", "convert it to PNG or WebP"}
	}
	if isMovingWebP(data) {
		return Picture{}, &Fault{"an animated WebP, which nothing here decodes", "save one frame of it as PNG or WebP"}
	}
	p, fault := examineHeader(data)
	if fault != nil {
		return Picture{}, fault
	}
	// A truncated image has a size all the same.
	if _, err := Decode(data); err != nil {
		return Picture{}, unfit()
	}
	return p, nil
}

func unfit() *Fault {
	return &Fault{"not PNG, JPEG, GIF or WebP, or damaged", "convert it to PNG"}
}

// examineHeader returns what an image says of itself.
func examineHeader(data []byte) (Picture, *Fault) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return Picture{}, unfit()
	}
	most := mostPixels
	if isDeep(config.ColorModel) {
		most = mostDeepPixels
	}
	if config.Width > most/config.Height {
		return Picture{}, &Fault{
			fmt.Sprintf("%d × %d pixels large, more than %d million in all", config.Width, config.Height, most/1_000_000),
			"make it smaller",
		}
	}
	p := Picture{Format: Format(format), Width: config.Width, Height: config.Height}
	switch p.Format {
	case PNG, JPEG, WebP:
		noted := notesOf(p.Format, data)
		p.Turn, p.Density = noted.turn, noted.density
	case GIF:
		p.Moving = isMovingGIF(data)
	default:
		return Picture{}, unfit()
	}
	if p.Turn.Swaps() {
		p.Width, p.Height = p.Height, p.Width
	}
	return p, nil
}

func isDeep(m color.Model) bool {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model, color.Alpha16Model:
		return true
	}
	return false
}

// Decode returns the pixels of an image file that [Examine] has no fault with, as they are
// stored: neither turned, nor with the density of the file. Of an animation they are those of
// the first frame on its canvas.
func Decode(data []byte) (image.Image, error) {
	if !bytes.HasPrefix(data, []byte("GIF8")) {
		decoded, format, err := image.Decode(bytes.NewReader(data))
		if err == nil && Format(format) == WebP {
			widenRange(decoded)
		}
		return decoded, err
	}
	config, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	frame, err := gif.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	canvas := image.Rect(0, 0, config.Width, config.Height)
	if frame.Bounds() == canvas {
		return frame, nil
	}
	whole := image.NewNRGBA(canvas)
	draw.Draw(whole, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return whole, nil
}

// widenRange makes the colours of a lossy WebP those that package image takes them for: their luma is from 16
// to 235 and their chroma from 16 to 240 (RFC 9649, 4.2.2; ITU-R BT.601), which the decoder leaves as it is.
func widenRange(m image.Image) {
	switch m := m.(type) {
	case *image.YCbCr:
		widen(m)
	case *image.NYCbCrA:
		widen(&m.YCbCr)
	}
}

func widen(m *image.YCbCr) {
	luma, chroma := rangeTable(16, 219), rangeTable(128, 224)
	for i, v := range m.Y {
		m.Y[i] = luma[v]
	}
	for i, v := range m.Cb {
		m.Cb[i] = chroma[v]
	}
	for i, v := range m.Cr {
		m.Cr[i] = chroma[v]
	}
}

// rangeTable returns the values of a range, of which one stays in its place as zero, widened to all that a byte has.
func rangeTable(zero, width int) (table [256]uint8) {
	for v := range table {
		wide := float64(v-zero) * 255 / float64(width)
		if zero == 128 {
			wide += 128
		}
		table[v] = uint8(min(max(wide+0.5, 0), 255))
	}
	return table
}
