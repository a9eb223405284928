package preview_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/oracle/browser"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/preview"
)

// hostile is a handbook, each of whose sections has translations that want to bring something in, in their
// texts and in all that stands around these.
func hostile(t *testing.T) (files map[string]string, sections []string) {
	t.Helper()
	files = map[string]string{"handbook/handbook.yaml": "title: <script>alert(1)</script>\nsource: en\nlocales: [zh_Hant]\n"}
	lists := []string{filepath.Join("..", "markdown", "testdata", "trust.jsonl")}
	if dir := oracle.Beside("cases"); dir != "" {
		lists = append(lists, filepath.Join(dir, "trust.jsonl"))
	}
	const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
	for _, list := range lists {
		file, err := os.Open(list)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			var c struct {
				Source       string
				Translations map[string]string
			}
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%03d", len(sections))
			catalogue := &po.File{}
			catalogue.Entries = append(catalogue.Entries, &po.Entry{Str: []string{"Language: zh_Hant\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"}})
			for source, text := range c.Translations {
				previous := source + script
				catalogue.Entries = append(catalogue.Entries, &po.Entry{
					ID: source, Str: []string{text}, Comments: []string{script}, Extracted: []string{script}, References: []string{script},
					Previous: &po.Previous{ID: &previous},
				})
			}
			files["handbook/"+name+".md"], files["locales/zh_Hant/"+name+".po"] = c.Source, string(catalogue.Bytes())
			sections = append(sections, name+".md")
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
		_ = file.Close()
	}
	return files, sections
}

// No translation brings anything onto a page that runs, sends, or shows what is elsewhere.
func TestHostileCatalogues(t *testing.T) {
	t.Parallel()
	files, sections := hostile(t)
	s := serve(t, files, preview.Options{})
	own := map[string]bool{"/-/words.js": true, "/-/annotate.js": true, "/-/preview.js": true}
	for _, section := range sections {
		for _, view := range []string{"", "?view=side"} {
			_, _, page := s.get("zh_Hant/" + section + view)
			tree, err := html.Parse(strings.NewReader(page))
			if err != nil {
				t.Fatal(err)
			}
			for n := range tree.Descendants() {
				switch n.Data {
				case "script":
					if n.Type == html.ElementNode && (n.FirstChild != nil || len(n.Attr) == 0 || !own[n.Attr[0].Val]) {
						t.Errorf("%s%s has a script", section, view)
					}
				case "form", "iframe", "object", "embed", "base", "style", "frame":
					if n.Type == html.ElementNode {
						t.Errorf("%s%s has an element %s", section, view, n.Data)
					}
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
						t.Errorf("%s%s: %s=%q", section, view, a.Key, a.Val)
					}
				}
			}
		}
	}
}

// Nothing of it runs in a browser, and the policy has nothing to forbid.
func TestBrowserHostileCatalogues(t *testing.T) {
	t.Parallel()
	files, sections := hostile(t)
	s := serve(t, files, preview.Options{})
	p := browser.Open(t).Page(t)
	p.Open(s.address)
	for _, section := range sections {
		p.Open(s.address + "zh_Hant/" + section)
		p.Wait(`pobook.annotate && document.querySelector("[data-open-messages]:not([hidden])")`)
		browser.Eval[any](p, `for (const e of document.querySelectorAll("#pobook-main [data-message]")) pobook.annotate.select(e.dataset.message)`)
	}
	p.Clean()
}
