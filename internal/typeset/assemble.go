package typeset

import (
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// assemble numbers the pages, adds heads and feet, and resolves what waited
// for page numbers: links and the outline.
func assemble(s *setting, sheets []*paging.Sheet, body *paging.Pager) *layout.Pages {
	d := s.design
	result := &layout.Pages{Width: d.Options.Width, Height: d.Options.Height}
	hasTitle := d.Options.Title.Title != ""
	for i, sh := range sheets {
		sh.Index = i
		sh.Page.Number = i + 1
		if (i > 0 || !hasTitle) && !sh.Blank {
			furnish(s, sh)
		}
		result.Pages = append(result.Pages, &sh.Page)
	}
	for _, sh := range sheets {
		for _, l := range sh.Links {
			if resolved, ok := resolved(l, body.Places); ok {
				sh.Page.Links = append(sh.Page.Links, resolved)
			}
		}
	}
	result.Outline = outline(body)
	result.Starts = starts(body)
	s.blocks.Report(result)
	return result
}

// furnish adds the running head, which pages that open a chapter do without,
// and the page number. Of two pages that face each other the left one has the title of the
// book and the right one the chapter, both on the outer side, as are the numbers.
func furnish(s *setting, sh *paging.Sheet) {
	d := s.design
	// What is missing in a title has been reported where the title stands.
	defer s.blocks.Forget(s.blocks.State())
	style := d.Small
	f := blocks.Frame{X: d.Options.Margins.Left + d.Mirror(sh.Page.Number), Width: d.Measure, Style: style}
	furniture := &paging.Strip{}
	left := d.Options.TwoSides && sh.Page.Number%2 == 0
	text := sh.Chapter
	if title := d.Options.Title.Title; left && title != "" {
		text = title
	}
	if !sh.Opening && text != "" {
		head := oneLine(s, text, style, f)
		if d.Options.TwoSides && !left {
			head.Move(f.X+f.Width-head.Left()-head.Width(), 0)
		}
		y := max(0, min(d.Options.Margins.Top*0.5, d.Options.Margins.Top-style.Line-12))
		furniture.Absorb(head, y)
		rule := y + style.Line + 4
		furniture.Marks = append(furniture.Marks, &layout.Box{X: f.X, Y: rule, Width: f.Width, Height: 0.4, Color: design.Hairline})
	}
	number := s.flushRight
	if left {
		number = s.flushLeft
	}
	foot := number(strconv.Itoa(sh.Page.Number), style, f, 0)
	furniture.Absorb(foot, d.Options.Height-d.Options.Margins.Bottom*0.55)
	sh.Page.Marks = append(sh.Page.Marks, furniture.Marks...)
}

// longestHead is how many characters of a text are looked at to set one line of
// it. No line of words holds as many.
const longestHead = 1000

// oneLine sets a text on one line, shortened if it does not fit. It does so on
// each page of a chapter, so that it must not take as long as the text.
func oneLine(s *setting, text string, style design.Style, f blocks.Frame) *paging.Strip {
	text, whole := headOf(text)
	style.Align = design.AlignLeft
	lines := blocks.Paragraph(s.blocks, []document.Span{{Text: text}}, style, 0).Lines(style, f.X, f.Width-2*style.Size)
	if len(lines) == 0 {
		return blocks.LineStrip(s.blocks, &paragraph.Line{}, style)
	}
	t := blocks.LineStrip(s.blocks, &lines[0], style)
	if len(lines) > 1 || !whole {
		more := blocks.Paragraph(s.blocks, []document.Span{{Text: "…"}}, style, 0)
		for _, l := range more.Lines(style, lines[0].X+lines[0].Width(), style.Size*2) {
			t.Absorb(blocks.LineStrip(s.blocks, &l, style), 0)
		}
	}
	return t
}

// headOf returns as much of a text as [oneLine] looks at, and whether that
// is all of it.
func headOf(text string) (head string, whole bool) {
	count := 0
	for i := range text {
		if count == longestHead {
			return text[:i], false
		}
		count++
	}
	return text, true
}

// resolved completes a link. It returns false if the place it names is not in
// the book.
func resolved(l paragraph.Link, places map[anchor.Anchor]paging.Position) (layout.Link, bool) {
	if l.To.URI != "" {
		return l.Area, true
	}
	at, ok := places[l.To.To]
	if !ok {
		return layout.Link{}, false
	}
	l.Area.To = layout.Place{Page: at.Sheet.Index, Y: at.Y}
	return l.Area, true
}

// starts returns on which pages sections begin. One that has nothing to set begins on none.
func starts(body *paging.Pager) map[string]int {
	pages := map[string]int{}
	for place, at := range body.Places {
		if place.Kind == anchor.Heading && place.ID == "" {
			pages[place.Section] = at.Sheet.Index
		}
	}
	return pages
}

// outline makes a tree of the headings. A heading that skips a level comes
// directly below the one it follows.
func outline(body *paging.Pager) []layout.Entry {
	var entries []layout.Entry
	var open []int // depths of the headings that enclose the next
	for _, e := range body.Entries {
		for len(open) > 0 && open[len(open)-1] >= e.Depth {
			open = open[:len(open)-1]
		}
		at := body.Places[e.Anchor]
		entries = append(entries, layout.Entry{Level: len(open), Title: strings.TrimSpace(e.Number + " " + e.Title), Place: layout.Place{Page: at.Sheet.Index, Y: at.Y}})
		open = append(open, e.Depth)
	}
	return entries
}
