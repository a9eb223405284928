package blocks

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/anchor"
)

// Places are what the links of a book can lead to, and the numbers of its figures and
// tables. They are known before the book is set, so that a link may name what follows later.
//
// Figures and tables that have a caption are counted through the book, in the order in which
// they stand, but for those in footnotes, which stand on no certain page. A nil Places knows
// no numbers, and every place.
type Places struct {
	set      map[anchor.Anchor]bool
	figures  map[*document.Image]string // how their captions begin, as in "Figure 3"
	tables   map[*document.Table]string
	captions map[anchor.Anchor]string // by what links lead to
}

// known reports whether the book has a place.
func (p *Places) known(to anchor.Anchor) bool { return p == nil || p.set[to] }

// Figure returns how the caption of a figure begins; "" if it has no number.
func (p *Places) Figure(i *document.Image) string {
	if p == nil {
		return ""
	}
	return p.figures[i]
}

// Table returns how the caption of a table begins; "" if it has no number.
func (p *Places) Table(t *document.Table) string {
	if p == nil {
		return ""
	}
	return p.tables[t]
}

// caption returns how the caption begins of the figure or table at a place; "" if none with
// a number is there.
func (p *Places) caption(at anchor.Anchor) string {
	if p == nil {
		return ""
	}
	return p.captions[at]
}

// addSet adds the places that links can name of blocks that stand together in a section:
// headings, and elements of HTML with an id. What is empty is on no page; an id in an empty
// paragraph is that of what comes next.
func (p *Places) addSet(path string, blocks *document.Section) {
	var pending []string
	document.Walk(blocks, func(b document.Block, spans []document.Span) {
		for _, s := range spans {
			if s.Anchor != "" {
				pending = append(pending, s.Anchor)
			}
		}
		if h, ok := b.(*document.Heading); ok && h.ID != "" {
			pending = append(pending, h.ID)
		}
		if !isSet(b, spans) {
			return
		}
		for _, id := range append(pending, "") {
			p.set[anchor.Anchor{Kind: anchor.Heading, Section: path, ID: id}] = true
		}
		pending = nil
	})
}

// isSet reports whether a block has anything to set, apart from the blocks in it.
func isSet(b document.Block, spans []document.Span) bool {
	switch b := b.(type) {
	case *document.Code:
		return len(b.Lines)+len(b.Title) > 0
	case *document.Callout:
		return len(b.Title) > 0 || b.Kind != document.NoKind && !b.Untitled // it has a title
	case *document.Rule, *document.List, *document.Table:
		return true
	}
	return slices.ContainsFunc(spans, func(s document.Span) bool {
		return s.Text != "" || s.Image != nil || s.Footnote != "" || s.Break
	})
}
