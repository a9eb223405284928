package drawing

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/picture"
	"github.com/pobook/pobook/internal/svg"
)

// dataURL matches an address that is its own data (RFC 2397).
var dataURL = regexp.MustCompile(`(?i)^data:image/([a-z0-9+.-]+)((?:;[^,;]*)*?)(;base64)?,`)

// drawRaster draws a picture of pixels that is in the file.
func drawRaster(d *drafter, n *svg.Node, p properties, s state) []layout.Graphic {
	address := strings.TrimSpace(n.Attribute("href"))
	found := dataURL.FindStringSubmatch(address)
	switch {
	case address == "":
		return nil
	case found == nil:
		d.lack(n, Outside, short(address))
		return nil
	}
	data, ok := decodeData(address[len(found[0]):], found[3] != "")
	if ok && strings.EqualFold(found[1], "svg+xml") {
		return drawNested(d, n, p, s, data)
	}
	if !ok {
		d.lack(n, Unfit, "image/"+short(found[1]))
		return nil
	}
	image, known := d.rasters[n]
	if !known {
		image = examine(d, n, data)
		d.rasters[n] = image
	}
	if s.hidden || image.width == 0 {
		return nil
	}
	return placeRaster(n, p, &s, image)
}

// examine looks at an image, unless those before it have more pixels than a page could show.
func examine(d *drafter, n *svg.Node, data []byte) raster {
	if d.budget.pixels < 0 {
		d.lack(n, Unfit, "too many pixels")
		return raster{}
	}
	examined, fault := picture.Examine(data)
	if fault != nil {
		d.lack(n, Unfit, fault.Reason)
		return raster{}
	}
	d.budget.pixels -= examined.Width * examined.Height
	return raster{data, float64(examined.Width), float64(examined.Height)}
}

// bytesPerSegment is how much of a file costs as much to read as a segment to draw.
const bytesPerSegment = 16

// drawNested draws a picture that is a file of its own.
func drawNested(d *drafter, n *svg.Node, p properties, s state, data []byte) []layout.Graphic {
	width, height := s.lengthOr(geometry(n, p, "width"), s.width, 0), s.lengthOr(geometry(n, p, "height"), s.height, 0)
	if s.hidden || !(width > 0 && height > 0) || !d.enter(n) {
		return nil
	}
	defer d.leave(n)
	s.matrix = bounded(s.matrix.Times(translation(s.lengthOr(geometry(n, p, "x"), s.width, 0), s.lengthOr(geometry(n, p, "y"), s.height, 0))))
	d.budget.segments -= len(data) / bytesPerSegment
	drawn := d.picture(d, n, data, rectangle{0, 0, width, height}, s)
	if drawn == nil {
		d.lack(n, Unfit, "image/svg+xml")
		return nil
	}
	seen := rectangle{0, 0, width, height}
	return []layout.Graphic{&layout.Group{Content: drawn, Clips: []layout.Clip{{Outline: mapped(seen.outline(), s.matrix)}}, Alpha: 1}}
}

func decodeData(text string, encoded bool) ([]byte, bool) {
	unescaped, err := url.PathUnescape(text)
	if err != nil {
		return nil, false
	}
	if !encoded {
		return []byte(unescaped), true
	}
	unescaped = strings.TrimRight(strings.Join(strings.Fields(unescaped), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(unescaped)
	return data, err == nil
}

// placeRaster puts a picture into its rectangle (SVG 2, 8.6).
func placeRaster(n *svg.Node, p properties, s *state, image raster) []layout.Graphic {
	across, down := image.width, image.height
	x, y := s.lengthOr(geometry(n, p, "x"), s.width, 0), s.lengthOr(geometry(n, p, "y"), s.height, 0)
	width, okX := s.length(geometry(n, p, "width"), s.width)
	height, okY := s.length(geometry(n, p, "height"), s.height)
	switch {
	case !okX && !okY:
		width, height = across, down
	case !okX:
		width = height * across / down
	case !okY:
		height = width * down / across
	}
	if !(width > 0 && height > 0) {
		return nil
	}
	placed, slice := fit(rectangle{0, 0, across, down}, width, height, n.Attribute("preserveAspectRatio"))
	m := s.matrix.Times(translation(x, y))
	drawn := []layout.Graphic{&layout.Raster{Matrix: bounded(m.Times(placed).Times(scaling(across, down))), Data: image.data, Alpha: 1}}
	if !slice {
		return drawn
	}
	seen := rectangle{0, 0, width, height}
	return []layout.Graphic{&layout.Group{Content: drawn, Clips: []layout.Clip{{Outline: mapped(seen.outline(), m)}}, Alpha: 1}}
}

// short returns as much of a text as a message has room for.
func short(text string) string {
	const most = 60
	for i := range text {
		if i > most {
			return text[:i] + "…"
		}
	}
	return text
}
