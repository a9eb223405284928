package typeset

import (
	"math"
	"strconv"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// contentsPages sets the table of contents. The page numbers in it depend on
// how many pages it takes itself, but not the other way round: so it is set a
// second time if it turns out longer than one page.
func (s *setting) contentsPages(entries []*paging.Entry, places map[anchor.Anchor]paging.Position, before int) []*paging.Sheet {
	if s.design.Options.Contents == "" || len(entries) == 0 {
		return nil
	}
	pages := 1
	for {
		start := s.blocks.State()
		number := func(e *paging.Entry) int { return places[e.Anchor].Sheet.Index + before + pages + 1 }
		sheets := pagesOf(s.design, s.contents(entries, number))
		if len(sheets) == pages {
			return sheets
		}
		pages = len(sheets)
		s.blocks.Rewind(start)
	}
}

func (s *setting) contents(entries []*paging.Entry, number func(*paging.Entry) int) []*paging.Strip {
	d := s.design
	node := s.blocks.NewNode(layout.Node{Role: layout.Contents})
	f := blocks.Frame{X: d.Options.Margins.Left, Width: d.Measure, Style: d.Body, Node: node}
	heading := blocks.Plain(s.blocks, d.Options.Contents, d.Headings[0], layout.Caption, 0, f)
	if len(heading) > 0 {
		blocks.OpenChapter(s.blocks, heading[0], f)
		heading[0].Chapter = d.Options.Contents
	}
	strips := heading
	// What is missing in a heading has been reported where the heading stands.
	defer s.blocks.Forget(s.blocks.State())
	for i, e := range entries {
		if e.Level > d.Options.ContentsDepth {
			continue
		}
		set := s.contentsEntry(e, number(e), f)
		if len(set) == 0 {
			continue
		}
		switch {
		case i == 0:
			paging.Lead(set, d.Body.Line*1.2)
		case e.Depth == 1:
			paging.Lead(set, d.Body.Line*0.55)
		}
		if e.Depth == 1 || e.Level == 0 {
			paging.Bind(set, paging.Firm)
		}
		strips = append(strips, set...)
	}
	paging.Bind(strips, paging.Loose)
	return strips
}

// contentsEntry sets a heading, dots, and the number of its page, all of them
// one link.
func (s *setting) contentsEntry(e *paging.Entry, page int, f blocks.Frame) []*paging.Strip {
	d := s.design
	style := d.Body
	style.Align = design.AlignLeft
	style.Line = style.Size * 1.6
	style.Bold = e.Depth == 1
	style.Hang = style.Size

	item := s.blocks.NewNode(layout.Node{Role: layout.ContentsItem, Parent: f.Node})
	node := s.blocks.NewNode(layout.Node{Role: layout.Hyperlink, Parent: item})
	numbers := 3 * style.Size // room for the page number
	indent := max(0, min(float64(e.Depth-1)*2*style.Size, f.Width-numbers-blocks.Narrowest*style.Size))
	column := blocks.Frame{X: f.X + indent, Width: f.Width - indent - numbers, Style: style}
	lines := blocks.Paragraph(s.blocks, []document.Span{{Text: e.Title}}, style, node).Lines(style, column.X, column.Width)
	if len(lines) == 0 {
		return nil
	}
	strips := make([]*paging.Strip, len(lines))
	for i := range lines {
		strips[i] = blocks.LineStrip(s.blocks, &lines[i], style)
	}
	paging.BindAll(strips, paging.Firm)
	last := strips[len(strips)-1]
	folio := s.flushRight(strconv.Itoa(page), style, f, node)
	l := &lines[len(lines)-1]
	s.leader(last, l.X+l.Width(), folio.Left(), style)
	last.Absorb(folio, 0)

	height := last.Height
	to := &anchor.Link{To: e.Anchor, Node: node}
	last.Links = append(last.Links, paragraph.Link{To: to, Area: layout.Link{X: column.X, Width: f.X + f.Width - column.X, Height: height, Node: node}})
	return strips
}

// leader draws dots from one x to another, on a grid of the page so that those
// of all entries stand below each other.
func (s *setting) leader(t *paging.Strip, from, to float64, style design.Style) {
	const step = 5
	from = math.Ceil((from+0.7*style.Size)/step) * step
	to = math.Floor((to-0.4*style.Size)/step) * step
	if from >= to {
		return
	}
	t.Marks = append(t.Marks, &layout.Stroke{
		Points: []layout.Point{layout.Pt(from, t.Baseline-0.5), layout.Pt(to, t.Baseline-0.5)},
		Width:  0.9, Dots: step, Color: design.Grey,
	})
}

// flushRight sets a short text at the right edge of the frame.
func (s *setting) flushRight(text string, style design.Style, f blocks.Frame, node int) *paging.Strip {
	style.Align, style.Hang, style.Indent = design.AlignRight, 0, 0
	lines := blocks.Paragraph(s.blocks, []document.Span{{Text: text}}, style, node).Lines(style, f.X, f.Width)
	if len(lines) == 0 {
		return blocks.LineStrip(s.blocks, &paragraph.Line{}, style)
	}
	return blocks.LineStrip(s.blocks, &lines[0], style)
}
