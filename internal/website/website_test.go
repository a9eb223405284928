package website_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/oracle/links"
	"github.com/pobook/pobook/internal/oracle/validator"
	"github.com/pobook/pobook/internal/website"
)

var update = flag.Bool("update", false, "write the golden files")

// Every link leads somewhere, from disk and from below whatever folder.
func TestLinksLead(t *testing.T) {
	t.Parallel()
	for _, annotate := range []bool{false, true} {
		folder := t.TempDir()
		write(t, folder, sites(t, annotate))
		report, err := links.Check(os.DirFS(folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range report.Problems {
			t.Error(problem)
		}
	}
}

// fileOf returns a file of a site.
func fileOf(t *testing.T, files []website.File, path string) []byte {
	t.Helper()
	for _, f := range files {
		if f.Path == path {
			return f.Content
		}
	}
	t.Fatalf("there is no file %s", path)
	return nil
}

func TestHead(t *testing.T) {
	t.Parallel()
	s := sample(t, locales[1], true)
	s.URL = "https://example.org/handbook"
	page := fileOf(t, website.Files(s), "guide/02-mounting.html")
	head, _, _ := bytes.Cut(page, []byte("<body>"))
	golden(t, "head.html", head)
	sitemap := fileOf(t, website.Root([]*website.Site{s}), "sitemap.xml")
	golden(t, "sitemap.xml", sitemap)
	if err := xml.Unmarshal(sitemap, new(struct{})); err != nil {
		t.Error(err)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// What a translator or an author types is a text on the page, in its attributes and in its scripts.
func TestTextIsText(t *testing.T) {
	t.Parallel()
	const evil = `"></title><script>alert(1)</script>'` + "\u2028\x07\ufffe"
	s := sample(t, locales[1], true)
	s.Title, s.Subtitle, s.Version, s.Licence, s.Authors, s.Translators, s.Notice = evil, evil, evil, evil, []string{evil}, []string{evil}, []string{evil}
	s.LicenceURL = "javascript:alert(1)"
	s.Terms = []website.Term{{ID: evil, Term: evil, Source: evil, Note: evil}}
	s.Pages[0].Title = evil
	s.Pages[0].Parts = s.Pages[1].Parts
	s.Pages[0].Parts[0].Title = evil
	s.Pages[0].Messages.Messages[0].Msgid = "</script>" + evil
	s.Pages[0].Body = []byte(`<h1 id="a">&quot;&gt;&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>&lt;script&gt;</p>`)
	for _, f := range append(website.Files(s), website.Root([]*website.Site{s})...) {
		if strings.HasSuffix(f.Path, "search.js") {
			continue // a file of its own, which a tag does not end
		}
		if bytes.Contains(f.Content, []byte("<script>")) || bytes.Contains(f.Content, []byte(`href="javascript`)) || strings.HasSuffix(f.Path, ".html") && bytes.ContainsAny(f.Content, "\x07\ufffe") || bytes.Contains(f.Content, []byte("\u2028")) && strings.HasSuffix(f.Path, ".js") {
			t.Errorf("%s has a text that is none", f.Path)
		}
	}
}

// Pages that a handbook has already keep their names.
func TestNames(t *testing.T) {
	t.Parallel()
	pages := []string{"Index.html", "contents.html", "glossary.html"}
	if got := website.StartPath(pages); got != "contents-2.html" {
		t.Errorf("the start page is %s", got)
	}
	if got := website.GlossaryPath(pages); got != "terms.html" {
		t.Errorf("the glossary is %s", got)
	}
	if got := website.StartPath(nil); got != "index.html" {
		t.Errorf("the start page is %s", got)
	}
}

// An accent that cannot be read becomes one that can, and one that can stays.
func TestLook(t *testing.T) {
	t.Parallel()
	teal, pale := layout.RGB(0x0F, 0x5C, 0x73), layout.RGB(0xFF, 0xE0, 0x80)
	if css := website.Look(&teal); !bytes.Contains(css, []byte("--accent: light-dark(#0f5c73,")) {
		t.Errorf("the accent is not that of the options: %s", css)
	}
	if css := website.Look(&pale); bytes.Contains(css, []byte("--accent: light-dark(#ffe080,")) {
		t.Errorf("the accent is too pale: %s", css)
	}
	golden(t, "look.css", website.Look(nil))
}

// The page of a site that trusts its HTML forbids nothing.
func TestTrusted(t *testing.T) {
	t.Parallel()
	s := sample(t, locales[0], false)
	s.Trusted = true
	for _, f := range website.Files(s) {
		if bytes.Contains(f.Content, []byte("Content-Security-Policy")) {
			t.Errorf("%s has a policy", f.Path)
		}
	}
}

// A book of 300,000 words has an index that is loaded and searched in no time.
func TestIndexIsCompact(t *testing.T) {
	t.Parallel()
	s := sample(t, locales[0], false)
	var body bytes.Buffer
	body.WriteString("<h1 id=\"h\">A book</h1>")
	words := strings.Fields("the press room of every herbarium keeps sand paper and some newspapers for plants with large flowers that lose water slowly")
	for n := range 300_000 {
		if n%150 == 0 {
			body.WriteString("</p>\n<h2 id=\"a-heading-of-some-words\">A heading of some words</h2>\n<p>")
		}
		body.WriteString(words[n%len(words)] + " ")
	}
	s.Pages = s.Pages[:1]
	s.Pages[0].Body = body.Bytes()
	if n := len(fileOf(t, website.Files(s), "pobook/search.js")); n < 1_000_000 || n > 2_500_000 {
		t.Errorf("the index has %d bytes", n)
	}
}

func TestValidator(t *testing.T) {
	t.Parallel()
	pages := map[string][]byte{}
	for _, annotate := range []bool{false, true} {
		list := sites(t, annotate)
		for _, s := range list {
			s.URL = "https://example.org/handbook/"
			for _, f := range website.Files(s) {
				if ext := filepath.Ext(f.Path); ext == ".html" || ext == ".svg" {
					pages[strings.ReplaceAll(s.Locale.Folder+"/"+f.Path, "/", "-")] = f.Content
				}
			}
		}
		for _, f := range website.Root(list) {
			if filepath.Ext(f.Path) == ".html" {
				pages[f.Path] = f.Content
			}
		}
	}
	for _, m := range validator.HTML(t, pages) {
		// It does not know where the pages are, and so not what is of the same origin. The browser does.
		if !strings.Contains(m.Text, "violates Content Security Policy") {
			t.Error(m)
		}
	}
}
