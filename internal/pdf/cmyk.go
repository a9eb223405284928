package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

// jpegQuality is so high that nobody sees that a photograph has been encoded twice.
const jpegQuality = 92

// inRGB returns a JPEG whose colours are those of a screen: the file says that its colours are
// sRGB, and what the inks of CMYK are like no picture says that has no profile, and fpdf takes
// none over (ISO 19005-2, 6.2.4.3). Any other JPEG is as it was.
func inRGB(data []byte) ([]byte, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.ColorModel != color.CMYKModel {
		return data, nil // fpdf says what is wrong
	}
	inks, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	shown := image.NewRGBA(inks.Bounds())
	draw.Draw(shown, shown.Bounds(), inks, inks.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, shown, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
