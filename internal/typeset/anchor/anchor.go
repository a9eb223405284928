// Package anchor names the places of a book that links lead to, while it is set and it is
// not yet known on which page they come to stand.
package anchor

// An Anchor names a place.
type Anchor struct {
	Kind    Kind
	Section string // path of the section's file
	ID      string
}

// A Kind is what stands at a place.
type Kind int

// The kinds of places. The zero value names none.
const (
	Nowhere  Kind = iota
	Heading       // or another element with an id; that of a section as a whole is ""
	Note          // the text of a footnote, by its label
	NoteMark      // the first mark that refers to it
	Entry         // a heading as the contents know it, by number
)

// A Link is where a text leads: to a URI or, if that is empty, to a place of the book.
type Link struct {
	URI  string
	To   Anchor
	Node int // of the link in the structure
}
