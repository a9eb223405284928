package hypertext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// render returns the HTML of a text of Markdown.
func render(source string, o hypertext.Options) string {
	d, _ := dialect.Named("mkdocs")
	s := markdown.Parse([]byte(source), markdown.Options{Dialect: d})
	ids := make([]string, len(s.Headings))
	for i, h := range s.Headings {
		ids[i] = h.ID
	}
	if o.Link == nil {
		o.Link = func(destination string) (string, bool) { return strings.Replace(destination, ".md", ".html", 1), true }
	}
	if o.Picture == nil {
		o.Picture = func(destination string) (hypertext.Picture, bool) {
			return hypertext.Picture{Source: destination, Width: 40, Height: 30}, !document.Remote(destination)
		}
	}
	o.Words = hypertext.Words{Notes: "Notes", Back: "back", Done: "done", Todo: "to do"}
	return string(hypertext.Section(s.ScreenDocument("a.md", ids), &o))
}

func TestSection(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, source, want string }{
		{"heading", "## A *b* & c", `<h2 id="a-b--c">A <em>b</em> &amp; c</h2>`},
		{"paragraph", "One\ntwo **three *four*** `x<y`", `<p>One two <strong>three <em>four</em></strong> <code>x&lt;y</code></p>`},
		{"link", "[a **b** c](b.md#x \"t\")", `<p><a href="b.html#x" title="t">a <strong>b</strong> c</a></p>`},
		{"two links", "[a](x)[b](x)", `<p><a href="x">a</a><a href="x">b</a></p>`},
		{"script link", "[a](javascript:alert(1)) [b](JAVASCRIPT:x) [c](data:text/html,x)", `<p><span>a</span> <span>b</span> <span>c</span></p>`},
		{"tight list", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"},
		{"loose list", "- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"},
		{"tasks", "- [x] a\n- [ ] b", "<ul class=\"tasks\">\n<li class=\"task\"><span class=\"box done\" role=\"img\" aria-label=\"done\"></span> a</li>\n<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"to do\"></span> b</li>\n</ul>"},
		{"code", "```go\na < b\n\n\tc\n```", "<pre tabindex=\"0\"><code class=\"language-go\">a &lt; b\n\n\tc\n</code></pre>"},
		{"figure", "![An alt](a.png \"A title\")", "<figure><img src=\"a.png\" alt=\"An alt\" width=\"40\" height=\"30\"><figcaption><p>A title</p></figcaption></figure>"},
		{"remote picture", "x ![An alt](https://example.org/a.png)", `<p>x <a href="https://example.org/a.png">An alt</a></p>`},
		{"ruby", "<ruby>漢<rt>hàn</rt></ruby>", `<p><ruby>漢<rt>hàn</rt></ruby></p>`},
		{"script", "a <script>alert(1)</script> <b onclick=x style='color:red'>c</b>", `<p>a  <b>c</b></p>`},
		{"script block", "<script>\nalert(1)\n</script>", ""},
		{"stray end tag", "> a </blockquote></div> b", "<blockquote>\n<p>a </p></blockquote> b<p></p>"},
		{"block of HTML", "<div align=\"center\">\n<img src=\"a.png\">\ntext <i>x</i>\n</div>", `<div class="center"> <img src="a.png" alt=""> text <i>x</i> </div>`},
		{
			"older HTML", `<center><img src="a.png" width="52%" height=2px align=right></center> <a name="x">y</a> <tt>z</tt> <img alt="none">`,
			`<div class="center"><img src="a.png" height="2" class="right width-50" alt=""></div> <a id="x">y</a> <code>z</code> none`,
		},
		{"blocks in text", "<mark>\n<p>a</p>\n</mark>\n\n<h2><div>b</div></h2>", "<div> <p>a</p> </div>\n<h2><span>b</span></h2>"},
		{"markdown in HTML", "<details>\n<summary>S</summary>\n\n*text*\n\n</details>", "<details> <summary>S</summary>\n<p><em>text</em></p>\n</details>"},
		{"too deep", strings.Repeat("<b>", 600) + "a\n\n*b*", "<p>a</p>\n<p><em>b</em></p>"},
		{"lists of HTML", "<ul>a<li>b</li><ul><li>c</li></ul></ul>\n\n<li>d</li>\n\n<dl>e</dl>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>\n<div>d</div>\n<div>e</div>"},
		{"details", "<details>a<summary>b</summary></details>\n\n<details>c</details>\n\n<summary>d</summary>", "<details><summary>b</summary>a</details>\n<div>c</div>\n<div>d</div>"},
		{"a place with the id of a heading", "<a name=\"b\"></a><i id=\"b\">x</i>\n\n## a\n\n## b", "<p><i>x</i></p>\n<h2 id=\"a\">a</h2>\n<h2 id=\"b\">b</h2>"},
		{"half of a pair in ruby", "<ruby>漢<rp>(</rp><rt>hàn</rt></ruby>", "<p><ruby>漢<rt>hàn</rt></ruby></p>"},
		{"a list in a line", "<h2><ul><li>a</li></ul></h2>", "<h2><span><span>a</span></span></h2>"},
		{"emphasis left open in notes", "a[^1] b[^2]\n\n[^1]: c <b>d\n\n[^2]: e", "<p>a<sup class=\"note-mark\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup> b<sup class=\"note-mark\"><a href=\"#fn:2\" id=\"fnref:2\" role=\"doc-noteref\">2</a></sup></p>\n" +
			"<section class=\"notes\" role=\"doc-endnotes\">\n<h2 class=\"label\">Notes</h2>\n<ol>\n<li id=\"fn:1\">\n<p>c <b>d</b></p><b>\n<a aria-label=\"back\" class=\"back\" href=\"#fnref:1\" role=\"doc-backlink\" title=\"back\">↩</a></b></li>" +
			"\n<li id=\"fn:2\">\n<p>e</p>\n<a aria-label=\"back\" class=\"back\" href=\"#fnref:2\" role=\"doc-backlink\" title=\"back\">↩</a></li>\n</ol><b>\n</b></section><b>\n</b>"},
		{"values", "<ol start=x type=q reversed=y><li value=z>a</li></ol>\n\n<p id=\"1 2\" lang=de>b</p>", "<ol reversed=\"\"><li>a</li></ol>\n<p lang=\"de\">b</p>"},
		{"ids of the page", "## pobook search\n\n[a](#pobook-search) [b](c.md#pobook-find) [d](https://x.example/#pobook-find) <a name=pobook-main href=#pobook-search>e</a>", "<h2 id=\"text:pobook-search\">pobook search</h2>\n<p><a href=\"#text:pobook-search\">a</a> <a href=\"c.html#text:pobook-find\">b</a> <a href=\"https://x.example/#pobook-find\">d</a> <a href=\"#text:pobook-search\" id=\"text:pobook-main\">e</a></p>"},
		{"table", "| a | b |\n| - | -: |\n| c | d |", "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\">a</th><th class=\"right\" scope=\"col\">b</th></tr></thead>\n<tbody>\n<tr><td>c</td><td class=\"right\">d</td></tr>\n</tbody>\n</table>\n</div>"},
		{"definitions", "Term\n:   Body", "<dl>\n<dt>Term</dt>\n<dd>Body</dd>\n</dl>"},
		{"control characters", "a\u0001b\u0085c\uFFFEd", "<p>abcd</p>"},
		{
			"footnote", "A[^n], b[^n].\n\n[^n]: The note.",
			"<p>A<sup class=\"note-mark\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup>, b<sup class=\"note-mark\"><a href=\"#fn:1\" id=\"fnref:1:2\" role=\"doc-noteref\">1</a></sup>.</p>\n" +
				"<section class=\"notes\" role=\"doc-endnotes\">\n<h2 class=\"label\">Notes</h2>\n<ol>\n<li id=\"fn:1\">\n<p>The note.</p>\n<a class=\"back\" href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"back\" title=\"back\">↩</a></li>\n</ol>\n</section>",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := strings.TrimSpace(render(test.source, hypertext.Options{}))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A text beside its translation has no ids, whoever wrote them.
func TestWithoutIDs(t *testing.T) {
	t.Parallel()
	const source = "# A\n\n<a id=\"b\"></a>text[^1] <span id=\"c\">x</span>\n\n<div id=\"d\">\ny\n</div>\n\n[^1]: Note.\n"
	message := func(int) (hypertext.Message, bool) { return hypertext.Message{ID: "m"}, true }
	if with := render(source, hypertext.Options{Message: message}); !strings.Contains(with, ` id="`) {
		t.Errorf("there are no ids in %s", with)
	}
	if without := render(source, hypertext.Options{Message: message, WithoutIDs: true}); strings.Contains(without, ` id="`) || !strings.Contains(without, `data-message="m"`) {
		t.Errorf("there are ids in %s", without)
	}
}
