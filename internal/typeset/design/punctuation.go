package design

// Punctuation is the habits of a language with marks, where its text is not that of a
// Chinese run. Functions that are nil say that there are none.
type Punctuation struct {
	// Side says what a quotation mark does between two characters, which are 0 at the ends
	// of a paragraph.
	Side func(mark, before, after rune) Side
	// White says how a space is set that was typed between two characters.
	White func(before, after rune) White
	// HoldsNext reports whether no line ends after a word and its space.
	HoldsNext func(word string) bool
}

// A Side is where a mark belongs.
type Side uint8

// The sides: a mark that opens belongs to what follows, one that closes to what it follows.
// NoSide leaves it to UAX #14.
const (
	NoSide Side = iota
	Opens
	Closes
)

// A White is what becomes of a typed space.
type White uint8

// The kinds of white: a space like any other; one at which no line ends; one at which no line
// ends and which is a sixth of an em wide.
const (
	PlainWhite White = iota
	BoundWhite
	ThinWhite
)
