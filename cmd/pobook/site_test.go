package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/oracle"
	dialects "github.com/pobook/pobook/internal/oracle/generated"
	"github.com/pobook/pobook/internal/oracle/links"
	"github.com/pobook/pobook/internal/oracle/validator"
)

// books builds handbooks in some formats, and returns the folders that they are in: the one of this repository, one
// with every construct and pictures of all kinds, and those of the dialects.
func books(t *testing.T, formats string) map[string]string {
	t.Helper()
	s := &shelf{t: t}
	handbooks := map[string]string{"handbook": repository, "constructs": s.constructs()}
	for _, dialect := range []dialects.Dialect{dialects.MkDocs, dialects.Docusaurus, dialects.VitePress, dialects.Hugo, dialects.Jekyll, dialects.MDBook} {
		handbooks[string(dialect)] = s.handbook(dialects.Book(dialect), "title: Dialect\nsource: en\nlocales: [ar]\ndialect: "+string(dialect)+"\n")
	}
	folders := map[string]string{}
	for name, dir := range handbooks {
		out := t.TempDir()
		var stdout, stderr bytes.Buffer
		args := []string{"build", "-C", dir, "--format", formats, "--out", out}
		if code := run(t.Context(), args, streams{&stdout, &stderr}, func(string) string { return "" }); code > exitFindings {
			t.Fatalf("%v exits with %d:\n%s", args, code, &stderr)
		}
		folders[name] = out
	}
	return folders
}

// No link of a site leads nowhere, and its pages ask no other host for anything.
func TestLinksOfSites(t *testing.T) {
	t.Parallel()
	for name, folder := range books(t, "html,pdf,epub") {
		report, err := links.Check(os.DirFS(folder))
		if err != nil || report.Followed == 0 {
			t.Errorf("%s: %d links followed, %v", name, report.Followed, err)
		}
		for _, problem := range report.Problems {
			t.Errorf("%s: %v", name, problem)
		}
	}
}

// Pages are valid HTML, with the constructs of all dialects.
func TestValidatorSites(t *testing.T) {
	t.Parallel()
	pages := map[string][]byte{}
	for name, folder := range books(t, "html") {
		err := fs.WalkDir(os.DirFS(folder), ".", func(file string, _ fs.DirEntry, err error) error {
			if slices.Contains([]string{".html", ".css"}, path.Ext(file)) {
				pages[name+"/"+file] = readFile(t, filepath.Join(folder, file))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, message := range validator.HTML(t, pages) {
		theirs := strings.Contains(message.Text, "skipping") || strings.Contains(message.Text, "Section lacks heading") && strings.Contains(message.File, "06-html")
		if !theirs { // the headings of a section are its author's
			t.Error(message)
		}
	}
}

// Books are valid EPUB 3.3, with the constructs of all dialects.
func TestEPUBCheckBooks(t *testing.T) {
	t.Parallel()
	var files []string
	for _, folder := range books(t, "epub") {
		made, err := filepath.Glob(filepath.Join(folder, "*.epub"))
		if err != nil || len(made) == 0 {
			t.Errorf("no EPUB in %s: %v", folder, err)
		}
		files = append(files, made...)
	}
	for i, said := range oracle.EPUBCheck(t, files...) {
		for _, line := range said {
			t.Errorf("%s: %s", filepath.Base(files[i]), line)
		}
	}
}

// Every letter of the recombined Markdown is on the page, and in the EPUB, once and in order.
func TestLettersOfHandbook(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	pobook(t, exitDone, "build", "-C", repository, "--format", "md,html,epub", "--out", out)
	for code, tag := range map[string]string{"en": "en", "zh_Hant": "zh-Hant", "zh_Hans": "zh-Hans"} {
		book, err := zip.OpenReader(filepath.Join(out, "localising-a-handbook."+code+".epub"))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		sections, err := filepath.Glob(filepath.Join(out, code, "*.md"))
		if err != nil || len(sections) == 0 {
			t.Fatalf("%d sections, %v", len(sections), err)
		}
		for _, section := range sections {
			stem := strings.TrimSuffix(filepath.Base(section), ".md")
			want := lettersOf(readFile(t, section))
			for name, page := range map[string][]byte{
				"html/" + tag:  readFile(t, filepath.Join(out, "html", tag, stem+".html")),
				"EPUB " + code: readFrom(t, &book.Reader, "EPUB/"+stem+".xhtml"),
			} {
				if got := lettersOn(t, page); got != want {
					at := 0
					for at < min(len(got), len(want)) && got[at] == want[at] {
						at++
					}
					t.Errorf("%s, %s: want %.60q, got %.60q", name, stem, want[at:], got[at:])
				}
			}
		}
	}
}

func readFrom(t *testing.T, files fs.FS, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// lettersOf returns the letters and digits of a section that its readers see, the captions of figures without their
// alternative texts, and the footnotes at the end.
func lettersOf(source []byte) string {
	var b strings.Builder
	parsed := markdown.Parse(source, markdown.Options{})
	doc := parsed.Document("a.md", nil)
	var notes []string
	write := func(block document.Block, spans []document.Span) {
		p, _ := block.(*document.Paragraph)
		for _, s := range spans {
			b.WriteString(s.Text)
			if s.Image != nil && p != nil && p.IsFigure() {
				lines, _ := s.Image.Caption("")
				b.WriteString(strings.Join(lines, " "))
			}
			if s.Footnote != "" && !slices.Contains(notes, s.Footnote) {
				notes = append(notes, s.Footnote)
			}
		}
		if code, ok := block.(*document.Code); ok {
			b.WriteString(strings.Join(code.Lines, " "))
		}
	}
	document.Walk(&document.Section{Blocks: doc.Blocks}, write)
	for i := 0; i < len(notes); i++ {
		document.Walk(&document.Section{Blocks: doc.Footnotes[notes[i]].Blocks}, write)
	}
	return onlyLetters(b.String())
}

// lettersOn returns those of a page, but for what pobook itself writes there.
func lettersOn(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	own := []string{"label", "note-mark", "back", "notice", "scripted"}
	var b strings.Builder
	var walk func(n *html.Node, within bool)
	walk = func(n *html.Node, within bool) {
		for _, a := range n.Attr {
			if a.Key == "class" && slices.ContainsFunc(strings.Fields(a.Val), func(c string) bool { return slices.Contains(own, c) }) {
				return
			}
			within = within || a.Key == "epub:type" && a.Val == "bodymatter"
		}
		within = within || n.Data == "main"
		if n.Type == html.TextNode && within {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, within)
		}
	}
	walk(root, false)
	return onlyLetters(b.String())
}

func onlyLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}
