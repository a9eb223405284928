package document

import (
	"maps"
	"slices"
)

// Walk calls visit for each block of a section, in reading order, those within
// others included, with the spans that the block itself holds; the caption
// of a table and its cells are visited one by one. Footnotes follow, by their labels.
func Walk(section *Section, visit func(b Block, spans []Span)) {
	w := walker{visit}
	w.blocks(section.Blocks)
	for _, label := range slices.Sorted(maps.Keys(section.Footnotes)) {
		w.blocks(section.Footnotes[label].Blocks)
	}
}

type walker struct{ visit func(Block, []Span) }

func (w walker) blocks(blocks []Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w walker) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		w.visit(b, b.Text)
	case *Paragraph, *HTML:
		w.visit(b, textOf(b))
	case *Code:
		w.visit(b, b.Title)
	case *Callout:
		w.visit(b, b.Title)
		w.blocks(b.Blocks)
	case *Tabs:
		for _, tab := range b.Tabs {
			w.visit(b, tab.Label)
			w.blocks(tab.Blocks)
		}
	case *Quote:
		w.visit(b, nil)
		w.blocks(b.Blocks)
	case *List:
		w.visit(b, nil)
		for _, item := range b.Items {
			w.blocks(item.Blocks)
		}
	case *Definitions:
		for _, d := range b.Items {
			w.visit(b, d.Term)
			for _, body := range d.Bodies {
				w.blocks(body)
			}
		}
	case *Table:
		if b.Caption != nil {
			w.visit(b, b.Caption)
		}
		w.row(b, b.Header)
		for _, row := range b.Rows {
			w.row(b, row)
		}
	default:
		w.visit(b, nil)
	}
}

// textOf returns the text of a block that holds nothing else.
func textOf(b Block) []Span {
	if h, ok := b.(*HTML); ok {
		return h.Text
	}
	return b.(*Paragraph).Text
}

func (w walker) row(t *Table, row []Cell) {
	for _, c := range row {
		w.visit(t, c.Text)
	}
}
