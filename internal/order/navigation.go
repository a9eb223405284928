package order

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/config"
)

// readNavigation reads _data/navigation.yml as themes of Jekyll have it: lists of
// titles with addresses, below which there may be further lists, whatever these are
// called. Names at the top, as of a menu, are no titles.
func readNavigation(l *listing) error {
	top, err := l.document()
	if err != nil {
		return err
	}
	n := &navigation{listing: l, pages: map[string]string{}}
	for _, section := range l.folder.Found.Sections {
		n.note(addressOf(section), section)
		n.note(metadataOf(l.folder, section)["permalink"], section)
	}
	n.list(top, 0)
	for _, menu := range pairs(top) {
		n.list(menu, 0)
	}
	return nil
}

// A navigation is a navigation.yml while it is read.
type navigation struct {
	listing *listing
	pages   map[string]string // sections by their addresses, as plain writes them
}

func (n *navigation) note(address, section string) {
	if address == "" {
		return
	}
	if _, taken := n.pages[plain(address)]; !taken {
		n.pages[plain(address)] = section
	}
}

// addressOf is where Jekyll puts a section: a page at its path, a document of a
// collection without the underscore of that.
func addressOf(section string) string {
	return strings.TrimPrefix(config.WithoutExt(section), "_")
}

// plain writes an address so that those of one page are equal.
func plain(address string) string {
	address = strings.Trim(path.Clean("/"+address), "/")
	address = strings.TrimSuffix(strings.TrimSuffix(address, ".html"), ".md")
	return strings.Trim(strings.TrimSuffix("/"+address, "/index"), "/")
}

func (n *navigation) list(list *yaml.Node, level int) {
	for _, item := range items(list) {
		if n.listing.full(level) {
			return
		}
		if item.Kind == yaml.ScalarNode {
			n.page(item, level)
			continue
		}
		n.item(item, level)
	}
}

func (n *navigation) item(item *yaml.Node, level int) {
	in := level
	before := len(n.listing.order.Entries)
	if url := value(item, "url", "link", "href", "path", "doc"); url != nil {
		n.page(url, level)
	}
	if len(n.listing.order.Entries) > before {
		in++
	} else if title := value(item, "title", "name", "text", "label"); title != nil {
		in = n.listing.part(scalar(title), level, n.listing.where(title))
	}
	for _, inner := range pairs(item) {
		n.list(inner, in)
	}
}

// page adds the section at an address.
func (n *navigation) page(url *yaml.Node, level int) {
	target, inside := local(scalar(url))
	if !inside {
		return
	}
	if section, ok := n.pages[plain(target)]; ok {
		n.listing.chapter(section, level)
		return
	}
	address := plain(target)
	n.listing.missing(scalar(url), []string{address + config.SectionExt}, n.listing.where(url))
}
