package blocks

import (
	"net/url"

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
		if !s.places.known(to) {
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
