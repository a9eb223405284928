package markdown

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// outlineOf writes a document tree down, a line per block.
func outlineOf(source string, d *dialect.Dialect) string {
	s := Parse([]byte(source), Options{Dialect: d})
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
			fmt.Fprintf(b, "%squote\n", indent)
			writeBlocks(b, block.Blocks, indent+"  ")
		case *document.Callout:
			kind, title := string(block.Kind), spansText(block.Title)
			if kind == "" {
				kind = "plain"
			}
			if block.Untitled {
				title = "untitled"
			}
			fmt.Fprintf(b, "%s%s\n", indent, strings.TrimRight("callout "+kind+" "+title, " "))
			writeBlocks(b, block.Blocks, indent+"  ")
		case *document.Tabs:
			fmt.Fprintf(b, "%stabs\n", indent)
			for _, tab := range block.Tabs {
				fmt.Fprintf(b, "%s  tab %s\n", indent, spansText(tab.Label))
				writeBlocks(b, tab.Blocks, indent+"    ")
			}
		case *document.List:
			fmt.Fprintf(b, "%slist %t %d %t\n", indent, block.Ordered, block.Start, block.Tight)
			for _, item := range block.Items {
				fmt.Fprintf(b, "%s  item %d\n", indent, item.Task)
				writeBlocks(b, item.Blocks, indent+"    ")
			}
		case *document.Code:
			fmt.Fprintf(b, "%s%s\n", indent, strings.TrimRight(fmt.Sprintf("code %q %q %v %s", block.Info, block.Lines, block.Offsets, spansText(block.Title)), " "))
		case *document.Table:
			fmt.Fprintf(b, "%s%s\n", indent, strings.TrimRight(fmt.Sprintf("table %v %s", block.Align, spansText(block.Caption)), " "))
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

// A documentTest holds the tree of a source, in GitHub's Markdown if there is no
// dialect, against what is to be set.
type documentTest struct {
	name    string
	dialect *dialect.Dialect
	source  string
	want    string
}

var documentTests = []documentTest{
	{name: "styles", source: "a *b **c*** ~~d~~ `e`\n", want: "p [a @0][b /1@3][c/3@7][ @11][d/8@14][ @17][e/4@19]\n"},
	{name: "escapes", source: "1\\. \\&amp; &amp;lt; &#24859;\n", want: "p [1. &amp; &lt;@0][ 愛@19]\n"},
	{name: "breaks", source: "一\n二  \nc\n*d*\n", want: "p [一@0][二@4][break@4][c@10][ @10][d/1@13]\n"},
	{name: "code of two lines", source: "`a\nb`\n", want: "p [a /4@1][b/4@3]\n"},
	{name: "links", source: "[a](b.md \"t\") <x@example.org> https://example.org/ [r]\n\n[r]: c.md\n", want: "p [a→b.md@1][ @13][x@example.org→mailto:x@example.org@14][ @29][https://example.org/→https://example.org/@29][ @50][r→c.md@52]\n"},
	{name: "images", source: "![a *b*](c.png)\n", want: "p [image c.png a b@0]\n"},
	{name: "inline HTML", source: "a <kbd>b</kbd><br>c <!-- d -->\n", want: "p [a @0][b/64@7][break@14][c @18]\n"},
	{name: "ids of pictures", source: "<img id=\"x\" src=\"a.png\">![b](c.png){#d}\n\n<figure id=\"e\">\n\n![f](g.png)\n\n</figure>\n", want: "p [anchor x@0][image a.png @0][image c.png b@24][{#d}@35]\np [anchor e@41]\np [image g.png f@58]\n"},
	{name: "ids in attribute lists", dialect: dialect.MkDocs, source: "![b](c.png){ .x #d } e\n\n![f](g.png)\n{: #h }\n", want: "p [anchor d@0][image c.png b@0][ e@20]\np [anchor h@24][image g.png f@24]\n"},
	{name: "HTML styles", source: "H<sub>2</sub>O x<SUP>*a*</sup> <b>c</i></b>d<kbd/>\n", want: "p [H@0][2/16@6][O x@13][a/33@22][ @30][c/2@34][d@43]\n"},
	{name: "HTML links", source: "<a id=\"x\"></a>a <a href='b.md'>c *d*</a> e\n", want: "p [anchor x@0][a @14][c →b.md@31][d/1→b.md@34][ e@40]\n"},
	{
		name: "details", source: "- a\n\n<details open>\n<summary>b <sub>c</sub></summary>\n\nd\n\n<details><summary>e</summary>f</details>\n\n</details>\n\ng\n",
		want: "list false 0 true\n  item 0\n    p [a@2]\ncallout details [b @29][c/16@36]\n  p [d@55]\n  callout details [e@76]\n    p [f@87]\np [g@112]\n",
	},
	{name: "details that stay open", source: "<details>\n\na\n", want: "callout details\n  p [a@11]\n"},
	{
		name: "paragraphs in HTML", source: "<div align=center>\n<p>a\n  b<br>\n中\n文</p><p>&lt;x&gt;</p>c\n</div>\n",
		want: "p [a@22][ @23][b@26][break@27][中@32][文@36]\np [<x>@46]\np [c@59]\n",
	},
	{name: "preformatted", source: "<pre class=x>\n a\n  <b>b</b>\n</pre>\n", want: "code \"\" [\" a\" \"  b\"] [0 0]\n"},
	{name: "alerts", source: "> [!NOTE]\n> a\n>\n> b\n\n> [!TIP]\n>\n> c\n\n> [!note]\n> d\n", want: "callout note\n  p [a@12]\n  p [b@18]\ncallout tip\n  p [c@34]\ncallout note\n  p [d@49]\n"},
	{name: "headings", source: "# A\n\n## B {#c}\n", want: "h1 a [A@2]\nh2 c [B@8]\n"},
	{name: "lists", source: "2. a\n3. b\n\n- [ ] c\n- [x] d\n\n  e\n", want: "list true 2 true\n  item 0\n    p [a@3]\n  item 0\n    p [b@8]\nlist false 0 false\n  item 1\n    p [c@17]\n  item 2\n    p [d@25]\n    p [e@30]\n"},
	{name: "quotes", source: "> a\n> - b\n", want: "quote\n  p [a@2]\n  list false 0 true\n    item 0\n      p [b@8]\n"},
	{name: "code", source: "```go x\na\n\n\tb\n```\n\n    c\n", want: "code \"go\" [\"a\" \"\" \"\\tb\"] [8 10 11]\ncode \"\" [\"c\"] [23]\n"},
	{name: "tables", source: "| a | b |\n|:--|--:|\n| `c\\|d` | e |\n", want: "table [1 3]\n  | [a@2]\n  | [b@6]\n  | [c/4@23][|d/4@25]\n  | [e@31]\n"},
	{name: "footnotes", source: "a[^1] b[^1]\n\n[^2]: c\n\n[^1]: d\n", want: "p [a@0][mark 1@1][ b@5][mark 1@7]\nnote 1\n  p [d@28]\nnote 2\n  p [c@19]\n"},
	{name: "definitions", source: "a\n: b\n: c\n", want: "term [a@0]\n  p [b@4]\n  p [c@8]\n"},
	{name: "rules and what is not set", source: "a\n\n---\n\n<!-- b -->\n\n<style>c</style>\n", want: "p [a@0]\nrule\n"},
	{name: "text in HTML blocks", source: "<details>\n<summary>a &amp; b</summary>\nc\n</details>\n", want: "callout details [a & b@19]\n  p [c@39]\n"},
	{
		name: "alerts with titles", source: "> [!NOTE] *b* c\n> d\n\n> [!danger]-\n\n> [!my] e\n\n> [!OWN]\n> f\n\n> g [!NOTE]\n",
		want: "callout note [b/1@11][ c@13]\n  p [d@18]\ncallout danger\ncallout plain [e@43]\ncallout plain [Own@50]\n  p [f@57]\nquote\n  p [g [@62][!NOTE@65][]@70]\n",
	},
	{
		name: "mathematics", source: "a *b\n$$\nc*_d_\n\\e\n$$\nf\n\n$$g$$\n\n$$h$$ i $j$\n\n$$\nk\n",
		want: "p [a @0][b/1@3]\ncode \"math\" [\"c*_d_\" \"\\\\e\"] [8 14]\np [f@20]\ncode \"math\" [\"g\"] [23]\np [$$h$$ i@30][ $j$@37]\np [$$@43][ @43][k@46]\n",
	},
	{
		name: "lines for generators", source: "a\n{: .b}\n\n{% c %}\nd\n\n[TOC]\n\n- e\n  {.f}\n\n{g}\n",
		want: "p [a@0]\np [d@18]\nlist false 0 true\n  item 0\n    p [e@30]\np [{g}@40]\n",
	},
	{
		name: "admonitions", dialect: dialect.MkDocs,
		source: "!!! hint \"a *b*\"\n    c\n\n    ??? d\n        e\n\n!!! note \"\"\n    f\n\n???+ \"g\"\n    h\n\n/// details | i\n    type: warning\n\nj\n///\n",
		want:   "callout tip [a @10][b/1@13]\n  p [c@21]\n  callout details\n    p [e@42]\ncallout note untitled\n  p [f@61]\ncallout plain [g@70]\n  p [h@77]\ncallout warning [i@94]\n  p [j@115]\n",
	},
	{
		name: "tabs", dialect: dialect.MkDocs,
		source: "=== \"a\"\n\n    b\n\n=== \"c\"\n\n    d\n\n===! \"e\"\n\n    f\n\ng\n\n/// tab | h\ni\n///\n",
		want:   "tabs\n  tab [a@5]\n    p [b@13]\n  tab [c@21]\n    p [d@29]\ntabs\n  tab [e@38]\n    p [f@46]\np [g@49]\ntabs\n  tab [h@62]\n    p [i@64]\n",
	},
	{
		name: "includes and abbreviations", dialect: dialect.MkDocs,
		source: "a\n\n--8<-- \"b.md\"\n\n*[c]: d\n\n# e { #f }\n", want: "p [a@0]\nh1 f [e@29]\n",
	},
	{
		name: "containers", dialect: dialect.VitePress,
		source: "::: tip\na\n:::\n\n::: own b\nc\n:::\n\n::: own\nd\n:::\n\n::: raw\ne\n:::\n\n::: code-group\n```sh [f]\ng\n```\n```js\nh\n```\n:::\n",
		want:   "callout tip\n  p [a@8]\ncallout plain [b@23]\n  p [c@25]\ncallout plain\n  p [d@40]\np [e@55]\ntabs\n  tab [f@84]\n    code \"sh\" [\"g\"] [87]\n  tab [js@99]\n    code \"js\" [\"h\"] [99]\n",
	},
	{
		name: "titles of code", dialect: dialect.MkDocs,
		source: "```py title=\"a b.py\" hl_lines=\"1\"\nc\n```\n\n```{.py title=\"\"}\nd\n```\n",
		want:   "code \"py\" [\"c\"] [34] [a b.py@13]\ncode \"{.py\" [\"d\"] [59]\n",
	},
	{
		name: "files of code", dialect: dialect.MDX,
		source: "```js src/App.js active\na\n```\n\n```js {1,3} filename=\"b.js\"\nb\n```\n\n```js {1.5} a=b.c\nc\n```\n",
		want:   "code \"js\" [\"a\"] [24] [src/App.js@6]\ncode \"js\" [\"b\"] [59] [b.js@53]\ncode \"js\" [\"c\"] [84]\n",
	},
	{
		name: "what VitePress computes", dialect: dialect.VitePress,
		source: "a {{ b }} `{{ c }}` ![d](e.png){width=3} [f](g){.h} {i}\n\n<<< @/j.js\n\n<b v-pre>{{ k }}</b>\n\n```js\nl // [!code ++]\n  // [!code focus:2]\nm // n\n```\n",
		want:   "p [a @0][image e.png d@20][ @31][f→g@42][ {i}@51]\np [{{ k }}/2@78]\ncode \"js\" [\"l\" \"m // n\"] [97 134]\n",
	},
	{
		name: "attributes and titles of VitePress", dialect: dialect.VitePress,
		source: "::: details a {open}\nb {.c}\n:::\n\n::: tip {no-title}\nd\n:::\n\n```js [e f]\ng\n```\n\n`{{ h }}`{v-pre}\n",
		want:   "callout details [a@12]\n  p [b@21]\ncallout tip untitled\n  p [d@52]\ncode \"js\" [\"g\"] [71] [e f@66]\np [{{ h }}/4@79]\n",
	},
	{
		name: "what Vue computes over several lines", dialect: dialect.VitePress,
		source: "a {{\n  b\n}} c\nd {{ e }}\nf *{{ g }}*\n{.h} i\n",
		want:   "p [a@0][ @1][c@11][ @11][d @14][f @24][{.h}@36][ i@40]\n",
	},
	{
		name: "badges and components of VitePress", dialect: dialect.VitePress,
		source: "# a <Badge text=\"b\" />\n\n<Badge text=\"c\" /> d *e*\n\n<X-y :f=\"g\">h {{ i }} j</X-y>\n\n<Badge>k</Badge>\n\nl <M @n=\"o\">p</M>\n\n<Q>\n<template #r>s</template>\n</Q>\n",
		want:   "h1 a [a @2][b/64@4]\np [c/64@24][ @43][d @43][e/1@46]\np [h @62][j@71]\np [k/64@88]\np [l @99][p@111]\np [s@135]\n",
	},
	{
		name: "a home page of VitePress", dialect: dialect.VitePress,
		source: "---\nlayout: home\nhero:\n  name: a\n  text: b <i>c</i>\n  tagline: d\nfeatures:\n  - title: e\n    details: f\n---\n\ng\n",
		want:   "h1  [a@31]\np [b c/2@41]\np [d@63]\np [e/2@86]\np [f@101]\np [g@108]\n",
	},
	{
		name: "no home page", dialect: dialect.VitePress,
		source: "---\nlayout: doc\nhero:\n  name: a\n---\n\ng\n",
		want:   "p [g@37]\n",
	},
	{
		name: "what Hugo computes", dialect: dialect.Hugo,
		source: "a {{< b \"c\" >}} d *{{% e %}}* {{ f }}\n\n# g {{< h >}}\n",
		want:   "p [a @0][d @15][{{ f@29][ }}@34]\nh1 g--h- [g@41][ @42]\n",
	},
	{
		name: "a figure of Hugo", dialect: dialect.Hugo,
		source: "{{< figure\n  src=\"a.png\"\n  alt=\"B \\\"c\\\"\"\n  caption=\"D *e*\" width=\"20\"\n>}}\n\nf {{< img src=\"g.png\" alt=h >}} {{< figure src=\"i.pdf\" >}}\n",
		want:   "p [image a.png B \"c\"@0]\np [f @75][image g.png h@77][ @106]\n",
	},
	{
		name: "boxes and tabs of Hugo", dialect: dialect.Hugo,
		source: "{{% notice warning \"A\" %}}\nb\n{{% /notice %}}\n\n{{< tip >}}c{{< /tip >}}\n\n{{% details title=\"D\" %}}e{{% /details %}}\n\n{{< tabs >}}\n{{< tab \"F\" >}}g{{< /tab >}}\n{{< tab name=\"H\" >}}\ni\n{{< /tab >}}\n{{< /tabs >}}\n\n{{< other title=\"J\" >}}\nk\n{{< /other >}}\n\n{{< plain >}}\nl\n{{< /plain >}}\n\n- m\n\n  {{< note >}}\n  n\n  {{< /note >}}\n",
		want:   "callout warning [A@20]\n  p [b@27]\ncallout tip\n  p [c@57]\ncallout details [D@91]\n  p [e@97]\ntabs\n  tab [F@138]\n    p [g@144]\n  tab [H@172]\n    p [i@179]\ncallout plain [J@226]\n  p [k@233]\np [l@265]\nlist false 0 false\n  item 0\n    p [m@285]\n    callout note\n      p [n@305]\n",
	},
	{
		name: "code of Hugo", dialect: dialect.Hugo,
		source: "{{< highlight go >}}\nfor {\n\ta\n}\n{{< /highlight >}}\n\n- b\n\n  {{< code file=\"c.sh\" lang=\"sh\" >}}\n  d\n    e\n  {{< /code >}}\n\n{{< katex >}}f{{< /katex >}}\n\n{{< html >}}<b>{{< /html >}}\n\n```sh\n{{< g >}}\nh {{</* i */>}}\n```\n",
		want:   "code \"go\" [\"for {\" \"\\ta\" \"}\"] [21 27 30]\nlist false 0 false\n  item 0\n    p [b@54]\n    code \"sh\" [\"d\" \"  e\"] [96 100] [c.sh@74]\ncode \"math\" [\"f\"] [134]\ncode \"sh\" [\"h {{< i >}}\"] [197]\n",
	},
	{
		name: "links and shown shortcodes of Hugo", dialect: dialect.Hugo,
		source: "[a]({{< ref \"b.md#c\" >}}) [d]({{% relref path=\"/e/f\" %}} \"G\") ![h]({{< i >}}.png) `{{</* j */>}}` {{%/* k */%}} <a href=\"{{< ref l >}}\">m</a> {{< n text=\"o\" >}}\n",
		want:   "p [a→b.md#c@1][ @25][d→/e/f.md@27][ @61][h@62][ @81][{{</4@83][ j /4@88][>}}/4@93][ {{%@97][ k @103][%}} @108][m@136][ @141][o@142]\n",
	},
	{
		name: "what mdBook computes", dialect: dialect.MDBook,
		source: "a {{#b c}} {{d}}\n\n```rust,e\n# f\n#[g]\nh\n```\n\n```sh\n# i\n```\n\n```rust\n{{#include j.rs}}\n```\n",
		want:   "p [a @0][{{d}}@10]\ncode \"rust,e\" [\"#[g]\" \"h\"] [32 37]\ncode \"sh\" [\"# i\"] [50]\n",
	},
	{
		name: "admonitions of mdBook", dialect: dialect.MDBook,
		source: "{{#title A}}\n# B\n\n```admonish hint title=\"a *b*\" collapsible=true\nc\n```\n\n```admonish\nd\n```\n\n```admonish title=\"\"\ne\n```\n\n~~~admonish frog\nf\n~~~\n\n```admonish note title=\"g \\\\\"*h*\\\\\"\"\ni\n```\n",
		want:   "h1 b [B@15]\ncallout tip [a @42][b/1@45]\n  p [c@66]\ncallout note\n  p [d@85]\ncallout note untitled\n  p [e@113]\ncallout plain [Frog@120]\n  p [f@137]\ncallout note [g \"@168][h/1@168][\"@168]\n  p [i@181]\n",
	},
	{
		name: "what mdBook puts in", dialect: dialect.MDBook,
		source: "a \\{{#include b}} `\\{{#include c}}` {{#include d}} e\n\n\\{{#include f}}\n\n{{#playground g}}\n\n`{{#include h}}`\n\n# i {j}\n",
		want:   "p [a {{#include b}} @0][{{#include c}}/4@19][ @35][e@50]\np [{{#include@54][ f}}@65]\nh1 i [i@110]\n",
	},
	{
		name: "lines of code that mdBook changes", dialect: dialect.MDBook,
		source: "```rust,e\n# f\n  #\n## g\n#[g]\nh {{#include i}} j\n\\{{#include k}}\n{{#if l}}\n```\n\n```python hidelines=~\n~a\nb\n```\n\n```rust\n{{ #include j.rs }}\n```\n",
		want:   "code \"rust,e\" [\"# g\" \"#[g]\" \"h  j\" \"{{#include k}}\" \"{{#if l}}\"] [18 23 28 47 63]\ncode \"python\" [\"b\"] [103]\n",
	},
	{name: "a title of an admonition that is code", source: "```admonish tip title=\"a b\"\nc\n```\n", want: "code \"admonish\" [\"c\"] [28] [a b@23]\n"},
	{
		name: "what others act upon", dialect: dialect.Docusaurus,
		source: "```js\n// highlight-next-line\na // b\n{/* highlight-end */}\n\n```\n",
		want:   "code \"js\" [\"a // b\" \"\"] [29 58]\n",
	},
	{
		name: "what MkDocs acts upon", dialect: dialect.MkDocs,
		source: "[a](b){ .c #d e=\"f\" } {g} ![](h.png){width=1}\n\n```\n--8<-- \"i\"\nj\n```\n",
		want:   "p [a→b@1][ {g} @6][image h.png @26]\ncode \"\" [\"j\"] [62]\n",
	},
	{
		name: "keys and icons of MkDocs", dialect: dialect.MkDocs,
		source: ":material-a: b :octicons-c-16:{ .d } e ++ctrl+alt+\"F g\"++ C++ and :f:\n\n[:material-h: i](j.md){ .k } `++l++` ++page-up++ ==m n== o == p == q ^^r^^ {++s++} {==t u==}\n",
		want:   "p [b e @0][Ctrl/64@0][+@0][Alt/64@0][+@0][F g/64@0][ C++ and@0][ :f:@65]\np [i→j.md@72][ @93][++l++/4@101][ @107][Page Up/64@107][ m n o == p == q r s t@107][ u@158]\n",
	},
	{
		name: "what Liquid computes", dialect: dialect.Jekyll,
		source: "a {{ b }} `{{ c }} d` *e{% if f %}g{% endif %}*\n{{ h }}\ni {% raw %}{{ j }}{% endraw %}\n\n{% raw %}\n{{ k }}\n{% endraw %}\n\n# {{ l }} m\n\n<p>n {{ o }}</p>\n\n```\n{% p %}\nq{{ r }}\n{% raw %}{{ s }}{% endraw %}\n```\n",
		want:   "p [a @0][ d/4@18][ @21][e/1@23][g/1@34][ @47][i @56][{{ j@67][ }}@71]\np [{{ k@98][ }}@102]\nh1 -l--m [ m@129]\np [n@136]\ncode \"\" [\"q\" \"{{ s }}\"] [163 172]\n",
	},
	{
		name: "addresses with Liquid", dialect: dialect.Jekyll,
		source: "[a]({% link b/c.md %}#d) [e]({{ site.baseurl }}{% post_url 2026-01-02-f %}){: .g} [h]({{ \"/i\" | relative_url }} \"j\") ![k]({{ site.url }}/l.png){: width=\"4\" }\n",
		want:   "p [a→/b/c.md#d@1][ @24][e→/_posts/2026-01-02-f.md@26][ @75][h→/i@83][ @116][image /l.png k@117]\n",
	},
	{
		name: "highlighted code", dialect: dialect.Jekyll,
		source: "- a\n\n  {% highlight sh linenos %}\n  b\n\n    c\n  {% endhighlight %}\n\n- d\n\n{% highlight py %}e{% endhighlight %}\n\n{% comment %}\nf\n{% endcomment %}\n",
		want:   "list false 0 false\n  item 0\n    p [a@2]\n    code \"sh\" [\"b\" \"\" \"  c\"] [36 38 41]\n  item 0\n    p [d@69]\ncode \"py\" [\"e\"] [90]\n",
	},
	{
		name: "includes", dialect: dialect.Jekyll,
		source: "{% include note.html content=\"a *b*\" title='c' %}\n\n{% include callout.html type='danger' content=\"d\" %}\n\n{% include figure.html file=\"/e.png\" caption='f' alt=\"g\" width=\"3\" %}\n\n{% include other.html content=\"h\" %}\n\n1. i\n{% include image.html src=\"j.svg\" %}\n2. k\n",
		want:   "callout note [c@44]\n  p [a @30][b/1@33]\ncallout danger\n  p [d@98]\np [image /e.png g@105]\nlist true 1 false\n  item 0\n    p [i@217]\n    p [image j.svg @219]\n  item 0\n    p [k@259]\n",
	},
	{
		name: "lines of kramdown", dialect: dialect.Jekyll,
		source: "# a {#b}\n{: .c}\n\n* d\n{:toc}\n\n{::options e=\"f\" /}\n\ng {::comment}h{:/comment} i\\\\\nj\n{: #k}\n\n- {:.l} m\n^\n- n\n\n| o | p |\n|---|--:|\n| q | `r|s` |\n|===|===|\n| t | u |\n{: .v}\n",
		want:   "h1 b [a@2]\np [anchor k@50][g @50][i@75][break@75][j@80]\nlist false 0 true\n  item 0\n    p [m@98]\nlist false 0 true\n  item 0\n    p [n@104]\ntable [0 3]\n  | [o@109]\n  | [p@113]\n  | [q@129]\n  | [r|s/4@134]\n  | [t@153]\n  | [u@157]\n",
	},
	{name: "a title that others do not read", source: "```js title=\"a\"\nb\n```\n", want: "code \"js\" [\"b\"] [16]\n"},
	{name: "behind front matter", source: "---\nx: y\n---\na\n", want: "p [a@13]\n"},
	{name: "a title", source: "\uFEFF---\ntitle: \"*A*: b\"\n---\n## C\n", want: "h1  [*A*: b@14]\nh2 c [C@30]\n"},
	{name: "a title alone", source: "---\ntitle: a\n---\n", want: "h1  [a@11]\n"},
	{name: "a title and a heading", source: "---\ntitle: a\n---\nb\n\nC\n===\n", want: "p [b@17]\nh1 c [C@20]\n"},
}

func TestDocument(t *testing.T) {
	t.Parallel()
	for _, test := range documentTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, outlineOf(test.source, test.dialect)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnset(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		dialect *dialect.Dialect
		source  string
		want    []document.Unset
	}{
		{
			nil, "a <kbd>b</kbd> <ruby>c</ruby>\n\n<table><tr><td>d</td></tr></table>\n\n<!-- <hr> -->\n\n<textarea>e</textarea>\n\n`<u>` <img src=f>\n\n<script>\ng()\n</script>\n",
			[]document.Unset{
				{Kind: document.PlainElement, Name: "ruby", Offset: 15},
				{Kind: document.PlainElement, Name: "table", Offset: 31},
				{Kind: document.LeftElement, Name: "textarea", Offset: 82},
				{Kind: document.LeftElement, Name: "img", Offset: 112},
				{Kind: document.LeftElement, Name: "script", Offset: 125},
			},
		},
		{
			nil, "a\n$$\nb\n$$\n\n- ```math\n  c\n  ```\n- $$d$$\n\n```Mermaid\n```\n\n```go\n```\n\n{% e %}\n\n$f$ and $$g$$ here\n\n{: .h}\n",
			[]document.Unset{
				{Kind: document.Mathematics, Offset: 2},
				{Kind: document.Mathematics, Offset: 13},
				{Kind: document.Mathematics, Offset: 33},
				{Kind: document.Diagram, Name: "mermaid", Offset: 40},
				{Kind: document.SiteCode, Offset: 67},
			},
		},
		{
			dialect.VitePress, "a {{ b }} `{{ c }}`\n\n<d-e />\n\n<F>\n\ng\n\n</F>\n\n<p>{{ h }}</p>\n\n<!-- @include: i.md -->\n\nj <!--@include: k.md-->\n\n<<< l\n\n<p v-pre>{{ m }}</p>\n\n<Badge text=\"n\" />\n\n<script setup>\no\n</script>\n\n<P></P>\n",
			[]document.Unset{
				{Kind: document.SiteCode, Offset: 2},
				{Kind: document.SiteCode, Offset: 11},
				{Kind: document.Component, Name: "d-e", Offset: 21},
				{Kind: document.PlainComponent, Name: "F", Offset: 30},
				{Kind: document.SiteCode, Offset: 47},
				{Kind: document.Include, Offset: 60},
				{Kind: document.Include, Offset: 87},
				{Kind: document.Include, Offset: 110},
				{Kind: document.Component, Name: "P", Offset: 187},
			},
		},
		{
			dialect.MDBook, "a \\{{#include b}} {{#include c}} `{{#include d}}`\n\n{{#playground e}}\n\n{{#f g}}\n\n```rust\nx {{#include h}}\n{{#include i}}\n\\{{#include j}}\n```\n\n{{#title k}}\n",
			[]document.Unset{
				{Kind: document.Include, Offset: 18},
				{Kind: document.Include, Offset: 34},
				{Kind: document.Include, Offset: 51},
				{Kind: document.SiteCode, Offset: 70},
				{Kind: document.Include, Offset: 90},
				{Kind: document.Include, Offset: 105},
			},
		},
		{
			dialect.MkDocs, "!!! note\n    --8<-- \"a.md\"\n\n{* b.py *}\n\n*[c]: d\n",
			[]document.Unset{
				{Kind: document.Include, Offset: 13},
				{Kind: document.Include, Offset: 28},
				{Kind: document.Abbreviation, Offset: 40},
			},
		},
		{
			dialect.Hugo, "{{< a >}}\n\nb {{< c >}} {{< d text=\"e\" >}} {{< f >}}g{{< /f >}}\n\n{{< h >}}\ni\n{{< /h >}}\n\n{{< note >}}j{{< /note >}}\n\n{{< html >}}k{{< /html >}}\n\n{{< mermaid >}}l{{< /mermaid >}}\n\n```\n{{< m >}} {{</* n */>}}\n```\n\n`{{< o >}}` {{% season\n%}} ![p]({{< q >}})\n",
			[]document.Unset{
				{Kind: document.Shortcode, Name: "a", Offset: 0},
				{Kind: document.Shortcode, Name: "c", Offset: 13},
				{Kind: document.PlainShortcode, Name: "f", Offset: 42},
				{Kind: document.PlainShortcode, Name: "h", Offset: 64},
				{Kind: document.Shortcode, Name: "html", Offset: 116},
				{Kind: document.Diagram, Name: "mermaid", Offset: 144},
				{Kind: document.Shortcode, Name: "m", Offset: 182},
				{Kind: document.Shortcode, Name: "o", Offset: 212},
				{Kind: document.Shortcode, Name: "season", Offset: 223},
				{Kind: document.SiteCode, Offset: 238},
			},
		},
		{
			dialect.Jekyll, "{{ a }} [b]({{ site.baseurl }}/c) {% assign d = 1 %}\n\n{% include e.html %}\n\n{% if f %}\n{{ g }}\n{% endif %}\n\n{% include note.html content=\"h\" %}\n\n*[i]: j\n\nk {% include l.svg %}\n",
			[]document.Unset{
				{Kind: document.SiteCode, Offset: 0},
				{Kind: document.Include, Offset: 54},
				{Kind: document.SiteCode, Offset: 76},
				{Kind: document.SiteCode, Offset: 87},
				{Kind: document.Abbreviation, Offset: 145},
				{Kind: document.Include, Offset: 156},
			},
		},
	} {
		if diff := cmp.Diff(test.want, Parse([]byte(test.source), Options{Dialect: test.dialect}).Unset()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.source, diff)
		}
	}
}

// Whatever a section holds, its tree says where everything stands, within the
// section; and so does what is not set.
func FuzzDocument(f *testing.F) {
	for _, test := range slices.Concat(documentTests, componentTests) {
		f.Add(test.source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || len(source) > 2000 {
			return
		}
		s := Parse([]byte(source), Options{Dialect: dialect.Dialects()[len(source)%len(dialect.Dialects())]})
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
		for _, u := range s.Unset() {
			check(u.Offset)
		}
	})
}

// Volumes that are made side by side read the same section, and find the same in it.
func TestDocumentSideBySide(t *testing.T) {
	t.Parallel()
	source := "# A\n\n" + strings.Repeat("::: tip A [link] *title* [^1]\n\ntext\n\n:::\n\n", 100) + "[link]: b.md\n[^1]: Note.\n"
	s := Parse([]byte(source), Options{Dialect: dialect.VitePress})
	documents := make([]*document.Section, 8)
	var wait sync.WaitGroup
	for i := range documents {
		wait.Go(func() { documents[i] = s.Document("a.md", nil) })
	}
	wait.Wait()
	for _, d := range documents[1:] {
		if diff := cmp.Diff(documents[0], d); diff != "" {
			t.Fatal(diff)
		}
	}
}
