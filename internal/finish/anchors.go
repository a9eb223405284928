package finish

import (
	"html"

	"github.com/pobook/pobook/internal/markdown"
)

// An AnchorForm is how a translated heading keeps the id that links use.
type AnchorForm int

// The forms of anchors.
const (
	AnchorHTML      AnchorForm = iota // <a id="…"></a> before the text: for every renderer
	AnchorAttribute                   // {#…} after it: for those that know heading attributes
	AnchorNone                        // not at all
)

// Anchors gives the headings that something links to the ids of the source where
// their text would give them others, if no HTML has them already: those that are translated, and those whose
// slug had a number because of one that is. linked reports whether something
// links to an id.
func Anchors(form AnchorForm, linked func(id string) bool) Step {
	return func(sp *markdown.Spliced) []markdown.Insertion {
		if form == AnchorNone || linked == nil {
			return nil
		}
		var anchors []markdown.Insertion
		titles, ids := translatedTitles(sp), markdown.Slugs{}
		for i, h := range sp.Of().Headings {
			if h.Explicit {
				ids.Reserve(h.ID)
				continue
			}
			title, translated := titles[i]
			if !translated {
				title = h.Text
			}
			// One without text has neither a place for an anchor nor a use for it.
			if id := ids.Add(title); id != h.ID && h.Text != "" && linked(h.ID) && !sp.Of().HasWrittenAnchor(h.ID) {
				anchors = append(anchors, anchor(sp, h, form))
			}
		}
		return anchors
	}
}

// translatedTitles are the texts of the headings that are translated, by their
// indexes.
func translatedTitles(sp *markdown.Spliced) map[int]string {
	titles := map[int]string{}
	for _, p := range sp.Pieces {
		if p.Segment < 0 {
			continue
		}
		if seg := &sp.Of().Segments[p.Segment]; seg.Kind == markdown.KindHeading {
			titles[seg.Heading] = markdown.Plain(string(sp.Source[p.Start:p.End]))
		}
	}
	return titles
}

// anchor is the id of a heading in writing. HTML is the default because that
// works in every renderer; `{#id}` does not, and a heading that has attributes
// cannot have them twice.
func anchor(sp *markdown.Spliced, h markdown.Heading, form AnchorForm) markdown.Insertion {
	if form == AnchorAttribute && !h.Attributes {
		return markdown.Insertion{Offset: sp.Place(h.End), Text: " {#" + h.ID + "}", Attribute: true}
	}
	return markdown.Insertion{Offset: sp.Place(h.Offset), Text: `<a id="` + html.EscapeString(h.ID) + `"></a>`}
}
