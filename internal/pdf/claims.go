package pdf

import (
	"slices"

	"github.com/pobook/pobook/internal/layout"
)

// claims are the standards that a file says it conforms to.
type claims struct {
	archive    bool // PDF/A-2a (ISO 19005-2)
	accessible bool // PDF/UA-1 (ISO 14289-1)
}

// claim decides what a file can say of itself. All that is written here is as both standards
// want it; what a book may lack is in its text and its fonts.
//
// A file with the glyph of a font for what it lacks conforms to neither, nor one with a string
// that is too long. Who does not see a page finds all of it only if the book has a title and
// a language, each figure has an alternative, and each character is one that somebody knows and
// a face has.
func claim(meta *Meta, s *survey, pages *layout.Pages) claims {
	if meta.Unclaimed || s.fonts.lacking() || s.wordy || tooLong(meta, pages) {
		return claims{}
	}
	return claims{
		archive: true,
		accessible: meta.Title != "" && meta.Language != "" &&
			len(pages.Missing) == 0 && !s.fonts.private() && s.tags.described(),
	}
}

// described reports whether each figure has an alternative.
func (s *structure) described() bool {
	for node, n := range s.nodes {
		if n.Role == layout.Figure && s.placed[node] && n.Alt == "" {
			return false
		}
	}
	return true
}

// tooLong reports whether any of the strings that books can make long is longer than a string
// may be, those of pictures apart.
func tooLong(meta *Meta, pages *layout.Pages) bool {
	if over(meta.Title) || over(meta.Subject) {
		return true
	}
	authors := 0
	for _, a := range meta.Authors {
		authors += 2 * len(a)
	}
	return authors > mostBytes/2 ||
		slices.ContainsFunc(pages.Outline, func(e layout.Entry) bool { return over(e.Title) }) ||
		slices.ContainsFunc(pages.Structure, func(n layout.Node) bool { return over(n.Alt) }) ||
		slices.ContainsFunc(pages.Pages, func(p *layout.Page) bool {
			return slices.ContainsFunc(p.Links, func(l layout.Link) bool { return len(l.URI) > mostBytes })
		})
}
