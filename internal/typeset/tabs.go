package typeset

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
)

// tabInset is how far the content of a tab is set in from the line beside it, and the
// label from the edges of its ground, in ems of the text.
const tabInset = 1

// tabs sets the content of tabs one after the other, each below a label that looks like one,
// and beside a line that ends where it ends.
func (s *setter) tabs(t *document.Tabs, f frame) []*strip {
	list := s.newNode(Node{Role: List, Parent: f.node})
	var strips []*strip
	for i, tab := range t.Tabs {
		set := s.tab(tab, f, s.newNode(Node{Role: ListItem, Parent: list}))
		if i > 0 {
			lead(set, f.style.line*0.6)
		}
		strips = append(strips, set...)
	}
	return strips
}

func (s *setter) tab(tab document.Tab, f frame, item int) []*strip {
	label := s.tabLabel(tab.Label, f, s.newNode(Node{Role: Term, Parent: item}))
	inner := f.inset(tabInset * f.style.size)
	inner.node = s.newNode(Node{Role: ListBody, Parent: item})
	body := s.blocks(tab.Blocks, inner)
	keepTogether(label, body)
	strips := slices.Concat(label, body)
	keepShort(strips)
	if inner.x > f.x && len(body) > 0 {
		inside(&band{x: f.x, width: tabLine, color: hairline}, strips[len(label)-1:])
	}
	bind(strips, loose)
	return strips
}

// tabLine is the width of the lines below a label and beside what is in a tab, in points.
const tabLine = 1

// tabLabel sets the label of a tab on a ground that stands on a line, with the white
// below that. One that is empty is the line alone.
func (s *setter) tabLabel(label []document.Span, f frame, node int) []*strip {
	em := f.style.size
	style := f.style
	style.bold, style.align, style.color = true, alignLeft, s.design.Accent
	inner := f
	inner.x, inner.width, inner.node = f.x+tabInset*em, max(em, f.width-2*tabInset*em), node
	strips := s.text(s.annotated(label), style, inner, node)
	ground := f.ground(tint)
	width := 0.0
	for _, t := range strips {
		width = max(width, t.left()+t.width()-f.x+tabInset*em)
	}
	for _, t := range strips {
		t.marks = append([]Mark{&Box{X: f.x, Width: width, Height: t.height, Color: ground.color}}, t.marks...)
	}
	line := &strip{height: tabLine + f.style.line*0.4, marks: []Mark{&Box{X: f.x, Width: f.width, Height: tabLine, Color: hairline}}}
	return append(strips, line)
}
