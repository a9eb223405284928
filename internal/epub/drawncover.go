package epub

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// The page of a drawn cover, in units of the drawing.
const (
	coverWidth, coverHeight = 1600, 2560
	coverText               = 1280 // the width of lines
	leading                 = 1.25
	mostLines               = 5 // of the title
)

// drawnCover returns a cover of title, subtitle and authors, as SVG: readers show it where books
// stand side by side, and the fonts are theirs. The first page is the title page, which says the
// same as text.
func drawnCover(b *Book) []byte {
	w := &writer{}
	w.b.WriteString(declaration)
	language := clean(b.Language)
	w.start("svg", "xmlns", ofSVG, "version", "1.1", "viewBox", fmt.Sprintf("0 0 %d %d", coverWidth, coverHeight),
		"width", strconv.Itoa(coverWidth), "height", strconv.Itoa(coverHeight), "lang", language, "xml:lang", language)
	w.element("title", clean(b.Title))
	ground, ink := colours(b.Accent)
	w.element("rect", "", "width", strconv.Itoa(coverWidth), "height", strconv.Itoa(coverHeight), "fill", ground)
	w.start("g", "fill", ink, "font-family", "sans-serif", "text-anchor", "middle", "direction", b.direction())
	y := lines(w, b.Title, 620, 170, 100, mostLines, "bold")
	lines(w, b.Subtitle, y+180, 84, 56, 4, "normal")
	lines(w, strings.Join(cleaned(b.Authors), " · "), 2200, 72, 48, 3, "normal")
	return w.finish()
}

// colours returns that of the cover, and of text on it: whichever of white and black differs more
// from it (WCAG 2.2, relative luminance).
func colours(c color.RGBA) (ground, ink string) {
	if c.A == 0 {
		c = color.RGBA{0x2b, 0x2f, 0x36, 0xff}
	}
	ground = fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	linear := func(v uint8) float64 { return math.Pow(float64(v)/255, 2.2) }
	if 0.2126*linear(c.R)+0.7152*linear(c.G)+0.0722*linear(c.B) > 0.18 {
		return ground, "#000000"
	}
	return ground, "#ffffff"
}

// lines writes a text on lines below each other, from a baseline, as large as it fits, and returns the
// last baseline. What does not fit when it is smallest ends in an ellipsis.
func lines(w *writer, text string, y, largest, smallest, most int, weight string) int {
	text = clean(text)
	size := largest
	all := broken(text, ems(size))
	for len(all) > most && size > smallest {
		size -= 4
		all = broken(text, ems(size))
	}
	if len(all) > most {
		all = all[:most]
		all[most-1] += "…"
	}
	for i, line := range all {
		if i > 0 {
			y += int(float64(size) * leading)
		}
		w.element("text", line, "x", strconv.Itoa(coverWidth/2), "y", strconv.Itoa(y), "font-size", strconv.Itoa(size), "font-weight", weight)
	}
	return y
}

// ems is how many ems a line has at a size.
func ems(size int) float64 { return coverText / float64(size) }

// broken divides a text into lines of at most some ems: at spaces, between Han characters, and
// within words that are longer than a line, but not before what combines with the character before, nor
// where a line would begin with a closing mark or end with an opening one.
func broken(text string, most float64) []string {
	var lines []string
	var line, word strings.Builder
	var used, needed float64
	flush := func() { // the word, on this line or the next
		if used+needed > most && line.Len() > 0 {
			lines = append(lines, strings.TrimSpace(line.String()))
			line.Reset()
			used = 0
		}
		line.WriteString(word.String())
		used += needed
		word.Reset()
		needed = 0
	}
	var before rune
	for _, r := range text {
		advance := advanceOf(r)
		switch {
		case r == ' ':
			flush()
			line.WriteRune(r)
			used += advance
			continue
		case advance > 0 && needed+advance > most, isWide(r) && !unicode.In(r, closing...) && !unicode.In(before, opening...):
			flush()
		}
		before = r
		word.WriteRune(r)
		needed += advance
	}
	flush()
	if last := strings.TrimSpace(line.String()); last != "" {
		lines = append(lines, last)
	}
	return lines
}

// Punctuation that does not begin lines, and that does not end them.
var (
	closing = []*unicode.RangeTable{unicode.Pe, unicode.Pf, unicode.Po}
	opening = []*unicode.RangeTable{unicode.Ps, unicode.Pi}
)

// advanceOf estimates how wide a character is, in ems: no font is asked, since readers have others.
func advanceOf(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 1
	case unicode.IsUpper(r):
		return 0.72
	case r == ' ':
		return 0.3
	}
	return 0.58
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
