package pdf

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// G7: the structure that the pages know is that of the file, and readers of
// text follow it.
func TestStructure(t *testing.T) {
	t.Parallel()
	text := func(s string) []document.Span { return []document.Span{{Text: s}} }
	book := &document.Book{Sections: []*document.Section{{
		Path: "a.md",
		Blocks: []document.Block{
			&document.Heading{Level: 1, ID: "x", Text: text("題")},
			&document.Paragraph{Text: []document.Span{{Text: "前"}, {Text: "連", Link: &document.Link{Destination: "#x"}}, {Text: "後"}, {Footnote: "n"}}},
			&document.List{Items: []document.Item{{Blocks: []document.Block{&document.Paragraph{Text: text("項")}}}, {Task: document.DoneTask, Blocks: []document.Block{&document.Paragraph{Text: text("完")}}}}},
			&document.Table{Align: make([]document.Align, 2), Header: []document.Cell{{Text: text("頭")}, {}}, Rows: [][]document.Cell{{{}, {Text: text("格")}}}},
			&document.Quote{Blocks: []document.Block{&document.Paragraph{Text: text("引")}}},
			&document.Code{Title: text("名"), Lines: []string{"a", "b"}},
			&document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "a.png", Alt: "圖說"}}}},
		},
		Footnotes: map[string]*document.Footnote{"n": {Blocks: []document.Block{&document.Paragraph{Text: text("註")}}}},
	}}}
	o := options()
	o.Title, o.Contents = design.TitlePage{}, ""
	out := inspect(t, render(t, book, o), "pdfinfo", "-struct-text", "FILE")
	want := `Document
 Sect
  H1
   "題"
  P
   "前"
   Link
    "連"
    Object
   "後"
   Reference
    Link
     "1"
     Object
   Note
    Lbl
     Link
      "1"
      Object
    P
     "註"
  L
   LI
    Lbl
     "•"
    LBody
     P
      "項"
   LI
    Lbl
     ""
    LBody
     P
      "完"
  Table
   THead
    TR
     TH
      "頭"
     TH
   TBody
    TR
     TD
     TD
      "格"
  BlockQuote
   P
    "引"
  P
   "名"
  P
   Code
    "ab"
  Figure
   ""
   Caption
    "圖說"
`
	var got []string
	for _, line := range strings.Split(strings.TrimRight(out, "\n"), "\n") {
		content := strings.TrimLeft(line, " ")
		content = details.ReplaceAllString(content, "")
		if content != "" {
			got = append(got, strings.Repeat(" ", (len(line)-len(strings.TrimLeft(line, " ")))/2)+content)
		}
	}
	if diff := cmp.Diff(want, strings.Join(got, "\n")+"\n"); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	qdf := inspect(t, render(t, book, o), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/Marked true", "/Scope /Column", "/Tabs /S", "/BBox", "/Artifact BMC"} {
		if !strings.Contains(qdf, want) {
			t.Errorf("the file does not say %s", want)
		}
	}
}

// Levels of headings begin with 1 and have no gaps, in the order of the text: what is part
// of something is one level below it.
func TestHeadingLevels(t *testing.T) {
	t.Parallel()
	tests := []struct{ written, want []int }{
		{[]int{1, 2, 3, 2, 1}, []int{1, 2, 3, 2, 1}},
		{[]int{1, 3, 3, 2, 4, 1}, []int{1, 2, 2, 2, 3, 1}},
		{[]int{3, 2, 1, 6}, []int{1, 1, 1, 2}},
		{[]int{2, 4, 6, 5, 3}, []int{1, 2, 3, 3, 2}},
	}
	for _, test := range tests {
		pages := &layout.Pages{Structure: make([]layout.Node, 1), Pages: []*layout.Page{{}}}
		for _, level := range test.written {
			node := len(pages.Structure)
			pages.Structure = append(pages.Structure,
				layout.Node{Role: layout.Heading, Level: level},
				layout.Node{Role: layout.Heading, Level: 6}) // with nothing in it
			pages.Pages[0].Marks = append(pages.Pages[0].Marks, &layout.Run{Node: node})
		}
		surveyed, err := surveyPages(t.Context(), pages, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for node, level := range surveyed.tags.levels {
			if node%2 == 1 {
				got = append(got, level)
			} else if level != 0 {
				t.Errorf("%v: a heading that is not there has level %d", test.written, level)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.written, diff)
		}
	}
}

// A table that is there has a body with all its rows, however empty, below its header, and its
// caption first or last.
func TestTableIsComplete(t *testing.T) {
	t.Parallel()
	const table, head, body, headRow, header, row, cell, last, lastCell, caption = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
	pages := &layout.Pages{Pages: []*layout.Page{{}}, Structure: []layout.Node{
		{},
		{Role: layout.Table},
		{Role: layout.TableHead, Parent: table},
		{Role: layout.TableBody, Parent: table},
		{Role: layout.TableRow, Parent: head},
		{Role: layout.HeaderCell, Parent: headRow},
		{Role: layout.TableRow, Parent: body},
		{Role: layout.DataCell, Parent: row},
		{Role: layout.TableRow, Parent: body},
		{Role: layout.DataCell, Parent: last},
		{Role: layout.Caption, Parent: table},
	}}
	tests := []struct {
		drawn []int
		want  map[int][]int
	}{
		{[]int{header, caption}, map[int][]int{table: {head, body, caption}, head: {headRow}, body: {row, last}, row: {cell}, last: {lastCell}}},
		{[]int{caption, header, lastCell}, map[int][]int{table: {caption, head, body}, body: {row, last}}},
		{[]int{lastCell, cell}, map[int][]int{table: {body}, head: nil, body: {row, last}}},
		{nil, map[int][]int{table: nil, body: nil}},
	}
	for _, test := range tests {
		s := newStructure(pages)
		for _, node := range test.drawn {
			s.begin(0, node)
		}
		s.completeTables()
		for node, want := range test.want {
			var got []int
			for _, k := range s.kids[node] {
				got = append(got, k.node)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%v, node %d (-want +got):\n%s", test.drawn, node, diff)
			}
		}
	}
}

// A figure is where all is that belongs to it, on the page where it begins.
func TestFigureArea(t *testing.T) {
	t.Parallel()
	pages := &layout.Pages{Structure: []layout.Node{{}, {Role: layout.Figure}}, Pages: []*layout.Page{{}, {}}}
	s := newStructure(pages)
	marks := []layout.Mark{
		&layout.Box{Node: 1, X: 10, Y: 20, Width: 5, Height: 6},
		&layout.Run{Node: 1, X: 1, Baseline: 1},
		&layout.Stroke{Node: 1, Points: []layout.Point{layout.Pt(8, 22), layout.Pt(30, 21)}},
		&layout.Shape{Node: 1, Outline: []layout.Segment{
			{Kind: layout.MoveTo, Points: [3]layout.Point{{X: 12, Y: 22}}},
			{Kind: layout.CurveTo, Points: [3]layout.Point{{X: 12, Y: 40}, {X: 14, Y: 22}, {X: 14, Y: 23}}},
			{Kind: layout.ClosePath},
		}},
		&layout.Picture{Node: 1, X: 9, Y: 19, Width: 1, Height: 1},
	}
	for _, m := range marks {
		s.mark(0, m)
	}
	s.end(0, nil)
	s.mark(1, &layout.Box{Node: 1, X: 500, Y: 500})
	if got, want := *s.boxes[1], (area{left: 8, top: 19, right: 30, bottom: 40}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// details are what poppler says of an element besides its type.
var details = regexp.MustCompile(` <note\d+>| \d+ \d+$| \((?:block|inline)\)|:$|^/.*`)
