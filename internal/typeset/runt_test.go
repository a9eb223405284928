package typeset

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
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
			blocks = append(blocks, para("文字"))
		}
	}
	return &document.Section{
		Path: "a.md", Blocks: blocks,
		Footnotes: map[string]*document.Footnote{"x": {Blocks: []document.Block{para("註")}}},
	}
}

func chapterStrips(s *blocks.Setter, paragraphs int) []*paging.Strip {
	return blocks.Section(s, chapterOf(paragraphs), s.NewNode(layout.Node{Role: layout.Document}))
}

// A last page of a line or two is saved; where there is more on it, nothing is
// touched.
func TestRuntsAreAvoided(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"f.png": {Width: 500, Height: 300}}
	saved := 0
	for paragraphs := range 120 {
		s := blocks.New(design.New(o), nil, blocks.NewReferences())
		strips := chapterStrips(s, paragraphs)
		pages, filled := paging.Rehearse(s.Design, strips, 1)
		paging.AvoidRunt(s.Design, strips)
		after, _ := paging.Rehearse(s.Design, strips, 1)
		switch {
		case filled > paging.MostRunt && after != pages:
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
	o.Images = map[string]design.ImageSize{"f.png": {Width: 500, Height: 300}}
	for paragraphs := range 80 {
		s := blocks.New(design.New(o), nil, blocks.NewReferences())
		strips := chapterStrips(s, paragraphs)
		pages, _ := paging.Rehearse(s.Design, strips, 1)
		if again, _ := paging.Rehearse(s.Design, strips, 1); again != pages {
			t.Fatalf("%d paragraphs: %d pages, then %d", paragraphs, pages, again)
		}
		p := paging.NewPager(s.Design)
		p.Add(strips)
		if sheets := p.Finish(); len(sheets) != pages {
			t.Errorf("%d paragraphs: %d pages, rehearsed as %d", paragraphs, len(sheets), pages)
		}
	}
}
