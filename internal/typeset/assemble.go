package typeset

import (
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// assemble numbers the pages, adds heads and feet, and resolves what waited
// for page numbers: links and the outline.
func (s *setter) assemble(sheets []*sheet, body *pager) *Pages {
	d := s.design
	result := &Pages{Width: d.Width, Height: d.Height}
	hasTitle := d.Title.Title != ""
	for i, sh := range sheets {
		sh.index = i
		sh.page.Number = i + 1
		if i > 0 || !hasTitle {
			s.furnish(sh)
		}
		result.Pages = append(result.Pages, &sh.page)
	}
	for _, sh := range sheets {
		for _, l := range sh.links {
			if resolved, ok := resolved(l, body.places); ok {
				sh.page.Links = append(sh.page.Links, resolved)
			}
		}
	}
	s.refs.note(body.places)
	result.Outline = outline(body)
	result.Structure = s.nodes
	result.Overfull = s.overfull
	return result
}

// furnish adds the running head, which pages that open a chapter do without,
// and the page number.
func (s *setter) furnish(sh *sheet) {
	d := s.design
	// What is missing in a title has been reported where the title stands.
	defer func(told int) { s.missing = s.missing[:told] }(len(s.missing))
	style := d.small
	f := frame{x: d.Margins.Left, width: d.measure, style: style}
	furniture := &strip{}
	if !sh.opening && sh.chapter != "" {
		head := s.oneLine(sh.chapter, style, f)
		y := max(0, min(d.Margins.Top*0.5, d.Margins.Top-style.line-12))
		furniture.absorb(head, y)
		rule := y + style.line + 4
		furniture.marks = append(furniture.marks, &Box{X: f.x, Y: rule, Width: f.width, Height: 0.4, Color: hairline})
	}
	foot := s.flushRight(strconv.Itoa(sh.page.Number), style, f, 0)
	furniture.absorb(foot, d.Height-d.Margins.Bottom*0.55)
	sh.page.Marks = append(sh.page.Marks, furniture.marks...)
}

// longestHead is how many characters of a text are looked at to set one line of
// it. No line of words holds as many.
const longestHead = 1000

// oneLine sets a text on one line, shortened if it does not fit. It does so on
// each page of a chapter, so that it must not take as long as the text.
func (s *setter) oneLine(text string, style textStyle, f frame) *strip {
	text, whole := headOf(text)
	style.align = alignLeft
	lines := breakLines(s.items([]document.Span{{Text: text}}, style, 0), style, f.x, f.width-2*style.size)
	if len(lines) == 0 {
		return lineStrip(&line{}, style)
	}
	t := lineStrip(&lines[0], style)
	if len(lines) > 1 || !whole {
		more := s.items([]document.Span{{Text: "…"}}, style, 0)
		for _, l := range breakLines(more, style, lines[0].x+lines[0].width, style.size*2) {
			t.absorb(lineStrip(&l, style), 0)
		}
	}
	return t
}

// headOf returns as much of a text as [setter.oneLine] looks at, and whether that
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
func resolved(l pendingLink, places map[anchor]position) (Link, bool) {
	if l.URI != "" {
		return l.Link, true
	}
	at, ok := places[l.link.to]
	if !ok {
		return Link{}, false
	}
	l.To = Place{Page: at.sheet.index, Y: at.y}
	return l.Link, true
}

// outline makes a tree of the headings. A heading that skips a level comes
// directly below the one it follows.
func outline(body *pager) []Entry {
	var entries []Entry
	var open []int // depths of the headings that enclose the next
	for _, e := range body.entries {
		for len(open) > 0 && open[len(open)-1] >= e.depth {
			open = open[:len(open)-1]
		}
		at := body.places[e.anchor]
		entries = append(entries, Entry{Level: len(open), Title: e.title, Place: Place{Page: at.sheet.index, Y: at.y}})
		open = append(open, e.depth)
	}
	return entries
}
