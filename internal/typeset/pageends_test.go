package typeset

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/sample"
)

// The signs with which texts of a random book begin that no page ends with.
const (
	aHeading = "Ħ"
	aLabel   = "Ł" // one line that says what comes below
	aTitle   = "Ŧ" // of code
	aTerm    = "Đ"
)

// A scribe writes random chapters.
type scribe struct {
	*rand.Rand
	notes int
}

func (s *scribe) words(least, most int) string {
	return sample.Text(s.Rand, least+s.IntN(most-least+1))
}

func (s *scribe) chapter(path string) *document.Section {
	c := &document.Section{Path: path, Footnotes: map[string]*document.Footnote{}}
	c.Blocks = append(c.Blocks, heading(1, aHeading+"章"))
	c.Blocks = append(c.Blocks, s.blocks(0, 3+s.IntN(24))...)
	if _, ends := c.Blocks[len(c.Blocks)-1].(*document.Heading); ends {
		c.Blocks = append(c.Blocks, para("終。"))
	}
	for i := range s.notes {
		c.Footnotes[fmt.Sprint(i)] = &document.Footnote{Blocks: []document.Block{para(s.words(5, 160))}}
	}
	s.notes = 0
	return c
}

func (s *scribe) blocks(depth, n int) []document.Block {
	var blocks []document.Block
	for range n {
		b := s.block(depth)
		switch b.(type) {
		case *document.List, *document.Code, *document.Table, *document.Quote, *document.Callout, *document.Tabs:
			if s.IntN(2) == 0 {
				blocks = append(blocks, para(aLabel+"如下："))
			}
		case *document.Paragraph:
			if s.IntN(6) == 0 {
				blocks = append(blocks, &document.Paragraph{Text: []document.Span{{Text: aLabel + "粗", Style: document.Strong}}})
			}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func (s *scribe) block(depth int) document.Block {
	kind := s.IntN(16)
	if depth > 1 && kind > 7 {
		kind = 0
	}
	switch kind {
	case 0, 1, 2:
		return para(s.words(5, 400))
	case 3:
		return noteMarked(s)
	case 4:
		return s.code()
	case 5:
		return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: fmt.Sprint(s.IntN(4), ".png"), Alt: s.words(3, 30)}}}}
	case 6:
		return s.table()
	case 7, 8, 9:
		if depth > 0 {
			return para(s.words(5, 60))
		}
		return heading(2+s.IntN(3), aHeading+s.words(3, 12))
	case 10, 11:
		return s.list(depth)
	case 12:
		return &document.Quote{Blocks: s.blocks(depth+1, 1+s.IntN(3))}
	case 13:
		return &document.Callout{Kind: document.Tip, Title: spans(aLabel + "框"), Blocks: s.blocks(depth+1, 1+s.IntN(3))}
	case 14:
		return &document.Definitions{Items: []document.Definition{
			{Term: spans(aTerm + "詞"), Bodies: [][]document.Block{s.blocks(depth+1, 1)}}, {Term: spans(aTerm + "語"), Bodies: [][]document.Block{s.blocks(depth+1, 2)}},
		}}
	}
	return &document.Tabs{Tabs: []document.Tab{{Label: spans(aLabel + "甲"), Blocks: s.blocks(depth+1, 1)}, {Label: spans(aLabel + "乙"), Blocks: s.blocks(depth+1, 2)}}}
}

func noteMarked(s *scribe) document.Block {
	s.notes++
	return noted(s.words(5, 120), fmt.Sprint(s.notes-1))
}

func (s *scribe) code() *document.Code {
	c := codeOf(1 + s.IntN(1+s.IntN(40)))
	if s.IntN(2) == 0 {
		c.Title = spans(aTitle + "檔")
	}
	return c
}

func (s *scribe) table() *document.Table {
	t := tableOf(1+s.IntN(1+s.IntN(30)), s.words(2, 60))
	t.Header[0] = document.Cell{Text: spans(aLabel + "頭")}
	return t
}

// list has items that begin with a label, or are text.
func (s *scribe) list(depth int) *document.List {
	l := &document.List{Tight: s.IntN(2) == 0, Ordered: s.IntN(2) == 0, Start: 1}
	for range 1 + s.IntN(6) {
		item := document.Item{Blocks: []document.Block{para(s.words(3, 90))}}
		if s.IntN(2) == 0 {
			item.Blocks = append([]document.Block{para(aLabel + "標")}, s.blocks(depth+1, 1+s.IntN(2))...)
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// pageEnds are the designs of books of which the ends of pages are looked at.
func pageEnds(random *rand.Rand) design.Options {
	o := fuzzOptions(random.IntN(3))
	size := [][2]float64{{595.28, 841.89}, {419.53, 595.28}, {612, 792}}[random.IntN(3)]
	o.Width, o.Height = size[0], size[1]
	o.BodySize = 9 + random.Float64()*4
	o.Images = map[string]design.ImageSize{"0.png": {Width: 900, Height: 300}, "1.png": {Width: 300, Height: 900}, "2.png": {Width: 200, Height: 60}, "3.png": {Width: 900, Height: 800}}
	o.Figure = func(n int) string { return fmt.Sprint("圖", n) }
	return o
}

// randomBook sets a book of random chapters.
func randomBook(t *testing.T, seed uint64) *layout.Pages {
	t.Helper()
	s := &scribe{Rand: rand.New(rand.NewPCG(seed, 18))}
	b := &document.Book{}
	for i := range 8 {
		b.Sections = append(b.Sections, s.chapter(fmt.Sprint(i, ".md")))
	}
	return laidOut(t, b, pageEnds(s.Rand))
}

// opening returns the pages on which chapters begin.
func opening(pages *layout.Pages) map[int]bool {
	opens := make(map[int]bool)
	for _, e := range pages.Outline {
		if e.Level == 0 {
			opens[e.Page] = true
		}
	}
	return opens
}

// No page of a random book ends in what is nothing by itself, or in a box without
// anything in it.
func TestNothingStandsAloneAtAPageEnd(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		pages := randomBook(t, seed)
		opens := opening(pages)
		for i, p := range pages.Pages {
			last := lastText(pages, p)
			if strings.ContainsAny(last, aLabel+aTitle+aTerm) || strings.Contains(last, aHeading) && !opens[i+1] {
				t.Errorf("book %d: page %d ends in %q", seed, i+1, last)
			}
			for _, m := range p.Marks {
				if b, ok := m.(*layout.Box); ok && b.Width > 20 && b.Height > 6 && !holds(p, b) {
					t.Errorf("book %d: page %d has an empty box at %.0f", seed, i+1, b.Y)
				}
			}
		}
	}
}

// Nearly no chapter of a random book ends in a page of fewer than three lines. Some do: where a
// page would end in a figure, or in more than a quarter of a page that is bound firmly, it has
// nothing to give to the next one.
func TestChaptersEndInThreeLines(t *testing.T) {
	t.Parallel()
	ends, short := 0, 0
	for seed := range uint64(60) {
		pages := randomBook(t, seed)
		opens := opening(pages)
		for i, p := range pages.Pages {
			if opens[i] || i+1 < len(pages.Pages) && !opens[i+1] {
				continue
			}
			ends++
			if linesOn(p) < paging.FewLines && !endsInFigure(pages, pages.Pages[i-1]) {
				short++
				t.Logf("book %d: page %d, the last of a chapter, has %d lines", seed, i+1, linesOn(p))
			}
		}
	}
	if ends < 200 || short*200 > ends {
		t.Errorf("%d of %d chapters end in a few lines", short, ends)
	}
}

// endsInFigure reports whether the last text of a page is a caption. Such a page has nothing to
// give to the next one: without the figure, too much of it would be white.
func endsInFigure(pages *layout.Pages, p *layout.Page) bool {
	last := layout.Decoration
	for _, m := range texts(p) {
		if m.Of() != 0 && !inNote(pages, m.Of()) {
			last = pages.Structure[m.Of()].Role
		}
	}
	return last == layout.Caption
}

// lastText is the last line of a page, furniture and notes apart.
func lastText(pages *layout.Pages, p *layout.Page) string {
	last, at := "", -1.0
	for _, m := range p.Marks {
		switch m := m.(type) {
		case *layout.Run:
			if m.Of() == 0 || inNote(pages, m.Of()) || pages.Structure[m.Of()].Role == layout.Label {
				continue
			}
			if m.Baseline != at {
				last, at = "", m.Baseline
			}
			last += m.Text
		case *layout.Picture:
			last = ""
		}
	}
	return last
}

func inNote(pages *layout.Pages, node int) bool {
	for ; node != 0; node = pages.Structure[node].Parent {
		if pages.Structure[node].Role == layout.Note {
			return true
		}
	}
	return false
}

// linesOn counts lines and pictures; one of these is as good as three of the others.
func linesOn(p *layout.Page) int {
	lines := make(map[string]bool)
	pictures := 0
	for _, m := range p.Marks {
		switch m := m.(type) {
		case *layout.Run:
			if m.Of() != 0 {
				lines[fmt.Sprintf("%.1f", m.Baseline)] = true
			}
		case *layout.Picture:
			pictures++
		}
	}
	return len(lines) + paging.FewLines*pictures
}

// holds reports whether a box has a text or a picture in it.
func holds(p *layout.Page, b *layout.Box) bool {
	for _, m := range p.Marks {
		switch m := m.(type) {
		case *layout.Run:
			if m.Baseline > b.Y && m.Baseline < b.Y+b.Height && m.X < b.X+b.Width && m.X+m.Width > b.X {
				return true
			}
		case *layout.Picture:
			if m.Y+m.Height > b.Y && m.Y < b.Y+b.Height {
				return true
			}
		}
	}
	return false
}
