package website_test

import (
	"fmt"
	"hash/fnv"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/opencc"
	"github.com/pobook/pobook/internal/ui"
	"github.com/pobook/pobook/internal/website"
)

// The handbook of the tests: its sections stand in testdata by locale, those of the second Chinese
// one are converted from the first.
var (
	sections = []string{"01-welcome.md", "guide/02-mounting.md", "03-tour.md"}
	locales  = []website.Language{
		{Tag: "en", Direction: "ltr", Name: "English", Folder: "en"},
		{Tag: "zh-Hant", Direction: "ltr", Name: "繁體中文", Folder: "zh-Hant", Glossary: true},
		{Tag: "zh-Hans", Direction: "ltr", Name: "简体中文", Folder: "zh-Hans", Glossary: true},
		{Tag: "ar", Direction: "rtl", Name: "العربية", Folder: "ar"},
	}
)

// sites are those of the handbook, source first.
func sites(t testing.TB, annotate bool) []*website.Site {
	t.Helper()
	var list []*website.Site
	for _, l := range locales {
		list = append(list, sample(t, l, annotate))
	}
	return list
}

// sample is the site of a locale.
func sample(t testing.TB, l website.Language, annotate bool) *website.Site {
	t.Helper()
	code := strings.ReplaceAll(l.Tag, "-", "_")
	s := &website.Site{
		Title: "The herbarium", Subtitle: "A handbook for those who look after plants", Locale: l, Locales: locales,
		Authors: []string{"Anna Weiss", "Lin Mei"}, Translators: []string{"陳小明", "王大文"}, Version: "2.1", Date: "2026-11-30",
		Licence: "CC BY 4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/", Annotate: annotate,
		Words: ui.For(code), Says: ui.Site(code),
	}
	if strings.HasPrefix(l.Tag, "zh") {
		s.Title, s.Subtitle = read(t, l, "標本館手冊"), read(t, l, "給照顧植物的人")
	}
	if l.Glossary {
		s.Terms = []website.Term{
			{ID: "specimen", Term: read(t, l, "標本"), Source: "specimen", Note: "a plant that has been pressed and dried"},
			{ID: "label", Term: read(t, l, "標籤"), Source: "label"},
		}
	}
	if l.Tag != "en" {
		s.Notice = []string{s.Words.Coverage(40, 60), s.Words.Untranslated()}
	}
	for i, name := range sections {
		s.Pages = append(s.Pages, samplePage(t, s, name))
		if i == 1 {
			s.Pages[i].Depth = 1
			s.Pages[i].Parts = []document.Part{{Title: "Guide"}}
		}
	}
	return s
}

// read converts a text of the tests to the writing of a locale.
func read(t testing.TB, l website.Language, text string) string {
	t.Helper()
	if l.Tag != "zh-Hans" {
		return text
	}
	c, err := opencc.New("tw2s")
	if err != nil {
		t.Fatal(err)
	}
	return c.Convert(text)
}

// parsed is a section of the handbook in a locale.
func parsed(t testing.TB, l website.Language, name string) *markdown.Section {
	t.Helper()
	folder := l.Folder
	if folder == "zh-Hans" {
		folder = "zh-Hant"
	}
	source, err := os.ReadFile(filepath.Join("testdata", folder, name))
	if err != nil {
		t.Fatal(err)
	}
	d, _ := dialect.Named("mkdocs")
	return markdown.Parse([]byte(read(t, l, string(source))), markdown.Options{Dialect: d})
}

func samplePage(t testing.TB, s *website.Site, name string) website.Page {
	t.Helper()
	section := parsed(t, s.Locale, name)
	var ids []string
	for _, h := range parsed(t, locales[0], name).Headings {
		ids = append(ids, h.ID)
	}
	page := website.Page{Path: htmlPath(name)}
	page.Messages = website.Messages{
		Catalogue: "locales/" + s.Locale.Tag + "/" + strings.TrimSuffix(name, ".md") + ".po",
		Language:  s.Locale.Tag, Direction: s.Locale.Direction, SourceLanguage: "en", SourceDirection: "ltr",
	}
	source := parsed(t, locales[0], name)
	for i, segment := range section.Segments {
		page.Messages.Messages = append(page.Messages.Messages, sampleMessage(s, name, i, segment, source.Segments))
	}
	for _, m := range page.Messages.Messages {
		page.Passages++
		if m.State == website.Translated || s.Locale.Tag == "en" {
			page.Translated++
		}
	}
	page.Body = hypertext.Section(section.ScreenDocument(name, ids), options(s, name, section, page.Messages.Messages))
	page.Title = strings.TrimPrefix(strings.SplitN(string(section.Source), "\n", 2)[0], "# ")
	return page
}

// sampleMessage is the message of a segment: one that is in Latin letters is untranslated, and some
// have something wrong.
func sampleMessage(s *website.Site, name string, i int, segment markdown.Segment, source []markdown.Segment) website.Message {
	hash := fnv.New64a()
	fmt.Fprintf(hash, "%s %d", name, i)
	m := website.Message{
		ID: fmt.Sprintf("%016x", hash.Sum64()), State: website.Translated, Msgid: segment.Text, Msgstr: []string{segment.Text},
		Extracted: []string{"type: " + segment.Kind.String()}, References: []string{fmt.Sprintf("handbook/%s:%d", name, i+1)}, Line: 20 + 5*i,
		Weblate: "https://weblate.example.org/translate/herbarium/" + s.Locale.Tag + "/?checksum=" + fmt.Sprintf("%016x", hash.Sum64()),
	}
	if len(source) > i {
		m.Msgid = source[i].Text
	}
	switch {
	case s.Locale.Tag == "en":
	case strings.Contains(segment.Text, " ") && strings.IndexFunc(segment.Text, foreign) < 0:
		m.State, m.Msgstr = website.Untranslated, nil
	case i%7 == 3:
		m.State = website.Fuzzy
		m.Previous = strings.Replace(m.Msgid, "a", "another", 1)
		m.Comments = []string{"Is this still right? <b>Please</b> look."}
	case i%11 == 5:
		m.State = website.Faulty
		m.Findings = []website.Finding{{
			Severity: "error", Code: "markup", Message: "the translation has one * more than its source", Hint: "close the emphasis",
			Explanation: "Emphasis that is not closed shows its asterisk.\n\nCount them.", Wrong: "*a", Right: "*a*",
		}}
		m.Terms = []website.Use{{Source: "specimen", Term: "標本", Note: "a pressed plant"}}
	}
	return m
}

// foreign reports whether a letter is in none of the scripts of the source.
func foreign(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

func htmlPath(name string) string { return strings.TrimSuffix(name, ".md") + ".html" }

// options are those of the HTML of a section.
func options(s *website.Site, name string, section *markdown.Section, messages []website.Message) *hypertext.Options {
	o := &hypertext.Options{
		Link: func(destination string) (string, bool) {
			to, id, _ := strings.Cut(destination, "#")
			if strings.HasSuffix(to, ".md") {
				to = htmlPath(to)
			}
			if id != "" {
				to += "#" + id
			}
			return to, true
		},
		Picture: func(destination string) (hypertext.Picture, bool) {
			root := strings.Repeat("../", strings.Count(name, "/"))
			return hypertext.Picture{Source: root + "images/" + path.Base(destination), Width: 480, Height: 300}, true
		},
		Figure:  func(*document.Image) string { return s.Words.Figure(1) },
		Callout: func(kind document.CalloutKind) string { return s.Words.Callout(string(kind)) },
		Words:   hypertext.Words{Notes: "Notes", Back: "back to the text", Done: "done", Todo: "to do"},
		Source:  hypertext.Language{Tag: "en", Direction: "ltr"},
	}
	if s.Locale.Tag != "en" {
		o.Message = func(offset int) (hypertext.Message, bool) {
			for i, segment := range section.Segments {
				if offset >= segment.Start && offset < segment.End {
					m := hypertext.Message{Untranslated: messages[i].State == website.Untranslated}
					if s.Annotate {
						m.ID, m.State = messages[i].ID, messages[i].State
					}
					return m, true
				}
			}
			return hypertext.Message{}, false
		}
	}
	if len(s.Terms) > 0 {
		o.Terms = func(text string) []hypertext.Term {
			var list []hypertext.Term
			for _, term := range s.Terms {
				if at := strings.Index(text, term.Term); at >= 0 && term.Note != "" {
					root := strings.Repeat("../", strings.Count(name, "/"))
					list = append(list, hypertext.Term{Start: at, End: at + len(term.Term), Href: root + "glossary.html#" + term.ID, Note: term.Source + ": " + term.Note})
				}
			}
			return list
		}
	}
	return o
}

// write puts the sites of a handbook and its pictures into a folder.
func write(t testing.TB, folder string, list []*website.Site) {
	t.Helper()
	put := func(file string, content []byte) {
		file = filepath.Join(folder, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	picture, err := os.ReadFile("testdata/images/sheet.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		for _, f := range website.Files(s) {
			put(s.Locale.Folder+"/"+f.Path, f.Content)
		}
		put(s.Locale.Folder+"/images/sheet.svg", picture)
	}
	for _, f := range website.Root(list) {
		put(f.Path, f.Content)
	}
}
