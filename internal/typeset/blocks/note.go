package blocks

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// noteWhite is the white between two notes, in lines: one may end in a table or
// code.
const noteWhite = 0.35

// setNotes sets the notes of the section that have been referred to, and those that these
// refer to.
func setNotes(s *Setter) {
	for len(s.waiting) > 0 {
		n := s.waiting[0]
		s.waiting = s.waiting[1:]
		s.margin = nil
		n.set.Strips = setNote(s, n)
	}
}

func setNote(s *Setter, n *note) []*paging.Strip {
	f := Frame{X: s.Design.Options.Margins.Left, Width: s.Design.Measure, Style: s.Design.Note}
	f.Node = s.NewNode(layout.Node{Role: layout.Note, Parent: n.parent})
	inner := f.inset(f.Style.Size * 2)
	back := s.NewNode(layout.Node{Role: layout.Hyperlink, Parent: s.NewNode(layout.Node{Role: layout.Label, Parent: f.Node})})
	label := setLabel(s, n.label(), f.Style, inner, back)
	for _, m := range label.Marks {
		label.Link(m, &anchor.Link{To: n.mark(), Node: m.Of()}, s.Design.Accent)
	}
	strips := s.nest(n.body.Blocks, inner)
	if len(strips) == 0 {
		strips = []*paging.Strip{LineStrip(s, &paragraph.Line{}, inner.Style)}
	}
	strips = hangLabel(label, strips, f, inner)
	strips[0].Anchors = append(strips[0].Anchors, paging.AnchorAt{To: n.anchor()})
	if n.number > 1 {
		paging.Lead(strips, f.Style.Line*noteWhite)
	}
	return strips
}
