package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
)

// lastRole is the role of the last text of a page, furniture and notes apart.
func lastRole(pages *Pages, p *Page) Role {
	last := Decoration
	for _, m := range texts(p) {
		if m.Node() != 0 {
			last = pages.Structure[m.Node()].Role
		}
	}
	return last
}

// E8: in a glossary each heading has a single line below it, and pages end
// between two entries.
func TestNoPageOfAGlossaryEndsInAHeading(t *testing.T) {
	t.Parallel()
	for tall := range 40 {
		o := chineseOptions
		o.Width, o.Height = 400, 500+float64(tall)*3
		blocks := filler(3)
		for i := range 60 {
			blocks = append(blocks, heading(2, fmt.Sprintf("詞%d", i)), paragraph("一行解釋。"))
		}
		pages := layout(t, book(blocks...), o)
		if !strings.Contains(pageText(pages.Pages[0]), "一行解釋") {
			t.Errorf("%g high, the glossary is one block and begins on the next page", o.Height)
		}
		for i, p := range pages.Pages {
			if lastRole(pages, p) == Heading {
				t.Errorf("%g high, page %d ends in a heading", o.Height, i)
			}
		}
	}
}

// E8: where more is to be kept together than a page holds, it is not divided
// behind a heading either.
func TestFullPageDoesNotEndInAHeading(t *testing.T) {
	t.Parallel()
	for tall := range 40 {
		o := chineseOptions
		o.Width, o.Height = 400, 500+float64(tall)*3
		var strips []*strip
		for i := range 100 {
			strips = append(strips, &strip{height: 20, keep: firm, heading: i%3 < 2})
		}
		newPager(newDesign(o)).add(strips)
		for i := 1; i < len(strips); i++ {
			if strips[i].top < strips[i-1].top && strips[i-1].heading {
				t.Errorf("%g high, a page ends in heading %d", o.Height, i-1)
			}
		}
	}
}

// Where a list is divided, two of its items at least stand on either page, and
// below the paragraph that announces it.
func TestNoItemStandsAlone(t *testing.T) {
	t.Parallel()
	for _, length := range []int{2, 3, 6} {
		list := &document.List{Tight: true}
		for range length {
			list.Items = append(list.Items, document.Item{Blocks: []document.Block{paragraph("項")}})
		}
		for lines := range 45 {
			pages := layout(t, book(append(filler(lines), paragraph("如下："), list)...), chineseOptions)
			for i, p := range pages.Pages {
				text := pageText(p)
				items := strings.Count(text, "項")
				if items == 1 || strings.HasSuffix(text, "如下：") {
					t.Errorf("after %d paragraphs, page %d has %d of %d items", lines, i, items, length)
				}
			}
		}
	}
}
