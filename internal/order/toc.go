package order

import (
	"path"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/config"
)

// readTOC reads _toc.yml of Jupyter Book, or of sphinx-external-toc, which it comes
// from: a root, and below it chapters, or parts with a caption each.
func readTOC(l *listing) error {
	top, err := l.document()
	if err != nil {
		return err
	}
	t := toc{l}
	if top.Kind == yaml.SequenceNode { // as Jupyter Book 0.8 had it
		t.entries(top, 0)
		return nil
	}
	if root := value(top, "root"); root != nil {
		t.page(scalar(root), 0, l.where(root))
	}
	t.below(top, 0)
	return nil
}

// A toc is a _toc.yml while it is read.
type toc struct{ listing *listing }

// below adds what stands below an entry.
func (t toc) below(entry *yaml.Node, level int) {
	if t.listing.full(level) {
		return
	}
	for _, part := range items(value(entry, "parts", "subtrees")) {
		if t.listing.full(level) {
			return
		}
		in := level
		if caption := value(part, "caption"); caption != nil {
			in = t.listing.part(scalar(caption), level, t.listing.where(caption))
		}
		t.below(part, in)
	}
	t.entries(value(entry, "chapters", "sections", "entries"), level)
}

func (t toc) entries(list *yaml.Node, level int) {
	for _, entry := range items(list) {
		if t.listing.full(level) {
			return
		}
		in := level
		if file := value(entry, "file"); file != nil {
			t.page(scalar(file), level, t.listing.where(file))
			in++
		}
		if pattern := text(entry, "glob"); pattern != "" {
			t.glob(pattern, level)
		}
		if part := value(entry, "part"); part != nil && value(entry, "chapters") != nil {
			in = t.listing.part(scalar(part), level, t.listing.where(part))
		}
		t.below(entry, in)
	}
}

// page adds a document that may be named without its ending. One that is there
// but no Markdown, as a notebook is, is passed over.
func (t toc) page(name string, level, offset int) {
	if name == "" {
		return
	}
	candidates := t.listing.paths(name)
	for _, c := range candidates {
		for _, ending := range []string{"", ".md", ".markdown", ".mdx"} {
			if t.listing.there[c+ending] {
				t.listing.chapter(c+ending, level)
				return
			}
		}
		if slices.ContainsFunc(t.listing.folder.Found.PassedOver, func(p string) bool { return p == c || p[:len(p)-len(path.Ext(p))] == c }) {
			return
		}
	}
	t.listing.missing(name, candidates, offset)
}

func (t toc) glob(pattern string, level int) {
	for _, c := range t.listing.paths(pattern) {
		match := config.Glob(c)
		for _, section := range t.listing.folder.Found.Sections {
			if match(section) || match(config.WithoutExt(section)) {
				t.listing.chapter(section, level)
			}
		}
	}
}
