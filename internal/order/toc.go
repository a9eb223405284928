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
	if top.Kind == yaml.SequenceNode { // as Jupyter Book 0.8 had it
		l.tocEntries(top, 0)
		return nil
	}
	if root := value(top, "root"); root != nil {
		l.page(scalar(root), 0, l.where(root))
	}
	l.tocBelow(top, 0)
	return nil
}

// tocBelow adds what stands below an entry.
func (l *listing) tocBelow(entry *yaml.Node, level int) {
	if l.full(level) {
		return
	}
	for _, part := range items(value(entry, "parts", "subtrees")) {
		if l.full(level) {
			return
		}
		in := level
		if caption := value(part, "caption"); caption != nil {
			in = l.part(scalar(caption), level, l.where(caption))
		}
		l.tocBelow(part, in)
	}
	l.tocEntries(value(entry, "chapters", "sections", "entries"), level)
}

func (l *listing) tocEntries(list *yaml.Node, level int) {
	for _, entry := range items(list) {
		if l.full(level) {
			return
		}
		in := level
		if file := value(entry, "file"); file != nil {
			l.page(scalar(file), level, l.where(file))
			in++
		}
		if pattern := text(entry, "glob"); pattern != "" {
			l.tocGlob(pattern, level)
		}
		if part := value(entry, "part"); part != nil && value(entry, "chapters") != nil {
			in = l.part(scalar(part), level, l.where(part))
		}
		l.tocBelow(entry, in)
	}
}

// page adds a document that may be named without its ending. One that is there
// but no Markdown, as a notebook is, is passed over.
func (l *listing) page(name string, level, offset int) {
	if name == "" {
		return
	}
	candidates := l.paths(name)
	for _, c := range candidates {
		for _, ending := range []string{"", ".md", ".markdown", ".mdx"} {
			if l.there[c+ending] {
				l.chapter(c+ending, level)
				return
			}
		}
		if slices.ContainsFunc(l.folder.Found.PassedOver, func(p string) bool { return p == c || p[:len(p)-len(path.Ext(p))] == c }) {
			return
		}
	}
	l.missing(name, candidates, offset)
}

func (l *listing) tocGlob(pattern string, level int) {
	for _, c := range l.paths(pattern) {
		match := config.Glob(c)
		for _, section := range l.folder.Found.Sections {
			if match(section) || match(config.WithoutExt(section)) {
				l.chapter(section, level)
			}
		}
	}
}
