package blocks

import (
	"cmp"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// A collector makes the parts of a paragraph of spans. All that setting text changes in the
// book is done here: nodes, links, footnotes.
type collector struct {
	setter *Setter
	style  design.Style
	node   int
	links  map[*document.Link]*anchor.Link
}

// Paragraph makes a paragraph of spans that belongs to node.
func Paragraph(s *Setter, spans []document.Span, style design.Style, node int) *paragraph.Paragraph {
	if s.stopped() {
		return &paragraph.Paragraph{}
	}
	c := collector{setter: s, style: style, node: node}
	parts := make([]paragraph.Part, len(spans))
	for i := range spans {
		parts[i] = c.part(&spans[i])
	}
	p := s.paragraphs.Set(parts, style)
	s.Missing = append(s.Missing, p.Missing...)
	return p
}

func (c *collector) part(span *document.Span) paragraph.Part {
	look := c.look(span)
	switch {
	case span.Break:
		return paragraph.Part{Kind: paragraph.LineBreak, Look: look}
	case span.Image != nil:
		if shown, ok := c.picture(span, look.Node); ok {
			return paragraph.Part{Kind: paragraph.Inset, Look: look, Picture: shown}
		}
		return c.unset(span, look)
	case span.Footnote != "":
		return c.mark(span, look)
	}
	return paragraph.Part{Text: span.Text, Look: look}
}

// mark makes the mark of a footnote; of one that the section does not have, what is
// written.
func (c *collector) mark(span *document.Span, look *paragraph.Look) paragraph.Part {
	n, first := refer(c.setter, span.Footnote, c.node)
	if n == nil {
		return paragraph.Part{Text: "[^" + span.Footnote + "]", Look: look}
	}
	look.Size *= 0.66
	look.Raise = c.style.Size * 0.36
	look.Color = c.setter.Design.Accent
	reference := c.setter.NewNode(layout.Node{Role: layout.Reference, Parent: c.node})
	look.Node = c.setter.NewNode(layout.Node{Role: layout.NoteMark, Parent: reference})
	look.Link = &anchor.Link{To: n.anchor(), Node: look.Node}
	part := paragraph.Part{Kind: paragraph.Mark, Text: n.label(), Look: look}
	if first {
		part.Reference = n.reference
	}
	return part
}

func (c *collector) look(span *document.Span) *paragraph.Look {
	l := &paragraph.Look{
		Bold:    c.style.Bold || span.Style&document.Strong != 0,
		Italic:  span.Style&document.Emphasis != 0,
		Mono:    c.style.Mono || span.Style&document.Monospace != 0,
		Strike:  span.Style&document.Strike != 0,
		Size:    c.style.Size,
		Color:   c.style.Color,
		Node:    c.node,
		Section: c.setter.path(),
		Offset:  span.Offset,
	}
	switch {
	case span.Style&document.Subscript != 0:
		l.Size, l.Raise = l.Size*scriptSize, -l.Size*0.16
	case span.Style&document.Superscript != 0:
		l.Size, l.Raise = l.Size*scriptSize, l.Size*0.34
	}
	if span.Style&document.Keyboard != 0 {
		l.Size, l.Key = l.Size*0.88, true
	}
	l.Verbatim = l.Mono || l.Key
	l.Dotted = l.Italic && span.Style&document.Strong == 0 && c.setter.Design.Dots()
	l.DotsAbove = c.setter.Design.Options.DotsAbove
	if l.Mono && !c.style.Mono {
		l.Size *= monoInline
	}
	if span.Link != nil {
		if l.Link = c.linkOf(span.Link); l.Link != nil {
			l.Color, l.Node = c.setter.Design.Accent, l.Link.Node
		}
	}
	return l
}

// scriptSize is the size of sub- and superscripts, in that of their line, and monoInline
// that of monospaced letters, which makes them look as large as the others.
const (
	scriptSize = 0.7
	monoInline = 0.92
)

// linkOf makes one link of all spans that share it.
func (c *collector) linkOf(written *document.Link) *anchor.Link {
	if made, ok := c.links[written]; ok {
		return made
	}
	made := resolveLink(c.setter, written.Destination)
	if made != nil {
		made.Node = c.setter.NewNode(layout.Node{Role: layout.Hyperlink, Parent: c.node})
	}
	if c.links == nil {
		c.links = make(map[*document.Link]*anchor.Link)
	}
	c.links[written] = made
	return made
}

// picture returns the image of a span to stand in a line, no higher than the
// line, and false if its size is not known. It is part of a node: the link that it is in.
func (c *collector) picture(span *document.Span, parent int) (paragraph.Picture, bool) {
	file, size, ok := sizeOf(c.setter, span.Image)
	if !ok {
		return paragraph.Picture{}, false
	}
	made := paragraph.Picture{Path: file, Drawing: c.setter.Drawing(file, span.Offset), Alt: span.Image.Alt}
	_, alt := span.Image.Caption(document.CaptionNone)
	made.Width, made.Height = fitAsked(span.Image, size, c.style.Size*Narrowest, c.style.Line*0.85)
	made.Node = figureNode(c.setter, span.Image, alt, parent)
	return made, true
}

// unset makes the text of an image in a line that cannot be set: its alternative text, or else its
// title. A title beside alternative text is in the structure, as that of an image that is set.
func (c *collector) unset(span *document.Span, look *paragraph.Look) paragraph.Part {
	if _, alt := span.Image.Caption(document.CaptionNone); span.Image.Alt != "" && alt != span.Image.Alt {
		look.Node = figureNode(c.setter, span.Image, alt, look.Node)
	}
	return paragraph.Part{Text: cmp.Or(span.Image.Alt, span.Image.Title), Look: look}
}

// plainText returns what the spans say, for outlines and running heads.
func plainText(spans []document.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Image != nil:
			b.WriteString(s.Image.Alt)
		case s.Break:
			b.WriteByte(' ')
		default:
			b.WriteString(s.Text)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
