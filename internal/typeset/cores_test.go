package typeset

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/drawing"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// figured are options for books with figures that are counted, and a drawing whose text no
// face has all of.
func figured(t *testing.T) design.Options {
	t.Helper()
	f, fault := drawing.Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30"><text y="20">圖中</text></svg>`))
	if fault != nil {
		t.Fatal(fault.Reason)
	}
	o := chineseOptions
	o.Contents = "目錄"
	o.Title.Title = "書名"
	o.Images = map[string]design.ImageSize{"f.png": {Width: 300, Height: 260}, "d.svg": {Width: 80, Height: 30}}
	o.Drawings = map[string]*drawing.File{"d.svg": f}
	o.Figure = func(n int) string { return "圖" + strings.Repeat("一", n) }
	o.Table = func(n int) string { return fmt.Sprint("表", n) }
	o.Reference = func(label string, page int) string { return fmt.Sprintf("（%s，第%d頁）", label, page) }
	return o
}

func figureWith(file, alt string) *document.Paragraph {
	return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: file, Alt: alt}}}}
}

// manySections is a book in which sections depend on those before them in every way that
// there is: figures, tables, footnotes and headings are counted, nodes numbered, links lead on, the same drawing
// is shown again, and what is missing is listed. Some sections begin no page.
func manySections() *document.Book {
	b := &document.Book{}
	for i := range 24 {
		m := &maker{text: fmt.Sprintf("第%d章\uE0A1的文字，words and 標點。", i), shape: "ptl(pn)q(p)fcad"}
		s := &document.Section{Path: fmt.Sprintf("%d.md", i), Depth: i % 3 % 2}
		if i%5 == 0 {
			s.Parts = []document.Part{{Title: fmt.Sprint("部", i)}}
		}
		s.Blocks = append([]document.Block{heading(1+i%4/3, fmt.Sprint("題", i))}, m.blocks(0)...)
		s.Blocks = append(s.Blocks, heading(2, "節"))
		next := &document.Link{Destination: fmt.Sprintf("%d.md#f", (i+5)%24)}
		out := &document.Link{Destination: fmt.Sprint("https://example.org/", i%2)}
		s.Blocks = append(s.Blocks, &document.Paragraph{Text: []document.Span{
			{Text: "見下"}, {Text: "一章", Link: next}, {Text: "註", Footnote: "n"}, {Text: "外", Link: out}, {Text: "又", Link: out},
		}})
		code := &document.Code{}
		for n := range 10 * (i % 12) { // over the end of a page, at some place
			code.Lines, code.Offsets = append(code.Lines, fmt.Sprintf("line %d", n)), append(code.Offsets, n)
		}
		s.Blocks = append(s.Blocks, code)
		for range i % 3 {
			figure := figureWith("f.png", "圖")
			figure.Text = append([]document.Span{{Anchor: "f"}}, figure.Text...)
			s.Blocks = append(s.Blocks, figure, figureWith("d.svg", "畫"))
		}
		s.Footnotes = map[string]*document.Footnote{
			"n":      {Blocks: []document.Block{noted("註腳", "m"), figureWith("f.png", "註圖")}},
			"m":      {Blocks: []document.Block{para("註之註")}},
			"unused": {Blocks: []document.Block{para("無人見")}},
		}
		b.Sections = append(b.Sections, s)
	}
	return b
}

// bookDesigns are designs in which sections are joined in different ways.
func bookDesigns(t *testing.T) map[string]design.Options {
	t.Helper()
	referring := figured(t)
	referring.PageReference = func(page int) string { return fmt.Sprintf("（第%d頁）", page) }
	numbered := design.Numbering{
		Depth:   3,
		Chapter: func(n int) string { return fmt.Sprintf("第%d章", n) }, InList: func(n int) string { return fmt.Sprintf("第%d章", n) },
	}
	running := figured(t)
	running.Break, running.LinkNotes, running.Numbering = design.BreakNone, true, numbered
	right := figured(t)
	right.Break, right.LinkNotes = design.BreakRight, true
	print := referring
	print.TwoSides, print.Break, print.Numbering, print.LinkNotes = true, design.BreakRight, numbered, true
	return map[string]design.Options{"plain": figured(t), "referring": referring, "running on": running, "on the right": right, "print": print}
}

// The same pages, and the same findings, come of any number of processors.
func TestCores(t *testing.T) { //nolint:paralleltest // it changes how many processors there are
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for name, o := range bookDesigns(t) {
		var first *layout.Pages
		for _, cores := range []int{1, 2, 8} {
			runtime.GOMAXPROCS(cores)
			pages, err := Layout(t.Context(), manySections(), o, Job{})
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = pages
			} else if !reflect.DeepEqual(first, pages) {
				t.Errorf("%s: %d processors give other pages", name, cores)
			}
		}
		drawn := slices.DeleteFunc(first.Missing, func(m layout.Missing) bool { return m.Rune != 0xE0A2 })
		if len(drawn) != 1 || drawn[0].Section != "1.md" {
			t.Errorf("%s: what a drawing lacks is reported as %v", name, drawn)
		}
	}
}

// A frugal job gives the same pages, packed.
func TestFrugal(t *testing.T) {
	t.Parallel()
	for name, o := range bookDesigns(t) {
		want, err := Layout(t.Context(), manySections(), o, Job{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Layout(t.Context(), manySections(), o, Job{Frugal: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Pages) != len(want.Pages) {
			t.Fatalf("%s: %d pages, not %d", name, len(got.Pages), len(want.Pages))
		}
		for i, page := range got.Pages {
			n := 0
			for m := range page.All() {
				if n >= len(want.Pages[i].Marks) || !reflect.DeepEqual(m, want.Pages[i].Marks[n]) {
					t.Fatalf("%s, page %d: mark %d is %+v", name, i, n, m)
				}
				n++
			}
		}
	}
}

// Footnotes are numbered on through sections that begin no page, from 1 otherwise: each section
// has two, and one for a link.
func TestNotesAreNumberedOn(t *testing.T) {
	t.Parallel()
	last := map[string]int{"plain": 4, "referring": 4, "running on": 72, "on the right": 6, "print": 6}
	for name, o := range bookDesigns(t) {
		pages, err := Layout(t.Context(), manySections(), o, Job{})
		if err != nil {
			t.Fatal(err)
		}
		numbers := textOfRole(pages, layout.NoteMark)
		slices.SortFunc(numbers, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
		var want []string
		for n := range last[name] {
			want = append(want, strconv.Itoa(n+1))
		}
		if got := slices.Compact(numbers); !slices.Equal(got, want) {
			t.Errorf("%s: the numbers are %v", name, got)
		}
	}
}

// A section whose footnotes were expected to go on from another number is set again.
func TestWrongGuess(t *testing.T) {
	t.Parallel()
	o := figured(t)
	o.Break = design.BreakNone
	d := design.New(o)
	first, other, second := manySections().Sections[1], manySections().Sections[2], manySections().Sections[3]
	more := &document.Section{Blocks: append(first.Blocks, noted("又", "unused")), Footnotes: first.Footnotes}
	set := func(guessed *document.Section) ([][]*paging.Strip, *layout.Pages) {
		s := blocks.New(d, nil, blocks.NewReferences())
		root := s.NewNode(layout.Node{Role: layout.Document})
		orders := s.Orders([]*document.Section{first, second, other})
		wrong := s.Orders([]*document.Section{guessed, second, other})
		var strips [][]*paging.Strip
		fork := s.Forks(1)[0]
		for _, order := range []blocks.Order{orders[0], wrong[1], wrong[2]} {
			strips = append(strips, s.Join(fork.Apart(order), root))
		}
		pages := &layout.Pages{}
		s.Report(pages)
		return strips, pages
	}
	strips, pages := set(more)
	wantStrips, wantPages := set(first)
	if !reflect.DeepEqual(strips, wantStrips) || !reflect.DeepEqual(pages, wantPages) {
		t.Error("a wrong guess gives other strips")
	}
}

// A context that ends in the middle ends the setting there.
func TestLayoutEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	set := 0
	_, err := Layout(ctx, manySections(), figured(t), Job{Progress: func(sections, _ int) {
		if set = sections; sections == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if most := 3 + 2*runtime.GOMAXPROCS(0) + 1; set > most {
		t.Errorf("%d sections were set, more than %d", set, most)
	}
}
