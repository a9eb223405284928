package typeset

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
)

// chapterOf has every kind of strip that matters to pages: notes, figures that
// shrink, tables whose headers come again.
func chapterOf(paragraphs int) *document.Section {
	blocks := []document.Block{heading(1, "章"), tableOf(30, "格")}
	for i := range paragraphs {
		switch {
		case i%17 == 5:
			blocks = append(blocks, noted(strings.Repeat("文", 50), "x"), heading(2, "節"))
		case i%23 == 7:
			blocks = append(blocks, &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "f.png", Alt: "圖"}}}})
		default:
			blocks = append(blocks, paragraph("文字"))
		}
	}
	return &document.Section{
		Path: "a.md", Blocks: blocks,
		Footnotes: map[string]*document.Footnote{"x": {Blocks: []document.Block{paragraph("註")}}},
	}
}

func chapterStrips(s *setter, paragraphs int) []*strip {
	return s.section(chapterOf(paragraphs), s.newNode(Node{Role: Document}))
}

// A last page of a line or two is saved; where there is more on it, nothing is
// touched.
func TestRuntsAreAvoided(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]ImageSize{"f.png": {500, 300}}
	saved := 0
	for paragraphs := range 120 {
		s := newSetter(o)
		strips := chapterStrips(s, paragraphs)
		pages, filled := rehearse(s.design, strips, 1)
		avoidRunt(s.design, strips)
		after, _ := rehearse(s.design, strips, 1)
		switch {
		case filled > mostRunt && after != pages:
			t.Errorf("%d paragraphs: %d pages became %d though the last was filled to %.0f %%", paragraphs, pages, after, filled*100)
		case filled < 0.05 && after != pages-1:
			t.Errorf("%d paragraphs: the last of %d pages is filled to %.0f %%", paragraphs, after, filled*100)
		case after < pages:
			saved++
		}
	}
	if saved == 0 {
		t.Error("no page was ever saved")
	}
}

// A rehearsal comes to what then is done, and changes nothing.
func TestRehearsal(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]ImageSize{"f.png": {500, 300}}
	for paragraphs := range 80 {
		s := newSetter(o)
		strips := chapterStrips(s, paragraphs)
		pages, _ := rehearse(s.design, strips, 1)
		if again, _ := rehearse(s.design, strips, 1); again != pages {
			t.Fatalf("%d paragraphs: %d pages, then %d", paragraphs, pages, again)
		}
		p := newPager(s.design)
		p.add(strips)
		if sheets := p.finish(); len(sheets) != pages {
			t.Errorf("%d paragraphs: %d pages, rehearsed as %d", paragraphs, len(sheets), pages)
		}
	}
}
