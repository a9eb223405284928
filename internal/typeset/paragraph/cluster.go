package paragraph

import (
	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
)

// A cluster is what the second stage makes of a text: characters that are drawn together,
// which is a grapheme cluster (UAX #29) as far as it is of one part and one face has all
// of it.
type cluster struct {
	start, end int // of its characters in the text
	after      breakKind
	class      class
	look       *Look
	text       string
	script     language.Script
	own        bool       // it is the script of its first character, not of what is beside it
	level      bidi.Level // of embedding (UAX #9)
	face       *font.Face // nil if nothing is to be drawn
	size       float64    // in points
	missing    bool       // no face has it

	// Of the third stage. Positions are in points; clusters count from the text.
	glyphs []layout.Glyph
	kern   float64 // how much of the advance there is because of what follows
}

type breakKind uint8

const (
	noBreak breakKind = iota
	// atNeed is where a word is divided only if it is wider than its line, and
	// splitAtNeed where a token is, which has no hyphen there.
	atNeed
	splitAtNeed
	mayHyphen
	maySplit
	mayBreak
	mustBreak
)
