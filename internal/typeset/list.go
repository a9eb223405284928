package typeset

import (
	"math"
	"slices"
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// labelGap is the white between a label and its text, in ems.
const labelGap = 0.55

func (s *setter) list(l *document.List, f frame) []*strip {
	node := s.newNode(Node{Role: List, Parent: f.node})
	inner := f.inset(s.labelWidth(l, f))
	inner.lists++
	var strips []*strip
	for i, item := range l.Items {
		set := s.listItem(l, i, item, node, f, inner)
		if i > 0 {
			lead(set, s.itemWhite(l, f))
		}
		if (i == 0 || i == len(l.Items)-2) && i < len(l.Items)-1 {
			bind(set, max(set[len(set)-1].keep, preferred)) // two items at least on either page
		}
		strips = append(strips, set...)
	}
	return strips
}

// itemWhite is the white between two items.
func (s *setter) itemWhite(l *document.List, f frame) float64 {
	if l.Tight {
		return f.style.line * 0.15
	}
	return f.style.line * 0.5
}

// labelWidth returns how far items are set in: by the widest label, and in a
// Chinese book by whole ems, which keeps the measure one of whole ems.
func (s *setter) labelWidth(l *document.List, f frame) float64 {
	em := f.style.size
	width := 1.7 * em
	if l.Ordered {
		last := s.label(ordinal(l, len(l.Items)-1), f.style, frame{}, 0)
		width = max(width, last.width()+(labelGap+0.2)*em)
	}
	if s.design.Chinese {
		return math.Ceil(width/em) * em
	}
	return width
}

func ordinal(l *document.List, i int) string { return strconv.Itoa(l.Start+i) + "." }

// bullet returns the mark of an item by how deep its list is nested.
func bullet(depth int) string {
	return [...]string{"•", "◦", "▪"}[depth%3]
}

func (s *setter) listItem(l *document.List, i int, item document.Item, list int, f, inner frame) []*strip {
	node := s.newNode(Node{Role: ListItem, Parent: list})
	labelNode := s.newNode(Node{Role: Label, Parent: node})
	inner.node = s.newNode(Node{Role: ListBody, Parent: node})
	body := s.itemBody(l, item, inner)

	var label *strip
	switch {
	case item.Task != document.NoTask:
		label = s.taskBox(item.Task, inner, labelNode)
	case l.Ordered:
		label = s.label(ordinal(l, i), f.style, inner, labelNode)
	default:
		label = s.label(bullet(f.lists), f.style, inner, labelNode)
	}
	return s.hangLabel(label, body, f, inner)
}

// itemBody sets the blocks of an item; in a tight list without white between
// them. An empty item is an empty line.
func (s *setter) itemBody(l *document.List, item document.Item, inner frame) []*strip {
	body := s.blocks(item.Blocks, inner)
	if len(body) == 0 {
		return []*strip{lineStrip(&line{}, inner.style)}
	}
	if l.Tight {
		tighten(body)
	}
	return body
}

// tighten brings what follows the first paragraph of an item closer: in a
// tight list that is usually a list again.
func tighten(body []*strip) {
	limit := body[0].height * 0.15
	for _, t := range body[1:] {
		if t.before > limit && !t.framed() {
			t.before = limit
		}
	}
}

// hangLabel puts a label beside the first line of a body or at the top of a
// figure; where the column is too narrow to have set the body in, above it.
func (s *setter) hangLabel(label *strip, body []*strip, f, inner frame) []*strip {
	beside := slices.IndexFunc(body, func(t *strip) bool { return t.baseline > 0 || t.figure != nil })
	if inner.x > f.x && beside >= 0 {
		body[beside].precede(label)
		return body
	}
	label.move(f.x-label.left(), 0)
	label.keep = firm
	return append([]*strip{label}, body...)
}

// label sets a mark so that it ends just before the frame.
func (s *setter) label(text string, style textStyle, inner frame, node int) *strip {
	style.align, style.indent = alignLeft, 0
	items := s.items([]document.Span{{Text: text}}, style, node)
	if len(items) == 0 {
		return lineStrip(&line{}, style)
	}
	l := newLine(items)
	l.x = inner.x - labelGap*style.size - l.width
	return lineStrip(&l, style)
}

// left and width measure the text of a strip.
func (s *strip) left() float64 {
	left := math.Inf(1)
	for _, m := range s.marks {
		switch m := m.(type) {
		case *Text:
			left = min(left, m.X)
		case *Box:
			left = min(left, m.X)
		}
	}
	if math.IsInf(left, 1) {
		return 0
	}
	return left
}

func (s *strip) width() float64 {
	right := math.Inf(-1)
	for _, m := range s.marks {
		if t, ok := m.(*Text); ok {
			right = max(right, t.X+t.Width)
		}
	}
	if math.IsInf(right, -1) {
		return 0
	}
	return right - s.left()
}

// taskBox draws the box of a task, with a tick if it is done. It is no text:
// what it says is the alternative of its node.
func (s *setter) taskBox(task document.Task, inner frame, node int) *strip {
	t := lineStrip(&line{}, inner.style)
	em := inner.style.size
	side := 0.82 * em
	x := inner.x - labelGap*em - side
	y := t.baseline - 0.37*em - side/2
	outline := &Box{owner: owner(node), X: x, Y: y, Width: side, Height: side, Radius: 0.12 * em, Color: grey, Line: 0.09 * em}
	s.nodes[node].Alt = "☐"
	if task == document.DoneTask {
		s.nodes[node].Alt = "☑"
		outline.Color = s.design.Accent
	}
	t.marks = append(t.marks, outline)
	if task == document.DoneTask {
		t.marks = append(t.marks, &Stroke{
			owner:  owner(node),
			Points: []Point{{x + 0.2*side, y + 0.52*side}, {x + 0.43*side, y + 0.74*side}, {x + 0.8*side, y + 0.27*side}},
			Width:  0.13 * em, Color: s.design.Accent,
		})
	}
	return t
}
