package volume

import (
	"maps"
	"path"
	"slices"

	"github.com/pobook/pobook/internal/finish"
)

// A File is one of the files that are made of a volume.
type File struct {
	Path string // slash-separated, below the output folder
	Data []byte
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

// Markdown returns the sections of a volume as files in the folder of its locale,
// and the images that stand beside them.
func Markdown(v *Volume, images *Images) (sections, pictures []File) {
	for _, c := range v.Chapters {
		if c.Section.Made {
			continue
		}
		sections = append(sections, File{path.Join(v.Locale.Code, c.Section.Path), c.Markdown(v.notice)})
	}
	for _, name := range slices.Sorted(maps.Keys(images.Files)) {
		pictures = append(pictures, File{path.Join(v.Locale.Code, name), images.Files[name]})
	}
	return sections, pictures
}
