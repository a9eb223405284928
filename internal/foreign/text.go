package foreign

import "github.com/pobook/pobook/internal/inline"

// A text is running text, read for its letters and for what stands between them.
type text struct {
	source string
	// letters are the letters and digits that a reader sees, in order and without
	// anything between them. Programs write a text in many ways, but never with other
	// letters.
	letters string
	signs   []sign // in order
}

// A sign is what stands between letters and is no white space.
type sign struct {
	kind       kind
	start, end int         // bytes of the source
	at         int         // how many bytes of the letters stand before it
	char       string      // of a character, what it stands for
	target     string      // of a closing bracket or a footnote, where it leads or its label
	label      string      // of a closing bracket that refers to a definition by its text alone, that text
	inner      inline.Span // of a closing bracket, where the target stands
	title      inline.Span
}

// A kind is that of a sign.
type kind byte

const (
	character kind = iota
	quote
	dash
	emphasis  // one sign of a run of * or _
	opener    // [ or ![ of a link or an image
	closer    // ] of one, with what follows
	object    // a tag, a comment, an autolink, or a placeholder for any of them
	footnote  // a reference to one
	lineBreak // a hard break
	wide      // several blanks, which some programs make of a hard break
	fence     // of a code span
	attribute // {#id} or the like after the text, or the box of a task before it
)

func (s sign) in(t text) string { return t.source[s.start:s.end] }

// A manner is how a program writes running text.
type manner struct {
	placeholders bool // {1} stands for what a translator need not see
	literalTags  bool // what looks like a tag is text
	// defines reports whether a label is defined, nil if that is not known.
	defines func(label string) bool
}
