package order_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/order"
)

// outline writes an order as lines, indented by level, and what is wrong below it.
func outline(o order.Order, err error) string {
	var b strings.Builder
	for _, e := range o.Entries {
		b.WriteString(strings.Repeat("  ", e.Level))
		if e.Path == "" {
			fmt.Fprintf(&b, "%d: %s\n", e.Line, e.Title)
		} else {
			b.WriteString(e.Path)
			if e.Apart {
				b.WriteString(" apart")
			}
			b.WriteString("\n")
		}
	}
	for _, d := range append(o.Warnings, diag.Of(err)...) {
		b.WriteString(d.Error() + "\n")
	}
	return b.String()
}

// folder is a folder with sections, of which some say something.
func folder(files map[string]string, sections ...string) order.Folder {
	for name := range files {
		if !slices.Contains(sections, name) && strings.HasSuffix(name, ".md") {
			sections = append(sections, name)
		}
	}
	slices.Sort(sections)
	return order.Folder{
		Found: config.Found{Sections: sections, PassedOver: []string{"book.ipynb"}},
		Read: func(p string) []byte {
			if text, ok := files[p]; ok {
				return []byte(text)
			}
			return nil
		},
	}
}

var tests = []struct {
	name, kind, dir, text string
	folder                order.Folder
	want                  string
}{
	{
		"mdBook", config.OrderSummary, ".", `# Summary

[Introduction](README.md)

# User *Guide*

- [Installation](guide/install.md)
- [Reading](./guide/my%20reading.md "title")
  - [Deep](guide/deep.md)
  - [Gone](guide/gone.md)
- [Draft]()
- [Draft with pages]()
    - [Tests](test.md)

---

[Contributors](contributors.md)
[Web](https://example.org)
`,
		folder(nil, "README.md", "guide/install.md", "guide/my reading.md", "guide/deep.md", "test.md", "contributors.md", "other/gone.md"),
		`README.md apart
5: User *Guide*
  guide/install.md
  guide/my reading.md
    guide/deep.md
  12: Draft with pages
    test.md
contributors.md apart
SUMMARY.md:10:6: warning: section "guide/gone.md" is not in handbook/; did you mean "other/gone.md"? (missing-entry)
`,
	},
	{
		"HonKit", config.OrderSummary, ".", `# Summary

### Part I

* [Writing](part1/README.md)
    * [Nice](part1/README.md#nice)
* Loose
    * [Feedback](part1/feedback.md)

----

* [Last](last.md)
`,
		folder(nil, "part1/README.md", "part1/feedback.md", "last.md"),
		`3: Part I
  part1/README.md
  7: Loose
    part1/feedback.md
last.md
`,
	},
	{
		"mdBook's lower headings, links in one paragraph", config.OrderSummary, ".", `<!-- ours -->

# The Book

[Foreword](foreword.md)
[Introduction](folder/)

## Getting started

- [One](one.md)

----

# Part

1. [Two](two.md)
`,
		folder(nil, "foreword.md", "folder/README.md", "one.md", "two.md"),
		`foreword.md apart
folder/README.md apart
one.md
14: Part
  two.md
`,
	},
	{
		"a summary in a folder", config.OrderSummary, "src", "- [A](a.md)\n- [B](/b.md)\n- [C](handbook/c.md)\n",
		folder(nil, "src/a.md", "b.md", "c.md"), "src/a.md\nb.md\nc.md\n",
	},
	{
		"MkDocs", config.OrderMkDocs, ".", `INHERIT: ../base.yml
site_name: !ENV [NAME, x]
nav:
- Home: index.md
- features.md
- Setup:
  - setup/index.md
  - Colours: setup/colours.md
  - "Wide  and deep":
    - setup/deep.md
- "":
  - learn/index.md
  - "": [learn/a.md]
- Web:
  - Elsewhere: https://example.org
- File: archive.zip
- Äö: gone.md
plugins:
- x: !!python/name:material.x
`,
		folder(nil, "index.md", "features.md", "setup/index.md", "setup/colours.md", "setup/deep.md", "learn/index.md", "learn/a.md"),
		`index.md
features.md
setup/index.md
  setup/colours.md
  9: Wide and deep
    setup/deep.md
learn/index.md
  learn/a.md
SUMMARY.md:17:7: warning: section "gone.md" is not in handbook/; write the section, or take the entry out (missing-entry)
`,
	},
	{
		"no nav", config.OrderMkDocs, ".", "INHERIT: base.yml\n", folder(nil, "a.md"),
		"SUMMARY.md:1:1: no nav is here; name the file that it inherits from, base.yml (order-file)\n",
	},
	{
		"no YAML", config.OrderMkDocs, ".", "nav: [a\n", folder(nil, "a.md"),
		"SUMMARY.md:2:1: not valid YAML: did not find expected ',' or ']' (order-file)\n",
	},
	{
		"Jupyter Book", config.OrderTOC, ".", `format: jb-book
root: intro
parts:
- caption: First
  chapters:
  - file: a/one
    sections:
    - file: a/two.md
    - glob: a/x*
  - url: https://example.org
  - file: book
- chapters:
  - file: last
  - file: gone
`,
		folder(nil, "intro.md", "a/one.md", "a/two.md", "a/x1.md", "a/x2.md", "last.md"),
		`intro.md
4: First
  a/one.md
    a/two.md
    a/x1.md
    a/x2.md
last.md
SUMMARY.md:14:11: warning: section "gone" is not in handbook/; write the section, or take the entry out (missing-entry)
`,
	},
	{
		"Jupyter Book, chapters alone", config.OrderTOC, "docs", "format: jb-book\nroot: index\nchapters:\n- file: a\n  title: Other\n", folder(nil, "docs/index.md", "docs/a.md"),
		"docs/index.md\ndocs/a.md\n",
	},
	{
		"Docusaurus", config.OrderSidebars, ".", `{
	"docs": [
		"intro",
		{"type": "category", "label": "Guides", "items": ["guides/first", {"type": "doc", "id": "guides/own", "label": "x"}]},
		{"type": "category", "label": "API", "link": {"type": "doc", "id": "api/index"}, "items": ["api/a"]},
		{"type": "link", "label": "Web", "href": "https://example.org"},
		{"type": "ref", "id": "gone"},
		{"More": ["more"]}
	],
	"second": {"Short": ["nowhere"]}
}
`,
		folder(map[string]string{"guides/02-named.md": "---\nid: own\n---\n"}, "01-intro.md", "guides/01_first.md", "api/index.md", "api/a.md", "more.md"),
		`01-intro.md
4: Guides
  guides/01_first.md
  guides/02-named.md
api/index.md
  api/a.md
8: More
  more.md
SUMMARY.md:10:23: warning: section "nowhere" is not in handbook/; write the section, or take the entry out (missing-entry)
`,
	},
	{
		"Docusaurus by itself", config.OrderSidebars, ".", "docs: [{type: autogenerated, dirName: .}]\n",
		folder(map[string]string{
			"z.md": "---\nsidebar_position: 1\n---\n", "b/_category_.json": `{"label": "The Bs", "position": 2.5}`,
			"c/_category_.yml": "label: Cs\nposition: 2\n",
		}, "a.md", "b/2024-01-02-x.md", "b/02-y.md", "c/c.md", "c/d.md", "03-third.md"),
		`z.md
c/c.md
  c/d.md
1: The Bs
  b/02-y.md
  b/2024-01-02-x.md
03-third.md
a.md
`,
	},
	{
		"Jekyll", config.OrderNavigation, ".", `main:
- title: About
  url: https://example.org
docs:
- title: Getting started
  children:
  - title: Quick start
    url: /docs/quick-start/
  - title: Structure
    url: "/docs/structure"
    children:
    - {title: Deep, url: /deep.html}
- title: Gone
  url: /gone/
`,
		folder(map[string]string{"_docs/01-quick.md": "---\npermalink: /docs/quick-start/ # here\n---\n"}, "_docs/structure.md", "deep.md"),
		`5: Getting started
  _docs/01-quick.md
  _docs/structure.md
    deep.md
SUMMARY.md:14:8: warning: section "/gone/" is not in handbook/; write the section, or take the entry out (missing-entry)
`,
	},
	{
		"Hugo", config.OrderHugo, ".", "",
		folder(map[string]string{
			"_index.md": "---\ntitle: Home\n---\n", "z.md": "+++\nweight = 5\n+++\n", "a.md": "---\nweight: 0\ntitle: Beta\n---\n", "b.md": "---\ntitle: alpha\n---\n",
			"new.md": "---\ndate: 2026-05-01\n---\n", "old.md": "---\ndate: 2025-05-01\n---\n",
			"docs/_index.md": "---\nweight: 2\n---\n", "docs/x.md": "---\nweight: 20\n---\n", "docs/y.md": "---\nweight: 10\n---\n",
			"leaf/index.md": "---\nweight: 1\n---\n", "docs/sub/only.md": "",
		}),
		`_index.md
leaf/index.md
docs/_index.md
  docs/y.md
  docs/x.md
  docs/sub/only.md
z.md
new.md
old.md
b.md
a.md
`,
	},
	{
		"nothing", config.OrderSummary, ".", "# Summary\n\n[Gone](gone.md)\n", folder(nil, "a.md"),
		`SUMMARY.md:3:2: warning: section "gone.md" is not in handbook/; write the section, or take the entry out (missing-entry)
SUMMARY.md:1:1: no section is named here; name one, or delete the key "sections" to take every Markdown file by path (order-file)
`,
	},
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			file := order.File{Name: test.kind, Dir: test.dir, Data: []byte(test.text)}
			got := strings.ReplaceAll(outline(order.Read(test.kind, file, test.folder)), test.kind+":", "SUMMARY.md:")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The titles stand where they stand in the file.
func TestTitles(t *testing.T) {
	t.Parallel()
	entries := []config.Entry{{Title: "C #", Line: 2}, {Path: "a.md"}, {Title: "Same line", Line: 2}, {Title: "Later", Line: 6}}
	if diff := cmp.Diff("\n# C\n# Same line\n\n\n# Later\n", string(order.Titles(entries))); diff != "" {
		t.Error(diff)
	}
}

// However a file is written, reading it takes as long as it is.
func TestReadIsLinear(t *testing.T) {
	t.Parallel()
	kinds := map[string]struct{ before, each, after, kind string }{
		"a line of JSON": {`{"x": [`, `{"type": "category", "label": "甲", "items": ["gone", "a"]},`, `]}`, config.OrderSidebars},
		"a nav":          {"nav:\n", "- P:\n  - gone.md\n  - a.md\n", "", config.OrderMkDocs},
		"a summary":      {"", "- Part\n  - [a](a.md)\n  - [b](gone.md)\n", "", config.OrderSummary},
	}
	for name, k := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := folder(nil, "a.md")
			bookgen.Linear(t, "reading", 100, func(n int) {
				data := []byte(k.before + strings.Repeat(k.each, n) + k.after)
				_, _ = order.Read(k.kind, order.File{Name: "x", Dir: ".", Data: data}, f)
			})
		})
	}
}

// Aliases that stand for more than anybody reads come to an end.
func TestReadEnds(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("x0: &x0 [a.md, a.md]\n")
	for i := range 40 {
		fmt.Fprintf(&b, "x%d: &x%d [p: *x%d, q: *x%d]\n", i+1, i+1, i, i)
	}
	b.WriteString("nav: *x20\n")
	_, err := order.Read(config.OrderMkDocs, order.File{Name: "mkdocs.yml", Dir: ".", Data: []byte(b.String())}, folder(nil, "a.md"))
	if err == nil {
		t.Error("2^20 entries are read")
	}
}

func FuzzRead(f *testing.F) {
	for _, test := range tests {
		f.Add(test.kind, []byte(test.text))
	}
	here := folder(map[string]string{"c.md": "---\nweight: 1\nid: x\n---\n"}, "a.md", "b/index.md", "b/d.md")
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		if kind == "" || config.OrderKind(kind) != kind {
			return
		}
		o, err := order.Read(kind, order.File{Name: "x", Dir: ".", Data: data}, here)
		lines := strings.Split(string(data), "\n")
		for _, d := range append(o.Warnings, diag.Of(err)...) {
			if data != nil && (d.Line < 1 || d.Line > len(lines) || d.Column > len(lines[d.Line-1])+1) {
				t.Errorf("%v: there is no such place", d)
			}
		}
		if err == nil && len(o.Entries) == 0 {
			t.Error("nothing is said")
		}
		listed := map[string]bool{}
		for _, e := range o.Entries {
			if e.Path != "" && (listed[e.Path] || !here.Found.Has(e.Path)) {
				t.Errorf("%q is listed twice, or is not there", e.Path)
			}
			listed[e.Path] = true
		}
	})
}
