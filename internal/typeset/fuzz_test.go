package typeset

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// FuzzLayout holds the law of conservation: any text in any nesting comes out
// whole, once, in order, inside the page, and nothing panics.
func FuzzLayout(f *testing.F) {
	f.Add("開放手冊，在地化 Weblate 2024。", "pq(p)l(pl(p))t", 42)
	f.Add("a “quoted” word … and—so on https://example.org/a-b?c=d#e", "ptcd(p)h", 12)
	f.Add(strings.Repeat("「（『", 30)+strings.Repeat("』）」。", 30), "tqqqqqq(llllll(p))", 11)
	f.Add("e\u0301\u200D\u00AD\u00A0\u3000\tx\r\ny\u2028z", "pcn", 20)
	f.Add(strings.Repeat("x", 2000), "tplc", 30)
	f.Add("\u3000\u3000甲 ／ \"乙\" C++與 1 000 ㄇㄚ˙ it’s ‘’’", "pl(p)tqh", 31)
	f.Add("\u3000", "plhtq(p)", 19)
	f.Add("", "ptlqcdhn", 10)
	f.Add(" ", "h", 18)
	f.Add("\u200B", "hth", 18)
	f.Add(strings.Repeat("文字與 words。", 90), "tptq(t)", 30)
	f.Add("鍵 Ctrl", "a(ks(tc)h)fhfp", 30)
	f.Add(strings.Repeat("文", 300), "hfhfccccptf", 33)
	f.Add("「標題」 words", "a(s(a(b(cl(p))a(t)q(p))b()p)n)b(p)(a(hp))p", 30)
	f.Fuzz(func(t *testing.T, text, shape string, ems int) {
		if len(text) > 2500 || len(shape) > 30 || ems < 10 || ems > 80 {
			return
		}
		m := &maker{text: strings.ToValidUTF8(text, "\uFFFD"), shape: shape}
		b := book(m.blocks(0)...)
		b.Sections[0].Footnotes = map[string]*document.Footnote{"n": {Blocks: []document.Block{para("註")}}}
		o := fuzzOptions(ems)
		o.Width, o.Height = float64(ems)*10.5+40, 400
		o.Margins = design.Margins{Top: 40, Right: 20, Bottom: 40, Left: 20}
		o.Contents = "目"
		o.Images = map[string]design.ImageSize{"f.png": {Width: 300, Height: 260}}
		o.TwoSides, o.Break = ems%5 < 2, design.Break(ems%7%3)
		o.Numbering.Depth = ems % 4
		o.Untranslated = func(string, int) bool { return ems%2 == 0 }
		pages, err := Layout(t.Context(), b, o, Job{})
		if err != nil {
			t.Fatal(err)
		}
		if ems >= 20 {
			checkInside(t, pages)
		}
		// An alternative text that is empty leaves no caption, and one of an
		// image within a table none either.
		if got, want := bodyText(pages), inked(m.want.String()); got != want {
			t.Errorf("the pages say\n%q, not\n%q", got, want)
		}
	})
}

// fuzzOptions are those of one of three languages.
func fuzzOptions(n int) design.Options {
	switch n % 3 {
	case 1:
		o := mainlandOptions
		o.Indent = 2
		return o
	case 2:
		o := englishOptions
		o.Hyphenate = func(word string) []int { return []int{2, 4, len(word) - 2} }
		return o
	}
	return chineseOptions
}

// A maker turns a shape into blocks, each with the same text.
type maker struct {
	text, shape string
	want        strings.Builder
}

func (m *maker) blocks(depth int) []document.Block {
	var blocks []document.Block
	for m.shape != "" {
		c := m.shape[0]
		m.shape = m.shape[1:]
		switch {
		case c == ')' && depth > 0:
			return blocks
		default:
			if b := m.block(c, depth); b != nil {
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}

func (m *maker) block(c byte, depth int) document.Block {
	switch c {
	case 'p':
		return &document.Paragraph{Text: m.spans()}
	case 'n':
		return &document.Paragraph{Text: append(m.spans(), document.Span{Footnote: "n"}, document.Span{Break: true})}
	case 'h':
		return &document.Heading{Level: len(m.shape)%6 + 1, Text: m.spans()}
	case 'c':
		code := &document.Code{Lines: []string{m.text}}
		if len(m.shape)%2 == 0 {
			code.Title = m.spans()
		}
		m.want.WriteString(m.text)
		return code
	case 't':
		table := &document.Table{Align: []document.Align{document.AlignRight, document.AlignCenter}}
		if len(m.shape)%2 == 0 {
			table.Caption = m.spans()
		}
		table.Header = []document.Cell{{Text: m.spans()}, {}}
		table.Rows = [][]document.Cell{{{Text: m.spans()}, {Text: m.spans()}}, {{Text: m.spans()}, {}}}
		return table
	case 'q':
		return &document.Quote{Blocks: m.blocks(depth + 1)}
	case 'a':
		kinds := document.CalloutKinds()
		return &document.Callout{Kind: kinds[len(m.shape)%len(kinds)], Untitled: len(m.shape)%5 == 0, Blocks: m.blocks(depth + 1)}
	case 's':
		return &document.Callout{Kind: document.Details, Title: m.spans(), Blocks: m.blocks(depth + 1)}
	case 'b':
		tabs := &document.Tabs{}
		for range 2 {
			tabs.Tabs = append(tabs.Tabs, document.Tab{Label: m.spans(), Blocks: m.blocks(depth + 1)})
		}
		return tabs
	case 'k':
		key, low := m.spans(), m.spans()
		for i := range key {
			key[i].Style |= document.Keyboard
			low[i].Style |= document.Subscript
		}
		return &document.Paragraph{Text: append(append(key, document.Span{Anchor: "k"}), low...)}
	case 'f':
		m.want.WriteString(m.text)
		return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "f.png", Alt: m.text}}}}
	case 'l':
		return &document.List{Ordered: len(m.shape)%2 == 0, Items: []document.Item{{Blocks: m.blocks(depth + 1)}, {Task: document.DoneTask}}}
	case 'd':
		term := m.spans()
		return &document.Definitions{Items: []document.Definition{{Term: term, Bodies: [][]document.Block{m.blocks(depth + 1)}}}}
	case 'r':
		return &document.Rule{}
	}
	return nil
}

// spans returns the text in two styles.
func (m *maker) spans() []document.Span {
	m.want.WriteString(m.text)
	middle := len(m.text) / 2
	for middle > 0 && !utf8.RuneStart(m.text[middle]) {
		middle--
	}
	return []document.Span{{Text: m.text[:middle]}, {Text: m.text[middle:], Style: document.Strong}}
}

// inked returns the text without what is not seen.
func inked(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
			return -1
		}
		return r
	}, text)
}

// bodyText is what the book itself says: neither labels nor notes, contents,
// heads and feet. Where a row of a table goes on over pages, the cells of one
// page follow each other, and are put together again here.
func bodyText(pages *layout.Pages) string {
	var pieces []string
	pieceOf := make(map[int]int) // by cell
	seenOn := make(map[int]*layout.Page)
	last := 0
	for _, p := range pages.Pages {
		for _, t := range texts(p) {
			if generated(pages, t.Of()) {
				continue
			}
			cell := cellOf(pages, t.Of())
			goesOn := cell != 0 && (cell == last || seenOn[cell] != nil && seenOn[cell] != p)
			if !goesOn {
				pieceOf[cell] = len(pieces)
				pieces = append(pieces, "")
			}
			pieces[pieceOf[cell]] += inked(t.Text)
			last, seenOn[cell] = cell, p
		}
	}
	return strings.Join(pieces, "")
}

// cellOf returns the table cell that a node is in, or 0.
func cellOf(pages *layout.Pages, node int) int {
	for ; node != 0; node = pages.Structure[node].Parent {
		switch pages.Structure[node].Role {
		case layout.HeaderCell, layout.DataCell:
			return node
		}
	}
	return 0
}

func generated(pages *layout.Pages, node int) bool {
	for ; node != 0; node = pages.Structure[node].Parent {
		switch n := pages.Structure[node]; n.Role {
		case layout.Label, layout.Note, layout.NoteMark, layout.Contents, layout.TitlePage:
			return true
		}
	}
	return false
}
