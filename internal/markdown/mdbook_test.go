package markdown

import (
	"crypto/md5"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// mdbookSections are short sections in which blocks of all kinds stand, for translations
// that would be others.
var mdbookSections = []string{
	"# One {#one .a}\n\nTwo\n---\n\nThree,\nthree.\n\n- four\n- five\n\n  - six\n\n> seven\n\nEight\n: nine\n\nTen\n  : eleven\n\n    twelve\n",
	"| one | two |\n|---|---|\n| three | four |\n\n- [ ] five\n- [x] six\n\nSeven.\n\n<!-- i18n:skip -->\nNot this[^1].\n\n[^1]: eight\n\n> [!NOTE]\n> nine\n\n[r]: y.md \"Ten\"\n",
	"{{#title One}}\n# Two\n\n```admonish tip title=\"Three\" collapsible=true\nFour.\n\n- five\n```\n\n~~~admonish warning title='Six'\nSeven.\n~~~\n\n```admonish note \"Eight\"\nNine.\n```\n",
	"One <!-- i18n:comment: Two. --> three\nfour.\n\n- <!-- i18n:skip --> five\n- six\n  ```admonish title=\"Seven\", type=\"info\"\n  eight\n  ```\n\n<div>nine</div>\n\n\\{{#include a.rs}} ten\n",
}

// mdbookInline are those that a translation may bring in or leave out.
var mdbookInline = []string{"em", "strong", "del", "code", "br", "a", "!--"}

// scheme matches an attribute whose address runs something.
var scheme = regexp.MustCompile(`(?i)^\w+=\s*(?:javascript|vbscript|data):`)

// blocksOn returns what of a page no translation may change: elements, but for those of
// running text, with their attributes, but for ids that are made of headings; and links that
// run something.
func blocksOn(page *generated.Page) []string {
	var (
		blocks []string
		walk   func(nodes []*generated.Node, depth int)
	)
	walk = func(nodes []*generated.Node, depth int) {
		for _, n := range nodes {
			if n.Name == "" {
				continue
			}
			var attributes []string
			for _, a := range n.Attributes {
				if a[0] == "id" || a[0] == "title" || a[0] == "alt" || n.Name == "a" && strings.HasPrefix(a[1], "#") {
					continue
				}
				attributes = append(attributes, a[0]+"="+a[1])
			}
			runs := func(a string) bool { return scheme.MatchString(a) }
			if !slices.Contains(mdbookInline, n.Name) || slices.ContainsFunc(attributes, runs) {
				blocks = append(blocks, fmt.Sprint(strings.Repeat("  ", depth), n.Name, attributes))
			}
			walk(n.Children, depth+1)
		}
	}
	walk(page.Nodes, 0)
	return blocks
}

// Whatever translations hold, mdBook makes the blocks of the source of them.
func TestMDBookBuildsAnyTranslation(t *testing.T) {
	t.Parallel()
	g := generated.Start(t, generated.MDBook, nil)
	pages, texts := map[string][]byte{}, map[string]string{}
	var sections []*Section
	n := numbers(1)
	add := func(i int, text string) {
		s := sections[i]
		for _, only := range []int{-1, n(len(s.Segments))} {
			spliced := s.Splice(func(j int) (string, bool) { return text, only < 0 || j == only }).Source
			if name := fmt.Sprintf("%d/%x.md", i, md5.Sum(spliced)); pages[name] == nil {
				pages[name], texts[name] = spliced, text
			}
		}
	}
	for i, source := range mdbookSections {
		sections = append(sections, Parse([]byte(source), Options{Dialect: dialect.MDBook}))
		pages[fmt.Sprintf("%d/source.md", i)] = []byte(source)
		for _, text := range slices.Concat(hostile, hostileInDialects) {
			add(i, text)
		}
		for range batch(t) {
			var b strings.Builder
			for range 1 + n(4) {
				b.WriteString(atoms[n(len(atoms))])
			}
			if !strings.HasPrefix(strings.TrimSpace(b.String()), "<br") { // a break alone is a block of HTML there
				add(i, b.String())
			}
		}
	}
	made := builtTogether(t, g, pages)
	shown := 0
	for name, page := range made {
		want := blocksOn(made[name[:strings.IndexByte(name, '/')]+"/source.md"])
		if diff := cmp.Diff(want, blocksOn(page)); diff != "" {
			if shown++; shown < 20 {
				t.Errorf("%q (-want +got):\n%s\nof\n%s", texts[name], diff, pages[name])
			}
		}
	}
	t.Logf("%d pages, %d differ", len(pages), shown)
}

// Titles are Markdown to mdbook-admonish, and are judged as it reads them; that of a page ends
// with its braces.
func TestTitlesOfMDBook(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ source, text, want string }{
		{"```admonish title=\"A\"\nb\n```\n", "一 \"二\" `三` & 四=五 \\", "```admonish title=\"一 \\\\\"二\\\\\" &#96;三&#96; \\& 四\\\\u003d五 \\\\\\\\\"\nb\n```\n"},
		{"~~~admonish title='A `c`'\nb\n~~~\n", "一's `c`", "~~~admonish title='一’s &#96;c&#96;'\nb\n~~~\n"},
		{"```admonish title=\"A\"\nb\n```\n", "# 一\n\n- 二", "```admonish title=\"\\\\\\\\# 一 - 二\"\nb\n```\n"},
		{"```admonish title=\"A\"\nb\n```\n", "<script>alert(1)</script>", ""},
		{"```admonish title=\"A\"\nb\n```\n", "&lt;b onclick=x&gt;一", "```admonish title=\"\\&lt;b onclick\\\\u003dx\\&gt;一\"\nb\n```\n"},
		{"```admonish title=\"A\"\nb\n```\n", "![一](x.png)", ""},
		{"```admonish title=\"A\"\nb\n```\n", "[一](javascript:x)", ""},
		{"```admonish title=\"A\"\nb\n```\n", "{{#include x}}", ""},
		{"~~~admonish title='A' id='x'\nb\n~~~\n", "一 id='y'", ""},
		{"{{#title A}}\n", "一 } 二", "{{#title 一 ) 二}}\n"},
		{"{{#title A}}\n", "一}} {{#include x", ""},
		{"{{#title A}}\n", "{{#include x}}", ""},
	} {
		s := Parse([]byte(test.source), Options{Dialect: dialect.MDBook})
		got := s.Splice(func(i int) (string, bool) { return test.text, i == 0 })
		if test.want == "" {
			test.want = test.source
			if len(got.Refused) != 1 {
				t.Errorf("%q is not refused", test.text)
			}
		}
		if diff := cmp.Diff(test.want, string(got.Source)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// Where admonitions are code, and that is offered, their titles are; see [dialect.GitHub].
func TestAdmonitionsAsCode(t *testing.T) {
	t.Parallel()
	source := []byte("```admonish tip title=\"A b\" id=\"x\"\nC *d*.\n\nE.\n```\n\n```sh title=\"F g\"\n```\n")
	for name, test := range map[string]struct {
		options Options
		want    []string
	}{
		"offered": {Options{Code: map[string]CodeMode{"admonish": CodeAll}}, []string{"title: A b", "code: C *d*.\n\nE."}},
		"not":     {Options{}, nil},
		"mdbook":  {Options{Dialect: dialect.MDBook}, []string{"title: A b", "paragraph: C *d*.", "paragraph: E."}},
		"by name": {Options{Dialect: dialect.MDBook, Attributes: []string{"alt"}}, []string{"paragraph: C *d*.", "paragraph: E."}},
	} {
		s := Parse(source, test.options)
		var got []string
		for _, seg := range s.Segments {
			got = append(got, fmt.Sprintf("%s: %s", seg.Kind, seg.Text))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if missed := unaccounted(s); missed != "" {
			t.Errorf("%s: neither offered nor skipped: %q", name, missed)
		}
		spliced := s.Splice(translateTo("一 \"二\" `三`"))
		if Parse(spliced.Source, test.options).Segments == nil && test.want != nil || len(spliced.Refused) > 0 {
			t.Errorf("%s: refused %v, %s", name, spliced.Refused, spliced.Source)
		}
	}
	skipped := Parse([]byte("<!-- i18n:skip -->\n```admonish title=\"A\"\nb\n```\n"), Options{Code: map[string]CodeMode{"admonish": CodeAll}})
	if len(skipped.Segments) > 0 {
		t.Errorf("a directive skips none of %v", skipped.Segments)
	}
}

// builtTogether builds pages in books of some hundred.
func builtTogether(t *testing.T, g *generated.Generator, pages map[string][]byte) map[string]*generated.Page {
	t.Helper()
	const together = 200
	made := map[string]*generated.Page{}
	for names := range slices.Chunk(slices.Sorted(maps.Keys(pages)), together) {
		some := map[string][]byte{}
		for _, name := range names {
			some[name] = pages[name]
		}
		site, err := g.Site(some)
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(made, site)
	}
	return made
}

// batch is how many random translations each section gets.
func batch(t *testing.T) int {
	t.Helper()
	if testing.Short() {
		return 10
	}
	return 60
}
