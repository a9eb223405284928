package typeset

import (
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// A note is a footnote of the section being set. It stands at the foot of the
// page on which it is first referred to.
type note struct {
	section, label string
	number         int // in the section, by first reference
	strips         []*strip
}

// A reference is a mark in the text. The first to a note has the note on its
// page.
type reference struct {
	note  *note
	first bool
}

func (n *note) anchor() anchor { return anchor{atNote, n.section, n.label} }
func (n *note) mark() anchor   { return anchor{atNoteMark, n.section, n.label} }

// refer returns the note with a label, and sets it if this is the first
// reference. There is no note if the section has none of that label.
func (in *inline) refer(label string) reference {
	s := in.setter
	if s.document == nil {
		return reference{}
	}
	if n, ok := s.notes[label]; ok {
		return reference{note: n}
	}
	body := s.document.Footnotes[label]
	if body == nil {
		body = s.linkNotes[label]
	}
	if body == nil {
		return reference{}
	}
	n := &note{section: s.path(), label: label, number: len(s.notes) + 1}
	s.notes[label] = n // before the body is set, which may refer to itself
	n.strips = s.noteStrips(n, body, in.node)
	return reference{note: n, first: true}
}

// noteWhite is the white between two notes, in lines: one may end in a table or
// code.
const noteWhite = 0.35

func (s *setter) noteStrips(n *note, body *document.Footnote, parent int) []*strip {
	defer func(margin *band) { s.margin = margin }(s.margin)
	s.margin = nil
	f := frame{x: s.design.Margins.Left, width: s.design.measure, style: s.design.note}
	f.node = s.newNode(Node{Role: Note, Parent: parent})
	inner := f.inset(f.style.size * 2)
	back := s.newNode(Node{Role: Hyperlink, Parent: s.newNode(Node{Role: Label, Parent: f.node})})
	label := s.label(strconv.Itoa(n.number), f.style, inner, back)
	for _, m := range label.marks {
		label.link(m, &link{to: n.mark(), node: m.Node()}, s.design.Accent)
	}
	strips := s.blocks(body.Blocks, inner)
	if len(strips) == 0 {
		strips = []*strip{lineStrip(&line{}, inner.style)}
	}
	strips = s.hangLabel(label, strips, f, inner)
	strips[0].anchors = append(strips[0].anchors, anchorAt{anchor: n.anchor()})
	if n.number > 1 {
		lead(strips, f.style.line*noteWhite)
	}
	return strips
}

// link makes a text of the strip a link.
func (s *strip) link(m Mark, to *link, color Color) {
	t, ok := m.(*Text)
	if !ok {
		return
	}
	t.Color = color
	s.links = append(s.links, pendingLink{
		link: to,
		Link: Link{X: t.X, Y: t.Baseline - t.Size*0.95, Width: t.Width, Height: t.Size * 1.25, Node: to.node},
	})
}
