package generated_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle/generated"
)

// Each source is built, and each translation held against it.
func TestGenerators(t *testing.T) {
	t.Parallel()
	tests := map[generated.Dialect][]struct{ name, source, translation, changes, misplaced, unmarked string }{
		generated.MkDocs: {
			{"same", "# A\n\n!!! note \"B\"\n    c\n", "# ⟦A⟧\n\n!!! note \"⟦B⟧\"\n    ⟦c⟧\n", "", "", ""},
			{"body lost", "!!! note \"B\"\n    c\n", "!!! note \"⟦B⟧\"\n⟦c⟧\n", "-<p> +<p>", "", ""},
			{"marked class", "!!! note \"B\"\n    c\n", "!!! ⟦note⟧ \"B\"\n    c\n", `-<div class="admonition note"> +<p> -<p class="admonition-title"> -<p>`, "", `!!! "B" c`},
			{"marked id", "a [b](c.md){#d}\n", "⟦a⟧ [b](c.md){#⟦d⟧}\n", `-<a href="c.md" id="d"> +<a href="c.md" id="⟦d⟧">`, `attribute of <a>: id="⟦d⟧"`, "b"},
			{"marked code", "`x`\n", "`⟦x⟧`\n", `-code "x" +code "⟦x⟧"`, `code "⟦x⟧"`, ""},
			{"title of a link", "[a](b.md \"c\")\n", "⟦[a](b.md \"⟦c⟧\")⟧\n", "", "", ""},
			{"unmarked body", "=== \"A\"\n\n    b\n", "=== \"⟦A⟧\"\n\n    b\n", "", "", "b"},
		},
		generated.MDBook: {
			{"same", "{{#title A}}\n# B\n\n```admonish tip title=\"C\"\nd\n```\n", "{{#title ⟦A⟧}}\n# ⟦B⟧\n\n```admonish tip title=\"⟦C⟧\"\n⟦d⟧\n```\n", "", "", ""},
			{"attributes lost", "# A {.b}\n", "# ⟦A {.b}⟧\n", `-<h1 class="b" id="a"> +<h1 id="a-b"> -<a class="header" href="#a"> +<a class="header" href="#a-b">`, "", ""},
			{"attributes brought in", "# A\n", "# ⟦A⟧ {bed}\n", `-<h1 id="a"> +<h1 bed="" id="a">`, "", ""},
			{"unmarked title", "~~~admonish title='A'\nb\n~~~\n", "~~~admonish title='A'\n⟦b⟧\n~~~\n", "", "", "A"},
		},
		generated.Jekyll: {
			{"same", "---\ntitle: A\n---\n\n# B\n{: .c}\n\nd {{ page.title }}\n", "---\ntitle: ⟦A⟧\n---\n\n# ⟦B⟧\n{: .c}\n\n⟦d {{ page.title }}⟧\n", "", "", ""},
			{"marked class", "a\n{: .b}\n", "⟦a⟧\n{: .⟦b⟧}\n", `-<p class="b"> +<p class="⟦b⟧">`, `attribute of <p>: class="⟦b⟧"`, ""},
			{"a bar", "a\n", "⟦a | b⟧\n", "-<p> +<table> +<tbody> +<tr> +<td> +<td>", "", ""},
			{"not offered", "| a | b |\n", "| ⟦a⟧ | b |\n", "", "", "b"},
		},
		generated.MDX: {
			{"same", "import A from 'a'\n\n# B\n\n<A label=\"c\">\n\nd {e}\n\n</A>\n", "import A from 'a'\n\n# ⟦B⟧\n\n<A label=\"⟦c⟧\">\n\n⟦d {e}⟧\n\n</A>\n", "", "", ""},
			{"text as an expression", "a\n", "⟦{a}⟧\n", `+<{}> +code "a"`, "", ""},
			{"inline element", "a <B>c</B>\n", "⟦a <B>c</B>⟧\n", "", "", ""},
			{"paragraph lost", "<A>\n\nb\n\n</A>\n", "<A>⟦b⟧</A>\n", "-<p>", "", ""},
			{"marked property", "<A b=\"c\" />\n", "<A b=\"⟦c⟧\" />\n", `-<A b="c"> +<A b="⟦c⟧">`, `attribute of <A>: b="⟦c⟧"`, ""},
			{"marked comment", "a {/* b */}\n", "⟦a⟧ {/* ⟦b⟧ */}\n", `-code "/* b */" +code "/* ⟦b⟧ */"`, `code of <{}>: "/* ⟦b⟧ */"`, ""},
			{"unmarked property", "<A alt=\"b\">\n\nc\n\n</A>\n", "<A alt=\"b\">\n\n⟦c⟧\n\n</A>\n", "", "", "b"},
		},
		generated.VitePress: {
			{"same", "# A\n\n::: tip B\nc {{ d }}\n:::\n", "# ⟦A⟧\n\n::: tip ⟦B⟧\n⟦c {{ d }}⟧\n:::\n", "", "", ""},
			{"interpolation", "a\n", "⟦a {{ b }}⟧\n", `+<{{}}> +code "b"`, "", ""},
			{"interpolation in code", "a\n", "⟦a `{{ b }}`⟧\n", `+<code> +<{{}}> +code "b"`, "", ""},
			{"component", "a\n\n<B />\n", "⟦<B /> a⟧\n\n<B />\n", "+<B>", "", ""},
			{"component before text", "a <B /> c\n", "<B /> ⟦a c⟧\n", "-<p> +<B> -<B>", "", ""},
			{"binding", "<B :c=\"d\" />\n", "<B :c=\"⟦d⟧\" />\n", `-<B :c="d"> +<B :c="⟦d⟧">`, `attribute of <B>: :c="⟦d⟧"`, ""},
			{"badge", "a <Badge text=\"b\" />\n", "⟦a <Badge text=\"⟦b⟧\" />⟧\n", "", "", ""},
			{"unmarked label", "::: code-group\n```js [A b]\nc\n```\n:::\n", "::: code-group\n```js [A b]\nc\n```\n:::\n", "", "", "A b"},
			{"attributes", "a {.b}\n", "⟦a {.b}⟧\n", `-<p class="b"> +<p>`, "", ""},
		},
		generated.Hugo: {
			{"same", "---\ntitle: A\n---\n\n{{% notice tip %}}\nb\n{{% /notice %}}\n", "---\ntitle: ⟦A⟧\n---\n\n{{% notice tip %}}\n⟦b⟧\n{{% /notice %}}\n", "", "", ""},
			{"marked parameter", "a\n\n{{% notice \"tip\" %}}\nb\n{{% /notice %}}\n", "⟦a⟧\n\n{{% notice \"⟦tip⟧\" %}}\n⟦b⟧\n{{% /notice %}}\n", `-<div class="notice tip"> +<div class="notice ⟦tip⟧">`, `attribute of <div>: class="notice ⟦tip⟧"`, ""},
			{"marked code", "b\n\n{{< mermaid >}}a{{< /mermaid >}}\n", "⟦b⟧\n\n{{< mermaid >}}⟦a⟧{{< /mermaid >}}\n", `-code "a" +code "⟦a⟧"`, `code "⟦a⟧"`, ""},
			{"shortcode lost", "a {{< season >}}\n", "⟦a⟧\n", "-<var>", "", ""},
			{"unmarked caption", "c\n\n{{< figure src=\"a.png\" caption=\"b\" >}}\n", "⟦c⟧\n\n{{< figure src=\"a.png\" caption=\"b\" >}}\n", "", "", "b | b"},
		},
		generated.Docusaurus: {
			{"same", "---\ntitle: A\n---\n\n## B {#c}\n\n:::note[D *e*]\n\nf\n\n:::\n", "---\ntitle: ⟦A⟧\n---\n\n## ⟦B⟧ {#c}\n\n:::note[⟦D *e*⟧]\n\n⟦f⟧\n\n:::\n", "", "", ""},
			{"id lost", "## B {#c}\n", "## ⟦B {#c}⟧\n", `-<h2 id="c"> +<h2 id="b-c"> -<toc id="c" level="2"> +<toc id="b-c" level="2">`, "", ""},
			{"admonition lost", ":::note\n\nf\n\n:::\n", ":::⟦note⟧\n\n⟦f⟧\n\n:::\n", `-<admonition type="note"> +<p> -<p> +<p> +<p>`, "", ""},
			{"title of a fence", "```js title=\"a\"\nb\n```\n", "```js title=\"⟦a⟧\"\nb\n```\n", "", "", ""},
		},
	}
	for dialect, cases := range tests {
		t.Run(string(dialect), func(t *testing.T) {
			t.Parallel()
			g := generated.Start(t, dialect, nil)
			for _, test := range cases {
				source := build(t, g, test.source)
				translation := build(t, g, test.translation)
				got := [3]string{
					changes(generated.Differences(source, translation)),
					strings.Join(generated.Misplaced(translation), " | "),
					strings.Join(generated.Unmarked(translation), " | "),
				}
				if diff := cmp.Diff([3]string{test.changes, test.misplaced, test.unmarked}, got); diff != "" {
					t.Errorf("%s: changes, misplaced, unmarked (-want +got):\n%s", test.name, diff)
				}
			}
		})
	}
}

// changes returns the lines of a diff that were removed or added, without indents and
// the quotes of Go.
func changes(diff string) string {
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(diff, "\u00a0", " ")) {
		if sign := line[0]; sign == '-' || sign == '+' {
			line = strings.TrimSuffix(strings.TrimSpace(line[1:]), ",")
			if len(line) > 2 {
				line = line[1 : len(line)-1]
			}
			lines = append(lines, string(sign)+strings.TrimSpace(line))
		}
	}
	return strings.Join(lines, " ")
}

func build(t *testing.T, g *generated.Generator, section string) *generated.Page {
	t.Helper()
	page, err := g.Page("a.md", []byte(section))
	if err != nil {
		t.Fatalf("%q: %v", section, err)
	}
	return page
}

// What a compiler does not take is an error in its words.
func TestGeneratorErrors(t *testing.T) {
	t.Parallel()
	for dialect, cases := range map[generated.Dialect]map[string]string{
		generated.MkDocs: {
			"--8<-- \"absent.md\"\n": "absent.md",
		},
		generated.Hugo: {
			"a\n\n{{< absent >}}\n":              "absent",
			"a\n\n{{% notice %}}\na\n":           "notice",
			"a\n\n{{< figure src=\"a\nb\" >}}\n": "unterminated quoted string",
			"{{< season >}}\n":                   "looking for beginning of object key string", // front matter in JSON
		},
		generated.MDBook: {
			"{{#include absent.md}}\n": "absent.md",
		},
		generated.MDX: {
			"a\n\n3<5\n":             "3:3: Unexpected character `5`",
			"{x\n":                   "a corresponding closing brace for `{`",
			"a <b>\n":                "Expected a closing tag for `<b>`",
			"<br>\n":                 "Expected a closing tag for `<br>`",
			"<!-- a -->\n":           "to create a comment in MDX",
			"<https://a.b>\n":        "to create a link in MDX",
			"export 中文\n":            "Could not parse import/exports",
			"{a b}\n":                "Could not parse expression",
			"<A b={c d} />\n":        "Could not parse expression",
			"<A>\n\nb <C>\n\n</A>\n": "Expected a closing tag",
		},
		generated.VitePress: {
			"a <b>c\n":          "Element is missing end tag",
			"a {{ b c }}\n":     "Error parsing JavaScript expression",
			"a <BR> c\n":        "Element is missing end tag",
			"a </p> c\n":        "Invalid end tag",
			"<B a a=\"\" />\n":  "Duplicate attribute",
			"<<< ./absent.js\n": "absent.js",
		},
		generated.Jekyll: {
			"{% include absent.html %}\n": "absent.html",
			"{% if %}\n":                  "Syntax Error in tag 'if'",
			"{% link absent.md %}\n":      "absent.md",
		},
		generated.Docusaurus: {
			"a\n\n3<5\n":      "3:3: Unexpected character `5`",
			"{x\n":            "a corresponding closing brace for `{`",
			"<https://a.b>\n": "to create a link in MDX",
		},
	} {
		t.Run(string(dialect), func(t *testing.T) {
			t.Parallel()
			g := generated.Start(t, dialect, nil)
			for section, want := range cases {
				if _, err := g.Page("a.md", []byte(section)); err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("%q: error %v, want one with %q", section, err, want)
				}
				build(t, g, "still there\n")
			}
		})
	}
}
