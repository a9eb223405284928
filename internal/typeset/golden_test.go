package typeset

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/sample"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A sampleText is what the sample says in one language.
type sampleText struct {
	file    string
	options design.Options

	chapter, section, before, quoted, strong, link, struck, latin, broken string
	quote, alert, summary, done, open, ninth, tenth, cell, term, meaning  string
	figure, note, contents, title, language, credits, translator          string
}

var samples = []sampleText{
	{
		file: "hant", options: design.Options{Faces: sample.English().Faces, Chinese: true, Justify: true, Indent: 2},
		chapter: "開放手冊", section: "第二節", before: "團隊應先在 Weblate 建立「詞彙表」（glossary），並逐條討論……再開始", strong: "翻譯",
		quoted: "。詳見", link: "下一節", struck: "刪去", latin: "open", broken: "換行",
		quote: "語言是橋樑。", alert: "先讀這段。", summary: "細節", done: "完成", open: "未完", ninth: "九", tenth: "十",
		cell: "格", term: "訊息", meaning: "一個條目", figure: "流程圖", note: "註文。",
		contents: "目錄", title: "手冊", language: "繁體中文", credits: "貢獻者", translator: "王小明",
	},
	{
		file: "hans", options: design.Options{Faces: sample.Mainland().Faces, Chinese: true, Justify: true, Indent: 2, Squeeze: design.SqueezeAll},
		chapter: "开放手册", section: "第二节", before: "团队应先在 Weblate 建立“词汇表”（glossary），并逐条讨论……再开始", strong: "翻译",
		quoted: "。详见", link: "下一节", struck: "删去", latin: "open", broken: "换行",
		quote: "语言是桥梁。", alert: "先读这段。", summary: "细节", done: "完成", open: "未完", ninth: "九", tenth: "十",
		cell: "格", term: "消息", meaning: "一个条目", figure: "流程图", note: "注文。",
		contents: "目录", title: "手册", language: "简体中文", credits: "贡献者", translator: "李明",
	},
	{
		file: "en", options: design.Options{Faces: sample.English().Faces},
		chapter: "An open handbook", section: "A section", before: "The team first makes a “glossary” in Weblate, discusses it—word by word—and then begins to ", strong: "translate",
		quoted: ". See the ", link: "next section", struck: "gone", latin: "open", broken: "a new line",
		quote: "A language is a bridge.", alert: "Read this first.", summary: "More", done: "Done", open: "To do", ninth: "Nine", tenth: "Ten",
		cell: "cell", term: "message", meaning: "one entry", figure: "A chart", note: "A note.",
		contents: "Contents", title: "A handbook", language: "English", credits: "Credits", translator: "Ada",
	},
}

// book holds every kind of block once.
func (w sampleText) book() *document.Book {
	item := func(task document.Task, blocks ...document.Block) document.Item {
		return document.Item{Task: task, Blocks: blocks}
	}
	return &document.Book{Sections: []*document.Section{{
		Path: "01.md",
		Blocks: []document.Block{
			heading(1, w.chapter),
			&document.Paragraph{Text: []document.Span{
				{Text: w.before},
				{Text: w.strong, Style: document.Strong},
				{Text: w.quoted},
				{Text: w.link, Link: &document.Link{Destination: "#" + w.section}},
				{Footnote: "1"},
				{Text: "，"},
				{Text: w.struck, Style: document.Strike},
				{Text: "，"},
				{Text: w.latin, Style: document.Emphasis},
				{Break: true},
				{Text: w.broken},
				{Text: "2", Style: document.Superscript},
				{Text: "Ctrl", Style: document.Keyboard},
			}},
			&document.Quote{Blocks: []document.Block{para(w.quote)}},
			&document.Callout{Kind: document.Note, Blocks: []document.Block{para(w.alert)}},
			&document.Callout{Kind: document.Details, Title: spans(w.summary), Blocks: []document.Block{para(w.meaning)}},
			&document.Tabs{Tabs: []document.Tab{
				{Label: spans(w.ninth), Blocks: []document.Block{para(w.alert)}},
				{Label: spans(w.tenth), Blocks: []document.Block{para(w.meaning)}},
			}},
			&document.List{Tight: true, Items: []document.Item{
				item(document.DoneTask, para(w.done)),
				item(document.OpenTask, para(w.open), &document.List{Ordered: true, Start: 9, Tight: true, Items: []document.Item{
					item(document.NoTask, para(w.ninth)), item(document.NoTask, para(w.tenth)),
				}}),
			}},
			heading(2, w.section),
			&document.Code{Title: spans("build.sh"), Lines: []string{"\tpobook build", "# " + w.meaning}},
			tableOf(2, w.cell),
			&document.Rule{},
			&document.Definitions{Items: []document.Definition{{Term: spans(w.term), Bodies: [][]document.Block{{para(w.meaning)}}}}},
			&document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "chart.png", Alt: w.figure}}}},
			&document.Paragraph{Text: []document.Span{{Text: w.open, Offset: untranslatedOffset}}},
		},
		Footnotes: map[string]*document.Footnote{"1": {Blocks: []document.Block{para(w.note)}}},
	}}}
}

// untranslatedOffset is where the sample is not translated.
const untranslatedOffset = 999

func (w sampleText) layoutOptions() design.Options {
	o := w.options
	o.Width, o.Height = 340, 480
	o.Margins = design.Margins{Top: 50, Right: 40, Bottom: 50, Left: 40}
	o.Contents = w.contents
	o.Title = design.TitlePage{
		Title: w.title, Language: w.language, Subtitle: w.chapter, Authors: []string{w.translator},
		Notice: []string{w.quote}, Imprint: []string{"2026"}, Logo: "logo.png",
	}
	o.Credits = design.Credits{Heading: w.credits, Groups: []design.CreditGroup{{Heading: w.term, Names: []string{w.translator}}}}
	o.Images = map[string]design.ImageSize{"chart.png": {Width: 200, Height: 100}, "logo.png": {Width: 60, Height: 20}}
	o.Untranslated = func(_ string, offset int) bool { return offset == untranslatedOffset }
	return o
}

func exampleBook() *document.Book { return samples[0].book() }

func sampleOptions() design.Options { return samples[0].layoutOptions() }

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, w := range samples {
		t.Run(w.file, func(t *testing.T) {
			t.Parallel()
			holdGolden(t, w.file, laidOut(t, w.book(), w.layoutOptions()))
		})
	}
}

// A book of two sides whose chapters and sections have numbers, and one whose chapters run on.
func TestGoldenFrames(t *testing.T) {
	t.Parallel()
	for file, frame := range map[string]struct {
		sample sampleText
		set    func(o *design.Options)
	}{
		"print": {samples[0], func(o *design.Options) {
			o.TwoSides, o.Break = true, design.BreakRight
			o.Margins.Right = 60
			o.Numbering = design.Numbering{Depth: 3, Chapter: func(n int) string { return fmt.Sprintf("第%d章", n) }}
			o.PageReference = func(page int) string { return fmt.Sprintf("（第 %d 頁）", page) }
		}},
		"runon": {samples[2], func(o *design.Options) {
			o.Break = design.BreakNone
			o.Numbering = design.Numbering{Depth: 1, Chapter: func(n int) string { return fmt.Sprint("Chapter ", n) }}
		}},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			w := frame.sample
			o := w.layoutOptions()
			o.Images = nil
			frame.set(&o)
			chapter := func(path string) *document.Section {
				return &document.Section{
					Path: path,
					Blocks: []document.Block{
						heading(1, w.chapter), noted(w.before, "1"), heading(2, w.section),
						&document.Paragraph{Text: []document.Span{{Text: w.link, Link: &document.Link{Destination: "03.md"}}}},
					},
					Footnotes: map[string]*document.Footnote{"1": {Blocks: []document.Block{para(w.note)}}},
				}
			}
			preface := chapter("01.md")
			preface.Unnumbered = true
			long := chapter("02.md")
			long.Blocks = append(long.Blocks, filler(18)...)
			holdGolden(t, file, laidOut(t, &document.Book{Sections: []*document.Section{preface, long, chapter("03.md")}}, o))
		})
	}
}

// holdGolden compares pages with those that a person has read.
func holdGolden(t *testing.T, name string, pages *layout.Pages) {
	t.Helper()
	checkInside(t, pages)
	got := dump(pages)
	file := "testdata/" + name + ".golden"
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
func dump(pages *layout.Pages) string {
	var b strings.Builder
	for i, p := range pages.Pages {
		fmt.Fprintf(&b, "page %d\n", i)
		for _, m := range p.Marks {
			fmt.Fprintf(&b, "  %-14s %s\n", roleOf(pages, m.Of()), dumpMark(m))
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

func roleOf(pages *layout.Pages, node int) string {
	n := pages.Structure[node]
	if n.Role == layout.Heading {
		return fmt.Sprint("heading ", n.Level)
	}
	return roleNames[n.Role]
}

func dumpMark(m layout.Mark) string {
	switch m := m.(type) {
	case *layout.Run:
		return fmt.Sprintf("%.1f,%.1f %q %s %.2f%s", m.X, m.Baseline, m.Text, m.Face.Name(), m.Size, dumpSpacing(m))
	case *layout.Box:
		return fmt.Sprintf("%.1f,%.1f box %.1f×%.1f", m.X, m.Y, m.Width, m.Height)
	case *layout.Picture:
		return fmt.Sprintf("%.1f,%.1f picture %.1f×%.1f %s", m.X, m.Y, m.Width, m.Height, m.Path)
	case *layout.Shape:
		p := m.Outline[0].Points[0]
		return fmt.Sprintf("%.1f,%.1f shape of %d segments", p.X, p.Y, len(m.Outline))
	case *layout.Stroke:
		return fmt.Sprintf("%.1f,%.1f stroke of %d points", m.Points[0].X, m.Points[0].Y, len(m.Points))
	}
	return "?"
}

// dumpSpacing says by how much glyphs are farther apart than their face has them, in rows
// of alike ones.
func dumpSpacing(r *layout.Run) string {
	var b strings.Builder
	last, count := "+0.00", 0
	end := func() {
		if count > 0 && last != "+0.00" && last != "-0.00" {
			fmt.Fprintf(&b, " %d×%s", count, last)
		} else if count > 0 {
			fmt.Fprintf(&b, " %d", count)
		}
	}
	plain := true
	for _, g := range r.Glyphs {
		by := fmt.Sprintf("%+.2f", float64(g.Advance)-r.Face.Advance(g.ID)*r.Size)
		plain = plain && (by == "+0.00" || by == "-0.00")
		if by != last {
			end()
			last, count = by, 0
		}
		count++
	}
	if plain {
		return ""
	}
	end()
	return " spaced" + b.String()
}

// roleNames are the roles in words.
var roleNames = [...]string{
	"decoration", "document", "title page", "title", "contents", "contents item", "section",
	"heading", "paragraph", "list", "list item", "label", "term", "list body", "quote",
	"code", "table", "table head", "table body", "table row", "header cell", "data cell", "note",
	"reference", "note mark", "figure", "caption", "hyperlink", "icon",
}
