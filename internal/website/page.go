package website

import (
	"bytes"
	"embed"
	"html/template"
	"strings"
)

//go:embed templates/*.html
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.html"))

// policy forbids pages everything but their own files. A browser may not count files on disk as of the
// same origin as the page, so that they have to be named; a page from the web cannot load such.
const policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; media-src 'self' file:; base-uri 'none'; form-action 'none'"

// A page is one of the pages of a site with what follows from its text.
type page struct {
	Path, Title string
	source      *Page
	outline     outline
	messages    Messages
	coverage    coverage
}

// pagesOf reads the pages of a site.
func pagesOf(s *Site) []page {
	pages := make([]page, len(s.Pages))
	for i := range s.Pages {
		p := &s.Pages[i]
		pages[i] = page{Path: p.Path, Title: p.Title, source: p, outline: outlineOf(p.Body)}
		if s.Annotate {
			pages[i].messages = p.Messages
			pages[i].coverage = covered(p.Messages.Messages)
		}
	}
	if s.Annotate {
		joinWork(pages)
	}
	return pages
}

// joinWork says of each page which are the nearest ones with messages that need work, and which
// message there is the first or the last.
func joinWork(pages []page) {
	work := func(p *page, last bool) string {
		id := ""
		for _, m := range p.messages.Messages {
			if m.State != Translated {
				if id = m.ID; !last {
					break
				}
			}
		}
		return id
	}
	nearest, id := "", ""
	for i := range pages {
		if nearest != "" {
			pages[i].messages.Before = rootFrom(pages[i].Path) + escaped(nearest) + "#m-" + id
		}
		if last := work(&pages[i], true); last != "" {
			nearest, id = pages[i].Path, last
		}
	}
	nearest = ""
	for i := len(pages) - 1; i >= 0; i-- {
		if nearest != "" {
			pages[i].messages.After = rootFrom(pages[i].Path) + escaped(nearest) + "#m-" + id
		}
		if first := work(&pages[i], false); first != "" {
			nearest, id = pages[i].Path, first
		}
	}
}

// A view is what the templates of a page read.
type view struct {
	Site           *Site
	Saying         string // the language of the words around the text, if it is another one
	Root, Assets   string // from the page
	Start          string
	Title          string
	Head           head
	Day, Night     string // colours of the bar of a browser
	Policy         string
	Contents       []entry
	Glossary       *link
	Languages      []choice
	Previous, Next *link
	MessagesScript string

	// of a section
	Outdated   string
	TitleAbove string // if the text has no title of its own
	Headings   []heading
	Body       template.HTML

	// of the start page and the glossary
	Imprint []string
	Comma   string
	Source  Language
}

type link struct {
	Href, Title string
	Current     bool
}

// An entry of the contents is a page, or the title of a part.
type entry struct {
	Part     bool
	Title    string
	Depth    int
	Href     string
	Current  bool
	Coverage *coverageView
}

type coverageView struct {
	Saying, Says string
	Coverage     coverage
}

// A choice leads to the same page in another language.
type choice struct {
	Href, Tag, Direction, Name string
	Current                    bool
}

// newView returns what all pages of a site have.
func newView(s *Site, pages []page, at string) *view {
	a := rootFrom(at)
	v := &view{
		Site: s, Root: a, Assets: a + Folder, Start: a + StartPath(paths(s.Pages)), Policy: policy,
		Day: hex(white), Night: hex(night), Comma: ", ", Source: s.Locale,
		Contents: contents(s, pages, at),
	}
	if len(s.Locales) > 0 {
		v.Source = s.Locales[0]
	}
	language, _, _ := strings.Cut(s.Locale.Tag, "-")
	if spoken, _, _ := strings.Cut(s.Says.Tag(), "-"); spoken != language {
		v.Saying = s.Says.Tag()
	}
	if language == "zh" || language == "ja" {
		v.Comma = "、"
	}
	if len(s.Terms) > 0 {
		to := GlossaryPath(paths(s.Pages))
		v.Glossary = &link{Href: a + to, Title: s.Words.Glossary(), Current: at == to}
	}
	return v
}

// contents are the entries of the contents as seen from a page.
func contents(s *Site, pages []page, at string) []entry {
	var list []entry
	for i := range pages {
		p := &pages[i]
		for _, part := range p.source.Parts {
			list = append(list, entry{Part: true, Title: part.Title, Depth: min(part.Depth, deepest)})
		}
		e := entry{Title: p.Title, Depth: min(p.source.Depth, deepest), Href: rootFrom(at) + escaped(p.Path), Current: p.Path == at}
		if s.Annotate && p.coverage.All > 0 {
			e.Coverage = &coverageView{s.Says.Tag(), s.Says.Covered(p.coverage.Percent()), p.coverage}
		}
		list = append(list, e)
	}
	return list
}

// deepest is up to which depth entries of the contents are set in.
const deepest = 3

// sectionPage is the page of a section.
func sectionPage(s *Site, pages []page, at int) []byte {
	p := &pages[at]
	v := newView(s, pages, p.Path)
	v.Title = p.Title
	v.Languages = choices(s, p.Path, func(Language) string { return p.Path })
	v.Head = newHead(s, p.Path, p.Title, p.outline.First, func(Language) string { return p.Path })
	v.Body = template.HTML(p.source.Body) //nolint:gosec // made by package hypertext, which escapes and sanitizes
	if p.source.Translated < p.source.Passages {
		v.Outdated = s.Words.Outdated(p.source.Translated, p.source.Passages)
	}
	if at > 0 {
		v.Previous = pageLink(p.Path, &pages[at-1])
	}
	switch {
	case at+1 < len(pages):
		v.Next = pageLink(p.Path, &pages[at+1])
	case v.Glossary != nil:
		v.Next = &link{Href: v.Glossary.Href, Title: v.Glossary.Title}
	}
	v.TitleAbove = p.Title
	for _, h := range p.outline.Headings {
		switch h.Level {
		case 1:
			v.TitleAbove = ""
		case 2, 3:
			v.Headings = append(v.Headings, h)
		}
	}
	if bytes.Contains(p.source.Body, []byte("<h1")) {
		v.TitleAbove = ""
	}
	if len(v.Headings) < 2 {
		v.Headings = nil
	}
	if s.Annotate {
		v.MessagesScript = rootFrom(p.Path) + escaped(messagesPath(p.Path))
	}
	return execute("section", v)
}

func pageLink(from string, to *page) *link {
	return &link{Href: rootFrom(from) + escaped(to.Path), Title: to.Title}
}

// startPage is the page with the title of the book and its contents.
func startPage(s *Site, pages []page) []byte {
	at := StartPath(paths(s.Pages))
	v := newView(s, pages, at)
	v.Title = s.Title
	same := func(Language) string { return at }
	v.Languages = choices(s, at, same)
	v.Head = newHead(s, at, s.Title, s.Subtitle, same)
	v.Head.Type = "website"
	if s.Version != "" {
		v.Imprint = append(v.Imprint, s.Words.Version(s.Version))
	}
	if s.Date != "" {
		v.Imprint = append(v.Imprint, s.Date)
	}
	if len(pages) > 0 {
		v.Next = pageLink(at, &pages[0])
	}
	return execute("start", v)
}

// glossaryPage is the page with the terms of the book. A locale without one has its start page instead.
func glossaryPage(s *Site, pages []page) []byte {
	at := GlossaryPath(paths(s.Pages))
	v := newView(s, pages, at)
	v.Title = s.Words.Glossary()
	same := func(l Language) string {
		if l.Glossary || l == s.Locale {
			return at
		}
		return StartPath(paths(s.Pages))
	}
	v.Languages = choices(s, at, same)
	v.Head = newHead(s, at, v.Title, "", same)
	if len(pages) > 0 {
		v.Previous = pageLink(at, &pages[len(pages)-1])
	}
	return execute("glossary", v)
}

// choices are the languages in which a page can be read, from a page.
func choices(s *Site, from string, at func(Language) string) []choice {
	if len(s.Locales) < 2 {
		return nil
	}
	var list []choice
	for _, l := range s.Locales {
		to := rootFrom(from) + "../" + escaped(l.Folder) + "/" + escaped(at(l))
		list = append(list, choice{to, l.Tag, l.Direction, l.Name, l.Tag == s.Locale.Tag})
	}
	return list
}

// execute writes a page. What a template can be given has been tried when it was written, so that it
// does not fail.
func execute(name string, v *view) []byte {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, v); err != nil {
		panic(err)
	}
	return bytes.Map(shown, out.Bytes())
}

// shown leaves out control characters, which HTML does not have (HTML §13.2.3.5) and titles may.
func shown(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF {
		return -1
	}
	return r
}
