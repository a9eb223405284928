package rendered_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle/rendered"
)

func TestBeyond(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, result, want string }{
		{"<p>a</p>", "<p>a <em>b</em><br><a href=b.md title=c>d</a></p>", ""},
		{"<p>a</p>", "<p><span lang=en dir=ltr>b</span><bdi>c</bdi></p>", ""},
		{"<p>a</p>", "<p><span style=x>b</span></p>", "attribute style of <span>"},
		{"<p>a</p>", "<p><b>b</b></p>", "element <b>"},
		{"<p><b>a</b></p>", "<p>b</p>", ""},
		{"<p><b>a</b></p>", "<p><b>b</p>", "open <b> by +1"},
		{"<p>a</p>", "<p></b>b</p>", "open <b> by -1"},
		{"<p>a</p>", "<p><img/src=x onerror=y></p>", "attribute onerror of <img>, attribute src of <img>, element <img>"},
		{"<p><img src=x alt=y></p>", "<p><img src=x alt=z></p>", ""},
		{"<p><img src=x alt=y></p>", "<p><img src=z alt=y></p>", "attribute src of <img>"},
		{"<p>a</p>", "<p><a href=' java\tscript:x'>b</a></p>", "scheme javascript of <a href>"},
		{"<p><a href=tel:1>a</a></p>", "<p><a href=tel:2>b</a></p>", ""},
		{"<p><a href=data:1>a</a></p>", "<p><a href=data:2>b</a></p>", "scheme data of <a href>"},
		{"<p>a</p>", "<p>a<!-- b --></p>", ""},
		{"<p>a</p>", "<p>a<!-- {b --></p>", `comment " {b "`},
		{"<p>a</p>", "<p>a<?b></p>", `comment "<?b"`},
		{"<p>a</p>", "<p>a</p><p>b</p>", "element <p>, skeleton html(body(main(p()p())footer())), not html(body(main(p())footer()))"},
		{"<p>a</p>", "<p>&#123;{</p>", "brace {, mark {{"},
		{"<p>a</p>", "<p><code>{</code></p>", ""},
		{"<p>a</p>", "<p>b<body onload=x></p>", "attribute onload of <body>, open <body> by +1"},
	}
	for _, test := range tests {
		got := rendered.Read(test.result).Beyond(rendered.Read(test.source))
		if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s beyond %s (-want +got):\n%s", test.result, test.source, diff)
		}
	}
}

func TestBeyondText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"import x from 'y'": "module", "import data": "", "export const x": "module", "export x": "", "Export const": "",
		"a {{ b": "mark {{", "a --8<-- b": "mark -8<-",
	} {
		if got := strings.Join(rendered.BeyondText(text, "x"), ", "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Go's parser and html5lib find the same in what the renderers print, and a renderer
// that fails says so.
func TestRenderers(t *testing.T) {
	t.Parallel()
	renderers := rendered.Start(t)
	text := "# a\n\n- *b* <kbd title='x'>c</kbd>[^1] <!-- d -->\n\n| e |\n|---|\n| `f` |\n\n[^1]: g\n\n    h\n\n<div>\n<p>i</div>\n<?j?>\n"
	by := renderers.Render(text)
	if len(by) != 3 {
		t.Errorf("%d renderers", len(by))
	}
	for name, inv := range by {
		again := rendered.Read(inv.HTML)
		for _, beyond := range [][]string{inv.Beyond(again), again.Beyond(inv)} {
			if len(beyond) > 0 || !maps.Equal(inv.Open, again.Open) || inv.Elements["kbd"] != 1 || inv.Error != "" {
				t.Errorf("%s: %q, %s", name, beyond, inv.Error)
			}
		}
	}
	deep := renderers.Render(strings.Repeat("- ", 500) + "x")["Python-Markdown"]
	if got := deep.Beyond(by["cmark-gfm"]); len(got) != 1 || !strings.HasPrefix(got[0], "error RecursionError") {
		t.Errorf("nested deep: %q", got)
	}
}
