package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

// outlineOf writes a document tree down, a line per block.
func outlineOf(source string) string {
	s := Parse([]byte(source), Options{})
	ids := make([]string, len(s.Headings))
	for i, h := range s.Headings {
		ids[i] = h.ID
	}
	doc := s.Document("section.md", ids)
	var b strings.Builder
	writeBlocks(&b, doc.Blocks, "")
	for _, label := range []string{"1", "2"} {
		if note, ok := doc.Footnotes[label]; ok {
			fmt.Fprintf(&b, "note %s\n", label)
			writeBlocks(&b, note.Blocks, "  ")
		}
	}
	return b.String()
}

func writeBlocks(b *strings.Builder, blocks []document.Block, indent string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *document.Heading:
			fmt.Fprintf(b, "%sh%d %s %s\n", indent, block.Level, block.ID, spansText(block.Text))
		case *document.Paragraph:
			fmt.Fprintf(b, "%sp %s\n", indent, spansText(block.Text))
		case *document.Quote:
			fmt.Fprintf(b, "%squote%s\n", indent, strings.TrimRight(" "+string(block.Alert), " "))
			writeBlocks(b, block.Blocks, indent+"  ")
		case *document.Fold:
			fmt.Fprintf(b, "%sdetails %s\n", indent, spansText(block.Summary))
			writeBlocks(b, block.Blocks, indent+"  ")
		case *document.List:
			fmt.Fprintf(b, "%slist %t %d %t\n", indent, block.Ordered, block.Start, block.Tight)
			for _, item := range block.Items {
				fmt.Fprintf(b, "%s  item %d\n", indent, item.Task)
				writeBlocks(b, item.Blocks, indent+"    ")
			}
		case *document.Code:
			fmt.Fprintf(b, "%scode %q %q %v\n", indent, block.Info, block.Lines, block.Offsets)
		case *document.Table:
			fmt.Fprintf(b, "%stable %v\n", indent, block.Align)
			for _, row := range append([][]document.Cell{block.Header}, block.Rows...) {
				for _, cell := range row {
					fmt.Fprintf(b, "%s  | %s\n", indent, spansText(cell.Text))
				}
			}
		case *document.Definitions:
			for _, item := range block.Items {
				fmt.Fprintf(b, "%sterm %s\n", indent, spansText(item.Term))
				for _, body := range item.Bodies {
					writeBlocks(b, body, indent+"  ")
				}
			}
		case *document.Rule:
			fmt.Fprintf(b, "%srule\n", indent)
		}
	}
}

// spansText writes spans with their styles and offsets: [text/style@offset].
func spansText(spans []document.Span) string {
	var parts []string
	for _, s := range spans {
		content := s.Text
		switch {
		case s.Image != nil:
			content = "image " + s.Image.Destination + " " + s.Image.Alt
		case s.Footnote != "":
			content = "mark " + s.Footnote
		case s.Break:
			content = "break"
		case s.Anchor != "":
			content = "anchor " + s.Anchor
		}
		if s.Style != 0 {
			content += fmt.Sprintf("/%d", s.Style)
		}
		if s.Link != nil {
			content += "→" + s.Link.Destination
		}
		parts = append(parts, fmt.Sprintf("[%s@%d]", content, s.Offset))
	}
	return strings.Join(parts, "")
}

var documentTests = []struct{ name, source, want string }{
	{"styles", "a *b **c*** ~~d~~ `e`\n", "p [a @0][b /1@3][c/3@7][ @11][d/8@14][ @17][e/4@19]\n"},
	{"escapes", "1\\. \\&amp; &amp;lt; &#24859;\n", "p [1. &amp; &lt;@0][ 愛@19]\n"},
	{"breaks", "一\n二  \nc\n*d*\n", "p [一@0][二@4][break@4][c@10][ @10][d/1@13]\n"},
	{"code of two lines", "`a\nb`\n", "p [a /4@1][b/4@3]\n"},
	{"links", "[a](b.md \"t\") <x@example.org> https://example.org/ [r]\n\n[r]: c.md\n", "p [a→b.md@1][ @13][x@example.org→mailto:x@example.org@14][ @29][https://example.org/→https://example.org/@29][ @50][r→c.md@52]\n"},
	{"images", "![a *b*](c.png)\n", "p [image c.png a b@0]\n"},
	{"inline HTML", "a <kbd>b</kbd><br>c <!-- d -->\n", "p [a @0][b/64@7][break@14][c @18]\n"},
	{"HTML styles", "H<sub>2</sub>O x<SUP>*a*</sup> <b>c</i></b>d<kbd/>\n", "p [H@0][2/16@6][O x@13][a/33@22][ @30][c/2@34][d@43]\n"},
	{"HTML links", "<a id=\"x\"></a>a <a href='b.md'>c *d*</a> e\n", "p [anchor x@0][a @14][c →b.md@31][d/1→b.md@34][ e@40]\n"},
	{
		"details", "- a\n\n<details open>\n<summary>b <sub>c</sub></summary>\n\nd\n\n<details><summary>e</summary>f</details>\n\n</details>\n\ng\n",
		"list false 0 true\n  item 0\n    p [a@2]\ndetails [b @29][c/16@36]\n  p [d@55]\n  details [e@76]\n    p [f@87]\np [g@112]\n",
	},
	{"details that stay open", "<details>\n\na\n", "details \n  p [a@11]\n"},
	{
		"paragraphs in HTML", "<div align=center>\n<p>a\n  b<br>\n中\n文</p><p>&lt;x&gt;</p>c\n</div>\n",
		"p [a@22][ @23][b@26][break@27][中@32][文@36]\np [<x>@46]\np [c@59]\n",
	},
	{"preformatted", "<pre class=x>\n a\n  <b>b</b>\n</pre>\n", "code \"\" [\" a\" \"  b\"] [0 0]\n"},
	{"alerts", "> [!NOTE]\n> a\n>\n> b\n\n> [!TIP]\n>\n> c\n\n> [!note]\n> d\n", "quote note\n  p [a@12]\n  p [b@18]\nquote tip\n  p [c@34]\nquote note\n  p [d@49]\n"},
	{"headings", "# A\n\n## B {#c}\n", "h1 a [A@2]\nh2 c [B@8]\n"},
	{"lists", "2. a\n3. b\n\n- [ ] c\n- [x] d\n\n  e\n", "list true 2 true\n  item 0\n    p [a@3]\n  item 0\n    p [b@8]\nlist false 0 false\n  item 1\n    p [c@17]\n  item 2\n    p [d@25]\n    p [e@30]\n"},
	{"quotes", "> a\n> - b\n", "quote\n  p [a@2]\n  list false 0 true\n    item 0\n      p [b@8]\n"},
	{"code", "```go x\na\n\n\tb\n```\n\n    c\n", "code \"go\" [\"a\" \"\" \"\\tb\"] [8 10 11]\ncode \"\" [\"c\"] [23]\n"},
	{"tables", "| a | b |\n|:--|--:|\n| `c\\|d` | e |\n", "table [1 3]\n  | [a@2]\n  | [b@6]\n  | [c/4@23][|d/4@25]\n  | [e@31]\n"},
	{"footnotes", "a[^1] b[^1]\n\n[^2]: c\n\n[^1]: d\n", "p [a@0][mark 1@1][ b@5][mark 1@7]\nnote 1\n  p [d@28]\nnote 2\n  p [c@19]\n"},
	{"definitions", "a\n: b\n: c\n", "term [a@0]\n  p [b@4]\n  p [c@8]\n"},
	{"rules and what is not set", "a\n\n---\n\n<!-- b -->\n\n<style>c</style>\n", "p [a@0]\nrule\n"},
	{"text in HTML blocks", "<details>\n<summary>a &amp; b</summary>\nc\n</details>\n", "details [a & b@19]\n  p [c@39]\n"},
	{"behind front matter", "---\nx: y\n---\na\n", "p [a@13]\n"},
}

func TestDocument(t *testing.T) {
	t.Parallel()
	for _, test := range documentTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, outlineOf(test.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnsetHTML(t *testing.T) {
	t.Parallel()
	source := "a <kbd>b</kbd> <ruby>c</ruby>\n\n<table><tr><td>d</td></tr></table>\n\n<!-- <hr> -->\n\n<textarea>e</textarea>\n\n`<u>` <img src=f>\n\n<script>\ng()\n</script>\n"
	var got []string
	for _, tag := range Parse([]byte(source), Options{}).UnsetHTML() {
		got = append(got, fmt.Sprintf("%s@%d %t", tag.Name, tag.Offset, tag.Left))
	}
	want := []string{"ruby@15 false", "table@31 false", "textarea@82 true", "img@112 true", "script@125 true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Whatever a section holds, its tree says where everything stands, within the
// section; and so does what is not set.
func FuzzDocument(f *testing.F) {
	for _, test := range documentTests {
		f.Add(test.source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || len(source) > 2000 {
			return
		}
		s := Parse([]byte(source), Options{})
		check := func(offset int) {
			if offset < 0 || offset > len(source) {
				t.Errorf("%d is no place in the section", offset)
			}
		}
		document.Walk(s.Document("a.md", nil), func(b document.Block, spans []document.Span) {
			for _, span := range spans {
				check(span.Offset)
			}
			if code, ok := b.(*document.Code); ok && len(code.Offsets) != len(code.Lines) {
				t.Errorf("%d lines of code have %d places", len(code.Lines), len(code.Offsets))
			}
		})
		for _, tag := range s.UnsetHTML() {
			check(tag.Offset)
		}
	})
}
