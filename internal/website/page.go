package website

import (
	"bytes"
	"html/template"
	"strings"
)

// policy forbids pages everything but their own files. A browser may not count files on disk as of the
// same origin as the page, so that they have to be named; a page from the web cannot load such.
const policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; media-src 'self' file:; base-uri 'none'; form-action 'none'"

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
	Contents       template.HTML
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

// A choice leads to the same page in another language.
type choice struct {
	Href, Tag, Direction, Name string
	Current                    bool
}

// newView returns what all pages of a site have.
func newView(s *Site, list *contents, at string) *view {
	a := rootFrom(at)
	v := &view{
		Site: s, Root: a, Assets: a + Folder, Start: a + StartPath(paths(s.Pages)), Policy: policy,
		Day: hex(white), Night: hex(night), Comma: ", ", Source: s.Locale,
		Contents: list.from(at),
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

// sectionPage is the page of a section.
func sectionPage(s *Site, pages []page, list *contents, at int) []byte {
	p := &pages[at]
	v := newView(s, list, p.Path)
	v.Title = p.Title
	v.Languages = choices(s, p.Path, func(Language) string { return p.Path })
	v.Head = newHead(s, p.Path, p.Title, p.outline.First, func(Language) string { return p.Path })
	v.Body = template.HTML(p.source.Body) //nolint:gosec // made by package hypertext, which escapes what it writes and cleans the author's HTML
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
func startPage(s *Site, pages []page, list *contents) []byte {
	at := StartPath(paths(s.Pages))
	v := newView(s, list, at)
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
func glossaryPage(s *Site, pages []page, list *contents) []byte {
	at := GlossaryPath(paths(s.Pages))
	v := newView(s, list, at)
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
