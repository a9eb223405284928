package volume

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
)

// A neighbour is a file that has to be where a section looks for it.
type neighbour struct {
	section string // the path of the section
	file    string // the path of the file, both below handbook/
	// rooted says that the section names it from the folder of the whole book, not from
	// its own.
	rooted   bool
	position diag.Position // where it is named
}

// target is where the file has to be for a section that is written in a locale: where
// a relative link of the section leads from there. Where the pattern keeps the folders
// of the sections, that is one tree for each locale; else the file is put where the link
// leads, since a link that stays as its author wrote it is right in every generator. It
// returns false for a place outside of the output folder.
func (n neighbour) target(o config.Output, l locale.Locale, source bool) (string, bool) {
	if n.rooted {
		return path.Join(o.Base(l, source), n.file), true
	}
	way, err := filepath.Rel(filepath.FromSlash(path.Dir(n.section)), filepath.FromSlash(n.file))
	to := path.Join(path.Dir(o.Path(l, source, n.section)), filepath.ToSlash(way))
	return to, err == nil && filepath.IsLocal(filepath.FromSlash(to))
}

func (n neighbour) outside() diag.Diagnostic {
	return diag.Diagnostic{
		Position: n.position,
		Severity: diag.Warning,
		Code:     "asset-path",
		Message:  diag.Textf("%s is not written to the output: with this \"output\", the link leads out of the folder", n.file),
		Hint:     diag.Textf(`keep the folders of the sections in the pattern, as "{locale}/{path}" does`),
	}
}

// linked returns the files that the author of a section links to or puts in, so that
// they can be there in every locale. What translations link to is not among them: they
// could publish a file that is nobody's business.
func linked(p *Plan, s content.Section) []neighbour {
	var files []neighbour
	add := func(file string, rooted bool, offset int) {
		if mayBePublished(p.Book.Config.Places, file) {
			files = append(files, neighbour{s.Path, file, rooted, s.At(offset)})
		}
	}
	for _, link := range p.index.Links(s.Path) {
		file, ok := document.File(s.Path, link.Destination)
		if ok && !document.IsMarkdown(file) {
			add(file, strings.HasPrefix(link.Destination, "/"), link.Offset)
		}
	}
	for _, put := range markdown.Includes(s.Parsed) {
		file := path.Join(path.Dir(s.Path), put.File)
		if put.Rooted {
			file = put.File
		}
		if !slices.Contains(p.Book.Config.Sections, file) {
			add(file, put.Rooted, put.Offset)
		}
	}
	return files
}

// mayBePublished reports whether a file among the sections may be written to the output:
// not the configuration, a catalogue, what is hidden, or what is elsewhere.
func mayBePublished(places config.Places, file string) bool {
	at := places.Content(file)
	if at == places.File() || strings.HasPrefix(at, places.Catalogues()+"/") || !filepath.IsLocal(filepath.FromSlash(file)) {
		return false
	}
	return !slices.ContainsFunc(strings.Split(file, "/"), func(name string) bool { return strings.HasPrefix(name, ".") })
}
