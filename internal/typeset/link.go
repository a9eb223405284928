package typeset

import (
	"net/url"

	"github.com/pobook/pobook/internal/document"
)

// resolveLink returns where a destination leads: to a place in the book, or to
// a URI of a kind that a reader may be sent to. It returns nil for any other;
// the text of such a link is set as text.
func (s *setter) resolveLink(destination string) *link {
	if target, ok := document.Resolve(s.path(), destination); ok {
		return &link{to: anchor{kind: atHeading, section: target.Section, id: target.ID}}
	}
	u, err := url.Parse(destination)
	if err != nil {
		return nil
	}
	switch u.Scheme {
	case "http", "https", "mailto", "tel", "ftp":
		return &link{uri: ascii(u)}
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
