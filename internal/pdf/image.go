package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/layout"
)

// imageType is how fpdf calls a format.
type imageType string

const (
	pngImage  imageType = "png"
	jpegImage imageType = "jpg"
)

// images are the formats of those that fpdf has been given, by path.
type images map[string]imageType

var errNoImages = errors.New("there is no source of images")

// addImages gives fpdf the images of the pages, in the order of their first use.
func addImages(file *fpdf.Fpdf, pages []*layout.Page, read func(path string) ([]byte, error)) (images, error) {
	known := make(images)
	for _, page := range pages {
		for m := range page.All() {
			p, ok := m.(*layout.Picture)
			if !ok || known[p.Path] != "" {
				continue
			}
			format, err := addImage(file, p.Path, read)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.Path, err)
			}
			known[p.Path] = format
		}
	}
	return known, nil
}

func addImage(file *fpdf.Fpdf, path string, read func(string) ([]byte, error)) (imageType, error) {
	if read == nil {
		return "", errNoImages
	}
	data, err := read(path)
	if err != nil {
		return "", err
	}
	format, data, err := prepare(data)
	if err != nil {
		return "", err
	}
	return format, register(file, path, format, data)
}

// register hands an image to fpdf, which panics at some that are broken.
func register(file *fpdf.Fpdf, path string, format imageType, data []byte) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("broken image: %v", cause)
		}
	}()
	file.RegisterImageOptionsReader(path, fpdf.ImageOptions{ImageType: string(format)}, bytes.NewReader(data))
	return file.Error()
}

// prepare returns the format, and rewrites the kinds of PNG that fpdf cannot
// read: interlaced ones, and those of 16 bits.
func prepare(data []byte) (imageType, []byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		return jpegImage, data, nil
	case !bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1A\n")):
		return "", nil, fmt.Errorf("neither PNG nor JPEG")
	}
	// In IHDR, the bit depth is byte 24 of the file, the interlace method 28.
	if len(data) > 28 && data[28] == 0 && data[24] <= 8 {
		return pngImage, data, nil
	}
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return "", nil, err
	}
	var plain bytes.Buffer
	if err := png.Encode(&plain, eightBit(decoded)); err != nil {
		return "", nil, err
	}
	return pngImage, plain.Bytes(), nil
}

// eightBit returns the image with eight bits to the channel, so that the
// encoder has no reason to write sixteen.
func eightBit(m image.Image) image.Image {
	switch m.(type) {
	case *image.Gray, *image.Paletted, *image.NRGBA, *image.RGBA:
		return m
	}
	plain := image.NewNRGBA(m.Bounds())
	draw.Draw(plain, plain.Bounds(), m, m.Bounds().Min, draw.Src)
	return plain
}
