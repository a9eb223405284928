package typeset

import (
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// The label of an item stands beside what the item begins with, code and
// figures too, not on a line of its own.
func TestLabelsStandBesideBlocks(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	o.Images = map[string]design.ImageSize{"f.png": {Width: 100, Height: 60}}
	figure := &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "f.png"}}}}
	for name, first := range map[string]document.Block{
		"code": codeOf(2), "figure": figure,
		"quote": &document.Quote{Blocks: []document.Block{codeOf(2)}},
	} {
		b := book(para("前"), &document.List{Items: []document.Item{{Blocks: []document.Block{first}}}})
		label, beside := 0.0, 0.0
		for _, m := range laidOut(t, b, o).Pages[0].Marks {
			switch m := m.(type) {
			case *layout.Run:
				switch m.Text {
				case "•":
					label = m.Baseline
				case "x":
					if beside == 0 {
						beside = m.Baseline
					}
				}
			case *layout.Picture:
				beside = m.Y + 13 // where a line at its top has its baseline
			}
		}
		if label < beside-2 || label > beside+2 {
			t.Errorf("%s: the label stands at %.1f, what it is the label of at %.1f", name, label, beside)
		}
	}
}

// Code has a ground that is seen, within a callout too.
func TestCodeInCalloutHasGround(t *testing.T) {
	t.Parallel()
	b := book(&document.Callout{Kind: document.Tip, Blocks: []document.Block{para("讀"), codeOf(1)}})
	var colors []layout.Color
	for _, m := range laidOut(t, b, chineseOptions).Pages[0].Marks {
		if m, ok := m.(*layout.Box); ok && m.Width > 100 {
			colors = append(colors, m.Color)
		}
	}
	if len(colors) != 2 || colors[0] != layout.RGB(0xEE, 0xF8, 0xF1) || colors[1] != design.Paper {
		t.Errorf("the grounds are %v", colors)
	}
}

// E4: nothing is too small to read, code and tables in notes included.
func TestLeastSize(t *testing.T) {
	t.Parallel()
	for _, size := range []float64{8, 9, 10.5} {
		o := chineseOptions
		o.BodySize = size
		b := book(noted("文", "x"), tableOf(2, "格"), codeOf(2))
		b.Sections[0].Footnotes = map[string]*document.Footnote{"x": {Blocks: []document.Block{para("註"), codeOf(1), tableOf(1, "格")}}}
		pages := laidOut(t, b, o)
		for _, m := range texts(pages.Pages[0]) {
			if m.Size < 7.875 && pages.Structure[m.Of()].Role != layout.NoteMark {
				t.Errorf("at %g, %q is %.2f pt large", size, m.Text, m.Size)
			}
		}
	}
}
