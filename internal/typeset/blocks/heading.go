package blocks

import (
	"strconv"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// WhiteBelowTitle is the white below a heading of level 1, in lines.
const WhiteBelowTitle = 1.3

func setHeading(s *Setter, h *document.Heading, f Frame) []*paging.Strip {
	n := level(h)
	node := s.NewNode(layout.Node{Role: layout.Heading, Level: n, Parent: f.Node})
	strips := setNumbered(s, h, f, node)
	if len(strips) == 0 {
		return nil
	}
	for _, t := range strips {
		t.Keep, t.Heading = paging.Solid, true
	}
	first := strips[0]
	if title := plainText(h.Text); title != "" {
		first.Entry = &paging.Entry{Level: n, Depth: n + depthOf(s), Number: inList(s, h), Title: title, Anchor: anchor.Anchor{Kind: anchor.Entry, ID: nextEntry(s)}}
		first.Anchors = append(first.Anchors, paging.AnchorAt{To: first.Entry.Anchor})
	}
	if h.ID != "" {
		first.Anchors = append(first.Anchors, paging.AnchorAt{To: anchor.Anchor{Kind: anchor.Heading, Section: s.path(), ID: h.ID}})
	}
	if n == 1 && f.Outer {
		OpenChapter(s, first, f)
		first.Chapter = chapterOf(s, h)
	}
	return strips
}

// chapterOf is what running heads say of a chapter.
func chapterOf(s *Setter, h *document.Heading) string {
	title := plainText(h.Text)
	if number := inList(s, h); number != "" && title != "" {
		return number + "\u2003" + title
	}
	return title
}

// OpenChapter begins a page with an accent above the heading.
func OpenChapter(s *Setter, first *paging.Strip, f Frame) {
	const above, thickness, length = 20, 3, 42
	first.Opens = true
	first.Move(0, above)
	first.Height += above
	first.Baseline += above
	first.Marks = append(first.Marks, &layout.Box{X: f.X, Y: 0, Width: length, Height: thickness, Color: s.Design.Accent})
}

// depthOf is how deep the section at hand stands in the contents.
func depthOf(s *Setter) int {
	if s.document == nil {
		return 0
	}
	return s.document.Depth
}

// nextEntry names the next heading by its number in its section, and that of the section.
func nextEntry(s *Setter) string {
	s.entries++
	return strconv.Itoa(s.number) + "." + strconv.Itoa(s.entries)
}

// inList returns the number of a heading as contents and heads have it, "" if it has none.
func inList(s *Setter, h *document.Heading) string {
	return s.Numbers.InList(h, s.Design.Options.Numbering.InList)
}

// setNumbered sets a heading with its number: that of a chapter stands above the title, any
// other before it, with the lines of the title below each other. The number is pobook's: a label.
func setNumbered(s *Setter, h *document.Heading, f Frame, node int) []*paging.Strip {
	style := s.Design.Headings[level(h)-1]
	number := s.Numbers[h]
	if number == nil {
		return Text(s, h.Text, style, f, node)
	}
	label := s.NewNode(layout.Node{Role: layout.Label, Parent: node})
	if len(number) == 1 {
		above := setChapterNumber(s, number[0], f, label)
		if title := Text(s, h.Text, style, f, node); len(title) > 0 {
			return append(above, title...)
		}
		return nil
	}
	text := inList(s, h)
	inner := f.inset(setLabel(s, text, style, Frame{}, 0).Width() + labelGap*style.Size)
	title := Text(s, h.Text, style, inner, node)
	if len(title) == 0 {
		return nil
	}
	return hangLabel(setLabel(s, text, style, inner, label), title, f, inner)
}

// setChapterNumber sets what stands above the title of the nth chapter.
func setChapterNumber(s *Setter, n int, f Frame, node int) []*paging.Strip {
	style := s.Design.CoverSubtitle
	style.Bold, style.Color, style.Align = true, s.Design.Accent, design.AlignLeft
	text := strconv.Itoa(n)
	if s.Design.Options.Numbering.Chapter != nil {
		text = s.Design.Options.Numbering.Chapter(n)
	}
	return setUnmarked(s, []document.Span{{Text: text}}, style, f, node)
}
