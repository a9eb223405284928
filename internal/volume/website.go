package volume

import (
	"cmp"
	"context"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/licence"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/ui"
	"github.com/pobook/pobook/internal/website"
)

// A siteMaker makes a volume as a site.
type siteMaker struct {
	plan   *Plan
	volume *Volume
	order  Order
	images *Images
	beside []book.OutputFile // the books
	pages  map[string]string // the paths of the pages by those of their sections
	shown  sync.Map          // the files of the handbook that pages show or lead to
}

// makeSite makes a volume as a site: the files below the folder of its locale, and how many pages
// there are. Books that are made of it too are beside the pages, so that the folder can be
// published by itself.
func makeSite(ctx context.Context, p *Plan, v *Volume, images *Images, beside []book.OutputFile, order Order, reporter diag.Reporter) (files []website.File, pages int) {
	m := &siteMaker{plan: p, volume: v, order: order, images: images, beside: beside, pages: pageNames(chapterPaths(p.selected()), ".html")}
	site := m.site()
	terms := TermsOf(p, v, reporter)
	o := ScreenOptions{
		Page:  func(section string) string { return m.pages[section] },
		Shown: func(file string) { m.shown.Store(file, true) },
	}
	if order.Annotate != nil {
		o.Message = func(c Chapter, k po.Key) (id, state string) { return order.Annotate.State(v, c, k) }
	}
	if terms != nil {
		site.Terms = termRows(terms)
		at := website.GlossaryPath(slices.Sorted(maps.Values(m.pages)))
		o.Terms = func(page string) func(string) []hypertext.Term { return terms.in(relative(page, at)) }
	}
	site.Pages = m.bodies(NewScreen(p, v, images, o))
	if ctx.Err() != nil {
		return nil, 0
	}
	files = website.Files(site)
	for _, f := range beside {
		files = append(files, website.File{Path: f.Path, Content: f.Data})
	}
	m.shown.Range(func(file, _ any) bool {
		files = append(files, website.File{Path: file.(string), Content: images.Files[file.(string)]})
		return true
	})
	slices.SortFunc(files, func(a, b website.File) int { return cmp.Compare(a.Path, b.Path) })
	return files, len(site.Pages)
}

// chapterPaths are the paths of those sections that have a page.
func chapterPaths(sections []content.Section) []string {
	var paths []string
	for _, s := range sections {
		if !s.Order {
			paths = append(paths, s.Path)
		}
	}
	return paths
}

// PagesOf returns where the pages of the sections of a whole handbook are in the site of a locale:
// slash-separated paths below the folder of the sites of all locales, by the paths of the sections.
func PagesOf(l locale.Locale, sections []content.Section) map[string]string {
	pages := pageNames(chapterPaths(sections), ".html")
	for section, page := range pages {
		pages[section] = path.Join(siteOf(l), page)
	}
	return pages
}

// site is what the site says of the book.
func (m *siteMaker) site() *website.Site {
	p, v := m.plan, m.volume
	imprint := p.Book.Config.Imprint
	layout := p.Book.Config.LayoutFor(v.Locale.Code, nil)
	s := &website.Site{
		Title: v.Title, Subtitle: v.Subtitle, URL: p.Book.Config.Site.URL, Trusted: p.Book.Config.Site.Trusted,
		Locale: languageOf(p, v.Target), Locales: languagesOf(p, m.order.siteLocales(p.Book.Config)),
		BoldEmphasis: layout.Emphasis == "bold", Annotate: m.order.Annotate != nil,
		Authors: imprint.Authors, Translators: named(v.Translators), Version: imprint.Version, Licence: imprint.Licence,
		Words: ui.For(v.Locale.Code), Says: ui.Site(v.Locale.Code),
	}
	accent := accentOf(p, v)
	s.Accent = &accent
	if l, ok := licence.Find(imprint.Licence); ok {
		s.LicenceURL = l.URL
	}
	if date := p.published(); date.Unix() > 0 {
		s.Date = date.Format(time.DateOnly)
	}
	if v.Translated != v.Messages {
		s.Notice = []string{s.Words.Coverage(v.Translated, v.Messages)}
	}
	for _, f := range m.beside {
		switch path.Ext(f.Path) {
		case ".pdf":
			s.PDF = f.Path
		case ".epub":
			s.EPUB = f.Path
		}
	}
	return s
}

// bodies makes the pages, several at a time.
func (m *siteMaker) bodies(screen *Screen) []website.Page {
	documents := screen.Documents()
	places := placesOf(m.plan, m.volume)
	var pages []website.Page
	queue := inorder.New(make([]struct{}, inorder.Workers()), func(p website.Page) { pages = append(pages, p) })
	for _, c := range m.volume.Chapters {
		doc := documents[c.Section.Path]
		if doc == nil {
			continue
		}
		queue.Add(func(struct{}) website.Page {
			at := places[c.Section.Path]
			page := website.Page{
				Path: m.pages[c.Section.Path], Title: screen.Title(doc), Depth: at.depth, Parts: at.parts,
				Body: hypertext.Section(doc, screen.Options(c)),
			}
			if m.volume.Target != nil {
				page.Translated, page.Passages = c.Applied.Count()
			}
			if m.order.Annotate != nil {
				page.Messages = m.order.Annotate.Messages(m.volume, c)
			}
			return page
		})
	}
	queue.Wait()
	return pages
}

func termRows(terms *Terms) []website.Term {
	rows := make([]website.Term, len(terms.Entries))
	for i, e := range terms.Entries {
		var sources, notes []string
		for _, sense := range e.Sources {
			sources = append(sources, sense.Source)
			note := sense.Note
			if note != "" && len(e.Sources) > 1 {
				note = sense.Source + ": " + note
			}
			if note != "" {
				notes = append(notes, note)
			}
		}
		slices.Sort(sources)
		rows[i] = website.Term{ID: TermID(i), Term: e.Term, Source: strings.Join(slices.Compact(sources), ", "), Note: strings.Join(notes, "; ")}
	}
	return rows
}

// languageOf is a locale as sites know each other. target is nil for the source locale.
func languageOf(p *Plan, target *config.Target) website.Language {
	l := p.Book.Config.Source
	if target != nil {
		l = target.Locale
	}
	return website.Language{
		Tag: l.Tag.String(), Direction: direction(l.RightToLeft), Name: l.Name, Folder: siteOf(l), Glossary: hasGlossary(p, target),
	}
}

// siteOf is the folder of the site of a locale, below that of all.
func siteOf(l locale.Locale) string { return l.Tag.String() }

func hasGlossary(p *Plan, target *config.Target) bool {
	if target == nil {
		return false
	}
	if wanted := p.Book.Config.LayoutFor(target.Locale.Code, nil).Glossary; wanted != nil && !*wanted {
		return false
	}
	agreed, _ := content.Glossary(p.Book, *target)
	return agreed != nil && len(agreed.Index(target.Locale.Tag)) > 0
}

// languagesOf are locales of a handbook by their codes, that of its source first.
func languagesOf(p *Plan, codes map[string]bool) []website.Language {
	var list []website.Language
	if codes[p.Book.Config.Source.Code] {
		list = append(list, languageOf(p, nil))
	}
	for _, target := range p.Book.Config.Locales {
		if codes[target.Locale.Code] {
			list = append(list, languageOf(p, &target))
		}
	}
	return list
}

// siteLocales are the codes of the locales that have sites once the order is carried out: those
// that are chosen, and those that have had one before.
func (o Order) siteLocales(c config.Config) map[string]bool {
	codes := maps.Clone(o.Chosen)
	if o.Books == nil {
		return codes
	}
	scopes := o.Books.Scopes()
	for _, target := range c.Locales {
		if slices.Contains(scopes, target.Locale.Code+siteScope) {
			codes[target.Locale.Code] = true
		}
	}
	if slices.Contains(scopes, c.Source.Code+siteScope) {
		codes[c.Source.Code] = true
	}
	return codes
}

// rootOf returns the files beside the sites of some locales: where readers choose one.
func rootOf(p *Plan, codes map[string]bool) []website.File {
	var sites []*website.Site
	title, subtitle := p.heading()
	names := pageNames(chapterPaths(p.selected()), ".html")
	var pages []website.Page
	for _, section := range chapterPaths(p.selected()) {
		pages = append(pages, website.Page{Path: names[section]})
	}
	all := languagesOf(p, codes)
	for _, l := range all {
		sites = append(sites, &website.Site{
			Title: title, Subtitle: subtitle, Locale: l, Locales: all, URL: p.Book.Config.Site.URL, Pages: pages,
			Words: ui.For(p.Book.Config.Source.Code), Says: ui.Site(p.Book.Config.Source.Code),
		})
	}
	return website.Root(sites)
}

// outputFiles are files of sites below the output folder.
func outputFiles(folder string, files []website.File) []book.OutputFile {
	list := make([]book.OutputFile, len(files))
	for i, f := range files {
		list[i] = book.OutputFile{Path: path.Join(book.SiteDir, folder, filepath.ToSlash(f.Path)), Data: f.Content}
	}
	return list
}
