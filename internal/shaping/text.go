package shaping

import (
	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/font"
)

// A Text is what is shaped together.
type Text struct {
	Face *font.Face
	// Script is that of the text; signs that scripts share have that of what they stand in.
	Script language.Script
	// Language is a BCP 47 tag, "" if it is not known: some letters have another form in
	// another language.
	Language    string
	RightToLeft bool
	// Runes are the text in logical order. What is not a character of Unicode is
	// taken for U+FFFD.
	Runes []rune
}

// A Glyph is one glyph of a text that has been shaped. Lengths are in ems of the face.
type Glyph struct {
	ID font.GlyphID
	// Cluster is the index in [Text.Runes] where the characters begin that the glyph stands
	// for, by itself or with its neighbours of the same cluster. They end where the next
	// greater cluster begins. A grapheme cluster is never divided.
	Cluster int32
	// Advance is the distance to the next position of the pen.
	Advance float32
	// X and Y are how far from the pen the glyph is drawn, to the right and up.
	X, Y float32
}

// A Fault is why text of a face is set without shaping: character by character, as wide as
// the font says.
type Fault struct {
	Face *font.Face
	Err  error
}
