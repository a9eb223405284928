package typeset

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// A long note begins on the page of its mark and fills it, wherever on the page
// the mark stands; the rest is carried over.
func TestLongNoteLeavesNoPageWhite(t *testing.T) {
	t.Parallel()
	for lines := range 30 {
		b := book(append(filler(lines), noted(strings.Repeat("文", 100), "x"), para("尾"))...)
		b.Sections[0].Footnotes = map[string]*document.Footnote{"x": {Blocks: []document.Block{para(strings.Repeat("註", 48*30))}}}
		o := chineseOptions
		pages := laidOut(t, b, o)
		for i, p := range pages.Pages[:len(pages.Pages)-1] {
			if white := design.New(o).Bottom() - bottomOf(p); white > paging.MostWhite*design.New(o).Bottom() {
				t.Errorf("after %d paragraphs, page %d stays white by %.0f pt", lines, i, white)
			}
			if strings.Contains(pageText(p), "文") && strings.Count(pageText(p), "註") < 40 {
				t.Errorf("after %d paragraphs, page %d has a mark without its note", lines, i)
			}
		}
		checkInside(t, pages)
	}
}

// Notes do not touch, though one ends in a block with a ground or a rule.
func TestWhiteBetweenNotes(t *testing.T) {
	t.Parallel()
	b := book(noted("文", "x"), noted("文", "y"))
	b.Sections[0].Footnotes = map[string]*document.Footnote{
		"x": {Blocks: []document.Block{para("註"), codeOf(1)}},
		"y": {Blocks: []document.Block{codeOf(1)}},
	}
	var grounds []*layout.Box
	for _, m := range laidOut(t, b, chineseOptions).Pages[0].Marks {
		if m, ok := m.(*layout.Box); ok && m.Color == design.Tint {
			grounds = append(grounds, m)
		}
	}
	if len(grounds) != 2 {
		t.Fatalf("%d grounds", len(grounds))
	}
	if white := grounds[1].Y - grounds[0].Y - grounds[0].Height; white < 3 {
		t.Errorf("the notes are %.1f pt apart", white)
	}
}

// The notes of a chapter end before the next one begins.
func TestNotesEndWithTheirChapter(t *testing.T) {
	t.Parallel()
	b := book(heading(1, "甲"), noted("文", "x"), heading(1, "乙"), para("尾"))
	b.Sections[0].Footnotes = map[string]*document.Footnote{"x": {Blocks: []document.Block{para(strings.Repeat("註", 48*200))}}}
	pages := laidOut(t, b, chineseOptions)
	for i, p := range pages.Pages {
		if text := pageText(p); strings.Contains(text, "乙") && strings.Contains(text, "註") {
			t.Errorf("page %d of %d begins a chapter above notes of another", i, len(pages.Pages))
		}
	}
	checkInside(t, pages)
}
