package document

import (
	"net/url"
	"path"
	"slices"
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
// absolute URL, or a path that is no Markdown file. A path that begins with a
// slash counts from the handbook folder, as in site generators. Whether the
// place exists is not looked at.
func Resolve(from, destination string) (Anchor, bool) {
	u, err := url.Parse(destination)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return Anchor{}, false
	}
	if u.Path == "" {
		return Anchor{Section: from, ID: u.Fragment}, u.Fragment != ""
	}
	if !IsMarkdown(u.Path) {
		return Anchor{}, false
	}
	return Anchor{Section: inHandbook(from, u.Path), ID: u.Fragment}, true
}

// inHandbook returns the path below the handbook folder of what the section at
// path from names.
func inHandbook(from, name string) string {
	if strings.HasPrefix(name, "/") {
		return path.Clean(name)[1:]
	}
	return path.Join(path.Dir(from), name)
}

// File returns the path below the handbook folder of a file that the section
// at path from names by a destination, and false for an absolute URL. A path
// that climbs out of the handbook begins with "../"; one that begins with a
// slash counts from the handbook folder.
func File(from, destination string) (string, bool) {
	u, err := url.Parse(destination)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	return inHandbook(from, u.Path), true
}

// Remote reports whether a destination is an absolute URL of the web, which
// nothing below the handbook folder could be.
func Remote(destination string) bool {
	u, err := url.Parse(destination)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "" && u.Host != "")
}

// PictureFormats are the endings of the files that are taken for images, in lower
// case.
var PictureFormats = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"}

// IsPicture reports whether the name of a file ends as that of an image.
func IsPicture(name string) bool {
	return slices.Contains(PictureFormats, strings.ToLower(path.Ext(name)))
}
