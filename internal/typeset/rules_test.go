package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// E4: on every page and at every size the measure is a whole number of ems,
// lines are 1.5 to 2 times their size apart, and nothing is too small to read.
func TestScale(t *testing.T) {
	t.Parallel()
	pages := [][2]float64{{0, 0}, {419.53, 595.28}, {612, 792}}
	for _, page := range pages {
		for _, size := range []float64{8, 9.5, 10.5, 12, 14} {
			o := chineseOptions
			o.Width, o.Height, o.BodySize = page[0], page[1], size
			d := design.New(o)
			if ems := d.Measure / size; math.Abs(ems-math.Round(ems)) > 1e-9 || ems < 20 {
				t.Errorf("%v at %g: the measure is %.2f em", page, size, ems)
			}
			if right := d.Options.Width - d.Options.Margins.Left - d.Measure; right < 28 {
				t.Errorf("%v at %g: the right margin is %.1f", page, size, right)
			}
			for _, s := range []design.Style{d.Body, d.Small, d.Table, d.Note, d.Code, d.Code.Scaled(d.Note.Size / size)} {
				if s.Size < 7.875 || s.Line < 1.5*s.Size || s.Line > 2*s.Size {
					t.Errorf("%v at %g: %g on %g", page, size, s.Size, s.Line)
				}
			}
			for i := 1; i < len(d.Headings); i++ {
				if d.Headings[i].Size > d.Headings[i-1].Size || d.Headings[i].Size < size {
					t.Errorf("%v at %g: heading %d is %.1f", page, size, i+1, d.Headings[i].Size)
				}
			}
		}
	}
}

// codeOn counts the lines of code on each page.
func codeOn(pages *layout.Pages) []int {
	var counts []int
	for _, p := range pages.Pages {
		n := 0
		for _, m := range texts(p) {
			if pages.Structure[m.Of()].Role == layout.Code {
				n++
			}
		}
		counts = append(counts, n)
	}
	return counts
}

func codeOf(lines int) *document.Code {
	return &document.Code{Lines: strings.Split(strings.Repeat("x\n", lines-1)+"x", "\n")}
}

// A code block of a few lines is whole; of a longer one, four lines at least
// stand on either side of a page's end.
func TestCodeAtPageEnd(t *testing.T) {
	t.Parallel()
	for lines := range 45 {
		for _, length := range []int{1, 2, 7, 10, 11, 30} {
			pages := laidOut(t, book(append(filler(lines), codeOf(length))...), chineseOptions)
			parts := codeOn(pages)
			for _, n := range parts {
				if n > 0 && n < min(length, 4) || length < 2*4 && n > 0 && n < length {
					t.Errorf("after %d paragraphs, %d lines of code are divided as %v", lines, length, parts)
				}
			}
		}
	}
}

// bottomOf is where the text of a page ends, furniture and notes apart.
func bottomOf(p *layout.Page) float64 {
	bottom := 0.0
	for _, m := range p.Marks {
		switch m := m.(type) {
		case *layout.Run:
			if m.Of() != 0 {
				bottom = max(bottom, m.Baseline)
			}
		case *layout.Picture:
			bottom = max(bottom, m.Y+m.Height)
		}
	}
	return bottom
}

// No page stays white by more than the smallest size of the figure that would
// not fit, wherever a heading with a figure falls.
func TestFiguresShrinkToFit(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"f.png": {Width: 560, Height: 360}}
	d := design.New(o)
	height := d.Bottom() - d.Options.Margins.Top
	figure := &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "f.png", Alt: "圖"}}}}
	shrunk := 0
	for lines := range 40 {
		pages := laidOut(t, book(append(filler(lines), heading(2, "題"), figure, para("尾"))...), o)
		for i, p := range pages.Pages[:len(pages.Pages)-1] {
			if white := (d.Bottom() - bottomOf(p)) / height; white > 0.36 {
				t.Errorf("after %d paragraphs, %.0f %% of page %d are white", lines, white*100, i)
			}
		}
		for _, p := range pages.Pages {
			for _, m := range p.Marks {
				picture, ok := m.(*layout.Picture)
				if !ok {
					continue
				}
				if scale := picture.Height / (360 * blocks.PointsPerPixel); scale < paging.LeastScale-1e-9 || math.Abs(picture.Width/picture.Height-560.0/360) > 1e-6 {
					t.Errorf("the figure is scaled by %.2f to %.0f × %.0f", scale, picture.Width, picture.Height)
				} else if scale < 0.999 {
					shrunk++
				}
				if below := captionBelow(p, picture); below < 0 || below > 40 {
					t.Errorf("after %d paragraphs, the caption is %.0f below its figure", lines, below)
				}
			}
		}
		checkInside(t, pages)
	}
	if shrunk == 0 {
		t.Error("no figure was ever shrunk")
	}
}

func captionBelow(p *layout.Page, picture *layout.Picture) float64 {
	for _, m := range texts(p) {
		if m.Text == "圖" {
			return m.Baseline - picture.Y - picture.Height
		}
	}
	return -1
}

// A bond that is only preferred gives way before more than a quarter of a page stays white.
func TestPreferredBondsGiveWay(t *testing.T) {
	t.Parallel()
	for lines := range 40 {
		blocks := append(filler(lines), heading(2, "題"), para("如下："), codeOf(10), para("如下："), codeOf(10))
		pages := laidOut(t, book(blocks...), chineseOptions)
		d := design.New(chineseOptions)
		for i, p := range pages.Pages[:len(pages.Pages)-1] {
			if white := (d.Bottom() - bottomOf(p)) / (d.Bottom() - d.Options.Margins.Top); white > 0.33 {
				t.Errorf("after %d paragraphs, %.0f %% of page %d are white", lines, white*100, i)
			}
		}
	}
}

// decorations are the texts of a page that are no part of the book: its head
// and its foot.
func decorations(p *layout.Page) []string {
	var found []string
	for _, m := range p.Marks {
		if t, ok := m.(*layout.Run); ok && t.Of() == 0 {
			found = append(found, t.Text)
		}
	}
	return found
}

// G6: every page but those that open a chapter has the chapter that it begins
// in as its head, the contents included.
func TestRunningHeads(t *testing.T) {
	t.Parallel()
	blocks := []document.Block{heading(1, "甲")}
	for i := range 50 {
		blocks = append(blocks, heading(2, fmt.Sprintf("節%d", i)), para("文"))
	}
	blocks = append(blocks, heading(1, "乙"))
	blocks = append(blocks, filler(60)...)
	o := chineseOptions
	o.Contents = "目錄"
	pages := laidOut(t, book(blocks...), o)
	var got []string
	for _, p := range pages.Pages {
		got = append(got, strings.Join(decorations(p), " "))
	}
	want := []string{"1", "目錄 2", "3", "甲 4", "甲 5", "甲 6", "甲 7", "甲 8", "甲 9", "10", "乙 11", "乙 12"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Sections that begin no page are apart from each other all the same.
func TestSectionsAreApart(t *testing.T) {
	t.Parallel()
	b := book(para("甲"))
	b.Sections = append(b.Sections, &document.Section{Path: "b.md", Blocks: []document.Block{para("乙")}})
	o := chineseOptions
	o.Indent = 2
	lines := texts(laidOut(t, b, o).Pages[0])
	if apart := lines[1].Baseline - lines[0].Baseline; apart < 1.9*design.New(o).Body.Line {
		t.Errorf("the sections are %.1f apart", apart)
	}
}

func linked(text, destination string) document.Span {
	return document.Span{Text: text, Link: &document.Link{Destination: destination}}
}

// A link to what is not in the book, as in an edition, is text.
func TestLinkToWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	pages := laidOut(t, book(&document.Paragraph{Text: []document.Span{linked("連", "b.md#x"), linked("錨", "#here"), {Anchor: "here"}}}), chineseOptions)
	for _, m := range texts(pages.Pages[0]) {
		want := m.Text == "錨"
		if got := pages.Structure[m.Of()].Role == layout.Hyperlink && m.Color == design.Teal; got != want {
			t.Errorf("%q is a link: %t", m.Text, got)
		}
	}
	if len(pages.Pages[0].Links) != 1 {
		t.Errorf("%d links", len(pages.Pages[0].Links))
	}
}

// References name the page that they lead to, though naming it moves pages.
func TestPageReferences(t *testing.T) {
	t.Parallel()
	for lines := range 30 {
		var blocks []document.Block
		for i := range 25 {
			blocks = append(blocks, filler(lines)...)
			other := (i * 7) % 25
			blocks = append(blocks, heading(2, fmt.Sprintf("h%d", i)),
				&document.Paragraph{Text: []document.Span{{Text: strings.Repeat("文", 30)}, linked("見", fmt.Sprintf("#h%d", other)), {Text: "。"}}})
		}
		o := chineseOptions
		o.PageReference = func(n int) string { return fmt.Sprintf("（第%d頁）", n) }
		pages := laidOut(t, book(blocks...), o)
		checkReferences(t, pages)
	}
}

func checkReferences(t *testing.T, pages *layout.Pages) {
	t.Helper()
	count := 0
	for _, p := range pages.Pages {
		said := map[int]string{} // by node
		for _, m := range texts(p) {
			if pages.Structure[m.Of()].Role == layout.Hyperlink {
				said[m.Of()] += m.Text
			}
		}
		for _, l := range p.Links {
			want := fmt.Sprintf("（第%d頁）", pages.Pages[l.To.Page].Number)
			if text, ok := said[l.Node]; ok && strings.HasPrefix(text, "見（") && strings.HasSuffix(text, "）") {
				count++
				if text != "見"+want {
					t.Errorf("%s leads to page %d", text, pages.Pages[l.To.Page].Number)
				}
			}
		}
	}
	if count < 20 {
		t.Errorf("%d references are whole on a page", count)
	}
}

// Where a link leads is printed once for a section, unless its text says so.
func TestLinkNotes(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.LinkNotes = true
	pages := laidOut(t, book(&document.Paragraph{Text: []document.Span{
		linked("甲", "https://example.org/a"), linked("乙", "https://example.org/a"), linked("https://example.org/b", "https://example.org/b"), linked("丙", "mailto:a@example.org"),
	}}), o)
	var notes, marks []string
	for _, m := range texts(pages.Pages[0]) {
		switch node := pages.Structure[m.Of()]; {
		case node.Role == layout.NoteMark:
			marks = append(marks, m.Text)
		case node.Role == layout.Hyperlink && pages.Structure[node.Parent].Role == layout.Paragraph && generated(pages, m.Of()):
			notes = append(notes, m.Text)
		}
	}
	if got, want := strings.Join(marks, ""), "112"; got != want {
		t.Errorf("the marks are %s, want %s", got, want)
	}
	if got, want := strings.Join(notes, " "), "https://example.org/a a@example.org"; got != want {
		t.Errorf("the notes are %q, want %q", got, want)
	}
}

// What is not translated has a rule in the margin, from its first line to its
// last, on each page that it is on.
func TestUntranslatedIsMarked(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Untranslated = func(section string, offset int) bool { return section == "a.md" && offset >= 100 }
	o.SourceLanguage = "en"
	at := func(offset int, text string) []document.Span { return []document.Span{{Text: text, Offset: offset}} }
	pages := laidOut(t, book(
		&document.Paragraph{Text: at(1, "已譯")},
		&document.Paragraph{Text: at(100, strings.Repeat("未譯", 30))},
		&document.Heading{Level: 2, Text: at(200, "未")},
		&document.Table{Align: make([]document.Align, 2), Header: []document.Cell{{Text: at(2, "譯")}, {Text: at(3, "譯")}}, Rows: [][]document.Cell{{{Text: at(4, "譯")}, {Text: at(300, "未")}}}},
		&document.Code{Lines: []string{"x"}, Offsets: []int{400}},
		&document.Paragraph{Text: at(500, "123")},
	), o)
	d := design.New(o)
	var rules []*layout.Box
	for _, m := range pages.Pages[0].Marks {
		if b, ok := m.(*layout.Box); ok && b.X < d.Options.Margins.Left && b.Of() == 0 {
			rules = append(rules, b)
		}
	}
	for _, m := range texts(pages.Pages[0]) {
		want := ""
		if strings.HasPrefix(m.Text, "未") || m.Text == "x" {
			want = "en"
		}
		if got := pages.Structure[m.Of()].Language; got != want {
			t.Errorf("the language of %q is %q", m.Text, got)
		}
	}
	if len(rules) != 2 {
		t.Fatalf("%d rules in the margin, want one beside paragraph and heading, one beside row and code", len(rules))
	}
	if want := 2*d.Body.Line + d.Headings[1].Line; rules[0].Height < want || rules[0].Height > want+2*d.Body.Line {
		t.Errorf("the rule beside two lines and a heading is %.1f high", rules[0].Height)
	}
}

// HTML that has a look has it: caps around keys, scripts off the line.
func TestInlineHTML(t *testing.T) {
	t.Parallel()
	pages := laidOut(t, book(&document.Paragraph{Text: []document.Span{
		{Text: "按"}, {Text: "Ctrl", Style: document.Keyboard}, {Text: "，H"}, {Text: "2", Style: document.Subscript}, {Text: "m"}, {Text: "3", Style: document.Superscript},
	}}), chineseOptions)
	var key *layout.Run
	baselines := map[string]float64{}
	for _, m := range texts(pages.Pages[0]) {
		if strings.TrimSpace(m.Text) == "Ctrl" {
			key = m
		}
		baselines[m.Text] = m.Baseline
	}
	if baselines["2"] <= baselines["按"] || baselines["3"] >= baselines["按"] {
		t.Errorf("the baselines are %v", baselines)
	}
	for _, m := range pages.Pages[0].Marks {
		if b, ok := m.(*layout.Box); ok && b.Line > 0 && key != nil && b.X <= key.X && b.X+b.Width >= key.X+key.Width-0.1 && b.Y < key.Baseline && b.Y+b.Height > key.Baseline {
			return
		}
	}
	t.Error("there is no cap around the key")
}

// G7 builds on it: every text belongs to a node that leads up to the document,
// and every cell to a row of a table.
func TestEveryMarkHasItsPlaceInTheStructure(t *testing.T) {
	t.Parallel()
	for _, w := range samples {
		pages := laidOut(t, w.book(), w.layoutOptions())
		parents := map[layout.Role][]layout.Role{
			layout.ListItem: {layout.List}, layout.ListBody: {layout.ListItem}, layout.Label: {layout.ListItem, layout.Note, layout.Quote, layout.Section},
			layout.TableHead: {layout.Table}, layout.TableBody: {layout.Table}, layout.TableRow: {layout.TableHead, layout.TableBody},
			layout.HeaderCell: {layout.TableRow}, layout.DataCell: {layout.TableRow},
			layout.ContentsItem: {layout.Contents}, layout.NoteMark: {layout.Reference}, layout.Title: {layout.TitlePage},
		}
		for i, n := range pages.Structure[1:] {
			up := pages.Structure[n.Parent].Role
			if want, ok := parents[n.Role]; ok && !slices.Contains(want, up) {
				t.Errorf("%s: node %d, a %s, is in a %s", w.file, i+1, roleNames[n.Role], roleNames[up])
			}
		}
		for _, p := range pages.Pages {
			for _, m := range p.Marks {
				if m.Of() < 0 || m.Of() >= len(pages.Structure) {
					t.Fatalf("%s: a mark of node %d", w.file, m.Of())
				}
			}
		}
	}
}

// Setting takes time in proportion to length: sixteen times the text would take
// 256 times as long if pages were gone over again and again.
//
//nolint:paralleltest // it measures time
func TestTimeIsLinear(t *testing.T) {
	bookgen.Linear(t, "sections of a heading, a note and code", 200, func(n int) {
		var blocks []document.Block
		for range n {
			blocks = append(blocks, heading(3, "題"), noted("如下：", "x"), codeOf(9))
		}
		b := book(blocks...)
		b.Sections[0].Footnotes = map[string]*document.Footnote{"x": {Blocks: []document.Block{para("註")}}}
		laidOut(t, b, chineseOptions)
	})
}
