package typeset

import "github.com/pobook/pobook/internal/document"

// parts sets the titles of the parts that begin with a section. They open its page,
// above its heading: smaller than that, and grey.
func (s *setter) parts(parts []document.Part, f frame) []*strip {
	var strips []*strip
	for _, p := range parts {
		style := s.design.subtitle
		style.bold = true
		set := s.plain(p.Title, style, Heading, 1, f)
		if len(set) == 0 {
			continue
		}
		bindAll(set, firm)
		bind(set, firm)
		first := set[0]
		first.entry = &entry{depth: p.Depth + 1, title: p.Title, anchor: anchor{kind: atEntry, id: s.entryID()}}
		first.anchors = append(first.anchors, anchorAt{anchor: first.entry.anchor})
		strips = append(strips, set...)
	}
	if len(strips) > 0 {
		strips[0].newPage = true
	}
	return strips
}
