package epub

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// schemes are those of addresses that links may lead to, out of the book.
var schemes = []string{"ftp", "geo", "http", "https", "irc", "ircs", "mailto", "news", "sip", "sms", "tel", "urn", "xmpp"}

// places are what references of a book can lead to.
type places struct {
	pages    map[string]*survey // by name; nil for those of this package
	pictures map[string]bool
}

// check adds a fault to a survey for each reference that leads nowhere. Pages of a book link to one
// another and to the web, and show what is in the file (EPUB 3.3 §3.6 and §6.1.2).
func (p places) check(s *survey) {
	for _, r := range s.refs {
		if reason := p.wrong(s, r); reason != "" {
			s.fault(r.line, "%q %s", r.to, reason)
		}
	}
}

func (p places) wrong(from *survey, r reference) string {
	u, err := url.Parse(strings.TrimSpace(r.to))
	switch {
	case err != nil:
		return "is not an address; write it as a URL"
	case r.shown && strings.EqualFold(u.Scheme, "data"):
		return wrongData(u)
	case r.shown && (u.Scheme != "" || u.Host != ""):
		return "is not in the book, and readers fetch nothing; link to it instead"
	case u.Host != "" && u.Scheme == "":
		return "leads to another host by no scheme; write https: before it"
	case u.Scheme != "" && !slices.Contains(schemes, strings.ToLower(u.Scheme)):
		return "has a scheme that books do not link to; leave the link out"
	case u.Scheme != "":
		return ""
	}
	return p.wrongWithin(from, r, u)
}

// wrongData says what is wrong with a picture that is written into its address (EPUB 3.3 §3.7).
func wrongData(u *url.URL) string {
	kind, _, _ := strings.Cut(u.Opaque, ",")
	kind, _, _ = strings.Cut(kind, ";")
	switch mediaType(kind) {
	case asGIF, asJPEG, asPNG, asWebP:
		return ""
	}
	return "is not a picture that readers show; use PNG, JPEG, GIF or WebP"
}

// wrongWithin says what is wrong with a reference to something in the book.
func (p places) wrongWithin(from *survey, r reference, u *url.URL) string {
	to := from.name
	if u.Path != "" {
		to = path.Join(path.Dir(from.name), u.Path)
	}
	isOwn := to == from.name
	switch page, isPage := p.pages[to]; {
	case u.RawQuery != "" || strings.HasPrefix(u.Path, "/"):
		return "is not the address of something in a book; leave out query and leading slash"
	case isOwn && u.Fragment != "": // a link, or <use href="#arrow"/> within a drawing
		return wrongFragment(from, u.Fragment)
	case r.shown && p.pictures[to]:
		return ""
	case r.shown:
		return "is not among the pictures of the book; add it"
	case p.pictures[to]:
		return "leads to a picture, which is not a page; leave the link out"
	case !isPage && !isOwn:
		return "is not in the book; leave the link out"
	case page != nil:
		return wrongFragment(page, u.Fragment)
	}
	return ""
}

// wrongFragment says what is wrong with a reference to an element of a page.
func wrongFragment(page *survey, id string) string {
	if _, has := page.ids[id]; id != "" && !has {
		return "leads to an id that is not there; leave the link out, or the fragment"
	}
	return ""
}

// fragment returns the address of an element of a page. Letters of all scripts are left as they are,
// since some readers compare addresses with ids without decoding them.
func fragment(page, id string) string {
	var b strings.Builder
	b.WriteString(page + "#")
	for _, r := range id {
		if r < 0x80 && !isUnreserved(byte(r)) {
			b.WriteString(url.PathEscape(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isUnreserved reports whether an ASCII character stands for itself in a fragment (RFC 3986 §3.5).
func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}
