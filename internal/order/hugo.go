package order

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
)

// readHugo orders the sections as Hugo does by default: by weight, those without one
// last; then the newest first; then by the title of links, and by path. A folder stands
// where its _index.md would, which comes before what is in it.
func readHugo(l *listing) error {
	h := hugo{l}
	h.folder(treeOf(l.folder.Found.Sections, "."), 0)
	return nil
}

// hugo is what the sections say to Hugo, while it is read.
type hugo struct{ listing *listing }

// A hugoItem is a page, or a folder, among its siblings.
type hugoItem struct {
	page   string
	folder *tree
	weight float64
	date   string // as in ISO 8601, so that later dates are greater texts
	title  string
}

// folder adds what is in a folder.
func (h hugo) folder(t *tree, level int) {
	if h.listing.full(level) {
		return
	}
	index := func(page string) bool { return config.WithoutExt(path.Base(page)) == "_index" }
	if page := t.takePage(index); page != "" {
		h.listing.chapter(page, level)
		if t.path != "." {
			level++
		}
	}
	var siblings []hugoItem
	for _, page := range t.pages {
		siblings = append(siblings, h.item(page, nil))
	}
	for _, folder := range t.folders {
		page := ""
		for _, p := range folder.pages {
			if index(p) || page == "" && config.WithoutExt(path.Base(p)) == "index" {
				page = p // a section of the site, or a page in a folder of its own
			}
		}
		siblings = append(siblings, h.item(page, folder))
	}
	slices.SortStableFunc(siblings, func(a, b hugoItem) int {
		return cmp.Or(
			cmp.Compare(a.weight, b.weight),
			cmp.Compare(b.date, a.date),
			cmp.Compare(strings.ToLower(a.title), strings.ToLower(b.title)),
			cmp.Compare(a.path(), b.path()),
		)
	})
	for _, item := range siblings {
		if item.folder != nil {
			h.folder(item.folder, level)
		} else {
			h.listing.chapter(item.page, level)
		}
	}
}

func (h hugo) item(page string, folder *tree) hugoItem {
	item := hugoItem{page: page, folder: folder, weight: numberOf("")}
	if page == "" {
		return item
	}
	m := metadataOf(h.listing.folder, page)
	if w := m.number("weight"); w != 0 { // to Hugo, 0 is none
		item.weight = w
	}
	item.date, item.title = m["date"], cmp.Or(m["linkTitle"], m["title"])
	return item
}

func (i hugoItem) path() string {
	if i.folder != nil {
		return i.folder.path
	}
	return i.page
}
