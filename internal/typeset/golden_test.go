package typeset

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample holds every kind of block once.
func sample() *document.Book {
	item := func(task document.Task, blocks ...document.Block) document.Item {
		return document.Item{Task: task, Blocks: blocks}
	}
	return &document.Book{Sections: []*document.Section{{
		Path: "01-甲.md",
		Blocks: []document.Block{
			heading(1, "開放手冊"),
			&document.Paragraph{Text: []document.Span{
				{Text: "團隊應先在 Weblate 建立「詞彙表」（glossary），並逐條討論……再開始"},
				{Text: "翻譯", Style: document.Strong},
				{Text: "。詳見"},
				{Text: "第二節", Link: &document.Link{Destination: "#第二節"}},
				{Footnote: "一"},
				{Text: "，"},
				{Text: "刪去", Style: document.Strike},
				{Text: "，"},
				{Text: "open", Style: document.Emphasis},
				{Break: true},
				{Text: "換行"},
			}},
			&document.Quote{Blocks: []document.Block{paragraph("語言是橋樑。")}},
			&document.List{Tight: true, Items: []document.Item{
				item(document.DoneTask, paragraph("完成")),
				item(document.OpenTask, paragraph("未完"), &document.List{Ordered: true, Start: 9, Tight: true, Items: []document.Item{
					item(document.NoTask, paragraph("九")), item(document.NoTask, paragraph("十")),
				}}),
			}},
			heading(2, "第二節"),
			&document.Code{Lines: []string{"\tpobook build", "# 建置"}},
			tableOf(2, "格"),
			&document.Rule{},
			&document.Definitions{Items: []document.Definition{{Term: spans("訊息"), Bodies: [][]document.Block{{paragraph("一個條目")}}}}},
			&document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "圖.png", Alt: "流程圖"}}}},
		},
		Footnotes: map[string]*document.Footnote{"一": {Blocks: []document.Block{paragraph("註文。")}}},
	}}}
}

func sampleOptions() Options {
	o := chineseOptions
	o.Width, o.Height = 340, 480
	o.Margins = Margins{Top: 50, Right: 40, Bottom: 50, Left: 40}
	o.Contents = "目錄"
	o.Title = TitlePage{Title: "手冊", Subtitle: "繁體中文", Imprint: []string{"2026"}}
	o.Images = map[string]ImageSize{"圖.png": {200, 100}}
	return o
}

func TestGoldenHant(t *testing.T) {
	pages := layout(t, sample(), sampleOptions())
	checkInside(t, pages)
	got := dump(pages)
	const file = "testdata/hant.golden"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// dump writes pages so that a change of layout is a readable diff.
func dump(pages *Pages) string {
	var b strings.Builder
	for i, p := range pages.Pages {
		fmt.Fprintf(&b, "page %d\n", i)
		for _, m := range p.Marks {
			fmt.Fprintf(&b, "  %-14s %s\n", roleOf(pages, m.Node()), dumpMark(m))
		}
		for _, l := range p.Links {
			to := l.URI
			if to == "" {
				to = fmt.Sprintf("page %d at %.1f", l.To.Page, l.To.Y)
			}
			fmt.Fprintf(&b, "  link           %.1f,%.1f %.1f×%.1f to %s\n", l.X, l.Y, l.Width, l.Height, to)
		}
	}
	for _, e := range pages.Outline {
		fmt.Fprintf(&b, "outline %d %s: page %d at %.1f\n", e.Level, e.Title, e.Page, e.Y)
	}
	return b.String()
}

func roleOf(pages *Pages, node int) string {
	n := pages.Structure[node]
	if n.Role == Heading {
		return fmt.Sprint("heading ", n.Level)
	}
	return n.Role.String()
}

func dumpMark(m Mark) string {
	switch m := m.(type) {
	case *Text:
		spacing := ""
		if m.Spacing != 0 {
			spacing = fmt.Sprintf(" spaced %.3f", m.Spacing)
		}
		return fmt.Sprintf("%.1f,%.1f %q %s %.2f%s", m.X, m.Baseline, m.Text, m.Face.Name(), m.Size, spacing)
	case *Box:
		return fmt.Sprintf("%.1f,%.1f box %.1f×%.1f", m.X, m.Y, m.Width, m.Height)
	case *Picture:
		return fmt.Sprintf("%.1f,%.1f picture %.1f×%.1f %s", m.X, m.Y, m.Width, m.Height, m.Path)
	case *Stroke:
		return fmt.Sprintf("%.1f,%.1f stroke of %d points", m.Points[0].X, m.Points[0].Y, len(m.Points))
	}
	return "?"
}
