package blocks

import (
	"strconv"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// WhiteBelowTitle is the white below a heading of level 1, in lines.
const WhiteBelowTitle = 1.3

func level(h *document.Heading) int { return min(max(h.Level, 1), 6) }

func setHeading(s *Setter, h *document.Heading, f Frame) []*paging.Strip {
	n := level(h)
	node := s.NewNode(layout.Node{Role: layout.Heading, Level: n, Parent: f.Node})
	strips := Text(s, h.Text, s.Design.Headings[n-1], f, node)
	if len(strips) == 0 {
		return nil
	}
	for _, t := range strips {
		t.Keep, t.Heading = paging.Firm, true
	}
	first := strips[0]
	if title := plainText(h.Text); title != "" {
		first.Entry = &paging.Entry{Level: n, Depth: n + depthOf(s), Title: title, Anchor: anchor.Anchor{Kind: anchor.Entry, ID: nextEntry(s)}}
		first.Anchors = append(first.Anchors, paging.AnchorAt{To: first.Entry.Anchor})
	}
	if h.ID != "" {
		first.Anchors = append(first.Anchors, paging.AnchorAt{To: anchor.Anchor{Kind: anchor.Heading, Section: s.path(), ID: h.ID}})
	}
	if n == 1 && f.Outer {
		OpenChapter(s, first, f)
		first.Chapter = plainText(h.Text)
	}
	return strips
}

// OpenChapter begins a page with an accent above the heading.
func OpenChapter(s *Setter, first *paging.Strip, f Frame) {
	const above, thickness, length = 20, 3, 42
	first.NewPage = true
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
