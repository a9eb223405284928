package blocks

import (
	"net/url"
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/anchor"
)

// resolveLink returns where a destination leads: to a place in the book, or to
// a URI of a kind that a reader may be sent to. It returns nil for any other,
// as for a section that an edition leaves out; the text of such a link is set
// as text.
func resolveLink(s *Setter, destination string) *anchor.Link {
	if target, ok := document.Resolve(s.path(), destination); ok {
		to := anchor.Anchor{Kind: anchor.Heading, Section: target.Section, ID: target.ID}
		if s.known != nil && !s.known[to] {
			return nil
		}
		return &anchor.Link{To: to}
	}
	u, err := url.Parse(destination)
	if err != nil {
		return nil
	}
	switch u.Scheme {
	case "http", "https", "mailto", "tel", "ftp":
		return &anchor.Link{URI: ascii(u)}
	}
	return nil
}

// ascii returns the URI percent-encoded, as PDF wants it
// (ISO 32000-1, 12.6.4.7).
func ascii(u *url.URL) string {
	encoded := []byte{}
	for _, b := range []byte(u.String()) {
		if b <= ' ' || b >= 0x7F {
			const digits = "0123456789ABCDEF"
			encoded = append(encoded, '%', digits[b>>4], digits[b&15])
			continue
		}
		encoded = append(encoded, b)
	}
	return string(encoded)
}

// KnownPlaces are the places of the book that links can name: sections,
// headings, and elements of HTML with an id. What is empty is on no page.
func KnownPlaces(book *document.Book) map[anchor.Anchor]bool {
	known := make(map[anchor.Anchor]bool)
	for _, section := range book.Sections {
		add := func(id string) { known[anchor.Anchor{Kind: anchor.Heading, Section: section.Path, ID: id}] = true }
		document.Walk(section, func(b document.Block, spans []document.Span) {
			if isSet(b, spans) {
				add("")
				if h, ok := b.(*document.Heading); ok && h.ID != "" {
					add(h.ID)
				}
			}
			for _, s := range spans {
				if s.Anchor != "" {
					add(s.Anchor)
				}
			}
		})
	}
	return known
}

// isSet reports whether a block has anything to set, apart from the blocks in it.
func isSet(b document.Block, spans []document.Span) bool {
	switch b := b.(type) {
	case *document.Code:
		return len(b.Lines)+len(b.Title) > 0
	case *document.Callout:
		return len(b.Title) > 0 || b.Kind != document.NoKind && !b.Untitled // it has a title
	case *document.Rule, *document.List, *document.Table:
		return true
	}
	return slices.ContainsFunc(spans, func(s document.Span) bool {
		return s.Text != "" || s.Image != nil || s.Footnote != "" || s.Break
	})
}
