package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A picture in a cell is no wider than its column, and keeps its shape.
func TestPicturesFitTheirColumns(t *testing.T) {
	t.Parallel()
	const columns = 10
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"wide.png": {Width: 800, Height: 100}}
	table := &document.Table{Align: make([]document.Align, columns)}
	var row []document.Cell
	for range columns {
		table.Header = append(table.Header, document.Cell{Text: spans("頭")})
		row = append(row, document.Cell{Text: []document.Span{
			{Text: "x "}, {Image: &document.Image{Destination: "wide.png"}}, {Text: " y"},
		}})
	}
	table.Rows = [][]document.Cell{row}
	d := design.New(o)
	end := 0.0
	pictures := 0
	for _, m := range laidOut(t, book(table), o).Pages[0].Marks {
		p, ok := m.(*layout.Picture)
		if !ok {
			continue
		}
		pictures++
		if p.X < end || p.X+p.Width > d.Options.Margins.Left+d.Measure {
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
	t.Parallel()
	for _, characters := range []int{1500, 1700} {
		pages := laidOut(t, book(append(filler(5), tableOf(1, strings.Repeat("高", characters)))...), chineseOptions)
		for i, p := range pages.Pages {
			if n := strings.Count(pageText(p), "高"); n != 0 && n != characters {
				t.Errorf("page %d has %d of %d characters of a row", i, n, characters)
			}
		}
	}
}

func wideTable(columns int, cell string) *document.Table {
	t := &document.Table{Align: make([]document.Align, columns), Rows: [][]document.Cell{{}}}
	for range columns {
		t.Header = append(t.Header, document.Cell{Text: spans("頭")})
		t.Rows[0] = append(t.Rows[0], document.Cell{Text: []document.Span{{Text: cell, Offset: 77}}})
	}
	return t
}

// The type of a table whose words have no room is smaller, but readable (E4);
// one that has no room for its characters is told with its place.
func TestWideTables(t *testing.T) {
	t.Parallel()
	tests := []struct {
		columns  int
		cell     string
		size     float64
		overfull bool
	}{
		{5, "word", 9.45, false},
		{12, "Weblate 手冊", 7.9, false},
		{35, "文字", 8.5, false},
		{60, "文字", 7.9, true},
	}
	for _, tt := range tests {
		pages := laidOut(t, book(wideTable(tt.columns, tt.cell)), chineseOptions)
		for _, m := range texts(pages.Pages[0]) {
			if m.Size < tt.size-0.01 || m.Size > tt.size+1 {
				t.Errorf("%d columns: %q is %.2f pt large", tt.columns, m.Text, m.Size)
			}
		}
		checkInside(t, pages)
		var want []layout.Overfull
		if tt.overfull {
			want = []layout.Overfull{{Section: "a.md"}} // in the header already
		}
		if diff := cmp.Diff(want, pages.Overfull); diff != "" {
			t.Errorf("%d columns (-want +got):\n%s", tt.columns, diff)
		}
	}
}

// F5: code, an address or a digest that is wider than its column is divided; the words
// beside it stay whole, in the type of other tables, and a column that is almost empty takes
// little room. What is divided so is not reported.
func TestTokensDoNotStarveTheirNeighbours(t *testing.T) {
	t.Parallel()
	const words = "neighbouring columns keep all of their words whole"
	prose := document.Cell{Text: spans(strings.Repeat(words+" ", 4))}
	long := strings.Repeat("e3b0c44298fc1c149afb", 8)
	for name, token := range map[string]document.Span{
		"code":    {Text: long, Style: document.Monospace},
		"address": {Text: "https://example.org/" + long + "/?q=" + long},
		"letters": {Text: strings.Repeat("W", 70)},
	} {
		table := &document.Table{
			Align:  make([]document.Align, 3),
			Header: []document.Cell{{Text: spans("Token")}, {Text: spans("Words")}, {Text: spans("Remarks")}},
			Rows:   [][]document.Cell{{{Text: []document.Span{token}}, prose, {}}, {{Text: spans("x")}, prose, {}}},
		}
		pages := laidOut(t, book(table), chineseOptions)
		checkInside(t, pages)
		if len(pages.Overfull) > 0 {
			t.Errorf("%s: reported", name)
		}
		for _, m := range texts(pages.Pages[0]) {
			if role := pages.Structure[m.Of()].Role; role != layout.DataCell && role != layout.HeaderCell {
				continue
			}
			for _, word := range strings.Fields(m.Text) {
				if strings.ContainsAny(word, "W0123456789/") || strings.Contains("Token Words Remarks x "+words, word) && m.Size > 8 {
					continue
				}
				t.Errorf("%s: %q stands in a cell, in %.1f pt", name, word, m.Size)
			}
		}
	}
}

// A word that has to be divided is reported, with its place; one that can be divided
// with a hyphen is not.
func TestDividedWordsAreReported(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	table := wideTable(14, "unhyphenated")
	if got := laidOut(t, book(table), o).Overfull; len(got) != 1 || got[0].Offset != 77 {
		t.Errorf("reported: %v", got)
	}
	o.Hyphenate = func(string) []int { return []int{2, 4, 6, 8, 10} }
	if got := laidOut(t, book(table), o).Overfull; len(got) != 0 {
		t.Errorf("reported with hyphens: %v", got)
	}
}
