package blocks

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// tabInset is how far the content of a tab is set in from the line beside it, and the
// label from the edges of its ground, in ems of the text.
const tabInset = 1

// setTabs sets the content of tabs one after the other, each below a label that looks like one,
// and beside a line that ends where it ends.
func setTabs(s *Setter, t *document.Tabs, f Frame) []*paging.Strip {
	list := s.NewNode(layout.Node{Role: layout.List, Parent: f.Node})
	var strips []*paging.Strip
	for i, tab := range t.Tabs {
		set := setTab(s, tab, f, s.NewNode(layout.Node{Role: layout.ListItem, Parent: list}))
		if i > 0 {
			paging.Lead(set, f.Style.Line*0.6)
		}
		strips = append(strips, set...)
	}
	return strips
}

func setTab(s *Setter, tab document.Tab, f Frame, item int) []*paging.Strip {
	label := setTabLabel(s, tab.Label, f, s.NewNode(layout.Node{Role: layout.Term, Parent: item}))
	inner := f.inset(tabInset * f.Style.Size)
	inner.Node = s.NewNode(layout.Node{Role: layout.ListBody, Parent: item})
	body := s.nest(tab.Blocks, inner)
	paging.KeepTogether(label, body)
	strips := slices.Concat(label, body)
	paging.KeepShort(strips)
	if inner.X > f.X && len(body) > 0 {
		paging.Inside(&paging.Band{X: f.X, Width: tabLine, Color: design.Hairline}, strips[len(label)-1:])
	}
	paging.Bind(strips, paging.Loose)
	return strips
}

// tabLine is the width of the lines below a label and beside what is in a tab, in points.
const tabLine = 1

// setTabLabel sets the label of a tab on a ground that stands on a line, with the white
// below that. One that is empty is the line alone.
func setTabLabel(s *Setter, label []document.Span, f Frame, node int) []*paging.Strip {
	em := f.Style.Size
	style := f.Style
	style.Bold, style.Align, style.Color = true, design.AlignLeft, s.Design.Accent
	inner := f
	inner.X, inner.Width, inner.Node = f.X+tabInset*em, max(em, f.Width-2*tabInset*em), node
	strips := Text(s, annotated(s, label), style, inner, node)
	ground := f.ground(design.Tint)
	width := 0.0
	for _, t := range strips {
		width = max(width, t.Left()+t.Width()-f.X+tabInset*em)
	}
	for _, t := range strips {
		t.Marks = append([]layout.Mark{&layout.Box{X: f.X, Width: width, Height: t.Height, Color: ground.Color}}, t.Marks...)
	}
	line := &paging.Strip{Height: tabLine + f.Style.Line*0.4, Marks: []layout.Mark{&layout.Box{X: f.X, Width: f.Width, Height: tabLine, Color: design.Hairline}}}
	return append(strips, line)
}
