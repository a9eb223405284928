package typeset

import (
	"math"
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// contentsPages sets the table of contents. The page numbers in it depend on
// how many pages it takes itself, but not the other way round: so it is set a
// second time if it turns out longer than one page.
func (s *setter) contentsPages(entries []*entry, places map[anchor]position, before int) []*sheet {
	if s.design.Contents == "" || len(entries) == 0 {
		return nil
	}
	pages := 1
	for {
		nodes := len(s.nodes)
		missing := len(s.missing)
		number := func(e *entry) int { return places[e.anchor].sheet.index + before + pages + 1 }
		p := newPager(s.design)
		p.add(s.contents(entries, number))
		sheets := p.finish()
		if len(sheets) == pages {
			return sheets
		}
		pages = len(sheets)
		s.nodes, s.missing = s.nodes[:nodes], s.missing[:missing]
	}
}

func (s *setter) contents(entries []*entry, number func(*entry) int) []*strip {
	d := s.design
	node := s.newNode(Node{Role: Contents})
	f := frame{x: d.Margins.Left, width: d.measure, style: d.body, node: node}
	heading := s.plain(d.Contents, d.headings[0], Caption, 0, f)
	if len(heading) > 0 {
		s.openChapter(heading[0], f)
		heading[0].chapter = d.Contents
	}
	strips := heading
	// What is missing in a heading has been reported where the heading stands.
	defer func(told int) { s.missing = s.missing[:told] }(len(s.missing))
	for i, e := range entries {
		if e.level > d.ContentsDepth {
			continue
		}
		set := s.contentsEntry(e, number(e), f)
		if len(set) == 0 {
			continue
		}
		switch {
		case i == 0:
			lead(set, d.body.line*1.2)
		case e.depth == 1:
			lead(set, d.body.line*0.55)
		}
		if e.depth == 1 || e.level == 0 {
			bind(set, firm)
		}
		strips = append(strips, set...)
	}
	bind(strips, loose)
	return strips
}

// contentsEntry sets a heading, dots, and the number of its page, all of them
// one link.
func (s *setter) contentsEntry(e *entry, page int, f frame) []*strip {
	d := s.design
	style := d.body
	style.align = alignLeft
	style.line = style.size * 1.6
	style.bold = e.depth == 1
	style.hang = style.size

	item := s.newNode(Node{Role: ContentsItem, Parent: f.node})
	node := s.newNode(Node{Role: Hyperlink, Parent: item})
	numbers := 3 * style.size // room for the page number
	indent := max(0, min(float64(e.depth-1)*2*style.size, f.width-numbers-narrowest*style.size))
	column := frame{x: f.x + indent, width: f.width - indent - numbers, style: style}
	lines := breakLines(s.items([]document.Span{{Text: e.title}}, style, node), style, column.x, column.width)
	if len(lines) == 0 {
		return nil
	}
	strips := make([]*strip, len(lines))
	for i := range lines {
		strips[i] = lineStrip(&lines[i], style)
	}
	bindAll(strips, firm)
	last := strips[len(strips)-1]
	folio := s.flushRight(strconv.Itoa(page), style, f, node)
	l := &lines[len(lines)-1]
	s.leader(last, l.x+l.width, folio.left(), style)
	last.absorb(folio, 0)

	height := last.height
	to := &link{to: e.anchor, node: node}
	last.links = append(last.links, pendingLink{link: to, Link: Link{X: column.x, Width: f.x + f.width - column.x, Height: height, Node: node}})
	return strips
}

// leader draws dots from one x to another, on a grid of the page so that those
// of all entries stand below each other.
func (s *setter) leader(t *strip, from, to float64, style textStyle) {
	const step = 5
	from = math.Ceil((from+0.7*style.size)/step) * step
	to = math.Floor((to-0.4*style.size)/step) * step
	if from >= to {
		return
	}
	t.marks = append(t.marks, &Stroke{
		Points: []Point{{from, t.baseline - 0.5}, {to, t.baseline - 0.5}},
		Width:  0.9, Dots: step, Color: grey,
	})
}

// flushRight sets a short text at the right edge of the frame.
func (s *setter) flushRight(text string, style textStyle, f frame, node int) *strip {
	style.align, style.hang, style.indent = alignRight, 0, 0
	lines := breakLines(s.items([]document.Span{{Text: text}}, style, node), style, f.x, f.width)
	if len(lines) == 0 {
		return lineStrip(&line{}, style)
	}
	return lineStrip(&lines[0], style)
}
