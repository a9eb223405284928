package volume

import (
	"maps"
	"path"
	"slices"
)

// A File is one of the files that are made of a volume.
type File struct {
	Path string // slash-separated, below the output folder
	Data []byte
}

// Markdown returns the sections of a volume as files in the folder of its locale,
// and the images that stand beside them.
func Markdown(v *Volume, images *Images) (sections, pictures []File) {
	for _, c := range v.Chapters {
		sections = append(sections, File{path.Join(v.Locale.Code, c.Section.Path), c.Applied.Spliced.Source})
	}
	for _, name := range slices.Sorted(maps.Keys(images.Files)) {
		pictures = append(pictures, File{path.Join(v.Locale.Code, name), images.Files[name]})
	}
	return sections, pictures
}
