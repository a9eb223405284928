package document

import (
	"net/url"
	"path"
	"strings"
)

// An Anchor is a place inside the book: a section, and a heading of it if ID
// is not empty.
type Anchor struct {
	Section string
	ID      string
}

// Resolve returns the place in the book that a link destination written in
// the section at path from names, and false for one that leads elsewhere: an
// absolute URL, or a path that is no Markdown file. Whether the place exists
// is not looked at.
func Resolve(from, destination string) (Anchor, bool) {
	u, err := url.Parse(destination)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return Anchor{}, false
	}
	if u.Path == "" {
		return Anchor{Section: from, ID: u.Fragment}, u.Fragment != ""
	}
	if path.Ext(u.Path) != ".md" {
		return Anchor{}, false
	}
	return Anchor{Section: path.Join(path.Dir(from), u.Path), ID: u.Fragment}, true
}

// File returns the path below the handbook folder of a file that the section
// at path from names by a relative destination, and false for an absolute
// URL. A path that climbs out of the handbook begins with "../".
func File(from, destination string) (string, bool) {
	u, err := url.Parse(destination)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	return path.Join(path.Dir(from), u.Path), true
}

// Remote reports whether a destination is an absolute URL of the web, which
// nothing below the handbook folder could be.
func Remote(destination string) bool {
	u, err := url.Parse(destination)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "" && u.Host != "")
}
