package typeset

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// figured are options for books with figures that are counted.
func figured() design.Options {
	o := chineseOptions
	o.Contents = "目錄"
	o.Images = map[string]design.ImageSize{"f.png": {Width: 300, Height: 260}}
	o.Figure = func(n int) string { return "圖" + strings.Repeat("一", n) }
	return o
}

func captioned(alt string) *document.Paragraph {
	return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "f.png", Alt: alt}}}}
}

// manySections is a book in which sections depend on those before them in every way that
// there is: figures are counted, nodes numbered, links lead on, and what is missing is listed.
func manySections() *document.Book {
	b := &document.Book{}
	for i := range 24 {
		m := &maker{text: fmt.Sprintf("第%d章\uE0A1的文字，words and 標點。", i), shape: "hptl(pn)q(p)fcad"}
		s := &document.Section{Path: fmt.Sprintf("%d.md", i), Blocks: m.blocks(0)}
		next := &document.Link{Destination: fmt.Sprintf("%d.md", (i+5)%24)}
		s.Blocks = append(s.Blocks, &document.Paragraph{Text: []document.Span{{Text: "見下"}, {Text: "一章", Link: next}, {Text: "註", Footnote: "n"}}})
		code := &document.Code{}
		for n := range 10 * i { // over the end of a page, at some place
			code.Lines, code.Offsets = append(code.Lines, fmt.Sprintf("line %d", n)), append(code.Offsets, n)
		}
		s.Blocks = append(s.Blocks, code)
		for range i % 3 {
			s.Blocks = append(s.Blocks, captioned("圖"))
		}
		s.Footnotes = map[string]*document.Footnote{"n": {Blocks: []document.Block{para("註腳"), captioned("註圖")}}}
		b.Sections = append(b.Sections, s)
	}
	return b
}

// The same pages, and the same findings, come of any number of processors.
func TestCores(t *testing.T) { //nolint:paralleltest // it changes how many processors there are
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, referring := range []bool{false, true} {
		o := figured()
		if referring {
			o.PageReference = func(page int) string { return fmt.Sprintf("（第%d頁）", page) }
		}
		var first *layout.Pages
		for _, cores := range []int{1, 2, 8} {
			runtime.GOMAXPROCS(cores)
			pages, err := Layout(t.Context(), manySections(), o, Job{})
			if err != nil {
				t.Fatal(err)
			}
			if len(pages.Missing) == 0 {
				t.Error("nothing is missing")
			}
			if first == nil {
				first = pages
			} else if !reflect.DeepEqual(first, pages) {
				t.Errorf("%d processors give other pages", cores)
			}
		}
	}
}

// A frugal job gives the same pages, packed.
func TestFrugal(t *testing.T) {
	t.Parallel()
	want, err := Layout(t.Context(), manySections(), figured(), Job{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Layout(t.Context(), manySections(), figured(), Job{Frugal: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Pages) != len(want.Pages) {
		t.Fatalf("%d pages, not %d", len(got.Pages), len(want.Pages))
	}
	for i, page := range got.Pages {
		n := 0
		for m := range page.All() {
			if n >= len(want.Pages[i].Marks) || !reflect.DeepEqual(m, want.Pages[i].Marks[n]) {
				t.Fatalf("page %d: mark %d is %+v", i, n, m)
			}
			n++
		}
	}
}

// Figures are counted as they are set: not those in a footnote that nobody refers to, which
// is what a guess takes for one more.
func TestFiguresAreCountedOn(t *testing.T) {
	t.Parallel()
	b := &document.Book{}
	for i := range 6 {
		s := &document.Section{Path: fmt.Sprintf("%d.md", i), Blocks: []document.Block{heading(1, "題"), captioned("甲"), captioned("乙")}}
		if i%2 == 0 {
			s.Footnotes = map[string]*document.Footnote{"unused": {Blocks: []document.Block{captioned("註")}}}
		}
		b.Sections = append(b.Sections, s)
	}
	var got []int
	for _, page := range laidOut(t, b, figured()).Pages {
		for _, run := range texts(page) {
			if number, ok := strings.CutPrefix(run.Text, "圖"); ok {
				got = append(got, strings.Count(number, "一"))
			}
		}
	}
	if want := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; !slices.Equal(got, want) {
		t.Errorf("the figures are %v, not %v", got, want)
	}
}

// A context that ends in the middle ends the setting there.
func TestLayoutEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	set := 0
	_, err := Layout(ctx, manySections(), figured(), Job{Progress: func(sections, _ int) {
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
