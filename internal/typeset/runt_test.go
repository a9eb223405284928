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

// fill sets strips as one chapter, as they are.
func fill(d *design.Design, strips []*paging.Strip) []*paging.Sheet {
	p := paging.NewPager(d)
	p.Add(strips)
	return p.Finish()
}

// flow sets strips so that no chapter ends in a few lines.
func flow(d *design.Design, strips []*paging.Strip) []*paging.Sheet {
	f := paging.NewFlow(d, 0)
	f.Add(strips)
	return f.Finish()
}

// A last page of a line or two is saved, or gets some from the page before; where there is more on
// it, nothing is touched.
func TestRuntsAreAvoided(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"f.png": {Width: 500, Height: 300}}
	strips := func(paragraphs int) (*design.Design, []*paging.Strip) {
		o := o
		if paragraphs%2 == 1 { // there is no white between paragraphs to take out, and no figure
			o.Indent, o.Images = 2, nil
		}
		s := blocks.New(design.New(o), nil, blocks.NewReferences())
		return s.Design, chapterStrips(s, paragraphs)
	}
	saved := 0
	for paragraphs := range 120 {
		before, after := fill(strips(paragraphs)), flow(strips(paragraphs))
		last := linesOn(&before[len(before)-1].Page)
		now := linesOn(&after[len(after)-1].Page)
		switch {
		case last > 8 && (len(after) != len(before) || now != last):
			t.Errorf("%d paragraphs: %d lines on page %d became %d on page %d", paragraphs, last, len(before), now, len(after))
		case len(after) > 1 && now < paging.FewLines:
			t.Errorf("%d paragraphs: the last of %d pages has %d lines", paragraphs, len(after), now)
		case len(after) < len(before):
			saved++
		}
	}
	if saved == 0 {
		t.Error("no page was ever saved")
	}
}

// linesOf are strips of a line each, bound to each other.
func linesOf(d *design.Design, n int, bond paging.Bond) []*paging.Strip {
	strips := make([]*paging.Strip, n)
	for i := range strips {
		strips[i] = &paging.Strip{Height: d.Body.Line, Baseline: d.Body.Line * 0.7, Keep: bond, Marks: []layout.Mark{&layout.Run{Node: 1}}}
	}
	return strips
}

// A last page that cannot be saved borrows lines from the page before, unless they are bound
// firmly there, or are more than a quarter of the page.
func TestLastPageBorrows(t *testing.T) {
	t.Parallel()
	d := design.New(chineseOptions)
	full := int(d.AreaHeight() / d.Body.Line)
	firm := func(strips []*paging.Strip, from, to int) []*paging.Strip {
		paging.BindAll(strips[from:to], paging.Firm)
		return strips
	}
	for name, test := range map[string]struct {
		strips []*paging.Strip
		want   int // lines on the last page
	}{
		"loose":             {linesOf(d, full+1, paging.Loose), 3},
		"preferred":         {linesOf(d, full+1, paging.Preferred), 3},
		"two lines":         {linesOf(d, 2*full+2, paging.Loose), 3},
		"five bound":        {firm(linesOf(d, full+1, paging.Loose), full-5, full), 6},
		"five and the next": {firm(linesOf(d, full+2, paging.Loose), full-4, full+1), 6},
		"a quarter bound":   {firm(linesOf(d, full+1, paging.Loose), full*2/3, full), 1},
		"all bound":         {firm(linesOf(d, full+1, paging.Loose), 0, full), 1},
		"enough":            {linesOf(d, full+3, paging.Loose), 3},
		"one page":          {linesOf(d, 2, paging.Loose), 2},
	} {
		sheets := flow(d, test.strips)
		if lines := linesOn(&sheets[len(sheets)-1].Page); lines != test.want {
			t.Errorf("%s: the last page has %d lines, want %d", name, lines, test.want)
		}
	}
}

// A figure shrinks for the sake of the lines below it that would stand on a page of their own.
func TestFigureShrinksForLastLines(t *testing.T) {
	t.Parallel()
	d := design.New(chineseOptions)
	height := d.AreaHeight() * 0.6
	strips := linesOf(d, int((d.AreaHeight()-height)/d.Body.Line)+2, paging.Loose)
	picture := &layout.Picture{Width: 100, Height: height}
	strips[3] = &paging.Strip{Height: height, Figure: picture, Marks: []layout.Mark{picture}}
	if sheets := flow(d, strips); len(sheets) != 1 || picture.Height >= height {
		t.Errorf("%d pages, with a picture %.0f of %.0f high", len(sheets), picture.Height, height)
	}
}
