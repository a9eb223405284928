package order

import (
	"cmp"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/config"
)

// readDocusaurus orders the sections as Docusaurus does where no sidebar lists them.
func readDocusaurus(l *listing) error {
	generated{l}.folder(treeOf(l.folder.Found.Sections, "."), 0)
	return nil
}

// generated is the order that Docusaurus makes of files, while it is read.
type generated struct{ listing *listing }

// prefix matches the number that orders a name and is no part of the id; what looks
// like a date or a version is a name.
var (
	prefix     = regexp.MustCompile(`^(\d+)\s*[-_.]+\s*([^-_.\s].*)$`)
	noPrefix   = regexp.MustCompile(`^(?:\d{2}|\d{4})[-_.]\d{2}(?:[-_.](?:\d{2}|\d{4}))?(?:.*)$|^\d+[-_.]\d+`)
	unnumbered = numberOf("")
)

// prefixed divides a name into its number and what is left.
func prefixed(name string) (number float64, rest string) {
	if found := prefix.FindStringSubmatch(name); found != nil && !noPrefix.MatchString(name) {
		return numberOf(found[1]), found[2]
	}
	return unnumbered, name
}

// A place is where a document or a folder stands among its siblings.
type place struct {
	page     string
	folder   *tree
	name     string
	label    string // of a folder
	position float64
}

// folder adds the sections of a folder by their position, which the front matter,
// _category_.json or the number in the name says, then by name.
func (g generated) folder(t *tree, level int) {
	if g.listing.full(level) {
		return
	}
	var places []place
	for _, page := range t.pages {
		number, _ := prefixed(path.Base(page))
		if p := metadataOf(g.listing.folder, page).number("sidebar_position"); p != unnumbered {
			number = p
		}
		places = append(places, place{page: page, name: path.Base(page), position: number})
	}
	for _, folder := range t.folders {
		number, label := prefixed(path.Base(folder.path))
		said := categoryFileOf(g.listing.folder, folder.path)
		if said.Position != nil {
			number = *said.Position
		}
		places = append(places, place{folder: folder, name: path.Base(folder.path), label: cmp.Or(said.Label, label), position: number})
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(a.name, b.name))
	})
	for _, p := range places {
		if p.folder == nil {
			g.listing.chapter(p.page, level)
		} else {
			g.place(p, level)
		}
	}
}

// place adds a folder: below its own page, or else below its label.
func (g generated) place(p place, level int) {
	_, own := prefixed(p.name)
	page := p.folder.takePage(func(page string) bool {
		_, name := prefixed(config.WithoutExt(path.Base(page)))
		return isIndex(page) || strings.EqualFold(name, own)
	})
	if page != "" {
		g.listing.chapter(page, level)
		g.folder(p.folder, level+1)
		return
	}
	g.folder(p.folder, g.listing.part(p.label, level, 0))
}

// A categoryFile is what _category_.json or _category_.yml says of a folder.
type categoryFile struct {
	Label    string   `json:"label" yaml:"label"`
	Position *float64 `json:"position" yaml:"position"`
}

func categoryFileOf(sections Folder, folder string) categoryFile {
	for _, name := range []string{"_category_.json", "_category_.yml", "_category_.yaml"} {
		data := sections.Read(path.Join(folder, name))
		if data == nil {
			continue
		}
		read := yaml.Unmarshal
		if path.Ext(name) == ".json" {
			read = json.Unmarshal
		}
		var said categoryFile
		if read(data, &said) == nil {
			return said
		}
	}
	return categoryFile{}
}
