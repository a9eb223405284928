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
		sheets := endedLeft(s.design, pagesOf(s.design, s.contents(entries, number), before))
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
	strips, items := heading, contentsItems{blocks: s.blocks, root: node}
	// What is missing in a heading has been reported where the heading stands.
	defer s.blocks.Forget(s.blocks.State())
	indents := s.indents(entries)
	for i, e := range entries {
		if e.Level > d.Options.ContentsDepth {
			continue
		}
		f.Node = items.add(e.Depth)
		set := s.contentsEntry(e, number(e), indents, f)
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

// contentsItems are the nodes of entries, those of a chapter's below that of the chapter.
type contentsItems struct {
	blocks *blocks.Setter
	root   int
	open   []contentsItem // those that the next entry may be below
}

type contentsItem struct{ depth, node, below int }

// add makes the node of the next entry.
func (c *contentsItems) add(depth int) int {
	for len(c.open) > 0 && c.open[len(c.open)-1].depth >= depth {
		c.open = c.open[:len(c.open)-1]
	}
	list := c.root
	if len(c.open) > 0 {
		above := &c.open[len(c.open)-1]
		if above.below == 0 {
			above.below = c.blocks.NewNode(layout.Node{Role: layout.Contents, Parent: above.node})
		}
		list = above.below
	}
	node := c.blocks.NewNode(layout.Node{Role: layout.ContentsItem, Parent: list})
	c.open = append(c.open, contentsItem{depth: depth, node: node})
	return node
}

// entryStyle is the style of entries of the contents at a depth.
func entryStyle(d *design.Design, depth int) design.Style {
	style := d.Body
	style.Align = design.AlignLeft
	style.Line = style.Size * 1.6
	style.Bold = depth == 1
	style.Hang = style.Size
	return style
}

// indents returns by depth how far entries are set in: two ems for each level above or, if one has
// numbers, as far as its titles are.
func (s *setting) indents(entries []*paging.Entry) []float64 {
	rooms := []float64{0}
	for _, e := range entries {
		for len(rooms) <= e.Depth {
			rooms = append(rooms, 2*s.design.Body.Size)
		}
		if e.Number != "" && e.Level <= s.design.Options.ContentsDepth {
			style := entryStyle(s.design, e.Depth)
			number := s.flushLeft(e.Number, style, blocks.Frame{Width: s.design.Measure}, 0)
			rooms[e.Depth] = max(rooms[e.Depth], number.Width()+0.8*style.Size)
		}
	}
	indents := make([]float64, len(rooms)+1)
	for depth, room := range rooms {
		indents[depth+1] = indents[depth] + room
	}
	return indents
}

// contentsEntry sets a heading with its number, dots, and the number of its page, all of them
// one link. Titles of one depth are in line, if they have numbers.
func (s *setting) contentsEntry(e *paging.Entry, page int, indents []float64, f blocks.Frame) []*paging.Strip {
	d := s.design
	style := entryStyle(d, e.Depth)

	reference := s.blocks.NewNode(layout.Node{Role: layout.Reference, Parent: f.Node})
	node := s.blocks.NewNode(layout.Node{Role: layout.Hyperlink, Parent: reference})
	numbers := 3 * style.Size // room for the page number
	most := max(0, f.Width-numbers-blocks.Narrowest*style.Size)
	start, indent := min(indents[e.Depth], most), min(indents[e.Depth], most)
	if e.Number != "" {
		indent = min(indents[e.Depth+1], most)
	}
	column := blocks.Frame{X: f.X + indent, Width: f.Width - indent - numbers, Style: style}
	lines := blocks.Paragraph(s.blocks, []document.Span{{Text: e.Title + " "}}, style, node).Lines(style, column.X, column.Width)
	if len(lines) == 0 {
		return nil
	}
	strips := make([]*paging.Strip, len(lines))
	for i := range lines {
		strips[i] = blocks.LineStrip(s.blocks, &lines[i], style)
	}
	paging.BindAll(strips, paging.Firm)
	if e.Number != "" {
		strips = s.numbered(strips, e.Number, style, blocks.Frame{X: f.X + start, Width: f.Width - start}, indent > start, node)
	}
	last := strips[len(strips)-1]
	folio := s.flushRight(strconv.Itoa(page), style, f, node)
	l := &lines[len(lines)-1]
	s.leader(last, l.X+l.Width(), folio.Left(), style)
	last.Absorb(folio, 0)

	height := last.Height
	to := &anchor.Link{To: e.Anchor, Node: node}
	last.Links = append(last.Links, paragraph.Link{To: to, Area: layout.Link{X: f.X + start, Width: f.Width - start, Height: height, Node: node}})
	return strips
}

// numbered puts a number before a title or, where there is no room, above it.
func (s *setting) numbered(title []*paging.Strip, number string, style design.Style, f blocks.Frame, beside bool, node int) []*paging.Strip {
	set := s.flushLeft(number+" ", style, f, node) // which is a word of its own to who reads text
	if beside {
		title[0].Precede(set)
		return title
	}
	set.Keep = paging.Solid
	return append([]*paging.Strip{set}, title...)
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
	style.Align = design.AlignRight
	return s.short(text, style, f, node)
}

// flushLeft sets a short text at the left edge of the frame.
func (s *setting) flushLeft(text string, style design.Style, f blocks.Frame, node int) *paging.Strip {
	style.Align = design.AlignLeft
	return s.short(text, style, f, node)
}

func (s *setting) short(text string, style design.Style, f blocks.Frame, node int) *paging.Strip {
	style.Hang, style.Indent = 0, 0
	lines := blocks.Paragraph(s.blocks, []document.Span{{Text: text}}, style, node).Lines(style, f.X, f.Width)
	if len(lines) == 0 {
		return blocks.LineStrip(s.blocks, &paragraph.Line{}, style)
	}
	return blocks.LineStrip(s.blocks, &lines[0], style)
}
