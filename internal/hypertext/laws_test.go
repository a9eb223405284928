package hypertext_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/oracle"
)

// The laws that hold for whatever a section holds.

func TestLaws(t *testing.T) {
	t.Parallel()
	eachSection(t, os.DirFS(filepath.Join("..", "..", "handbook")), "github")
	eachSection(t, os.DirFS(filepath.Join("..", "oracle", "generated", "testdata")), "github", "mkdocs", "docusaurus", "vitepress", "hugo", "jekyll", "mdbook")
}

func TestLawsOnCorpora(t *testing.T) {
	t.Parallel()
	eachSection(t, os.DirFS(oracle.Corpora(t)), "github", "mkdocs")
}

// eachSection holds the sections of a folder to the laws, as texts of some dialects.
func eachSection(t *testing.T, root fs.FS, dialects ...string) {
	t.Helper()
	files := 0
	err := fs.WalkDir(root, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		files++
		source, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			for _, d := range dialects {
				holdLaws(t, source, d)
			}
		})
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}

func FuzzSection(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n<div>\n\n*b* [c](d.md) </p>\n\n[^1]: n", "a[^1] <b>x *y</b> z*\n\n[^1]: <td>", "> [!NOTE]\n> <script>a</script>\n", "<table><tr><td>\n\n- a\n",
		"<svg><style><img src=x onerror=alert(1)></style></svg>", "<a href='javascript:alert(1)'>x</a> <a href=\"&#106;avascript:x\">y</a>", "| a |\n| - |\n| <details> |",
		"<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "![a](b.png \"c\")\n\n<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
	} {
		f.Add(seed, "github")
	}
	f.Fuzz(func(t *testing.T, source, name string) {
		if _, known := dialect.Named(name); !known || strings.ContainsAny(source, "\r\x00") || !isText(source) {
			return
		}
		if _, excess := markdown.FindExcess([]byte(source), markdown.Options{}); excess {
			return
		}
		if _, deep := markdown.TooDeep([]byte(source)); deep {
			return
		}
		holdLaws(t, []byte(source), name)
	})
}

func isText(s string) bool { return strings.ToValidUTF8(s, "") == s }

// holdLaws holds a section to the laws: its letters are on the page, each once and in order; the page is well-formed,
// as HTML and as XML; nothing on it runs, and ids are unique.
func holdLaws(t *testing.T, source []byte, name string) {
	t.Helper()
	d, _ := dialect.Named(name)
	s := markdown.Parse(source, markdown.Options{Dialect: d})
	ids := make([]string, len(s.Headings))
	for i, h := range s.Headings {
		ids[i] = h.ID
	}
	doc := s.ScreenDocument("a.md", ids)
	o := hypertext.Options{
		Link: func(destination string) (string, bool) { return destination, true },
		Picture: func(destination string) (hypertext.Picture, bool) {
			return hypertext.Picture{Source: destination}, !document.Remote(destination)
		},
		Message: func(offset int) (hypertext.Message, bool) {
			return hypertext.Message{ID: string(rune('a' + offset/64%26)), State: "fuzzy"}, offset%3 > 0
		},
		Callout: func(document.CalloutKind) string { return "own" },
		Words:   hypertext.Words{Notes: "own", Back: "own", Done: "own", Todo: "own"},
	}
	page := hypertext.Section(doc, &o)
	root, err := html.Parse(bytes.NewReader(slices.Concat([]byte("<!doctype html><div>"), page, []byte("</div>"))))
	if err != nil {
		t.Fatal(err)
	}
	if want, got := lettersOf(doc), lettersOn(root); want != got {
		at := 0
		for at < len(want) && at < len(got) && want[at] == got[at] {
			at++
		}
		t.Errorf("%s: want …%.60q, got …%.60q after %.40q", name, want[at:], got[at:], want[max(0, at-40):at])
	}
	holdHarmless(t, root)
	again := hypertext.Section(doc, &o)
	if !bytes.Equal(page, again) {
		t.Error("the page is another one the second time")
	}
	o.XHTML = true
	holdXML(t, hypertext.Section(doc, &o))
}

// lettersOf returns the letters and digits of a document, footnotes in the order of their first marks.
func lettersOf(doc *document.Section) string {
	var b strings.Builder
	var cited []string
	spans := func(block document.Block, spans []document.Span) {
		for _, s := range spans {
			if s.Footnote != "" && doc.Footnotes[s.Footnote] != nil && !slices.Contains(cited, s.Footnote) {
				cited = append(cited, s.Footnote)
			}
			b.WriteString(s.Text)
			b.WriteString(html.UnescapeString(bluemonday.StrictPolicy().Sanitize(s.Markup)))
			b.WriteString(insteadOf(s.Markup))
			if s.Image != nil && document.Remote(s.Image.Destination) {
				b.WriteString(s.Image.Alt)
			}
		}
		if code, ok := block.(*document.Code); ok {
			b.WriteString(strings.Join(code.Lines, "\n"))
		}
	}
	document.Walk(&document.Section{Blocks: doc.Blocks}, func(block document.Block, s []document.Span) {
		if p, ok := block.(*document.Paragraph); ok && p.IsFigure() {
			for _, span := range p.Text {
				if span.Image == nil {
					continue
				}
				if lines, _ := span.Image.Caption(""); !document.Remote(span.Image.Destination) {
					b.WriteString(strings.Join(lines, " "))
				} else {
					b.WriteString(span.Image.Alt)
				}
			}
			return
		}
		spans(block, s)
	})
	for i := 0; i < len(cited); i++ {
		document.Walk(&document.Section{Blocks: doc.Footnotes[cited[i]].Blocks}, spans)
	}
	return letters(b.String())
}

// insteadOf returns the alternative text of a picture of HTML that the page does not have.
func insteadOf(tag string) string {
	z := html.NewTokenizer(strings.NewReader(tag))
	if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return ""
	}
	n := &html.Node{}
	t := z.Token()
	if n.Attr = t.Attr; t.Data != "img" || attributeOf(n, "src") != "" && !document.Remote(attributeOf(n, "src")) {
		return ""
	}
	return attributeOf(n, "alt")
}

// letters returns the letters and digits of a text that pages can show.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// lettersOn returns the letters and digits that a page shows, but for what hypertext itself writes.
func lettersOn(root *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		class := strings.Fields(attributeOf(n, "class"))
		if slices.Contains(class, "label") || slices.Contains(class, "note-mark") || slices.Contains(class, "back") {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return letters(b.String())
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// holdHarmless holds that nothing on a page runs or fetches, and that ids are unique.
func holdHarmless(t *testing.T, root *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "base", "meta", "template", "noscript", "math", "foreignobject":
			t.Errorf("there is an element %s", n.Data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, a.Val))
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "src") && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:") || strings.HasPrefix(value, "vbscript:")):
				t.Errorf("%s leads to %q", n.Data, a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("the id %q is there twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			}
		}
	}
}

// holdXML holds that a fragment is XML.
func holdXML(t *testing.T, fragment []byte) {
	t.Helper()
	text := `<div xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">` + string(fragment) + "</div>"
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("no XML: %v in %.200q", err, text[max(0, int(d.InputOffset())-100):])
		}
	}
}
