package blocks

import (
	"math"
	"slices"
	"strconv"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

func setList(s *Setter, l *document.List, f Frame) []*paging.Strip {
	node := s.NewNode(layout.Node{Role: layout.List, Parent: f.Node, Numbering: numberingOf(l, f.lists)})
	inner := f.inset(labelWidth(s, l, f))
	inner.lists++
	inner.item = true
	var strips []*paging.Strip
	for i, item := range l.Items {
		set := setItem(s, l, i, item, node, f, inner)
		if i > 0 {
			paging.Lead(set, itemWhite(l, f))
		}
		if (i == 0 || i == len(l.Items)-2) && i < len(l.Items)-1 {
			paging.Bind(set, max(set[len(set)-1].Keep, paging.Preferred)) // two items at least on either page
		}
		strips = append(strips, set...)
	}
	return strips
}

// itemWhite is the white between two items.
func itemWhite(l *document.List, f Frame) float64 {
	if l.Tight {
		return f.Style.Line * 0.15
	}
	return f.Style.Line * 0.5
}

// labelWidth returns how far items are set in: by the widest label, and in a
// Chinese book by whole ems, which keeps the measure one of whole ems.
func labelWidth(s *Setter, l *document.List, f Frame) float64 {
	em := f.Style.Size
	width := 1.7 * em
	if l.Ordered {
		last := setLabel(s, ordinal(l, len(l.Items)-1), f.Style, Frame{}, 0)
		width = max(width, last.Width()+(labelGap+0.2)*em)
	}
	if s.Design.Options.Chinese {
		return math.Ceil(width/em) * em
	}
	return width
}

func ordinal(l *document.List, i int) string { return strconv.Itoa(l.Start+i) + "." }

// numberingOf returns what the labels of a list are. The boxes of tasks are no bullets.
func numberingOf(l *document.List, depth int) layout.Numbering {
	switch {
	case slices.ContainsFunc(l.Items, func(i document.Item) bool { return i.Task != document.NoTask }):
		return layout.NoNumbering
	case l.Ordered:
		return layout.Decimal
	}
	return [...]layout.Numbering{layout.Disc, layout.Circle, layout.Square}[depth%3]
}

// bullet returns the mark of an item by how deep its list is nested.
func bullet(depth int) string {
	return [...]string{"•", "◦", "▪"}[depth%3]
}

func setItem(s *Setter, l *document.List, i int, item document.Item, list int, f, inner Frame) []*paging.Strip {
	node := s.NewNode(layout.Node{Role: layout.ListItem, Parent: list})
	labelNode := s.NewNode(layout.Node{Role: layout.Label, Parent: node})
	inner.Node = s.NewNode(layout.Node{Role: layout.ListBody, Parent: node})
	body := setItemBody(s, l, item, inner)

	var label *paging.Strip
	switch {
	case item.Task != document.NoTask:
		label = drawTaskBox(s, item.Task, inner, labelNode)
	case l.Ordered:
		label = setLabel(s, ordinal(l, i), f.Style, inner, labelNode)
	default:
		label = setLabel(s, bullet(f.lists), f.Style, inner, labelNode)
	}
	return hangLabel(label, body, f, inner)
}

// setItemBody sets the blocks of an item; in a tight list without white between
// them. An empty item is an empty line.
func setItemBody(s *Setter, l *document.List, item document.Item, inner Frame) []*paging.Strip {
	body := s.nest(item.Blocks, inner)
	if len(body) == 0 {
		return []*paging.Strip{LineStrip(s, &paragraph.Line{}, inner.Style)}
	}
	if l.Tight {
		tighten(body)
	}
	return body
}

// tighten brings what follows the first paragraph of an item closer: in a
// tight list that is usually a list again.
func tighten(body []*paging.Strip) {
	limit := body[0].Height * 0.15
	for _, t := range body[1:] {
		if t.Before > limit && !t.Framed() {
			t.Before = limit
		}
	}
}

// drawTaskBox draws the box of a task, with a tick if it is done. It is no text:
// what it says is the alternative of its node.
func drawTaskBox(s *Setter, task document.Task, inner Frame, node int) *paging.Strip {
	t := LineStrip(s, &paragraph.Line{}, inner.Style)
	em := inner.Style.Size
	side := 0.82 * em
	x := inner.X - labelGap*em - side
	y := t.Baseline - 0.37*em - side/2
	outline := &layout.Box{Node: node, X: x, Y: y, Width: side, Height: side, Radius: 0.12 * em, Color: design.Grey, Line: 0.09 * em}
	s.nodes[node].Alt = "☐"
	if task == document.DoneTask {
		s.nodes[node].Alt = "☑"
		outline.Color = s.Design.Accent
	}
	t.Marks = append(t.Marks, outline)
	if task == document.DoneTask {
		t.Marks = append(t.Marks, &layout.Stroke{
			Node:   node,
			Points: []layout.Point{layout.Pt(x+0.2*side, y+0.52*side), layout.Pt(x+0.43*side, y+0.74*side), layout.Pt(x+0.8*side, y+0.27*side)},
			Width:  0.13 * em, Color: s.Design.Accent,
		})
	}
	return t
}
