package foreign

import "github.com/pobook/pobook/internal/po"

// A Message is one of another program.
type Message struct {
	Entry *po.Entry
	// Placed are the messages of the handbook that it is, with its translation.
	Placed []Placed
	// Rest are the texts in it that the handbook does not have, with their translations.
	Rest []Unplaced
}

// A Placed is a translation with the msgid and the msgctxt of a message of the handbook.
// It is fuzzy if it was, or if the text of the message differs from that which it is the
// translation of. Several messages of a file may have made one together.
type Placed struct {
	Section string // its path
	Entry   *po.Entry
}

// An Unplaced is a text that the handbook does not have.
type Unplaced struct {
	Entry *po.Entry
	// Usable says that the translation could stand in a section as it is, so that it may be
	// offered to a message that is similar.
	Usable bool
}
