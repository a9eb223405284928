package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// segmentsOf writes the segments of a section down, a line each.
func segmentsOf(source string) []string {
	var got []string
	for _, seg := range Parse([]byte(source), Options{}).Segments {
		got = append(got, fmt.Sprintf("%s: %s", seg.Kind, seg.Text))
	}
	return got
}

func TestSegments(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source string
		want         []string
	}{
		{"soft breaks", "One\ntwo  three\n", []string{"paragraph: One two  three"}},
		{"soft breaks beside emphasis", "**第一行**\n第二行\n*第三行*，\n*One*\n*two*\n", []string{"paragraph: **第一行**第二行*第三行*， *One* *two*"}},
		{"soft breaks between Han", "第一行\n第二行，\n第三行\nend\n", []string{"paragraph: 第一行第二行，第三行 end"}},
		{"hard breaks", "One  \ntwo\\\nthree\n", []string{"paragraph: One  \ntwo\\\nthree"}},
		{"an escaped backslash breaks nothing", "One\\\\\ntwo\n", []string{`paragraph: One\\ two`}},
		{"headings", "# One #\n\nTwo\nlines\n---\n\n## Three {#x}\n", []string{"heading: One", "heading: Two lines", "heading: Three"}},
		{"an empty heading", "#\n\nText\n", []string{"paragraph: Text"}},
		{
			"lists", "- One\n\n  more\n  1. Two\n- [x] Three\n- [ ]\n",
			[]string{"list item: One", "list item: more", "list item: Two", "task: Three"},
		},
		{"quotes", "> One\n> two\n>\n> > three\n", []string{"quote: One two", "quote: three"}},
		{
			"tables", "| A | `b` |\n|---|---|\n| c\\|d | 1 |\n| e |\n",
			[]string{"table header: A", `table cell: c\|d`, "table cell: e"},
		},
		{"a row without bars", "a | b\n--|--\nc | d\n", []string{"table header: a", "table header: b", "table cell: c", "table cell: d"}},
		{
			"footnotes, one that nothing refers to", "Text[^a].\n\n[^b]: Unused.\n[^a]: Used\n    twice.\n",
			[]string{"paragraph: Text[^a].", "footnote: Unused.", "footnote: Used twice."},
		},
		{"a footnote in a footnote", "[^a]: [^b]: B\n\nText[^a].\n", []string{"footnote: B", "paragraph: Text[^a]."}},
		{"definitions", "Term\n: Body\n  goes on\n", []string{"term: Term", "definition: Body goes on"}},
		{"code", "    indented\n\n```go\nfenced\n```\n", nil},
		{"what has no words", "42\n\n---\n\n`code`\n\n<https://example.org>\n\nhttps://example.org/x\n\n![](a.png)\n\n…\n", nil},
		{"text of images and links", "![alt](a.png)\n\n[x](b.md)\n\n![](a.png \"title\")\n", []string{"paragraph: ![alt](a.png)", "paragraph: [x](b.md)", `paragraph: ![](a.png "title")`}},
		{"a task of code alone", "- [ ] `make`\n- [ ] run `make`\n", []string{"task: run `make`"}},
		{"templates", "{% include x %}\n\n{{ page.title }} {{ x }}\n\n{{ x }} said\n", []string{"paragraph: {{ x }} said"}},
		{"link definitions", "[a]: https://example.org 'Title'\n\n[//]: # (a comment)\n\nSee [a].\n", []string{"title: Title", "paragraph: See [a]."}},
		{"titles of definitions", "[a]: b\n  \"A \\\"b\\\" c\"\n[d]: <e f> (G)\n\n> [h]: i 'J\n> k'\n", []string{"title: A \\\"b\\\" c", "title: G"}},
		{"no letters but those of references", "&gt; 0\n\n5C\n\nA\n\n&eacute;\n", []string{"paragraph: A", "paragraph: &eacute;"}},
		{"HTML blocks", "<div>\nText\n</div>\n\n<!-- comment -->\n", []string{"HTML: Text"}},
		{"YAML front matter", "---\ntitle: No\n---\nText\n", []string{"paragraph: Text"}},
		{"front matter of comments", "---\n# SPDX: x\n---\nText\n", []string{"paragraph: Text"}},
		{"TOML front matter", "+++\nsubtitle = 'No'\n+++\nText\n", []string{"paragraph: Text"}},
		{"a title", "+++\ntitle = 'No'\n+++\nText\n", []string{"front matter: No", "paragraph: Text"}},
		{"a break that is no front matter", "---\n\nSome text\n\n---\n", []string{"paragraph: Some text"}},
		{"a break before a paragraph", "---\ntitle: x\n", []string{"paragraph: title: x"}},
		{"byte order mark, CRLF", "\uFEFF---\r\na: b\r\n---\r\n# One\r\n\r\nTwo\r\nthree\r\n", []string{"heading: One", "paragraph: Two three"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := segmentsOf(test.source)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("segments (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPathsAndAnchors(t *testing.T) {
	t.Parallel()
	s := Parse([]byte("Before\n\n# One\n\n### Two `x`\n\nText[^1]\n\n## Two `x`\n\n[^1]: Note\n"), Options{})
	var got []string
	for _, seg := range s.Segments {
		got = append(got, fmt.Sprintf("%s | %s | %s", strings.Join(seg.Path, " > "), seg.Anchor, seg.Text))
	}
	want := []string{
		" |  | Before",
		" | one | One",
		"One | two-x | Two `x`",
		"One > Two x | two-x | Text[^1]",
		"One | two-x-1 | Two `x`",
		"One > Two x | two-x-1 | Note",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSlugs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		headings string
		want     []string
	}{
		{"# Why localise?\n# A_b-c & d\n# 為何在地化：開始\n", []string{"why-localise", "a_b-c--d", "為何在地化開始"}},
		{"# One\n# One\n# One-1\n# One\n", []string{"one", "one-1", "one-1-1", "one-2"}},
		{"# *Bold* `code` [link](x.md)\n", []string{"bold-code-link"}},
		{"# One {#two}\n# Two\n", []string{"two", "two-1"}},
		{"# !\n", []string{""}},
	}
	for _, test := range tests {
		var got []string
		for _, h := range Parse([]byte(test.headings), Options{}).Headings {
			got = append(got, h.ID)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.headings, diff)
		}
	}
}

func TestLinksAndImages(t *testing.T) {
	t.Parallel()
	s := Parse([]byte("---\na: b\n---\n[a](b.md#c) ![d](<e f.png>)\n\n[g]\n\n[g]: h.md\n"), Options{})
	if diff := cmp.Diff([]Link{{"b.md#c", 13, false, false, false}, {"h.md", 42, false, true, false}}, s.Links()); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	h := Parse([]byte("a <a class=\"x\" href=\"b.md#c\">d</a>\n\n<p>\n<a href='e.md?f&amp;g'>h</a>\n</p>\n\n<!-- <a href=\"i\"> -->\n"), Options{})
	if diff := cmp.Diff([]Link{{"b.md#c", 2, true, false, false}, {"e.md?f&g", 40, true, false, false}}, h.Links()); diff != "" {
		t.Errorf("links of HTML (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Link{{"e f.png", 25, false, false, true}}, s.Assets()); diff != "" {
		t.Errorf("images (-want +got):\n%s", diff)
	}
	const source = "> <picture>\n> <source\n>   srcset=\"a.webp 1x, b.webp 2x\"><img src=c.png>\n> </picture>\n\nd <video src='e.mp4'> ![f](g.png)\n"
	p := Parse([]byte(source), Options{})
	at := func(tag string) int { return strings.Index(source, tag) }
	want := []Link{
		{"a.webp", at("<source"), true, false, false},
		{"b.webp", at("<source"), true, false, false},
		{"c.png", at("<img"), true, false, true},
		{"e.mp4", at("<video"), true, false, false},
		{"g.png", at("![f]"), false, false, true},
	}
	if diff := cmp.Diff(want, p.Assets()); diff != "" {
		t.Errorf("files of HTML (-want +got):\n%s", diff)
	}
}

func TestAnchorsOfHTML(t *testing.T) {
	t.Parallel()
	s := Parse([]byte("# A b\n\n<a\nid=c\nname='d'></a>\n\n<div id=\"e\">\n\n{: #f}\n\n`<p id=g>`\n\n<!-- <p id=h> -->\n\n<p title=' id=\"i\"'>\n"), Options{})
	for id, want := range map[string]bool{"a-b": true, "c": true, "d": true, "e": true, "f": true, "g": false, "h": false, "i": false} {
		if s.HasAnchor(id) != want {
			t.Errorf("the anchor %q is known: %v, want %v", id, !want, want)
		}
	}
}

// A picture's id is one that links can name, where the dialect has lists of attributes.
func TestIDsOfPictures(t *testing.T) {
	t.Parallel()
	const source = "![a](b.png){ .c #d }\n"
	for name, d := range map[string]*dialect.Dialect{"of MkDocs": dialect.MkDocs, "of GitHub": nil} {
		s := Parse([]byte(source), Options{Dialect: d})
		if want := d != nil; s.HasAnchor("d") != want || s.HasAnchor("") {
			t.Errorf("%s: the id is known: %v, want %v", name, !want, want)
		}
	}
}
