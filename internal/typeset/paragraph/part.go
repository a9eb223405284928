package paragraph

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
)

// A Part is a piece of a paragraph in one look.
type Part struct {
	Kind Kind
	Text string // UTF-8; of a mark, the number
	Look *Look
	// Picture is what a part of kind Picture shows.
	Picture Picture
	// Reference is the number, from 1, by which the caller knows what a mark is the first
	// to refer to; 0 if it is not the first.
	Reference int
}

// A Kind is what a part is.
type Kind uint8

// The kinds of parts.
const (
	Words     Kind = iota // running text
	LineBreak             // the end of a line that the author asks for
	Inset                 // a picture in the line
	Mark                  // the mark of a footnote
)

// A Look is how the text of a part is drawn, and what it belongs to. Parts may share it.
type Look struct {
	Bold, Italic, Mono, Strike bool
	Key                        bool // in a key cap
	Dotted, DotsAbove          bool // Han have emphasis dots, above them if so
	Verbatim                   bool // code: no gaps are put into it
	Size                       float64
	Raise                      float64 // of the baseline
	Color                      layout.Color
	Link                       *anchor.Link
	Node                       int    // of the structure
	Section                    string // path of the file, for messages
	Offset                     int    // in bytes, of the part in the section
}

// sameInk reports whether text in two looks can be one run. It leaves out the face, which
// may be the same in two styles.
func (l *Look) sameInk(o *Look) bool {
	return l == o || l.Raise == o.Raise && l.Color == o.Color && l.Strike == o.Strike && l.Key == o.Key && l.Node == o.Node && l.Link == o.Link
}

// sameMarkup reports whether text in two looks is emphasised alike, or struck out, and both or neither
// is a link.
func (l *Look) sameMarkup(o *Look) bool {
	return l == o || l.Bold == o.Bold && l.Italic == o.Italic && l.Strike == o.Strike && (l.Link == nil) == (o.Link == nil)
}

// A Picture is an image in a line, as large as it is to be.
type Picture struct {
	Path          string
	Drawing       *layout.Drawing // nil for the image of the file
	Alt           string
	Width, Height float64
	Node          int
}
