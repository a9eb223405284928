package epub

import (
	"bytes"
	"encoding/xml"
	"io"
)

// A mediaType is that of a resource.
type mediaType string

// Media types of a book. The images are all that are core media types (EPUB 3.3 §3.2).
const (
	asXHTML mediaType = "application/xhtml+xml"
	asCSS   mediaType = "text/css"
	asGIF   mediaType = "image/gif"
	asJPEG  mediaType = "image/jpeg"
	asPNG   mediaType = "image/png"
	asSVG   mediaType = "image/svg+xml"
	asWebP  mediaType = "image/webp"
)

// extension is how names of such images end; ".image" for what is none of them.
func (t mediaType) extension() string {
	switch t {
	case asGIF:
		return ".gif"
	case asJPEG:
		return ".jpg"
	case asPNG:
		return ".png"
	case asSVG:
		return ".svg"
	case asWebP:
		return ".webp"
	}
	return ".image"
}

// mediaTypeOf returns the media type of an image by how it begins, "" if it is none that readers
// have to show.
func mediaTypeOf(data []byte) mediaType {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return asPNG
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return asJPEG
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return asGIF
	case len(data) >= 12 && bytes.HasPrefix(data, []byte("RIFF")) && bytes.Equal(data[8:12], []byte("WEBP")):
		return asWebP
	case isSVG(data):
		return asSVG
	}
	return ""
}

// moves reports whether an image may move, so that it may also flash. What it cannot tell may.
func moves(t mediaType, data []byte) bool {
	switch t {
	case asGIF:
		return bytes.Count(data, []byte("\x21\xf9\x04")) > 1 // one before each frame
	case asWebP:
		return bytes.Contains(data, []byte("ANIM"))
	case asSVG:
		return bytes.Contains(data, []byte("<animate")) || bytes.Contains(data, []byte("animation")) || bytes.Contains(data, []byte("<set"))
	}
	return false
}

// isSVG reports whether the first element of a file is that of a drawing.
func isSVG(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, is := token.(xml.StartElement); is {
			return start.Name.Local == "svg"
		}
	}
}
