package preview

import (
	"html/template"
	"net/http"
	"net/url"

	"github.com/pobook/pobook/internal/annotation"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/ui"
	"github.com/pobook/pobook/internal/volume"
)

// newPage returns what every page has.
func newPage(h *handbook, w http.ResponseWriter, r *http.Request, sn *snapshot, failed diag.List) *page {
	says := says(r, h.options.Language)
	keepLanguage(w, r, says)
	state, _ := r.Context().Value(stateKey{}).(string)
	p := &page{State: state, Title: sn.book.Config.Title, Book: sn.book.Config.Title, Tag: says.tag, Site: says.site, Says: says.preview}
	for _, l := range ui.PreviewLanguages {
		query := r.URL.Query()
		query.Set("lang", l.Code)
		p.Speaks = append(p.Speaks, link{Text: l.Name, Address: (&url.URL{RawQuery: query.Encode()}).String(), Tag: l.Tag, Current: l.Code == says.code})
	}
	for _, d := range failed {
		p.Problems = append(p.Problems, d.Error())
	}
	return p
}

// section sends a section in a locale.
func section(h *handbook, w http.ResponseWriter, r *http.Request, sn *snapshot, e *edition, at int, failed diag.List) {
	p := newPage(h, w, r, sn, failed)
	section := sn.sections[at]
	l := h.catalogues.load(sn, e, section.Path)
	x := h.examine(sn, e, section, l, true)
	view := &sectionPage{
		Code: e.locale.Code, Path: section.Path, Source: e.target == nil, Side: e.target != nil && r.FormValue("view") == "side",
		Tag: tagOf(e.locale), Direction: directionOf(e.locale), SourceTag: tagOf(sn.book.Config.Source), SourceDir: directionOf(sn.book.Config.Source),
	}
	p.Section = view
	for _, d := range append(sn.broken[section.Path], l.found...) {
		p.Problems = append(p.Problems, d.Error())
	}
	switch {
	case section.Order:
		view.Titles, view.Side = true, false
	case view.Side:
		view.Rows = sideBySide(sn, e, section, l, x)
	default:
		view.Body = template.HTML(hypertext.Section(chapter(sn, e, section, l, x, false))) //nolint:gosec // package hypertext has made it safe
	}
	around(h, p, sn, e, at)
	h.templates.send(w, p, http.StatusOK)
}

// around gives a page its links: to the same section otherwise, and to the sections beside it.
func around(h *handbook, p *page, sn *snapshot, e *edition, at int) {
	view, path := p.Section, sn.sections[at].Path
	suffix := ""
	if view.Side {
		suffix = "?view=side"
	}
	for _, other := range sn.locales {
		l := link{Text: other.locale.Name, Address: addressOf(other.locale.Code, path), Tag: tagOf(other.locale), Current: other == e}
		if other.target == nil {
			l.Note = p.Says.Source()
		} else {
			l.Address += suffix
		}
		view.Locales = append(view.Locales, l)
	}
	if e.target != nil {
		view.Views = []link{
			{Text: p.Says.PageView(), Address: addressOf(e.locale.Code, path), Current: !view.Side},
			{Text: p.Says.SideView(), Address: addressOf(e.locale.Code, path) + "?view=side", Current: view.Side},
		}
	}
	beside := func(at int) *link {
		if at < 0 || at >= len(sn.sections) {
			return nil
		}
		return &link{Text: h.titleIn(e, sn.sections[at]), Address: addressOf(e.locale.Code, sn.sections[at].Path) + suffix}
	}
	view.Before, view.After = beside(at-1), beside(at+1)
	p.Title = h.titleIn(e, sn.sections[at])
}

// chapter returns what the HTML of a section is made of.
func chapter(sn *snapshot, e *edition, s content.Section, l loaded, x *annotation.Section, withoutIDs bool) (*document.Section, *hypertext.Options) {
	silent := func(diag.Diagnostic) {} // checks say what there is to say
	v := volume.Single(sn.plan, e.target, s, l.file, silent)
	images := volume.ReadImages(sn.plan, v, volume.Formats{HTML: true}, silent)
	screen := volume.NewScreen(sn.plan, v, images, volume.ScreenOptions{
		Page:    escapePath,
		Picture: escapePath,
		Message: func(_ volume.Chapter, k po.Key) (string, string) { return x.State(k) },
	})
	o := screen.Options(v.Chapters[0])
	o.WithoutIDs = withoutIDs
	return v.Chapters[0].Document(), o
}

// sideBySide returns the blocks of a section and those of its translation, which has the same ones.
func sideBySide(sn *snapshot, e *edition, s content.Section, l loaded, x *annotation.Section) []row {
	left := hypertext.Blocks(chapter(sn, sn.locales[0], s, loaded{}, x, true))
	right := hypertext.Blocks(chapter(sn, e, s, l, x, false))
	rows := make([]row, max(len(left), len(right)))
	for i := range rows {
		if i < len(left) {
			rows[i].Source = template.HTML(left[i]) //nolint:gosec // package hypertext has made it safe
		}
		if i < len(right) {
			rows[i].Translation = template.HTML(right[i]) //nolint:gosec // as above
		}
	}
	return rows
}

// notFound says that there is no such page.
func notFound(h *handbook, w http.ResponseWriter, r *http.Request, sn *snapshot, failed diag.List) {
	p := newPage(h, w, r, sn, failed)
	p.Title = p.Says.NoSection()
	h.templates.send(w, p, http.StatusNotFound)
}

func tagOf(l locale.Locale) string { return l.Regional().String() }

func directionOf(l locale.Locale) string {
	if l.RightToLeft {
		return "rtl"
	}
	return "ltr"
}
