package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// lastRole is the role of the last text of a page, furniture and notes apart.
func lastRole(pages *layout.Pages, p *layout.Page) layout.Role {
	last := layout.Decoration
	for _, m := range texts(p) {
		if m.Of() != 0 {
			last = pages.Structure[m.Of()].Role
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
			blocks = append(blocks, heading(2, fmt.Sprintf("詞%d", i)), para("一行解釋。"))
		}
		pages := laidOut(t, book(blocks...), o)
		if !strings.Contains(pageText(pages.Pages[0]), "一行解釋") {
			t.Errorf("%g high, the glossary is one block and begins on the next page", o.Height)
		}
		for i, p := range pages.Pages {
			if lastRole(pages, p) == layout.Heading {
				t.Errorf("%g high, page %d ends in a heading", o.Height, i)
			}
		}
	}
}

// E8: where more is to be kept together than a page holds, it is not divided
// after a heading either.
func TestFullPageDoesNotEndInAHeading(t *testing.T) {
	t.Parallel()
	for tall := range 40 {
		o := chineseOptions
		o.Width, o.Height = 400, 500+float64(tall)*3
		var strips []*paging.Strip
		for i := range 100 {
			strips = append(strips, &paging.Strip{Height: 20, Keep: paging.Firm})
			if i%3 < 2 {
				strips[i].Keep, strips[i].Heading = paging.Solid, true
			}
		}
		p := paging.NewPager(design.New(o))
		p.Add(strips)
		p.Finish()
		for i := 1; i < len(strips); i++ {
			if strips[i].Top < strips[i-1].Top && strips[i-1].Heading {
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
			list.Items = append(list.Items, document.Item{Blocks: []document.Block{para("項")}})
		}
		for lines := range 45 {
			pages := laidOut(t, book(append(filler(lines), para("如下："), list)...), chineseOptions)
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
