package website

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
