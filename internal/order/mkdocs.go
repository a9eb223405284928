package order

import (
	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// readMkDocs reads the key nav of mkdocs.yml. Paths are relative to docs_dir, which
// the folder of the sections is.
func readMkDocs(l *listing) error {
	top, err := l.document()
	if err != nil {
		return err
	}
	nav := value(top, "nav")
	if nav == nil || nav.Kind != yaml.SequenceNode {
		hint := diag.Textf(`write a nav, or delete the key "sections" to take every Markdown file by path`)
		if from := text(top, "INHERIT"); from != "" {
			hint = diag.Textf("name the file that it inherits from, %s", from)
		}
		return l.fail(0, diag.Textf("no nav is here"), hint)
	}
	navigator{l}.list(nav, 0)
	return nil
}

// A navigator goes through the nav of MkDocs.
type navigator struct{ listing *listing }

// list adds a list of pages and of named lists.
func (n navigator) list(list *yaml.Node, level int) {
	for _, item := range items(list) {
		if n.listing.full(level) {
			return
		}
		if item.Kind == yaml.ScalarNode {
			n.listing.link(scalar(item), level, n.listing.where(item))
		}
		for title, target := range pairs(item) {
			if target.Kind == yaml.SequenceNode {
				n.section(title, target, level)
			} else {
				n.listing.link(scalar(target), level, n.listing.where(target))
			}
		}
	}
}

// section adds a named list. One that begins with the page of a folder is named by
// that page, as themes show it, and needs no title.
func (n navigator) section(title, list *yaml.Node, level int) {
	pages := items(list)
	if len(pages) == 0 {
		return
	}
	first := pages[0]
	for _, target := range pairs(first) {
		first = target
		break
	}
	if page := scalar(first); isIndex(page) {
		if before := len(n.listing.order.Entries); page != "" {
			n.listing.link(page, level, n.listing.where(first))
			if len(n.listing.order.Entries) > before {
				level++
			}
		}
		n.list(&yaml.Node{Kind: yaml.SequenceNode, Content: pages[1:]}, level)
		return
	}
	n.list(list, n.listing.part(scalar(title), level, n.listing.where(title)))
}
