package paragraph

import (
	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
)

// An item is the unit that lines are broken between: a box that holds one cluster, a
// picture, or several dashes or dots; or glue. Lengths are in points.
type item struct {
	kind  itemKind
	class class
	after breakKind
	tier  tier // when the item gives way, if a line is too long
	opens bool // a line may be stretched between the item and the next
	token bool // it is of a token
	level bidi.Level
	// missing says that a frame with the code point stands for what no face draws.
	missing bool
	// The item is of the characters from start to end; of none, if it has been put in.
	start, end int
	text       string
	look       *Look
	face       *font.Face
	size       float64

	// Width is what the item takes within a line. Its glyphs, as wide as
	// advance together, begin at origin from its left edge.
	glyphs                 []layout.Glyph
	width, origin, advance float64
	scale                  float64 // of the advances; 0 means 1
	rise                   float64 // of the baseline over that of the look
	// Left and right are the blank that a full-width mark can give up.
	left, right           float64
	keepsLeft, keepsRight bool    // a quarter em of that, at least
	kern                  float64 // the part of width that depends on the next item
	// Stretch and shrink are how far glue gives way before Han do.
	stretch, shrink float64

	picture   *Picture
	reference int // that the mark is the first to make
}

// A tier is the turn in which items give way when a line is too long (E2).
type tier uint8

const (
	never tier = iota
	tierSpace
	tierInterpunct
	tierBracket
	tierPause
	tierGap
	tierStop
	tiers
)

type itemKind uint8

const (
	box itemKind = iota
	// glue is white space: it grows when a line is justified, and is not
	// counted at the end of one.
	glue
)

// isSpace reports whether the item is a space of running text, which no author
// has put there as white that is to stay.
func (it *item) isSpace() bool { return it.kind == glue && it.text == " " && !it.look.Verbatim }

// isTone reports whether the item is a tone mark after its bopomofo.
func (it *item) isTone() bool { return it.class == han && isToneText(it.text) }

// widening is the factor that the zero value of scale stands for too.
func (it *item) widening() float64 {
	if it.scale == 0 {
		return 1
	}
	return it.scale
}

// setGlyphs gives the item its glyphs, and by them its width.
func (it *item) setGlyphs(glyphs []layout.Glyph) {
	it.glyphs, it.advance = glyphs, 0
	for i := range glyphs {
		it.advance += float64(glyphs[i].Advance)
	}
	it.width = it.advance
}

// resize scales the item, but for its look, which it shares.
func (it *item) resize(scale float64) {
	for _, length := range []*float64{
		&it.size, &it.width, &it.origin, &it.advance, &it.rise,
		&it.left, &it.right, &it.kern, &it.stretch, &it.shrink,
	} {
		*length *= scale
	}
	for i := range it.glyphs {
		g := &it.glyphs[i]
		g.Advance, g.X, g.Y = g.Advance*float32(scale), g.X*float32(scale), g.Y*float32(scale)
	}
	if it.picture != nil {
		it.picture.Width, it.picture.Height = it.picture.Width*scale, it.picture.Height*scale
	}
}

// rightToLeft reports whether the item is read from right to left (UAX #9, rule L2).
func (it *item) rightToLeft() bool { return it.level.RightToLeft() }

// A Paragraph is what lines are made of, before it is known how wide they are.
type Paragraph struct {
	items  []item
	levels *bidi.Paragraph // of its characters; nil if all run from left to right
	// Missing are the characters that no face draws, in their order, one for each time.
	// A frame with the code point is in the place of each.
	Missing []layout.Missing
}
