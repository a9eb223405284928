package volume

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown"
)

// A place is where a chapter stands in the contents of a volume.
type place struct {
	depth int
	parts []document.Part // that begin with it
}

// placesOf returns the places of the chapters by their paths, as the order of the book
// has them. An edition that chooses sections has neither parts nor levels.
func placesOf(p *Plan, v *Volume) map[string]place {
	if p.Edition != nil && p.Edition.Sections != nil {
		return nil
	}
	there := map[string]bool{}
	for _, c := range v.Chapters {
		there[c.Section.Path] = true
	}
	places := map[string]place{}
	var begun []document.Part // whose first chapter comes next
	for _, e := range p.Book.Config.Order.Entries {
		if e.Path != "" && !there[e.Path] {
			continue
		}
		begun = slices.DeleteFunc(begun, func(p document.Part) bool { return p.Depth >= e.Level })
		if e.Path == "" {
			begun = append(begun, document.Part{Title: v.titleOf(e.Title), Depth: e.Level})
			continue
		}
		places[e.Path] = place{depth: e.Level, parts: begun}
		begun = nil
	}
	return places
}

// titleOf is the title of a part as a reader sees it.
func (v *Volume) titleOf(title string) string {
	if translated, ok := v.partTitles[title]; ok {
		return translated
	}
	return markdown.Plain(title)
}
