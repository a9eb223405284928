package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
)

// chapters is a book of chapters that have as many lines as is said, a section and a note each.
func chapters(lines ...int) *document.Book {
	b := &document.Book{}
	for i, n := range lines {
		b.Sections = append(b.Sections, &document.Section{
			Path:      fmt.Sprint(i, ".md"),
			Blocks:    slices.Concat([]document.Block{heading(1, fmt.Sprint("題", i)), noted("文", "x")}, filler(n), []document.Block{heading(2, "節"), para("完")}),
			Footnotes: map[string]*document.Footnote{"x": {Blocks: []document.Block{para("註")}}},
		})
	}
	return b
}

// printed is the design of a book for print.
func printed() design.Options {
	o := chineseOptions
	o.Width, o.Height = 419.53, 595.28
	o.TwoSides, o.Break = true, design.BreakRight
	o.Title.Title, o.Contents = "書名", "目錄"
	o.Credits = design.Credits{Heading: "致謝", Groups: []design.CreditGroup{{Heading: "作者", Names: []string{"甲"}}}}
	return o
}

// furnitureOf returns what stands above the type area of a page and below it.
func furnitureOf(p *layout.Page, d *design.Design) (head, foot []*layout.Run) {
	for _, m := range p.Marks {
		switch r, ok := m.(*layout.Run); {
		case !ok || r.Of() != 0:
		case r.Baseline < d.Options.Margins.Top:
			head = append(head, r)
		case r.Baseline > d.Bottom():
			foot = append(foot, r)
		}
	}
	return head, foot
}

// said is the text of runs without white space.
func said(runs []*layout.Run) string {
	text := ""
	for _, r := range runs {
		text += r.Text
	}
	return inked(text)
}

// Title page, contents and chapters are on right-hand pages, and the pages that this leaves have
// nothing on them. The numbers in contents and outline are those of the pages.
func TestRightHandPages(t *testing.T) {
	t.Parallel()
	for _, sides := range []bool{true, false} {
		o := printed()
		o.TwoSides = sides
		d := design.New(o)
		pages := laidOut(t, chapters(3, 40, 80, 3), o)
		for _, e := range pages.Outline {
			if p := pages.Pages[e.Page]; e.Level == 0 && p.Number%2 == 0 {
				t.Errorf("%s begins on page %d", e.Title, p.Number)
			}
		}
		var shape []string
		for i, p := range pages.Pages {
			head, foot := furnitureOf(p, d)
			state := ""
			if len(p.Marks) == 0 {
				state = "blank"
			}
			shape = append(shape, fmt.Sprintf("%d/%s/%s/%.2s%s", i+1, said(foot), said(head), pageText(p), state))
		}
		verso := "書名"
		if !sides {
			verso = "題1"
		}
		want := []string{
			"1///書名", "2/2//致謝", "3/3//目錄", "4///blank", "5/5//題0", "6///blank",
			"7/7//題1", "8/8/" + verso + "/第1", "9/9/題1/第2",
		}
		if diff := cmp.Diff(want, shape[:9]); diff != "" {
			t.Errorf("two sides: %t (-want +got):\n%s", sides, diff)
		}
		contents := pageText(pages.Pages[2])
		for _, e := range pages.Outline {
			if e.Level == 0 && !strings.Contains(contents, e.Title+" "+fmt.Sprint(pages.Pages[e.Page].Number)) {
				t.Errorf("the contents do not say that %s is on page %d: %s", e.Title, pages.Pages[e.Page].Number, contents)
			}
		}
	}
}

// The pages of a book of two sides mirror each other: the inner margin is where the pages
// meet, and heads and numbers are on the outer side.
func TestMirroredPages(t *testing.T) {
	t.Parallel()
	o := printed()
	d := design.New(o)
	inner, outer := d.Options.Margins.Left, d.Options.Width-d.Measure-d.Options.Margins.Left
	if inner >= outer || inner < 40 {
		t.Fatalf("the inner margin is %.1f, the outer one %.1f", inner, outer)
	}
	b := chapters(80)
	b.Sections[0].Blocks = append(b.Sections[0].Blocks, para(strings.Repeat("滿", 400)), &document.Paragraph{Text: []document.Span{{Text: "連", Link: &document.Link{Destination: "#節"}}}})
	pages := laidOut(t, b, o)
	for _, p := range pages.Pages[4:] {
		if len(p.Marks) == 0 {
			continue
		}
		left, right := d.Options.Width, 0.0
		links := map[float64]bool{}
		for _, m := range texts(p) {
			if strings.Contains(m.Text, "滿") {
				left, right = min(left, m.X), max(right, m.X+m.Width)
			}
			links[m.X] = true
		}
		start, number := inner, d.Options.Width-outer
		if p.Number%2 == 0 {
			start, number = outer, outer
		}
		if right > 0 && (diff(left, start) > 0.1 || diff(right, start+d.Measure) > 0.1) {
			t.Errorf("page %d: the text stands at %.1f–%.1f, want %.1f–%.1f", p.Number, left, right, start, start+d.Measure)
		}
		head, foot := furnitureOf(p, d)
		for _, line := range [][]*layout.Run{head, foot} {
			if len(line) == 0 {
				continue
			}
			first, last := line[0], line[len(line)-1]
			if diff(first.X, number) > 0.1 && diff(last.X+last.Width, number) > 0.1 {
				t.Errorf("page %d has %s at %.1f–%.1f, want %.1f", p.Number, said(line), first.X, last.X+last.Width, number)
			}
		}
		for _, l := range p.Links {
			if !links[l.X] {
				t.Errorf("page %d has a link at %.1f, where no text is", p.Number, l.X)
			}
		}
	}
}

func diff(a, b float64) float64 { return max(a-b, b-a) }

// Chapters that run on share their pages; notes are numbered through the book, so that no two on a
// page have the same number, and what ends in a few lines is the book.
func TestChaptersRunOn(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Break = design.BreakNone
	for last := range 40 {
		pages := laidOut(t, chapters(3, 3, 60, last), o)
		if first := pageText(pages.Pages[0]); !strings.Contains(first, "題0") || !strings.Contains(first, "題1") {
			t.Fatalf("the first page says %q", first)
		}
		for i, p := range pages.Pages {
			var notes []string
			for _, m := range texts(p) {
				if pages.Structure[m.Of()].Role == layout.NoteMark {
					if slices.Contains(notes, m.Text) {
						t.Errorf("page %d has two notes %s", i+1, m.Text)
					}
					notes = append(notes, m.Text)
				}
			}
		}
		if end := pages.Pages[len(pages.Pages)-1]; linesOn(end) < 3 {
			t.Errorf("after %d lines, the last page has %d", last, linesOn(end))
		}
		if head, _ := furnitureOf(pages.Pages[2], design.New(o)); said(head) != "題2" {
			t.Errorf("the third page is headed %q", said(head))
		}
	}
}

// A section that does not begin with a chapter stands on the page of the one before, and
// numbers its notes after those.
func TestNotesOfSectionsOnOnePage(t *testing.T) {
	t.Parallel()
	b := chapters(1, 1, 1)
	b.Sections[1].Blocks = b.Sections[1].Blocks[1:]
	pages := laidOut(t, b, chineseOptions)
	var marks []string
	for _, p := range pages.Pages {
		for _, m := range texts(p) {
			if pages.Structure[m.Of()].Role == layout.NoteMark {
				marks = append(marks, m.Text)
			}
		}
	}
	if got := strings.Join(marks, " "); got != "1 2 1" {
		t.Errorf("the notes are numbered %s", got)
	}
}

// Chapters are counted through the parts of a book, those below them within them; what is skipped
// is not counted, and what belongs to no chapter has no number. What a section has before its first
// heading of level 1 belongs to one only if the section is below it in the contents.
func TestNumbersOfHeadings(t *testing.T) {
	t.Parallel()
	section := func(depth int, unnumbered bool, headings ...string) *document.Section {
		s := &document.Section{Depth: depth, Unnumbered: unnumbered}
		for _, h := range headings {
			level := strings.Count(h, "#")
			s.Blocks = append(s.Blocks, heading(level, strings.TrimLeft(h, "# ")), para("文"))
		}
		return s
	}
	part := func(s *document.Section, depth int) *document.Section {
		s.Parts = append(s.Parts, document.Part{Title: "部", Depth: depth})
		return s
	}
	b := &document.Book{Sections: []*document.Section{
		section(0, false, "## early"),
		section(0, true, "# preface", "## thanks"),
		section(0, false, "## still preface"),
		section(0, false, "# one", "## a", "### b", "#### c", "### d", "## e"),
		section(1, false, "## of one", "### h"),
		section(1, false, "### of one too"),
		section(1, false, "# below one", "## f"),
		part(section(1, false, "# two", "### skipped", "## g"), 0),
		section(2, false, "# below two"),
		section(1, false, "## beside two"),
		section(1, false, "# three"),
		section(0, false, "# four", "# five"),
		section(0, false, "## own", "### i", "# real", "## j"),
		section(0, true, "# appendix"),
		{Blocks: []document.Block{&document.Quote{Blocks: []document.Block{heading(1, "quoted")}}, &document.Heading{Level: 1}, heading(1, "six")}},
	}}
	numbers := blocks.NumbersOf(b, 3)
	var got []string
	for _, s := range b.Sections {
		for _, block := range s.Blocks {
			if h, ok := block.(*document.Heading); ok && len(h.Text) > 0 {
				got = append(got, fmt.Sprint(h.Text[0].Text, " ", numbers[h]))
			}
		}
	}
	want := []string{
		"early []", "preface []", "thanks []", "still preface []",
		"one [1]", "a [1 1]", "b [1 1 1]", "c []", "d [1 1 2]", "e [1 2]", "of one [1 3]", "h [1 3 1]", "of one too [1 4]", "below one [1 5]", "f [1 5 1]",
		"two [2]", "skipped [2 1]", "g [2 2]", "below two [2 3]", "beside two []", "three [3]", "four [4]", "five [5]",
		"own []", "i []", "real [6]", "j [6 1]", "appendix []", "six [7]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for h, n := range blocks.NumbersOf(b, 1) {
		if len(n) != 1 {
			t.Errorf("chapters alone have numbers, and %s has %v", h.Text[0].Text, n)
		}
	}
	if n := blocks.NumbersOf(b, 0); len(n) > 0 {
		t.Errorf("without numbers there are %v", n)
	}
}

// A number stands at its heading as a label, and before the title in contents, outline and heads.
func TestNumberedHeadings(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Contents = "目錄"
	o.Numbering = design.Numbering{
		Depth:   2,
		Chapter: func(n int) string { return fmt.Sprintf("第%d章", n) },
		InList:  func(n int) string { return fmt.Sprintf("第%d章", n) },
	}
	pages := laidOut(t, chapters(3, 90), o)
	labels := ""
	for _, p := range pages.Pages {
		for _, m := range texts(p) {
			if pages.Structure[m.Of()].Role == layout.Label && pages.Structure[pages.Structure[m.Of()].Parent].Role == layout.Heading {
				labels += m.Text
			}
		}
	}
	if labels != "第1章1.1第2章2.1" {
		t.Errorf("the labels are %q", labels)
	}
	outline := ""
	for _, e := range pages.Outline {
		outline += e.Title + "/"
	}
	if outline != "第1章 題0/1.1 節/第2章 題1/2.1 節/" {
		t.Errorf("the outline is %q", outline)
	}
	if contents := pageText(pages.Pages[0]); !strings.HasPrefix(inked(contents), "目錄第1章題021.1節2第2章題132.1節") {
		t.Errorf("the contents are %q", contents)
	}
	if head, _ := furnitureOf(pages.Pages[3], design.New(o)); said(head) != "第2章題1" {
		t.Errorf("a page is headed %q", said(head))
	}
}
