package typeset

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
)

// A picture in a cell is no wider than its column, and keeps its shape.
func TestPicturesFitTheirColumns(t *testing.T) {
	const columns = 10
	o := chineseOptions
	o.Images = map[string]ImageSize{"wide.png": {800, 100}}
	table := &document.Table{Align: make([]document.Align, columns)}
	var row []document.Cell
	for range columns {
		table.Header = append(table.Header, document.Cell{Text: spans("頭")})
		row = append(row, document.Cell{Text: []document.Span{
			{Text: "x "}, {Image: &document.Image{Destination: "wide.png"}}, {Text: " y"},
		}})
	}
	table.Rows = [][]document.Cell{row}
	d := newDesign(o)
	end := 0.0
	pictures := 0
	for _, m := range layout(t, book(table), o).Pages[0].Marks {
		p, ok := m.(*Picture)
		if !ok {
			continue
		}
		pictures++
		if p.X < end || p.X+p.Width > d.Margins.Left+d.measure {
			t.Errorf("a picture stands at %.1f–%.1f, the one before it ends at %.1f", p.X, p.X+p.Width, end)
		}
		if shape := p.Width / p.Height; shape < 7.9 || shape > 8.1 {
			t.Errorf("a picture is %.1f × %.1f", p.Width, p.Height)
		}
		end = p.X + p.Width
	}
	if pictures != columns {
		t.Errorf("%d pictures", pictures)
	}
}

// F5: a row that a page can hold below the header is whole.
func TestHighRowIsWhole(t *testing.T) {
	for _, characters := range []int{1500, 1700} {
		pages := layout(t, book(append(filler(5), tableOf(1, strings.Repeat("高", characters)))...), chineseOptions)
		for i, p := range pages.Pages {
			if n := strings.Count(pageText(p), "高"); n != 0 && n != characters {
				t.Errorf("page %d has %d of %d characters of a row", i, n, characters)
			}
		}
	}
}
