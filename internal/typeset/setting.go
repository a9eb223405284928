package typeset

import (
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
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

// endedLeft returns pages with a blank one at their end where what follows begins on a
// right-hand page and would not.
func endedLeft(d *design.Design, sheets []*paging.Sheet) []*paging.Sheet {
	if d.OpensRight() && len(sheets)%2 == 1 {
		return append(sheets, &paging.Sheet{Blank: true})
	}
	return sheets
}

// pagesOf returns the pages of strips that are no part of the body, after a number of others.
func pagesOf(d *design.Design, strips []*paging.Strip, before int) []*paging.Sheet {
	flow := paging.NewFlow(d, before)
	flow.Add(strips)
	return flow.Finish()
}
