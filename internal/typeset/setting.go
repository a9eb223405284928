package typeset

import (
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// A setting is the state of setting a book once.
type setting struct {
	design *design.Design
	blocks *blocks.Setter
}

// pagesOf returns the pages of strips that are no part of the body.
func pagesOf(d *design.Design, strips []*paging.Strip) []*paging.Sheet {
	flow := paging.NewFlow(d)
	flow.Add(strips)
	sheets, _ := flow.Finish()
	return sheets
}
