package order

import (
	"go.yaml.in/yaml/v4"
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
		hint := `write a nav, or delete the key "sections" to take every Markdown file by path`
		if from := text(top, "INHERIT"); from != "" {
			hint = "name the file that it inherits from, " + from
		}
		return l.fail(0, "no nav is here", hint)
	}
	l.nav(nav, 0)
	return nil
}

// nav adds a list of pages and of named lists.
func (l *listing) nav(list *yaml.Node, level int) {
	for _, item := range items(list) {
		if l.full(level) {
			return
		}
		if item.Kind == yaml.ScalarNode {
			l.link(scalar(item), level, l.where(item))
		}
		for title, target := range pairs(item) {
			if target.Kind == yaml.SequenceNode {
				l.navSection(title, target, level)
			} else {
				l.link(scalar(target), level, l.where(target))
			}
		}
	}
}

// navSection adds a named list. One that begins with the page of a folder is named by
// that page, as themes show it, and needs no title.
func (l *listing) navSection(title, list *yaml.Node, level int) {
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
		if before := len(l.order.Entries); page != "" {
			l.link(page, level, l.where(first))
			if len(l.order.Entries) > before {
				level++
			}
		}
		l.nav(&yaml.Node{Kind: yaml.SequenceNode, Content: pages[1:]}, level)
		return
	}
	l.nav(list, l.part(scalar(title), level, l.where(title)))
}
