package volume

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/finish"
	"github.com/pobook/pobook/internal/locale"
)

// relink returns a chapter's Markdown with its links to other sections leading to the
// files of these in the same locale, where the pattern of the output puts sections
// elsewhere, relative to each other, than they are below handbook/. Generators that find
// the file of the locale by the name of the source's want the links as they are.
func relink(c config.Config, v *Volume, sections map[string]bool, chapter Chapter, text []byte) []byte {
	if c.Output.KeepsLinks() || c.Output.KeepsPlaces(v.Target == nil) {
		return text
	}
	l := linker{c.Output, v.Locale, v.Target == nil, chapter.Section.Path, sections}
	for _, link := range chapter.Recombined.Links() {
		if _, moved := l.to(link.Destination); moved {
			return finish.Relink(text, content.Extraction(c.Extraction), l.to)
		}
	}
	return text
}

// A linker knows where the links of a section lead in a locale.
type linker struct {
	output   config.Output
	locale   locale.Locale
	source   bool
	from     string          // the section
	sections map[string]bool // those of the handbook
}

// to returns what a destination has to be; false is for what can stay as it is: a link
// out of the book, one from its root folder, of which generators have views of their
// own, and one that leads there already.
func (l linker) to(destination string) (string, bool) {
	anchor, inside := document.Resolve(l.from, destination)
	u, err := url.Parse(destination)
	if !inside || err != nil || u.Path == "" || strings.HasPrefix(u.Path, "/") || !l.sections[anchor.Section] {
		return "", false
	}
	here := path.Dir(l.output.Path(l.locale, l.source, l.from))
	there := l.output.Path(l.locale, l.source, anchor.Section)
	if path.Join(here, u.Path) == there {
		return "", false
	}
	way, err := filepath.Rel(filepath.FromSlash(here), filepath.FromSlash(there))
	if err != nil {
		return "", false
	}
	rest := ""
	if i := strings.IndexAny(destination, "?#"); i >= 0 {
		rest = destination[i:]
	}
	return filepath.ToSlash(way) + rest, true
}
