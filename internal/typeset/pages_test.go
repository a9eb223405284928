package typeset

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/sfnt"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

func laidOut(t *testing.T, b *document.Book, o design.Options) *layout.Pages {
	t.Helper()
	pages, err := Layout(t.Context(), b, o, Job{})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages.Missing) > 0 {
		t.Fatalf("missing: %v", pages.Missing)
	}
	return pages
}

// filler is paragraphs that take about the given number of lines of one Han
// word each.
func filler(lines int) []document.Block {
	var blocks []document.Block
	for i := range lines {
		blocks = append(blocks, para(fmt.Sprintf("第%d段", i)))
	}
	return blocks
}

// E8: wherever a heading falls, two lines follow it on its page.
func TestHeadingIsNotLastOnPage(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("文字", 100)
	for lines := range 60 {
		blocks := append(filler(lines), heading(2, "題"), para(long))
		pages := laidOut(t, book(blocks...), chineseOptions)
		for i, p := range pages.Pages {
			below := 0
			found := false
			for _, m := range texts(p) {
				switch {
				case m.Text == "題":
					found = true
				case found:
					below++
				}
			}
			if found && below < 2 {
				t.Errorf("after %d paragraphs, page %d ends with %d lines below its heading", lines, i, below)
			}
		}
	}
}

// E7: two lines of a paragraph at least on either side of a page's end.
func TestNoWidowsAndOrphans(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("長", 42*6)
	for lines := range 40 {
		pages := laidOut(t, book(append(filler(lines), para(long))...), chineseOptions)
		for i, p := range pages.Pages {
			count := 0
			for _, m := range texts(p) {
				count += strings.Count(m.Text, "長") / 42
			}
			if count == 1 {
				t.Errorf("after %d paragraphs, page %d has one line of the long one", lines, i)
			}
		}
	}
}

func tableOf(rows int, cell string) *document.Table {
	t := &document.Table{
		Align:  []document.Align{document.AlignNone, document.AlignRight},
		Header: []document.Cell{{Text: spans("頭")}, {Text: spans("數")}},
	}
	for i := range rows {
		t.Rows = append(t.Rows, []document.Cell{{Text: spans(cell)}, {Text: spans(fmt.Sprint(i))}})
	}
	return t
}

// F5: the header stands on each page of a table, as decoration on all but the
// first, and rows are whole.
func TestTableOverPages(t *testing.T) {
	t.Parallel()
	pages := laidOut(t, book(tableOf(80, strings.Repeat("格", 60))), chineseOptions)
	if len(pages.Pages) < 3 {
		t.Fatalf("the table takes %d pages, want 3 or more", len(pages.Pages))
	}
	for i, p := range pages.Pages {
		headers, real, cells := 0, 0, 0
		for _, m := range p.Marks {
			text, ok := m.(*layout.Run)
			if !ok {
				continue
			}
			cells += strings.Count(text.Text, "格")
			if text.Text == "頭" {
				headers++
				if text.Of() != 0 {
					real++
				}
				if math.Abs(text.Baseline-texts(pages.Pages[0])[0].Baseline) > 0.01 {
					t.Errorf("page %d has its header at %.1f", i, text.Baseline)
				}
			}
		}
		if headers != 1 || (real == 1) != (i == 0) {
			t.Errorf("page %d has %d headers, %d of them real", i, headers, real)
		}
		if cells%60 != 0 {
			t.Errorf("page %d has %d characters of cells: a row is divided", i, cells)
		}
	}
}

func TestRowTallerThanPageIsDivided(t *testing.T) {
	t.Parallel()
	pages := laidOut(t, book(tableOf(1, strings.Repeat("高", 4000))), chineseOptions)
	total := 0
	for _, p := range pages.Pages {
		total += strings.Count(pageText(p), "高")
	}
	if len(pages.Pages) < 2 || total != 4000 {
		t.Errorf("%d characters on %d pages", total, len(pages.Pages))
	}
	checkInside(t, pages)
}

// F5: columns share the room of a table so that words stay whole, and so do code and
// addresses where that takes little from the others.
func TestColumns(t *testing.T) {
	t.Parallel()
	prose := func(line, word float64) blocks.Demand {
		return blocks.Demand{Line: line, Word: word, Text: line * line}
	}
	code := func(line, token float64) blocks.Demand {
		return blocks.Demand{Line: line, Token: token, Text: line * line}
	}
	tests := []struct {
		name    string
		columns []blocks.Demand
		want    []float64
	}{
		{"narrow", []blocks.Demand{prose(20, 10), prose(30, 10)}, []float64{20, 30}},
		{"nearly full", []blocks.Demand{prose(40, 10), prose(50, 10)}, []float64{45, 55}},
		{"little and much", []blocks.Demand{prose(20, 20), prose(900, 10)}, []float64{20, 80}},
		{"equal", []blocks.Demand{prose(400, 10), prose(400, 10)}, []float64{50, 50}},
		{"wide word", []blocks.Demand{prose(400, 70), prose(400, 10)}, []float64{70, 30}},
		{"too wide words", []blocks.Demand{prose(400, 300), prose(400, 30)}, []float64{70, 30}},
		{"code that stays whole", []blocks.Demand{code(36, 36), prose(2700, 10)}, []float64{36, 64}},
		{"code that costs too much", []blocks.Demand{code(40, 40), prose(2700, 10)}, []float64{8, 92}},
		{"code that does not", []blocks.Demand{code(400, 400), prose(400, 10)}, []float64{50, 50}},
		{"code beside a wide word", []blocks.Demand{code(400, 400), prose(400, 80)}, []float64{20, 80}},
		{"the shorter code stays whole", []blocks.Demand{code(22, 22), code(60, 60), prose(90, 10)}, []float64{22, 34, 44}},
		{"one long cell of ten", []blocks.Demand{{Line: 800, Word: 5, Text: 800 * 800}, {Line: 800, Word: 5, Text: 800 * 800 * 8}}, []float64{100.0 / 3, 200.0 / 3}},
		{"an empty column", []blocks.Demand{{}, prose(400, 10)}, []float64{0, 100}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := blocks.Share(tt.columns, 100, 1)
			near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1 })
			if diff := cmp.Diff(tt.want, got, near); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func noted(text, label string) *document.Paragraph {
	return &document.Paragraph{Text: []document.Span{{Text: text}, {Footnote: label}}}
}

// F3: a note stands at the foot of the page of its mark, and both are linked.
func TestNotesAreOnThePageOfTheirMarks(t *testing.T) {
	t.Parallel()
	for lines := range 50 {
		b := book(append(filler(lines), noted("有註", "x"), para("尾"))...)
		b.Sections[0].Footnotes = map[string]*document.Footnote{"x": {Blocks: []document.Block{para("註文")}}}
		pages := laidOut(t, b, chineseOptions)
		for i, p := range pages.Pages {
			if strings.Contains(pageText(p), "有註") != strings.Contains(pageText(p), "註文") {
				t.Errorf("after %d paragraphs, page %d has a mark or a note alone", lines, i)
			}
			for _, l := range p.Links {
				if l.To.Page != i {
					t.Errorf("a note's link on page %d leads to page %d", i, l.To.Page)
				}
			}
		}
		checkInside(t, pages)
	}
}

func TestLongNoteGoesOnOverPages(t *testing.T) {
	t.Parallel()
	b := book(noted("文", "x"), noted("更多", "y"), noted("再", "x"))
	b.Sections[0].Footnotes = map[string]*document.Footnote{
		"x": {Blocks: []document.Block{para(strings.Repeat("註", 6000)), noted("內", "y")}},
		"y": {Blocks: []document.Block{noted("環", "x")}},
	}
	pages := laidOut(t, b, chineseOptions)
	all := ""
	for _, p := range pages.Pages {
		all += pageText(p)
	}
	if n := strings.Count(all, "註"); n != 6000 {
		t.Errorf("%d of 6000 characters of the note are there", n)
	}
	if n := strings.Count(all, "環"); n != 1 {
		t.Errorf("the second note is there %d times", n)
	}
	checkInside(t, pages)
}

func TestContentsNameThePages(t *testing.T) {
	t.Parallel()
	var sections []*document.Section
	for i := range 60 {
		sections = append(sections, &document.Section{
			Path:   fmt.Sprintf("%d.md", i),
			Blocks: append([]document.Block{heading(1, fmt.Sprintf("章%d", i))}, filler(i)...),
		})
	}
	o := chineseOptions
	o.Contents = "目錄"
	o.Title.Title = "書"
	pages := laidOut(t, &document.Book{Sections: sections}, o)
	if len(pages.Outline) != 60 {
		t.Fatalf("the outline has %d entries", len(pages.Outline))
	}
	contents := ""
	for _, p := range pages.Pages {
		for _, m := range texts(p) {
			if up := pages.Structure[m.Of()].Parent; pages.Structure[up].Role == layout.Reference && pages.Structure[pages.Structure[up].Parent].Role == layout.ContentsItem {
				contents += m.Text + "\n"
			}
		}
	}
	want := ""
	for _, e := range pages.Outline {
		title := strings.TrimPrefix(e.Title, "章")
		want += "章\n" + title + " \n" + fmt.Sprint(pages.Pages[e.Page].Number) + "\n"
		if !strings.Contains(pageText(pages.Pages[e.Page]), e.Title) {
			t.Errorf("%s is not on the page that the outline names", e.Title)
		}
	}
	if diff := cmp.Diff(want, contents); diff != "" {
		t.Errorf("contents (-want +got):\n%s", diff)
	}
}

func TestOutlineSkipsNoLevel(t *testing.T) {
	t.Parallel()
	pages := laidOut(t, book(heading(2, "a"), heading(4, "b"), heading(3, "c"), heading(1, "d"), heading(6, "e"), heading(6, "f"), heading(2, "g")), chineseOptions)
	got := ""
	for _, e := range pages.Outline {
		got += fmt.Sprint(e.Title, e.Level, " ")
	}
	if want := "a0 b1 c1 d0 e1 f1 g1 "; got != want {
		t.Errorf("the outline is %s, want %s", got, want)
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	to := func(destination string) document.Span {
		return document.Span{Text: "連", Link: &document.Link{Destination: destination}}
	}
	b := book(&document.Paragraph{Text: []document.Span{
		to("b.md#h"), to("b.md"), to("#nowhere"), to("https://example.org/書?a=b c"), to("javascript:alert(1)"), to("notes.txt"),
	}})
	b.Sections = append(b.Sections, &document.Section{Path: "b.md", Blocks: []document.Block{heading(1, "頁首"), heading(2, "h")}})
	pages := laidOut(t, b, chineseOptions)
	type leads struct {
		URI  string
		Page int
	}
	var got []leads
	for _, l := range pages.Pages[0].Links {
		got = append(got, leads{l.URI, l.To.Page})
	}
	want := []leads{{"", 1}, {"", 1}, {"https://example.org/%E6%9B%B8?a=b%20c", 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A link to a section that has nothing in it leads nowhere: it is text.
func TestLinkToEmptySection(t *testing.T) {
	t.Parallel()
	b := book(
		&document.Paragraph{Text: []document.Span{{Text: "連", Link: &document.Link{Destination: "b.md"}}}},
		&document.Paragraph{Text: []document.Span{{Text: "結", Link: &document.Link{Destination: "c.md#h"}}}},
	)
	b.Sections = append(b.Sections,
		&document.Section{Path: "b.md"},
		&document.Section{Path: "c.md", Blocks: []document.Block{heading(2, "h"), &document.Heading{Level: 1, ID: "h"}}})
	b.Sections[2].Blocks[0].(*document.Heading).ID = ""
	pages := laidOut(t, b, chineseOptions)
	for _, m := range texts(pages.Pages[0])[:2] {
		if m.Color != design.Ink || pages.Structure[m.Of()].Role == layout.Hyperlink {
			t.Errorf("%q looks like a link", m.Text)
		}
	}
}

// A3: every character without a glyph is reported, where it is, and in the text.
func TestMissing(t *testing.T) {
	t.Parallel()
	b := book(
		&document.Paragraph{Text: []document.Span{{Text: "好\uE000", Offset: 10}, {Text: "𠮷a", Offset: 30}}},
		&document.Code{Lines: []string{"", "x\uE001"}, Offsets: []int{50, 60}},
	)
	pages, err := Layout(t.Context(), b, chineseOptions, Job{})
	if err != nil {
		t.Fatal(err)
	}
	want := []layout.Missing{{Section: "a.md", Offset: 13, Rune: 0xE000}, {Section: "a.md", Offset: 30, Rune: '𠮷'}, {Section: "a.md", Offset: 61, Rune: 0xE001}}
	if diff := cmp.Diff(want, pages.Missing); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := pageText(pages.Pages[0]); got != "好\uE000𠮷ax\uE001" {
		t.Errorf("the page says %q", got)
	}
}

// A frame with the code point stands for each of them.
func TestMissingIsFramed(t *testing.T) {
	t.Parallel()
	pages, err := Layout(t.Context(), book(para("好\uE0A1字")), chineseOptions, Job{})
	if err != nil || len(pages.Missing) != 1 {
		t.Fatal(pages.Missing, err)
	}
	runs := texts(pages.Pages[0])
	if len(runs) != 3 || len(runs[1].Glyphs) != 4 {
		t.Fatalf("the page has the runs %v", runs)
	}
	for i, digit := range "E0A1" {
		if glyph, _ := runs[1].Face.Glyph(digit); runs[1].Glyphs[i].ID != glyph {
			t.Errorf("digit %d is not %c", i, digit)
		}
	}
	for _, m := range pages.Pages[0].Marks {
		if b, ok := m.(*layout.Box); ok && b.Of() != 0 && b.Line > 0 {
			if b.X < runs[1].X || b.X+b.Width > runs[2].X {
				t.Errorf("the frame stands at %.1f–%.1f, the text after it at %.1f", b.X, b.X+b.Width, runs[2].X)
			}
			return
		}
	}
	t.Error("there is no frame")
}

// What a heading lacks is reported once, though contents and running heads say it
// again.
func TestMissingInHeading(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Contents = "目\uE002"
	h := &document.Heading{Level: 1, Text: []document.Span{{Text: "題\uE000", Offset: 2}}}
	pages, err := Layout(t.Context(), book(append([]document.Block{h}, filler(90)...)...), o, Job{})
	if err != nil {
		t.Fatal(err)
	}
	want := []layout.Missing{{Section: "a.md", Offset: 5, Rune: 0xE000}, {Offset: 3, Rune: 0xE002}}
	if diff := cmp.Diff(want, pages.Missing); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// E5: paragraphs are told apart by an indent or by a gap, never by both.
func TestIndentOrGap(t *testing.T) {
	t.Parallel()
	for _, indent := range []float64{0, 2} {
		o := chineseOptions
		o.Indent = indent
		pages := laidOut(t, book(para("甲"), para("乙")), o)
		lines := texts(pages.Pages[0])
		apart := lines[1].Baseline-lines[0].Baseline > 10.5*1.75+design.Slack
		indented := lines[1].X > design.New(o).Options.Margins.Left+design.Slack
		if apart == indented {
			t.Errorf("with an indent of %g: gap %t, indent %t", indent, apart, indented)
		}
	}
}

func TestPictureInLine(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"badge.png": {Width: 90, Height: 300}}
	p := &document.Paragraph{Text: []document.Span{{Text: "前"}, {Image: &document.Image{Destination: "badge.png"}}, {Text: "後"}}}
	pages := laidOut(t, book(p), o)
	var at []float64
	for _, m := range pages.Pages[0].Marks {
		switch m := m.(type) {
		case *layout.Run:
			if m.Of() != 0 {
				at = append(at, m.X, m.X+m.Width)
			}
		case *layout.Picture:
			at = append(at, m.X, m.X+m.Width)
			if m.Height > 10.5*1.75 {
				t.Errorf("the picture is %.1f high", m.Height)
			}
		}
	}
	for i := 1; i < len(at); i++ {
		if at[i] < at[i-1]-design.Slack {
			t.Errorf("text and picture overlap: %v", at)
		}
	}
	if len(at) != 6 {
		t.Errorf("%d marks on the line, want 3", len(at)/2)
	}
}

func TestFontThatCannotBeRead(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Faces.Han = []font.Family{{Regular: font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(strings.NewReader("no font"), 0) })}}
	if _, err := Layout(t.Context(), book(para("字")), o, Job{}); err == nil {
		t.Error("a broken font file is no error")
	}
	if _, err := Layout(t.Context(), book(para("a")), o, Job{}); err != nil {
		t.Errorf("a font that is not needed is read: %v", err)
	}
}

// A table whose header is empty has none.
func TestTableWithoutHeader(t *testing.T) {
	t.Parallel()
	empty := &document.Table{Align: make([]document.Align, 1), Header: []document.Cell{{}}, Rows: [][]document.Cell{{{Text: spans("甲")}}}}
	full := &document.Table{Align: make([]document.Align, 1), Header: []document.Cell{{Text: spans("乙")}}, Rows: empty.Rows}
	first := func(table *document.Table, text string) float64 {
		for _, m := range laidOut(t, book(table), chineseOptions).Pages[0].Marks {
			if m, ok := m.(*layout.Run); ok && m.Text == text {
				return m.Baseline
			}
		}
		t.Fatalf("%s is not set", text)
		return 0
	}
	if got, limit := first(empty, "甲"), first(full, "乙")+2; got > limit {
		t.Errorf("the first row stands at %.1f, below an empty header; the header of another table at %.1f", got, limit)
	}
}

// A picture is as wide as the measure at most, stands whole, and is counted and
// described below; one that is not known leaves its alternative text.
func TestFigures(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Figure = func(n int) string { return fmt.Sprintf("圖%d", n) }
	o.Images = map[string]design.ImageSize{"i/big.png": {Width: 4000, Height: 100}, "i/tall.png": {Width: 100, Height: 9000}}
	figure := func(path string) *document.Paragraph {
		return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: path, Alt: "替代", Title: "題"}}}}
	}
	pages := laidOut(t, book(figure("i/big.png"), figure("i/tall.png"), figure("i/none.png")), o)
	var pictures []*layout.Picture
	for _, p := range pages.Pages {
		for _, m := range p.Marks {
			if m, ok := m.(*layout.Picture); ok {
				pictures = append(pictures, m)
				if pages.Structure[m.Of()].Alt != "替代" {
					t.Errorf("%s has no alternative text", m.Path)
				}
			}
		}
	}
	if len(pictures) != 2 {
		t.Fatalf("%d pictures are set", len(pictures))
	}
	if w := pictures[0].Width; math.Abs(w-42*10.5) > 0.01 {
		t.Errorf("the wide picture is %.1f wide", w)
	}
	if text := pageText(pages.Pages[len(pages.Pages)-1]); !strings.Contains(text, "替代") {
		t.Errorf("the unknown picture leaves %q", text)
	}
	if text := pageText(pages.Pages[0]); !strings.Contains(strings.Join(strings.Fields(text), ""), "圖1題") {
		t.Errorf("no caption in %q", text)
	}
	checkInside(t, pages)
}

// A picture in a line has no caption, so it says itself what it shows.
func TestInlinePicture(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"i.png": {Width: 10, Height: 10}}
	pages := laidOut(t, book(&document.Paragraph{Text: []document.Span{
		{Text: "按"}, {Image: &document.Image{Destination: "i.png", Alt: "鈕"}}, {Text: "。"},
	}}), o)
	for _, m := range pages.Pages[0].Marks {
		if p, ok := m.(*layout.Picture); ok {
			if p.Says != "鈕" {
				t.Errorf("the picture says %q", p.Says)
			}
			return
		}
	}
	t.Error("no picture")
}

func TestLayoutIsDeterministic(t *testing.T) {
	t.Parallel()
	first := dump(laidOut(t, exampleBook(), sampleOptions()))
	for range 3 {
		if diff := cmp.Diff(first, dump(laidOut(t, exampleBook(), sampleOptions()))); diff != "" {
			t.Fatalf("(-first +again):\n%s", diff)
		}
	}
}

// checkInside holds every mark to the page, and text to the type area from
// left to right, white space at the end of a line apart.
func checkInside(t *testing.T, pages *layout.Pages) {
	t.Helper()
	for i, p := range pages.Pages {
		for _, m := range p.Marks {
			switch m := m.(type) {
			case *layout.Run:
				right := m.X + m.Width - trailing(m)
				if m.X < 0 || right > pages.Width || m.Baseline < 0 || m.Baseline > pages.Height {
					t.Errorf("page %d: %q stands at %.1f–%.1f, %.1f", i, m.Text, m.X, right, m.Baseline)
				}
			case *layout.Picture:
				if m.X < 0 || m.Y < 0 || m.X+m.Width > pages.Width || m.Y+m.Height > pages.Height {
					t.Errorf("page %d: %s is not inside", i, m.Path)
				}
			}
		}
	}
}

func trailing(m *layout.Run) float64 {
	width := 0.0
	for i := len(m.Glyphs) - 1; i >= 0 && m.Text[m.Glyphs[i].Cluster] == ' '; i-- {
		width += float64(m.Glyphs[i].Advance)
	}
	return width
}

// Where a section stands in the book, and the titles of the parts that begin with it,
// are what contents and outline say; its headings keep their looks.
func TestParts(t *testing.T) {
	t.Parallel()
	chapter := func(path string, depth int, parts ...document.Part) *document.Section {
		return &document.Section{Path: path, Depth: depth, Parts: parts, Blocks: []document.Block{
			heading(1, path), para("Text of " + path + "."), heading(2, "Second of "+path), para("More."),
		}}
	}
	book := &document.Book{Sections: []*document.Section{
		chapter("one", 0),
		chapter("two", 2, document.Part{Title: "Part", Depth: 0}, document.Part{Title: "Part of it", Depth: 1}),
		chapter("three", 3),
	}}
	o := chineseOptions
	o.Contents = "目錄"
	pages := laidOut(t, book, o)
	var got []string
	for _, e := range pages.Outline {
		got = append(got, fmt.Sprintf("%s%s on %d", strings.Repeat("  ", e.Level), e.Title, pages.Pages[e.Place.Page].Number))
	}
	want := []string{
		"one on 2", "  Second of one on 2",
		"Part on 3", "  Part of it on 3", "    two on 3", "      Second of two on 3", "      three on 4", "        Second of three on 4",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
