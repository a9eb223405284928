package markdown

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// parseWithin parses what passes no limit, with its inline content, as a section
// and as the translation of one.
func parseWithin(source string) {
	if _, found := FindExcess([]byte(source), Options{}); found {
		return
	}
	s := Parse([]byte(source), Options{FrontMatter: []string{"title"}})
	s.whole()
	s.Links()
	s.Splice(func(i int) (string, bool) { return s.Segments[i].Text + "*", true }).Section().whole()
}

// A block takes no more time than its length deserves, up to the limits. Blocks
// that keep them follow each other, as a hostile text would have them.
//
//nolint:paralleltest // it measures time
func TestHostileBlocks(t *testing.T) {
	for _, part := range []string{
		"[", "]", "[]", "![", "[a]", "[a](", "[a](b(", "[a](<", "[a](\"", "[a][", "[^", "*a ", "**a", "_a* ", "*a_ ", "a_*", "_a_*", "***", "a**b",
		"**_a", "*~_a", "~a~~ ", "<", "<a ", "<a b=", "<!--", "<?", "<![CDATA[", "`", "`a```", "&", "&#", "\\", "|", "{{", "{%", "{", "$$", ":::", "!!!",
		"http://a", "www.", "a@", "\u0301", "\u202e", "國", "a\n", "a  \n", "*a\n", "`\n", "<a\n", "[a]: b\n", "[x]:\n", "- ", "1. ", "> ", "|-|a\n",
	} {
		bookgen.Linear(t, "blocks of "+strconv.Quote(part), 2, func(times int) {
			block := strings.Repeat(part, MaxSigns/2/max(1, countSigns(part)))
			parseWithin(strings.Repeat("x"+block+"\n\n["+block+"](b)\n\n", times))
		})
	}
}

// These have their own ways to be long.
//
//nolint:paralleltest // it measures time
func TestHostileSections(t *testing.T) {
	for what, source := range map[string]func(n int) string{
		"one block":      func(n int) string { return strings.Repeat("_a* ", 10*n) },
		"code with bars": func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`a\\|b`|c|\n", n) },
		"columns":        func(n int) string { return strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n" },
		"rows without cells": func(n int) string {
			return strings.Repeat("|a", 150) + "\n" + strings.Repeat("|-", 150) + "\n" + strings.Repeat("|\n", n)
		},
		"notes that refer to the next": func(n int) string {
			var b strings.Builder
			for i := range 10 * n {
				b.WriteString("[^" + strconv.Itoa(i) + "]: a[^" + strconv.Itoa(i+1) + "]\n\n")
			}
			return "a[^0]\n\n" + b.String()
		},
		"references":            func(n int) string { return strings.Repeat("[a]\n\n", n) + "[a]: " + strings.Repeat("b", 10*n) + "\n" },
		"definitions":           func(n int) string { return strings.Repeat(strings.Repeat("[a]: b\n", MaxDefinitions)+"\n", n/250) },
		"headings of one text":  func(n int) string { return strings.Repeat("# A\n\n", n) },
		"headings":              func(n int) string { return numbered(n, "# A") },
		"footnotes":             func(n int) string { return numbered(n, "[^") },
		"a key of many parts":   func(n int) string { return "+++\n" + strings.Repeat("a.", 4*n) + "a = 1\n+++\n" },
		"a table of many parts": func(n int) string { return "+++\n[" + strings.Repeat("a.", 4*n) + "a]\n+++\n" },
		"a title of many signs": func(n int) string { return "---\ntitle: " + strings.Repeat("_a* ", 10*n) + "\n---\n" },
		"nested front matter": func(n int) string {
			return "---\na: " + strings.Repeat("{a: ", n/50) + strings.Repeat("}", n/50) + "\n---\n"
		},
	} {
		bookgen.Linear(t, what, 500, func(n int) { parseWithin(source(n)) })
	}
}

// What begins like a tag of Liquid, an extension or an element is not looked after to the end of
// the text, each time.
//
//nolint:paralleltest // it measures time
func TestOpenLiquid(t *testing.T) {
	for _, part := range []string{
		"{{", "{% a", "{% raw %}", "{% comment %}\n\n", "{% highlight a %}\n\n", "{% if a %}\n", "{% if a %} a ", "{{ a }}", "{{ a }}\n", "{% include a b=\"", "{% include a.md b='c' %}\n", "{::comment}\n\n",
		"{: ", "{:a}\n", "^\n", "* a\n{:toc}\n", "<div>\n\n", "<!--\n\n", "<div ", "<div a=\"", "<div markdown=\"1\">\n\n", "<div>\n<p markdown=\"1\">\n\n", "{% raw %}```", "</div>\n\n", "|a", "|a\n", "`|", "a|b\n\n", "- a\n\n{% b %}\n\n", "> a\n{% b %}\n",
		"- {% a %}\n", "1. a\n   {% highlight b %}\nc\n{% endhighlight %}\n", "a\\\\\n", "[a]({{ b }}) ", "[a]({{ ",
	} {
		bookgen.Linear(t, strconv.Quote(part)+" in Jekyll", 400, func(times int) {
			source := []byte("Text " + strings.Repeat(part, times) + "\n\n" + strings.Repeat(part, times))
			if _, found := FindExcess(source, Options{Dialect: dialect.Jekyll}); found {
				return
			}
			s := Parse(source, Options{Dialect: dialect.Jekyll})
			s.Unset()
			s.Splice(func(i int) (string, bool) { return s.Segments[i].Text + " |", true }).Section().Document("a.md", nil)
		})
	}
}

// numbered writes blocks that are told apart by numbers.
func numbered(n int, mark string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(mark + strconv.Itoa(i))
		if mark == "[^" {
			b.WriteString("]: a")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// What begins like a tag or an expression of MDX is not looked after to the end of the text,
// each time.
//
//nolint:paralleltest // it measures time
func TestOpenJSX(t *testing.T) {
	for _, part := range []string{"{", "{a ", `{"`, "{\n", "<a ", "<A b={", "{/*", "`{`", ":::a["} {
		bookgen.Linear(t, strconv.Quote(part)+" in MDX", 1500, func(times int) {
			source := []byte("Text " + strings.Repeat(part, times) + "\n")
			if _, found := FindExcess(source, Options{Dialect: dialect.MDX}); !found {
				Parse(source, Options{Dialect: dialect.MDX}).whole()
			}
		})
	}
}

// Nor are the tags and containers of VitePress, and what Vue computes.
//
//nolint:paralleltest // it measures time
func TestOpenVue(t *testing.T) {
	for what, source := range map[string]func(n int) string{
		"tags in a line":     func(n int) string { return "Text " + strings.Repeat("<a @b=\"", n) + "\n" },
		"handlers in a line": func(n int) string { return "Text " + strings.Repeat("<a @b=\"c\">", n/8) + "\n" },
		"ends in a line":     func(n int) string { return "<A-b>" + strings.Repeat("</A-b ", n) + "\n" },
		"lines of elements":  func(n int) string { return strings.Repeat("<A>b</A> c\n", n) },
		"a block of HTML":    func(n int) string { return "<A>\n" + strings.Repeat("{{ a }} <b>c</b>\n", n/4) },
		"interpolations":     func(n int) string { return strings.Repeat("{{ a }} b\n", n/8) },
		"braces":             func(n int) string { return "<A>" + strings.Repeat("{{", n) + "\n\n" + strings.Repeat("{", n) + "\n" },
		"lists of attributes": func(n int) string {
			return "a " + strings.Repeat("{.a ", n) + "\n\n" + strings.Repeat("b {.a}\n\n", n/8) + strings.Repeat(" ", n) + "{.a\n"
		},
		"containers":       func(n int) string { return strings.Repeat("::: tip a {b\n", 50) + strings.Repeat("c\n", n) },
		"containers apart": func(n int) string { return strings.Repeat("::: tip a {b}\nc\n:::\n", n/4) },
		"labels": func(n int) string {
			return "```js " + strings.Repeat("[", n) + "\n```\n<<< " + strings.Repeat("[A", n) + "\n"
		},
		"alerts": func(n int) string { return strings.Repeat("> [!TIP] a\n\n", n/4) },
	} {
		bookgen.Linear(t, what, 800, func(n int) {
			source := []byte(source(n))
			options := Options{Dialect: dialect.VitePress}
			if _, found := FindExcess(source, options); found {
				return
			}
			s := Parse(source, options)
			s.Document("a.md", nil)
			s.Unset()
			s.Splice(func(i int) (string, bool) { return s.Segments[i].Text + "文", true })
		})
	}
}

// Nor is what begins like a construct of mdBook, and directives cut a paragraph once each.
//
//nolint:paralleltest // it measures time
func TestOpenMDBook(t *testing.T) {
	for _, part := range []string{
		"{{#", "{{#title a ", "\\{{", "{{#include a", "```admonish a\n\n", "````admonish a\nb\n```\n", "# a {\n", "# {a}{\n",
		"<!-- i18n:skip -->\n\n", "<!-- i18n:skip -->\n[a]: b\n\n", "a <!-- i18n:skip --> b\n", "a <!-- i18n:skip\n", "a <!-- i18n:skip --> b\n\n", "<!-- i18n:skip --> b\n",
		"```rust\n{{#include\n\\{{#include a}}\n```\n",
	} {
		bookgen.Linear(t, strconv.Quote(part)+" in mdBook", 300, func(times int) {
			source := []byte("Text " + strings.Repeat(part, times) + "\n")
			if _, found := FindExcess(source, Options{Dialect: dialect.MDBook}); !found {
				s := Parse(source, Options{Dialect: dialect.MDBook})
				s.Document("a.md", nil)
				s.Unset()
				s.StrayDirectives()
			}
		})
	}
	for _, part := range []string{"a=", `\\"`, "&amp;", "a ", `"`, `a="b" `, "&", "'"} {
		bookgen.Linear(t, strconv.Quote(part)+" in an info string", 500, func(times int) {
			Parse([]byte("~~~admonish title=\""+strings.Repeat(part, times)+"\"\na\n~~~\n"), Options{Dialect: dialect.MDBook})
		})
	}
}

// Shortcodes that have no end, or no partner, are not looked after to the end of the text,
// each time; nor do many in a paragraph, or in each other, take more than each of them alone.
//
//nolint:paralleltest // it measures time
func TestShortcodes(t *testing.T) {
	for _, part := range []string{
		"{{<", "{{< a ", "{{< a `", "{{< a b=\"", "`{{< a ", "{{</*", "\n\n{{< a\n", "{{< a >}}", "{{< /a >}}", "{{< a >}}b{{< /a >}}", "{{< a >}}\n", "{{< a >}}\nb\n{{< /a >}}\n",
		"{{< code >}}\nb\n{{< /code >}}\n", "{{< a >}}{{< b >}}", "{{< a >}}b{{< /a >}}\n", "{{< a\n>}}b\n", "[b]({{< a >}})", "c{{< /a >}}\n{{< a >}}\n",
	} {
		for _, d := range []*dialect.Dialect{dialect.Hugo, dialect.GitHub} {
			bookgen.Linear(t, strconv.Quote(part)+" in "+d.Name, 60, func(times int) {
				source := []byte("Text " + strings.Repeat(part, times) + "\n")
				if _, found := FindExcess(source, Options{Dialect: d}); !found {
					s := Parse(source, Options{Dialect: d})
					s.Unset()
					s.Document("a.md", nil)
				}
			})
		}
	}
}

// However many translations do not fit, finding them does not take the square of
// their number.
//
//nolint:paralleltest // it measures time
func TestManyRefusals(t *testing.T) {
	for _, text := range []string{"<div>", "</div>", "<!-- x", "[a](javascript:x)", "{{ x }}", "- x\n- y", "![x](y)", "`", "\x02"} {
		for what, block := range map[string]string{"paragraphs": "One\n\n", "HTML": "<div>\nOne\n</div>\n\n", "cells": "|One|\n|-|\n\n", "divided": "One\n{% x %}\n"} {
			bookgen.Linear(t, strconv.Quote(text)+" in "+what, 100, func(times int) {
				s := Parse([]byte(strings.Repeat(block, times)), Options{})
				s.Splice(translateTo(text))
			})
		}
	}
	const n = 2000
	// Quiet ones are too much together.
	bookgen.Linear(t, "emphasis in one paragraph", 10, func(times int) {
		s := Parse([]byte(strings.Repeat("One\n{% x %}\n", times)), Options{})
		sp := s.Splice(translateTo(strings.Repeat("_a* ", MaxSigns/8)))
		sp.Section().whole()
		if len(sp.Refused) != times {
			t.Errorf("%d of %d are refused", len(sp.Refused), times)
		}
	})
	s := Parse([]byte(strings.Repeat("One\n\n", n)), Options{})
	edits := make([]edit, n)
	for i, seg := range s.Segments {
		edits[i] = edit{segment: i, start: seg.Start, end: seg.End, text: []byte("- one")}
	}
	tried := trial{section: s, result: s.tree}
	tried.accept(edits)
	if len(tried.accepted) > 0 || tried.failed > mostFailed {
		t.Errorf("%d edits fit, %d trials failed", len(tried.accepted), tried.failed)
	}
}
