package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Lines that other dialects read as structure stay as they are, and part the
// text around them.
func TestMarkers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source string
		want         []string
	}{
		{"alert", "> [!NOTE]\n> Body\n> goes on.\n", []string{"quote: Body goes on."}},
		{"alert with a title", "> [!WARNING] Custom title\n> Body.\n", []string{"quote: Custom title", "quote: Body."}},
		{"a badge is no alert", "[![Badge](b.svg)](c)\n", []string{"paragraph: [![Badge](b.svg)](c)"}},
		{"a link is no alert", "[!note](url)\n", []string{"paragraph: [!note](url)"}},
		{"math alone", "$x^2$\n\n\\(a\\)\n\nIt costs $5 and $6.\n", []string{"paragraph: It costs $5 and $6."}},
		{"container", "::: tip Custom title\nInside.\n\n- list\n:::\n", []string{"paragraph: Custom title", "paragraph: Inside.", "list item: list"}},
		{"container with a title in brackets", ":::note[Your title]{#id}\nText.\n:::\n", []string{"paragraph: Your title", "paragraph: Text."}},
		{"container with attributes", ":::{note}\nText.\n:::\n", []string{"paragraph: Text."}},
		{"admonition", "!!! note \"The title\"\n    Body text.\n", []string{"paragraph: The title", "paragraph: Body text."}},
		{"attribute list", "{:.class}\nText.\n{: #id .class}\n", []string{"paragraph: Text."}},
		{"braces that are text", "{not one}\n", []string{"paragraph: {not one}"}},
		{"generator's tags around text", "{% if x %}\nText.\n{% endif %}\n", []string{"paragraph: Text."}},
		{"shortcodes", "{{< note >}}\nText {{< x >}}.\n{{< /note >}}\n", []string{"paragraph: Text {{< x >}}."}},
		{"contents", "[[_TOC_]]\n\n[TOC]\n", nil},
		{"math", "Inline $a_1$.\n\n$$\nE = mc^2\na\n$$\n\n$$ x $$\n\nEnd.\n", []string{"paragraph: Inline $a_1$.", "paragraph: End."}},
		{"math that is not closed", "$$\nText.\n", []string{"paragraph: $$ Text."}},
		{"in headings and cells there are none", "# [!NOTE] x\n\n| ::: |\n|---|\n| {{ a }} b |\n", []string{"heading: [!NOTE] x", "table cell: {{ a }} b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, segmentsOf(test.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMarkersAreKept(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, text, want string }{
		{"> [!NOTE]\n> Body\n> more.\n", "一\n二", "> [!NOTE]\n> 一\n> 二\n"},
		{"> [!NOTE] Title\n> Body.\n", "一\n二", "> [!NOTE] 一二\n> 一\n> 二\n"},
		{"::: tip\nOne.\n:::\n", ":::", "::: tip\n\\:::\n:::\n"},
		{"One.\n", "[!NOTE] 一", "\\[!NOTE] 一\n"},
		{"One.\n", "$$\n一", "\\$$\n一\n"},
		{"!!! note\n    One.\n", "===", "!!! note\n    \\===\n"},
	}
	for _, test := range tests {
		got := Parse([]byte(test.source), Options{}).Splice(translateTo(test.text))
		if string(got.Source) != test.want {
			t.Errorf("%q in %q gives %q, want %q", test.text, test.source, got.Source, test.want)
		}
	}
}

func TestStrayDirectives(t *testing.T) {
	t.Parallel()
	tests := []struct {
		source string
		want   []StrayDirective
	}{
		{"<!-- i18n:skip -->\n\nText.\n\n<!-- translate:off -->\n\n<!--\n i18n:comment: x\n-->\n", nil},
		{"<!-- i18n:skip-start -->\n\nText.\n\n<!-- i18n: skip-end -->\n", nil},
		{"<!-- i18n: skp -->\n\nText.\n", []StrayDirective{{"skp", 0}}},
		{"<!-- i18n:skp -->\n\nText.\n", []StrayDirective{{"skp", 0}}},
		{"Text <!-- i18n:skip --> more.\n", []StrayDirective{{"skip", 5}}},
		{"Text.\n<!-- i18n:skip -->\nMore.\n", []StrayDirective{}},
		{"<!-- i18n:skip --> text\n", []StrayDirective{{"skip", 0}}},
		{"---\na: b\n---\n<div>\n  <!-- mdbook-xgettext:skip -->\n</div>\n", []StrayDirective{{"skip", 21}}},
		{"`<!-- i18n:skp -->`\n\n    <!-- i18n:skp -->\n\n```\n<!-- i18n:skp -->\n```\n", nil},
	}
	for _, test := range tests {
		got := Parse([]byte(test.source), Options{}).StrayDirectives()
		if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.source, diff)
		}
	}
}

func TestDirectives(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source string
		want         []string
	}{
		{"skip a paragraph", "<!-- i18n:skip -->\nNo.\n\nYes.\n", []string{"Yes."}},
		{"skip a list", "<!-- i18n:skip -->\n\n- a\n- b\n\nYes.\n", []string{"Yes."}},
		{"skip in a list", "- a\n\n  <!-- i18n:skip -->\n\n  b\n- c\n", []string{"a", "c"}},
		{"skip a table", "<!-- i18n:skip -->\n| a |\n|---|\n| b |\n\nc\n", []string{"c"}},
		{"skip a footnote", "<!-- i18n:skip -->\n[^1]: No.\n\nYes[^1].\n", []string{"Yes[^1]."}},
		{"skip code, not what follows", "<!-- i18n:skip -->\n```\na\n```\n\nYes.\n", []string{"Yes."}},
		{"off and on", "a\n\n<!-- i18n:off -->\n\nb\n\n- c\n\n<!-- i18n:on -->\n\nd\n", []string{"a", "d"}},
		{"Weblate's off and on", "<!-- translate:off -->\na\n\n<!-- translate:on -->\nb\n", []string{"b"}},
		{"off to the end", "a\n\n<!-- i18n:off -->\n\n# b\n\nc\n", []string{"a"}},
		{"translate what has no words", "<!-- i18n:translate -->\n42\n\n43\n", []string{"42"}},
		{"translate code", "<!-- i18n:translate -->\n```\necho a\n\nb\n```\n", []string{"echo a\n\nb"}},
		{"comment and context", "<!-- i18n:comment Be polite. -->\n<!-- i18n:context menu -->\nOpen\n\n> Open\n", []string{"Open|menu|Be polite.", "Open"}},
		{"comment with a colon, over two lines", "<!-- i18n:comment: Be\n polite. -->\nOpen\n", []string{"Open||Be polite."}},
		{"as mdbook writes them", "<!--- mdbook-xgettext:skip --->\na\n\n<!-- i18n:ctxt c -->\nb\n", []string{"b|c|"}},
		{"an ordinary comment", "<!-- translators: x -->\na\n", []string{"a"}},
		{"as mdbook writes them, with spaces", "<!-- i18n : skip -->\na\n\n<!-- mdbook-xgettext: comment : x: y -->\nb\n", []string{"b||x: y"}},
		{"skip-start and skip-end", "a\n\n<!-- i18n:skip-start -->\n\nb\n\n- c\n\n<!-- mdbook-xgettext: skip end -->\n\nd\n", []string{"a", "d"}},
		{"at the end", "a\n\n<!-- i18n:skip -->\n", []string{"a"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, seg := range Parse([]byte(test.source), Options{}).Segments {
				text := seg.Text
				if seg.Context != "" || len(seg.Comments) > 0 {
					text += "|" + seg.Context + "|" + strings.Join(seg.Comments, " ")
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCode(t *testing.T) {
	t.Parallel()
	source := "```sh\n#!/bin/sh\n# Say hello.\necho hello # no\n  ## 說 ##\n```\n\n    indented\n\n```mermaid\na --> b\n```\n"
	tests := []struct {
		name string
		code map[string]CodeMode
		want []string
	}{
		{"none", nil, nil},
		{"comments", map[string]CodeMode{"": CodeComments}, []string{"comment in code: Say hello.", "comment in code: no", "comment in code: 說 ##"}},
		{"by language", map[string]CodeMode{"mermaid": CodeAll, "sh": CodeNone}, []string{"code: a --> b"}},
		{"all", map[string]CodeMode{"": CodeAll, "sh": CodeNone}, []string{"code: indented", "code: a --> b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			s := Parse([]byte(source), Options{Code: test.code})
			for _, seg := range s.Segments {
				got = append(got, seg.Kind.String()+": "+seg.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCodeIsKept(t *testing.T) {
	t.Parallel()
	all := map[string]CodeMode{"": CodeAll, "sh": CodeComments}
	tests := []struct{ source, text, want string }{
		{"- ```\n  a\n    b\n  ```\n", "一\n  二\n\n三", "- ```\n  一\n    二\n\n  三\n  ```\n"},
		{"```\na\n```\n", "一\n```\n# 二", "```\na\n```\n"},
		{"    a\n    b\n", "一\n二", "    一\n    二\n"},
		{"> ```sh\n> # a\n> b\n> ```\n", "一\n二", "> ```sh\n> # 一二\n> b\n> ```\n"},
		{"```sh\n# a\n```\n", "```", "```sh\n# ```\n```\n"},
	}
	for _, test := range tests {
		got := Parse([]byte(test.source), Options{Code: all}).Splice(translateTo(test.text))
		if string(got.Source) != test.want {
			t.Errorf("%q in %q gives %q, want %q", test.text, test.source, got.Source, test.want)
		}
	}
}

// What comments and strings say in code is offered, and a translation stands there alone.
func TestCodeTexts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		source, translation string
		segments            []string
		want                string
	}{
		{
			"> ```rust\n> /* One\n>  * and two. */ f(\"Say it\"); // three\n> ```\n", "a \" */ b",
			[]string{"comment in code: One and two.", "string in code: Say it", "comment in code: three"},
			"> ```rust\n> /* a \" * / b */ f(\"a \\\" */ b\"); // a \" */ b\n> ```\n",
		},
		{
			"- ```python\n  x = \"\"\"One\n\n    and two\"\"\"  # noqa\n  ```\n", "一\n二",
			[]string{"string in code: One", "string in code: and two"},
			"- ```python\n  x = \"\"\"一二\n\n    一二\"\"\"  # noqa\n  ```\n",
		},
		{
			"```js\nf(`Water ${n} beds`)\n```\n", "${stop()}",
			[]string{"string in code: Water ${n} beds"},
			"```js\nf(`Water ${n} beds`)\n```\n",
		},
		{
			"```rust\r\n/* One\r\n   two */\r\n```\r\n", "三",
			[]string{"comment in code: One two"},
			"```rust\r\n/* 三 */\r\n```\r\n",
		},
	} {
		s := Parse([]byte(test.source), Options{Code: map[string]CodeMode{"": CodeStrings}})
		var got []string
		for _, seg := range s.Segments {
			got = append(got, seg.Kind.String()+": "+seg.Text)
		}
		if diff := cmp.Diff(test.segments, got); diff != "" {
			t.Errorf("%q: (-want +got):\n%s", test.source, diff)
		}
		if got := string(s.Splice(translateTo(test.translation)).Source); got != test.want {
			t.Errorf("%q in %q gives\n%q, want\n%q", test.translation, test.source, got, test.want)
		}
		echo := s.Splice(func(i int) (string, bool) { return s.Segments[i].Text, true })
		if got := string(echo.Source); got != test.source {
			t.Errorf("%q becomes %q", test.source, got)
		}
	}
}
