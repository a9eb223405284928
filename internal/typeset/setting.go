package typeset

import (
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A Job is how a book is set, apart from what it looks like.
type Job struct {
	// Frugal is for a book that may have thousands of pages. They are packed as soon as they are
	// full; and sections are taken out of the book as they are set, unless that has to be done again.
	Frugal bool
	// Progress is told how many sections have been set, and how many pages they fill so far. It
	// may be nil. With page references, books are set more than once.
	Progress func(sections, pages int)
}

// A setting is the state of setting a book once.
type setting struct {
	design *design.Design
	job    Job
	blocks *blocks.Setter
}
