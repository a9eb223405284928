package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// constructs are sections with constructs of dialects, and what is offered of each,
// by kind.
var constructs = []struct {
	dialect      *dialect.Dialect
	name, source string
	want         []string
}{
	{dialect.MkDocs, "admonition", "!!! note \"Title\"\n    One,\n    two.\n\n    Three.\n\nAfter.\n", []string{"title: Title", "paragraph: One, two.", "paragraph: Three.", "paragraph: After."}},
	{dialect.MkDocs, "no empty lines around", "Before.\n!!! warning inline end\n    One.\nAfter.\n", []string{"paragraph: Before.", "paragraph: One.", "paragraph: After."}},
	{dialect.MkDocs, "quotation marks in a title", "!!! note \"A \"quoted\" word\"\n    One.\n", []string{`title: A "quoted" word`, "paragraph: One."}},
	{dialect.MkDocs, "no title", "!!! note \"\"\n    One.\n", []string{"paragraph: One."}},
	{dialect.MkDocs, "not an admonition", "!!! note \"A\" and more\nOne.\n", []string{"paragraph: !!! note \"A\" and more One."}},
	{dialect.MkDocs, "details", "???+ tip \"Open\"\n    One.\n\n??? \"Title alone\"\n    Two.\n\n???\n", []string{"title: Open", "paragraph: One.", "title: Title alone", "paragraph: Two."}},
	{dialect.MkDocs, "code inside", "??? note\n    ```py\n    a = 1\n\n    b = 2\n    ```\n    Text.\n", []string{"paragraph: Text."}},
	{dialect.MkDocs, "indented code inside", "!!! note\n\n        code\n\n    Text.\n", []string{"paragraph: Text."}},
	{dialect.MkDocs, "nested", "!!! a\n    !!! b \"B\"\n        Deep.\n\n    Less.\n", []string{"title: B", "paragraph: Deep.", "paragraph: Less."}},
	{dialect.MkDocs, "in a list", "-   Item.\n\n    ??? tip \"T\"\n        Body.\n\n        1.  One\n\n            !!! x\n                Deep.\n\n-   Next.\n", []string{"list item: Item.", "title: T", "paragraph: Body.", "list item: One", "paragraph: Deep.", "list item: Next."}},
	{dialect.MkDocs, "in a quote", "> !!! note \"T\"\n>     One,\n>     two.\n>\n> After.\n", []string{"title: T", "paragraph: One, two.", "quote: After."}},
	{dialect.MkDocs, "with tabs for indents", "!!! note\n\tOne,\n\ttwo.\n\n\t- item\n", []string{"paragraph: One, two.", "list item: item"}},
	{dialect.MkDocs, "table inside", "!!! note\n    | a | b |\n    |---|---|\n    | c | d |\n", []string{"table header: a", "table header: b", "table cell: c", "table cell: d"}},
	{dialect.MkDocs, "tabs", "=== \"One\"\n\n    First.\n\n=== \"Two\"\n\n    Second.\n\nAfter.\n", []string{"title: One", "paragraph: First.", "title: Two", "paragraph: Second.", "paragraph: After."}},
	{dialect.MkDocs, "a setext heading is not a tab", "Heading\n===\n", []string{"heading: Heading"}},
	{dialect.MkDocs, "blocks", "/// note | The title\n    type: tip\n    attrs: {id: x}\n\nOne.\n\n//// tab | A tab\nTwo,\nthree.\n////\n\n///\n\nAfter.\n", []string{"title: The title", "paragraph: One.", "title: A tab", "paragraph: Two, three.", "paragraph: After."}},
	{dialect.MkDocs, "blocks without titles", "/// html | div.x\nOne.\n///\n\n/// caption\nTwo.\n///\n", []string{"paragraph: One.", "paragraph: Two."}},
	{dialect.MkDocs, "code in a block", "/// note\n```\ncode\n///\n```\nText.\n///\nAfter.\n", []string{"paragraph: Text.", "paragraph: After."}},
	{dialect.MkDocs, "blocks in blocks", "/// note\nOne.\n/// tip\nTwo.\n///\nThree.\n///\nAfter.\n", []string{"paragraph: One.", "paragraph: Two.", "paragraph: Three.", "paragraph: After."}},
	{dialect.MkDocs, "indented at the top", " !!! note\n     One.\n", []string{"paragraph: One."}},
	{dialect.MkDocs, "snippets", "One.\n--8<-- \"a.md\"\nTwo.\n\n--8<--\na.md\nb.md\n--8<--\n\n{* ../x.py hl[1] *}\n\nThree.\n", []string{"paragraph: One.", "paragraph: Two.", "paragraph: Three."}},
	{dialect.MkDocs, "abbreviations", "The HTML.\n\n*[HTML]: Hyper Text\n*[W3C]:  World Wide\n", []string{"paragraph: The HTML.", "title: Hyper Text", "title: World Wide"}},
	{dialect.MkDocs, "definitions", "Term\n:   One,\n    two.\n\n    Three.\n", []string{"term: Term", "definition: One, two.", "definition: Three."}},
	{dialect.MkDocs, "footnotes", "Text[^1].\n\n[^1]:\n    One,\n    two.\n\n    Three.\n", []string{"paragraph: Text[^1].", "footnote: One, two.", "footnote: Three."}},
	{dialect.MDX, "modules", "import A from 'a'\nexport const b = {\n\n  c: 1,\n}\n\nText.\n", []string{"paragraph: Text."}},
	{dialect.MDX, "words that begin like modules", "import duties are high.\n\nexport it.\n", []string{"paragraph: import duties are high.", "paragraph: export it."}},
	{dialect.MDX, "tags on lines of their own", "<Tabs>\n  <TabItem value=\"a\" label=\"One\">\n    Text in\n    a tab.\n\n    - item\n  </TabItem>\n</Tabs>\n", []string{"attribute: One", "paragraph: Text in a tab.", "list item: item"}},
	{dialect.MDX, "a tag over several lines", "<Card\n  title=\"A title\"\n  onClick={() => {\n    go(\"there\")\n  }}\n/>\n\nText.\n", []string{"attribute: A title", "paragraph: Text."}},
	{dialect.MDX, "an element on a line", "<summary title=\"T\">A *summary*</summary>\n\n<b>x</b> y\n\n<A><B>Deep</B></A>\n", []string{"attribute: T", "paragraph: A *summary*", "paragraph: <b>x</b> y", "paragraph: Deep"}},
	{dialect.MDX, "expressions", "{/* a comment */}\n\n{props.x}\n\nIt is {x}.\n", []string{"paragraph: It is {x}."}},
	{dialect.MDX, "indents", "Text.\n\n    More.\n\n        # Deep\n", []string{"paragraph: Text.", "paragraph: More.", "heading: Deep"}},
	{dialect.MDX, "ids of headings", "## One {/*one-id*/}\n\n## Two {/* #two-id */}\n\n## Three {/* words here */}\n", []string{"heading: One", "heading: Two", "heading: Three {/* words here */}"}},
	{dialect.MDX, "directives of pobook", "{/* i18n:skip */}\n\nOne.\n\n{/* i18n:comment Here. */}\n\nTwo.\n", []string{"paragraph: Two."}},
	{dialect.MDX, "in lists and quotes", "- <A>\n  One.\n  </A>\n\n> <B label=\"L\">\n> Two.\n> </B>\n", []string{"list item: One.", "attribute: L", "quote: Two."}},
	{dialect.Docusaurus, "admonitions", ":::note[A *title*]{#x .y}\n\nOne.\n\n:::\n\n::::tip Old title\n:::info\nTwo.\n:::\n::::\n", []string{"title: A *title*", "paragraph: One.", "title: Old title", "paragraph: Two."}},
	{dialect.Docusaurus, "comments", "<!-- a comment -->\n\nText.\n\n<!-- i18n:skip -->\n\nNot this.\n", []string{"paragraph: Text."}},
	{dialect.Docusaurus, "titles of code", "```js title=\"The code\" {1}\nx\n```\n\n```js title=\"src/x.js\"\n```\n", []string{"title: The code"}},
	{dialect.VitePress, "containers", "::: tip Good to know\nOne,\ntwo.\n:::\n\n:::: details\n::: code-group\n```sh\nx\n```\n:::\nThree.\n::::\nAfter.\n", []string{"title: Good to know", "paragraph: One, two.", "paragraph: Three.", "paragraph: After."}},
	{dialect.VitePress, "attributes of containers", "::: details Click me {open}\nOne.\n:::\n\n::: info {#x .y}\nTwo.\n:::\n\n:::danger STOP\nThree.\n:::\n", []string{"title: Click me", "paragraph: One.", "paragraph: Two.", "title: STOP", "paragraph: Three."}},
	{dialect.VitePress, "containers without a title", "::: raw Words\nOne.\n:::\n\n::: v-pre\nTwo {{ a }}.\n:::\n", []string{"paragraph: One.", "paragraph: Two {{ a }}."}},
	{dialect.VitePress, "containers in lists and quotes", "- item\n  ::: tip A title\n  One,\n  two.\n  :::\n\n> ::: info\n> Three.\n> :::\n", []string{"list item: item", "title: A title", "paragraph: One, two.", "paragraph: Three."}},
	{dialect.VitePress, "a container around code", "::: tip\n```\n:::\ncode\n```\n", []string{"paragraph: code"}},
	{dialect.VitePress, "labels of code", "::: code-group\n```sh [npm]\nx\n```\n```js{1} [config.js]\nx\n```\n```js [The code] {1}\nx\n```\n<<< @/x.js{2 js} [Of a file]\n<<< ./y.js\n:::\n", []string{"title: The code", "title: Of a file"}},
	{dialect.VitePress, "imports", "<<< @/x.js#region{1,3 ts:line-numbers}\n\nOne.\n<<< two\n\n<!--@include: ./x.md{1,3}-->\n\nThree.\n", []string{"paragraph: One. <<< two", "paragraph: Three."}},
	{dialect.VitePress, "badges", "## One <Badge type=\"tip\" text=\"beta\" />\n\n<Badge type=\"tip\" text=\"new\" />\n\n<Badge text=\"old\"/> Two,\nthree.\n", []string{`heading: One <Badge type="tip" text="beta" />`, "attribute: new", "attribute: old", "paragraph: Two,", "paragraph: three."}},
	{dialect.VitePress, "badges beside code", "## `a` <Badge type=\"tip\" text=\"beta\" />\n\n## `b` <Badge type=\"tip\" text=\"1.0\" />\n", []string{"heading: `a` <Badge type=\"tip\" text=\"beta\" />"}},
	{dialect.VitePress, "components", "<MyThing\n  :prop=\"x\"\n  title=\"A title\"\n  :title=\"words\"\n  @click=\"y\"\n/>\n\n<MyThing @click=\"y\">One</MyThing>\n\n<MyThing v-if=\"a\">Two</MyThing> three.\n\n<my-thing>\n\nFour *five*.\n\n</my-thing>\n", []string{"attribute: A title", "HTML: One", "HTML: Two", "paragraph: three.", "paragraph: Four *five*."}},
	{dialect.VitePress, "slots", "<MyThing>\n<template #slot=\"{ a }\">One</template>\n<template v-slot:b><p>Two</p></template>\n</MyThing>\n\n<template>code</template>\n", []string{"HTML: One", "HTML: Two"}},
	{dialect.VitePress, "components within lines", "One <MyThing :a=\"b\" @c=\"d\" /> two.\n\nThree\n<MyThing />\nfour.\n", []string{`paragraph: One <MyThing :a="b" @c="d" /> two.`, "paragraph: Three", "paragraph: four."}},
	{dialect.VitePress, "scripts and styles", "<script setup>\nimport A from 'a'\n\nconst b = 'words'\n</script>\n\nOne.\n\n<style>\n.a {}\n</style>\n", []string{"paragraph: One."}},
	{dialect.VitePress, "interpolations", "{{ a }}\n\n**{{ a }}**\n\n- {{ a }}: {{ b }}\n- {{ a }} words\n\n<p>{{ a }}</p>\n\n<p>One {{ a }}</p>\n", []string{"list item: {{ a }} words", "HTML: One {{ a }}"}},
	{dialect.VitePress, "attributes", "One {.a}\n\nTwo,\nthree\n{.b #c}\n\n- four {.d key=val}\n\n| five {.e} | six |\n|---|---|\n| a{#x} | `b`{.f} c |\n\n## Seven {#eight .g}\n\nNine {ten}\n", []string{"paragraph: One", "paragraph: Two, three", "list item: four", "table header: five", "table header: six", "table cell: a", "table cell: `b`{.f} c", "heading: Seven", "paragraph: Nine {ten}"}},
	{dialect.VitePress, "tables of contents", "[[toc]]\n\nOne\n[[TOC]] of it\ntwo.\n", []string{"paragraph: One", "paragraph: two."}},
	{dialect.VitePress, "alerts", "> [!NOTE]\n> One.\n\n> [!TIP] A title\n> Two.\n", []string{"quote: One.", "quote: A title", "quote: Two."}},
	{dialect.VitePress, "title in brackets", ":::note[A [title] \\] here]{#id .x}\nOne.\n:::\n", []string{"paragraph: A [title] \\] here", "paragraph: One."}},
	{dialect.VitePress, "not closed", "- ::: tip\n  One.\n\nTwo.\n", []string{"paragraph: One.", "paragraph: Two."}},
	{dialect.GitHub, "shortcode over lines", "{{< figure\n    src=\"a.jpg\"\n    alt=\"A\"\n>}}\n\n{{% notice tip %}}\nInside *text*.\n{{% /notice %}}\n\nText\n{{< a\n\nb=`c\nd` >}}\nmore {{< e\nf >}} here.\n", []string{"attribute: A", "paragraph: Inside *text*.", "paragraph: Text", "paragraph: more {{< e f >}} here."}},
	{dialect.GitHub, "no shortcode over lines", "{{< a\n> quote\n\n{{% b\n# heading\n", []string{"paragraph: {{< a", "quote: quote", "paragraph: {{% b", "heading: heading"}},
	{dialect.Hugo, "shortcode with Markdown", "Before.\n\n{{% notice tip %}}\nFirst line,\nsecond line.\n\n- item\n{{% /notice %}}\nAfter.\n", []string{"paragraph: Before.", "paragraph: First line, second line.", "list item: item", "paragraph: After."}},
	{dialect.Hugo, "parameters over lines", "{{< figure\n  src=\"a.png\"\n  alt=\"A \\\"picture\\\"\"\n  caption=`Of\n  *beds*`\n>}}\nText.\n", []string{"attribute: A \"picture\"", "attribute: Of *beds*", "paragraph: Text."}},
	{dialect.Hugo, "parameters that nobody reads", "{{< figure src=\"a.png\" class=\"wide\" title=Word link=\"b\" text=\"https://a.example\" >}}\n\n{{< tab \"First\" >}}\nText.\n{{< /tab >}}\n", []string{"paragraph: Text."}},
	{dialect.Hugo, "code", "{{< highlight go \"linenos=table\" >}}\na := 1\n\n    b := 2\n{{< /highlight >}}\n\n{{< mermaid >}}graph TD{{< /mermaid >}}\n\n{{< now.inline >}}{{ now }}{{< /now.inline >}}\n\nText.\n", []string{"paragraph: Text."}},
	{dialect.Hugo, "code in tabs", "{{< tabpane >}}\n{{< tab header=\"A\" lang=\"sh\" >}}\none\ntwo\n{{< /tab >}}\n{{< tab header=\"B\" >}}\nthree\n{{< /tab >}}\n{{% tab header=\"C\" %}}\nFour.\n{{% /tab %}}\n{{< /tabpane >}}\n\n{{< tabpane text=true >}}\n{{< tab header=\"D\" >}}\nFive.\n{{< /tab >}}\n{{< /tabpane >}}\n\n{{< tab codelang=\"sh\" >}}six{{< /tab >}}\n", []string{"attribute: A", "attribute: B", "attribute: C", "paragraph: Four.", "attribute: D", "paragraph: Five."}},
	{dialect.Hugo, "definitions of links", "One [two] three.\n\n[two]: {{% param \"a\" %}}/b.md \"Four\"\n", []string{"paragraph: One [two] three.", "title: Four"}},
	{dialect.Hugo, "code with a title", "{{< code-toggle file=hugo caption=\"The file\" >}}\na = \"b\"\n{{< /code-toggle >}}\n", []string{"attribute: The file"}},
	{dialect.Hugo, "content that keeps its lines", "{{< unknown >}}\nOne\n  two\n\n- three\n  four\n{{< /unknown >}}\n\n{{% unknown %}}\nfive\nsix\n{{% /unknown %}}\n", []string{"paragraph: One\ntwo", "list item: three four", "paragraph: five six"}},
	{dialect.Hugo, "content on the line of its tags", "{{% details \"A\" %}}One.\n\nTwo\nlines.{{% /details %}}\n\n{{< tab >}}Three{{< /tab >}}{{< tab >}}*Four*{{< /tab >}}\n\n- {{< note title=\"T\" >}}Five{{< /note >}}\n", []string{"paragraph: One.", "paragraph: Two lines.", "paragraph: Three", "paragraph: *Four*", "attribute: T", "list item: Five"}},
	{dialect.Hugo, "nested", "{{< tabs >}}\n{{< tab >}}\n{{% notice %}}\nDeep.\n{{% /notice %}}\n{{< /tab >}}{{< tab >}}\nNext.\n{{< /tab >}}\n{{< /tabs >}}\n", []string{"paragraph: Deep.", "paragraph: Next."}},
	{dialect.Hugo, "in sentences", "Use {{< param\n  version >}} and {{< badge >}}this{{< /badge >}}.\n\n# A [link]({{< ref \"b.md\" >}})\n\n**{{< icon x >}}**\n", []string{"paragraph: Use {{< param version >}} and {{< badge >}}this{{< /badge >}}.", "heading: A [link]({{< ref \"b.md\" >}})"}},
	{dialect.Hugo, "in tables and code", "| A |\n|---|\n| {{< x \"a|b\" >}} c |\n{.striped}\n\n```sh\n{{< x >}}\n```\n\n`{{< x >}}` here\n", []string{"table header: A", "table cell: {{< x \"a|b\" >}} c", "paragraph: `{{< x >}}` here"}},
	{dialect.Hugo, "shown shortcodes", "{{</* notice */>}}\nText.\n{{</* /notice */>}}\n\nUse {{%/* x */%}} or {{</* y */>}} so.\n", []string{"paragraph: Text.", "paragraph: Use {{%/* x */%}} or {{</* y */>}} so."}},
	{dialect.Hugo, "no shortcodes", "{{< not closed\nText.\n\n{{< a b=\"c >}}\n\n{{ .Title }} here\n", []string{"paragraph: {{< not closed Text.", "paragraph: {{ .Title }} here"}},
	{dialect.Hugo, "in lists and quotes", "1. Step\n\n   {{< note >}}\n   In a\n   step.\n   {{< /note >}}\n\n2. Next\n\n> {{% hint info %}}\n> Quoted.\n> {{% /hint %}}\n", []string{"list item: Step", "list item: In a step.", "list item: Next", "quote: Quoted."}},
	{dialect.Hugo, "attributes of blocks", "Text.\n{.lead #a}\n\n> Quote.\n{.x}\n\n- item\n{.y}\n", []string{"paragraph: Text.", "quote: Quote.", "list item: item"}},
	{dialect.MDBook, "admonitions", "```admonish tip title=\"A *title*\" collapsible=true\nOne,\ntwo.\n\n- three\n```\nAfter.\n\n```admonish\nFour.\n```\n", []string{"title: A *title*", "paragraph: One, two.", "list item: three", "paragraph: After.", "paragraph: Four."}},
	{dialect.MDBook, "titles in all ways", "~~~admonish title='It `is`', type=\"x\"\nOne.\n~~~\n\n```admonish note.wide \"Old \\\\\"style\\\\\"\"\nTwo.\n```\n\n```admonish title=\"a &amp; b\"\n```\n", []string{"title: It `is`", "paragraph: One.", `title: Old "style"`, "paragraph: Two.", "title: a & b"}},
	{dialect.MDBook, "admonitions within each other", "````admonish title=\"A\"\nOne.\n```admonish title=\"B\"\nTwo.\n```\n```rust\nx\n```\nThree.\n````\n", []string{"title: A", "paragraph: One.", "title: B", "paragraph: Two.", "paragraph: Three."}},
	{dialect.MDBook, "admonitions in lists and quotes", "- One.\n  ```admonish title=\"A\"\n  Two.\n  ```\n- Three.\n\n> ~~~admonish tip\n> Four.\n> ~~~\n> Five.\n", []string{"list item: One.", "title: A", "paragraph: Two.", "list item: Three.", "paragraph: Four.", "quote: Five."}},
	{dialect.MDBook, "no admonitions", "```admonish,x\nOne\n```\n\n```rust admonish\nTwo\n```\n\n```\n~~~admonish\n```\n\n    ```admonish\n", nil},
	{dialect.MDBook, "options that are an error", "```admonish tip, title=\"A\"\nOne.\n```\n\n```admonish title=\"A b\" collapsible=yes\nTwo.\n```\n", []string{"paragraph: One.", "paragraph: Two."}},
	{dialect.MDBook, "titles of pages", "{{#title A page}}\n# One\n\nTwo.\n{{ #title Other }}\nThree.\n\nFour {{#title x}}.\n", []string{"attribute: A page", "heading: One", "paragraph: Two.", "attribute: Other", "paragraph: Three.", "paragraph: Four {{#title x}}."}},
	{dialect.MDBook, "includes", "One.\n{{#include a.md}}\nTwo.\n\n{{#playground a.rs editable}}\n\n- {{#include b.md:2:}}\n- See {{#include c.txt}}.\n\n\\{{#include d.rs}}\n\n# {{#include e.md}}\n", []string{"paragraph: One.", "paragraph: Two.", "list item: See {{#include c.txt}}."}},
	{dialect.MDBook, "definitions that are indented", "Term\n  : One,\n    two.\n\n    Three.\n  : Four.\n\nOther\n : Five.\n\n   : six\n", []string{"term: Term", "definition: One, two.", "definition: Three.", "definition: Four.", "term: Other", "term: Five.", "definition: six"}},
	{dialect.MDBook, "a colon that defines nothing", "One\n  :\ntwo\n", []string{"paragraph: One : two"}},
	{dialect.MDBook, "tails of headings", "# One {#one}\n\n## Two ## {.x}\n\nThree {a}\n---\n\n## Four {a} five\n", []string{"heading: One", "heading: Two", "heading: Three", "heading: Four {a} five"}},
	{dialect.MDBook, "skip speaks of the next text", "<!-- i18n:skip -->\n\n- One\n- Two\n\n<!-- mdbook-xgettext: skip -->\n| a | b |\n|---|---|\n\n<!--- i18n:skip --->\n***\n\n[r]: x.md\n\n<div>\n\nThree.\n\nFour.\n\n<!-- i18n::skip -->\n\n```rust\n```\n\n# Five\n", []string{"list item: Two", "table header: b", "paragraph: Four.", "heading: Five"}},
	{dialect.MDBook, "directives within paragraphs", "One <!-- i18n:skip --> two\nthree.\n\nFour\nfive <!-- i18n:comment: x --> *six*\nseven. <!-- i18n: skip --> eight\n\n- nine <!-- other --> ten\n", []string{"paragraph: One", "paragraph: Four five", "paragraph: *six* seven.", "list item: nine <!-- other --> ten"}},
	{dialect.MDBook, "text behind a directive", "<!-- i18n:skip --> One.\n\n- <!-- i18n:skip --> two\n- <!-- i18n:comment: x --> three\n\nFour.\n", []string{"HTML: three", "paragraph: Four."}},
	{dialect.MDBook, "ranges", "One.\n\n<!-- i18n:skip-start -->\n\nTwo.\n\n- three <!-- i18n:skip-end --> four\n\nFive <!-- mdbook-xgettext:skip-start --> six.\n\n# Seven\n", []string{"paragraph: One.", "list item: four", "paragraph: Five"}},
	{dialect.MkDocs, "title of code", "```py title=\"A title\" hl_lines=\"1\"\nx\n```\n\n``` { .py title=\"a.py\" }\nx\n```\n", []string{"title: A title"}},
	{dialect.MkDocs, "attribute lists", "# A { #a .b }\n\nOne.\n{ .annotate }\n\n| x { .wide } | y |\n|---|---|\n| `a | b` | c |\n", []string{"heading: A", "paragraph: One.", "table header: x", "table header: y", "table cell: c"}},
	{dialect.MkDocs, "lists", "- a\n    - b\n        - c\n\n            Text.\n", []string{"list item: a", "list item: b", "list item: c", "list item: Text."}},
}

func TestConstructs(t *testing.T) {
	t.Parallel()
	for _, test := range constructs {
		t.Run(test.dialect.Name+"/"+test.name, func(t *testing.T) {
			t.Parallel()
			s := Parse([]byte(test.source), Options{Dialect: test.dialect})
			var got []string
			for _, seg := range s.Segments {
				got = append(got, fmt.Sprintf("%s: %s", seg.Kind, seg.Text))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// What is put in its place is read there again.
			spliced := s.Splice(func(i int) (string, bool) { return "⟦" + s.Segments[i].Text + "⟧", true })
			for i, seg := range Parse(spliced.Source, s.Options).Segments {
				if want := "⟦" + s.Segments[i].Text + "⟧"; seg.Text != want {
					t.Errorf("segment %d is %q, want %q, in\n%s", i, seg.Text, want, spliced.Source)
				}
			}
			if len(spliced.Refused) > 0 {
				t.Errorf("refused: %v", spliced.Refused)
			}
		})
	}
}

// The laws hold in every dialect, over its own constructs and those of all others.
func TestLawsOfDialects(t *testing.T) {
	t.Parallel()
	for _, d := range dialect.Dialects()[1:] {
		options := Options{Dialect: d}
		hold := func(t *testing.T, _ string, source []byte) {
			holdIdentity(t, source, options)
			if d.JSX == nil || !bytes.Contains(source, []byte("<")) { // most such sections do not compile
				holdRewritten(t, source, options)
			}
			s := Parse(source, options)
			if missed := unaccounted(s); missed != "" {
				t.Errorf("neither offered nor skipped: %q", missed)
			}
			want := string(s.skeleton())
			for _, text := range slices.Concat(hostile, hostileInDialects) {
				for only := range s.Segments {
					holdSkeleton(t, s, want, text, func(i int) bool { return i == only })
				}
			}
		}
		t.Run(d.Name, func(t *testing.T) {
			t.Parallel()
			eachExample(t, hold)
			for _, test := range constructs {
				t.Run(test.dialect.Name+"/"+test.name, func(t *testing.T) {
					t.Parallel()
					hold(t, test.name, []byte(test.source))
				})
			}
		})
	}
}

// hostileInDialects are translations that are structure in a dialect.
var hostileInDialects = []string{
	"!!! note", "??? note \"x\"", "=== \"x\"", "一\n!!! note \"x\"", "/// note", "///", "////", "一\n///", "--8<-- \"x\"", "{* x *}", "*[HTML]: x",
	"{{< x >}}", "{{< x\ny >}}", "{{% /notice %}}", "{{< x", "x >}}", "{.x}", "一\n{{< x >}}", "{{</* x */>}}",
	"```admonish", "一\n```admonish", "````", "~~~", "{{#title x}}", "{{#include x}}", "\\{{#include x}}", "a\\", "a' b", "字 a= b", "&quot;", "&#92;", "\\\"", "x {y}", "}}", "  : 一", ":一", "一\n:二", "一\n  : 二", "   : 一", "<!-- i18n:skip -->", "一 <!-- i18n:skip --> 二", "<!-- i18n:skip-start -->",
	"a\" b", "\"", "a]b", "一 [a", "a | b", ":::note", ":::", "一\n:::", "::::",
}
