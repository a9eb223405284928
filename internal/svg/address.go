package svg

import (
	"regexp"
	"slices"
	"strings"
)

// raster are the data of a picture that is not a document.
var raster = regexp.MustCompile(`^(?i)data:image/(?:png|jpe?g|gif|webp|avif|bmp)[;,]`)

// fontData are the data of a font, as draw.io and Excalidraw put them in.
var fontData = regexp.MustCompile(`^(?i)data:(?:font/[a-z0-9]+|application/(?:x-)?font-[a-z0-9]+|application/vnd\.ms-fontobject)[;,]`)

// plain returns an address as browsers read it: without white space and control
// characters at its ends, and without tabs and line breaks anywhere (URL, 4.4).
func plain(address string) string {
	address = strings.TrimFunc(address, func(c rune) bool { return c <= ' ' })
	return strings.Map(func(c rune) rune {
		if c == '\t' || c == '\n' || c == '\r' {
			return -1
		}
		return c
	}, address)
}

// within reports whether an address is in the document, or is a picture itself.
func within(address string) bool {
	address = plain(address)
	return address == "" || address[0] == '#' || raster.MatchString(address)
}

func isFont(address string) bool { return fontData.MatchString(plain(address)) }

// clickable reports whether readers may be led to an address: on the web, by
// mail, or relative to the picture.
func clickable(address string) bool {
	address = plain(address)
	end := strings.IndexAny(address, ":/?#\\")
	if end < 0 || address[end] != ':' {
		return true
	}
	return slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(address[:end]))
}

// abridged returns as much of a text as a message has room for.
func abridged(text string) string {
	const most = 40
	text = strings.Join(strings.Fields(text), " ")
	for i := range text {
		if i > most {
			return text[:i] + "…"
		}
	}
	return text
}
