package pdf

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/typeset"
)

// imageType is how fpdf calls a format.
type imageType string

const (
	pngImage  imageType = "png"
	jpegImage imageType = "jpg"
)

// addImages adds the images of the pages, in the order of their first use.
func (d *drawing) addImages(read func(path string) ([]byte, error)) error {
	d.images = make(map[string]imageType)
	widths := make(map[float64]int)
	for _, page := range d.pages.Pages {
		for _, m := range page.Marks {
			p, ok := m.(*typeset.Picture)
			if !ok || d.images[p.Path] != "" {
				continue
			}
			if err := d.addImage(p.Path, read, widths); err != nil {
				return fmt.Errorf("%s: %w", p.Path, err)
			}
		}
	}
	return nil
}

func (d *drawing) addImage(path string, read func(string) ([]byte, error), widths map[float64]int) error {
	if read == nil {
		return errNoImages
	}
	data, err := read(path)
	if err != nil {
		return err
	}
	format, data, err := prepare(data)
	if err != nil {
		return err
	}
	info, err := d.register(path, format, data)
	if err != nil {
		return err
	}
	d.images[path] = format
	n := widths[info.Width()]
	widths[info.Width()]++
	return distinguish(info, n)
}

// register hands an image to fpdf, which panics at some that are broken.
func (d *drawing) register(path string, format imageType, data []byte) (info *fpdf.ImageInfoType, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("broken image: %v", cause)
		}
	}()
	info = d.file.RegisterImageOptionsReader(path, fpdf.ImageOptions{ImageType: string(format)}, bytes.NewReader(data))
	return info, d.file.Error()
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

// distinguish makes the width of the n-th image of some width different from
// that of the others by less than shows: fpdf writes images in the order of
// their widths, and leaves equal ones in the order of a map. The width can be
// reached through the gob encoding only.
func distinguish(info *fpdf.ImageInfoType, n int) error {
	if n == 0 {
		return nil
	}
	encoded, err := info.GobEncode()
	if err != nil {
		return err
	}
	var (
		data, smask, palette            []byte
		object, bits                    int
		width, height, scale, dpi       float64
		colors, filter, decodeParameter string
		transparent                     []int
	)
	fields := []any{
		&data, &smask, &object, &width, &height, &colors, &palette,
		&bits, &filter, &decodeParameter, &transparent, &scale, &dpi,
	}
	decoder := gob.NewDecoder(bytes.NewReader(encoded))
	for _, f := range fields {
		if err := decoder.Decode(f); err != nil {
			return err
		}
	}
	width += float64(n) * 1e-6
	var changed bytes.Buffer
	encoder := gob.NewEncoder(&changed)
	for _, f := range fields {
		if err := encoder.Encode(f); err != nil {
			return err
		}
	}
	return info.GobDecode(changed.Bytes())
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
