package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strconv"

	"github.com/pobook/pobook/internal/pdf/object"
	"github.com/pobook/pobook/internal/picture"
)

// images are the images of a book by their content: one that several files have, or that stands
// in several places, is in the file once. They are written in the order of their first use.
type images struct {
	read   func(path string) ([]byte, error)
	byPath map[string]*raster
	byHash map[[sha256.Size]byte]*raster
	list   []*raster
}

// A raster is an image as the file has it.
type raster struct {
	name object.Name // as a resource
	path string      // of the file that has it, for messages
	data []byte
	turn picture.Turn
	// transparent says that some of its pixels are, once it is written.
	transparent bool
}

var errNoImages = errors.New("there is no source of images")

func newImages(read func(path string) ([]byte, error)) *images {
	return &images{read: read, byPath: make(map[string]*raster), byHash: make(map[[sha256.Size]byte]*raster)}
}

// file takes in the image of a file.
func (i *images) file(path string) error {
	if i.byPath[path] != nil {
		return nil
	}
	if i.read == nil {
		return fmt.Errorf("%s: %w", path, errNoImages)
	}
	data, err := i.read(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	i.byPath[path] = i.of(data, path)
	return nil
}

// of returns the image of some content. path is a file that has it.
func (i *images) of(data []byte, path string) *raster {
	hash := sha256.Sum256(data)
	r := i.byHash[hash]
	if r == nil {
		r = &raster{name: object.Name("I" + strconv.Itoa(len(i.list)+1)), path: path, data: data, turn: picture.TurnOf(data)}
		i.byHash[hash] = r
		i.list = append(i.list, r)
	}
	return r
}

// write writes an image as an XObject (ISO 32000-1, 8.9.5). What a reader of PDF can decode stays as it is encoded.
func (r *raster) write(w *object.Writer) (object.Ref, error) {
	d, data, err := r.encoded()
	if err == nil && d != nil {
		return w.Add(object.Stream{Dict: imageDict(d), Data: data}), nil
	}
	var decoded image.Image
	if err == nil {
		decoded, err = picture.Decode(r.data)
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", r.path, err)
	}
	ref, transparent, err := writePixels(w, decoded)
	r.transparent = transparent
	return ref, err
}

func imageDict(d object.Dict) object.Dict {
	return append(object.Dict{{Key: "Type", Value: object.Name("XObject")}, {Key: "Subtype", Value: object.Name("Image")}}, d...)
}

// sizeEntries are what an image says of its size and its colours.
func sizeEntries(width, height int, colors object.Object, bits int) object.Dict {
	return object.Dict{
		{Key: "Width", Value: object.Raw(strconv.Itoa(width))},
		{Key: "Height", Value: object.Raw(strconv.Itoa(height))},
		{Key: "ColorSpace", Value: colors},
		{Key: "BitsPerComponent", Value: object.Raw(strconv.Itoa(bits))},
	}
}

// encoded returns an image as it is encoded already: JPEG of grey or RGB, and PNG without alpha. The
// dictionary is nil for one that has to be decoded.
func (r *raster) encoded() (object.Dict, []byte, error) {
	switch {
	case bytes.HasPrefix(r.data, []byte("\xFF\xD8\xFF")):
		return r.asJPEG()
	case bytes.HasPrefix(r.data, []byte("\x89PNG\r\n\x1A\n")):
		d, data := r.asPNG()
		return d, data, nil
	}
	return nil, nil, nil
}

// asJPEG returns a JPEG as it is, if it has the colours of the output intent.
func (r *raster) asJPEG() (object.Dict, []byte, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(r.data))
	if err != nil {
		return nil, nil, err
	}
	space := object.Name("DeviceRGB")
	switch config.ColorModel {
	case color.CMYKModel:
		return nil, nil, nil
	case color.GrayModel:
		space = "DeviceGray"
	}
	d := append(sizeEntries(config.Width, config.Height, space, 8), object.Entry{Key: "Filter", Value: object.Name("DCTDecode")})
	return d, r.data, nil
}

// The types of colour of PNG (PNG, 11.2.1).
const (
	pngGrey    = 0
	pngRGB     = 2
	pngPalette = 3
)

// asPNG returns the compressed data of a PNG as they are: PDF has the same filters (ISO
// 32000-1, 7.4.4.4). It returns nil for an image that is interlaced, has 16 bits to the channel, or alpha,
// and for one that is cut off.
func (r *raster) asPNG() (object.Dict, []byte) {
	const header = 33 // with signature and IHDR
	if len(r.data) < header {
		return nil, nil
	}
	width, height := int(binary.BigEndian.Uint32(r.data[16:])), int(binary.BigEndian.Uint32(r.data[20:]))
	bits, kind, interlaced := int(r.data[24]), r.data[25], r.data[28] != 0
	if interlaced || bits > 8 {
		return nil, nil
	}
	palette, data, ok := plainChunks(r.data)
	space, channels := pngSpace(kind, palette)
	if !ok || channels == 0 {
		return nil, nil
	}
	predictor := fmt.Sprintf("<</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>>", channels, bits, width)
	return append(sizeEntries(width, height, space, bits),
		object.Entry{Key: "Filter", Value: object.Name("FlateDecode")}, object.Entry{Key: "DecodeParms", Value: object.Raw(predictor)}), data
}

// plainChunks returns the palette and the data of a PNG that is whole and has no transparent colours.
func plainChunks(file []byte) (palette, data []byte, ok bool) {
	for name, content := range picture.Chunks(file) {
		switch name {
		case "PLTE":
			palette = content
		case "tRNS":
			return nil, nil, false
		case "IDAT":
			data = append(data, content...)
		case "IEND":
			return palette, data, true
		}
	}
	return nil, nil, false
}

// pngSpace returns the colours of a type of PNG, and how many channels they have; 0 if it is another.
func pngSpace(kind byte, palette []byte) (space object.Object, channels int) {
	switch {
	case kind == pngGrey:
		return object.Name("DeviceGray"), 1
	case kind == pngRGB:
		return object.Name("DeviceRGB"), 3
	case kind == pngPalette && len(palette) > 0 && len(palette)%3 == 0:
		last := object.Raw(strconv.Itoa(len(palette)/3 - 1))
		return object.Array{object.Name("Indexed"), object.Name("DeviceRGB"), last, object.String(palette)}, 1
	}
	return nil, 0
}

// quality is that of images which are encoded again as JPEG, since they come from as lossy a format.
const quality = 92

// writePixels writes an image that had to be decoded: what was lossy as JPEG, all else
// without loss, and its alpha as a mask. It returns whether there is one.
func writePixels(w *object.Writer, m image.Image) (ref object.Ref, transparent bool, err error) {
	b := m.Bounds()
	switch m.(type) {
	case *image.YCbCr, *image.CMYK:
		var encoded bytes.Buffer
		if err := jpeg.Encode(&encoded, m, &jpeg.Options{Quality: quality}); err != nil {
			return 0, false, err
		}
		d := append(sizeEntries(b.Dx(), b.Dy(), object.Name("DeviceRGB"), 8), object.Entry{Key: "Filter", Value: object.Name("DCTDecode")})
		return w.Add(object.Stream{Dict: imageDict(d), Data: encoded.Bytes()}), false, nil
	}
	colors, alpha, opaque, err := packedPixels(m)
	if err != nil {
		return 0, false, err
	}
	d := sizeEntries(b.Dx(), b.Dy(), object.Name("DeviceRGB"), 8)
	if !opaque {
		mask := w.Add(object.Stream{Dict: imageDict(deflated(sizeEntries(b.Dx(), b.Dy(), object.Name("DeviceGray"), 8), 1, b.Dx())), Data: alpha})
		d = append(d, object.Entry{Key: "SMask", Value: mask})
	}
	return w.Add(object.Stream{Dict: imageDict(deflated(d, 3, b.Dx())), Data: colors}), !opaque, nil
}

func deflated(d object.Dict, channels, columns int) object.Dict {
	return append(d, object.Entry{Key: "Filter", Value: object.Name("FlateDecode")},
		object.Entry{Key: "DecodeParms", Value: object.Raw(fmt.Sprintf("<</Predictor 15 /Colors %d /Columns %d>>", channels, columns))})
}

// packedPixels compresses the colours and the alpha of an image row by row, so that they are never
// all there.
func packedPixels(m image.Image) (colors, alpha []byte, opaque bool, err error) {
	b := m.Bounds()
	var toColors, toAlpha bytes.Buffer
	colorRows, alphaRows := newRows(&toColors, 3, b.Dx()), newRows(&toAlpha, 1, b.Dx())
	opaque = true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			at := x - b.Min.X
			copy(colorRows.row[3*at:], []byte{c.R, c.G, c.B})
			alphaRows.row[at] = c.A
			opaque = opaque && c.A == 0xFF
		}
		colorRows.next()
		alphaRows.next()
	}
	err = errors.Join(colorRows.close(), alphaRows.close())
	return toColors.Bytes(), toAlpha.Bytes(), opaque, err
}

// Rows are compressed as what they are more than the row above, with the filter Up of PNG.
type rows struct {
	row, above, filtered []byte
	to                   *zlib.Writer
	err                  error
}

func newRows(to *bytes.Buffer, channels, columns int) *rows {
	n := channels * columns
	return &rows{row: make([]byte, n), above: make([]byte, n), filtered: make([]byte, n+1), to: zlib.NewWriter(to)}
}

func (r *rows) next() {
	const up = 2
	r.filtered[0] = up
	for i := range r.row {
		r.filtered[i+1] = r.row[i] - r.above[i]
	}
	if r.err == nil {
		_, r.err = r.to.Write(r.filtered)
	}
	r.row, r.above = r.above, r.row
}

func (r *rows) close() error { return errors.Join(r.err, r.to.Close()) }
