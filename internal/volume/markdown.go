package volume

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/finish"
)

// A File is one of the files that are made of a volume.
type File struct {
	Path string // slash-separated, below the output folder
	Data []byte
	Copy string // the path below handbook/ of the file that it is a copy of; "" for a section
}

// Markdown returns the chapter in the dialect of its section. Where messages are not
// translated, what notice says of how many are comes first; nil says nothing, and nothing is said in
// what only lists chapters.
func (c Chapter) Markdown(notice func(translated, all int) string) []byte {
	published := c.published()
	translated, all := c.Applied.Count()
	if notice == nil || c.Section.Order || c.catalogue == "" || translated == all {
		return published.Source
	}
	return finish.Notice(published, c.Section.Parsed.Dialect().Output.Notice, notice(translated, all))
}

// Markdown returns the sections of a volume as files where a configuration wants them, and
// the files that stand beside them, in the order of their paths. What cannot stand
// beside them is reported.
func Markdown(c config.Config, v *Volume, images *Images, reporter diag.Reporter) (sections, beside []File) {
	source := v.Target == nil
	known := map[string]bool{}
	for _, section := range c.Sections {
		known[section] = true
	}
	for _, chapter := range v.Chapters {
		if chapter.Section.Made {
			continue
		}
		text := metadata(c, v, chapter, relink(c, v, known, chapter, chapter.Markdown(v.notice)), reporter)
		sections = append(sections, File{Path: c.Output.Path(v.Locale, source, chapter.Section.Path), Data: text})
	}
	type copied struct{ path, of string }
	done := map[copied]bool{}
	for _, at := range images.beside {
		to, ok := at.target(c.Output, v.Locale, source)
		data, read := images.Files[at.file]
		switch {
		case !read || done[copied{to, at.file}]:
		case !ok:
			reporter(at.outside())
		default:
			done[copied{to, at.file}] = true
			beside = append(beside, File{Path: to, Data: data, Copy: at.file})
		}
	}
	slices.SortFunc(beside, func(a, b File) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Copy, b.Copy)) })
	return sections, beside
}
