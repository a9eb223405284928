package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
)

// PlacesOf returns the places of a book.
func PlacesOf(d *design.Design, book *document.Book) *Places {
	p := &Places{
		set:     make(map[anchor.Anchor]bool),
		figures: make(map[*document.Image]string), tables: make(map[*document.Table]string), captions: make(map[anchor.Anchor]string),
	}
	c := captionCounter{setter: &Setter{Design: d}, places: p}
	for _, section := range book.Sections {
		body := &document.Section{Blocks: section.Blocks}
		p.addSet(section.Path, body)
		for _, note := range section.Footnotes {
			p.addSet(section.Path, &document.Section{Blocks: note.Blocks})
		}
		c.setter.document, c.ids = section, nil
		document.Walk(body, c.block)
	}
	return p
}

// A captionCounter goes through a book.
type captionCounter struct {
	setter *Setter
	places *Places
	ids    []string // that have been given to what comes next
}

func (c *captionCounter) block(b document.Block, spans []document.Span) {
	switch b := b.(type) {
	case *document.Paragraph:
		c.paragraph(b)
		return
	case *document.Table:
		if format := c.setter.Design.Options.Table; format != nil && len(b.Caption) > 0 && c.places.tables[b] == "" {
			for _, s := range spans { // which are those of the caption, as it comes first
				c.id(s)
			}
			c.places.tables[b] = format(len(c.places.tables) + 1)
			c.name(c.places.tables[b])
		}
	}
	c.ids = nil
}

func (c *captionCounter) paragraph(p *document.Paragraph) {
	isFigure := p.IsFigure()
	format := c.setter.Design.Options.Figure
	for _, s := range p.Text {
		c.id(s)
		if !isFigure || s.Image == nil {
			continue
		}
		if lines, _ := s.Image.Caption(c.setter.Design.Options.Captions); format != nil && len(lines) > 0 {
			c.places.figures[s.Image] = format(len(c.places.figures) + 1)
			c.name(c.places.figures[s.Image])
		}
		c.ids = nil
	}
	if isSet(p, p.Text) {
		c.ids = nil
	}
}

// id takes down the id that a span may be.
func (c *captionCounter) id(s document.Span) {
	if s.Anchor != "" {
		c.ids = append(c.ids, s.Anchor)
	}
}

// name gives a label to the ids before what it is the label of.
func (c *captionCounter) name(label string) {
	for _, id := range c.ids {
		to := anchor.Anchor{Kind: anchor.Heading, Section: c.setter.path(), ID: id}
		if c.places.captions[to] == "" {
			c.places.captions[to] = label
		}
	}
}
