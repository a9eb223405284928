package blocks

import (
	"strconv"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// A note is a footnote of the section being set. It stands at the foot of the
// page on which it is first referred to.
type note struct {
	section, name string // name is its label in the Markdown
	number        int    // in the section, by first reference
	reference     int    // among those of the book, from 1
	parent        int    // what its first mark belongs to
	body          *document.Footnote
	set           *paging.Note // empty as long as it waits
}

func (n *note) anchor() anchor.Anchor {
	return anchor.Anchor{Kind: anchor.Note, Section: n.section, ID: n.name}
}

func (n *note) mark() anchor.Anchor {
	return anchor.Anchor{Kind: anchor.NoteMark, Section: n.section, ID: n.name}
}

// label is what its marks say.
func (n *note) label() string { return strconv.Itoa(n.number) }
