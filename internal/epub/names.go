package epub

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// pictures is the folder of the pictures, beside the chapters.
const pictures = "images/"

// longest is how many bytes of a name are kept. EPUB allows 255 (EPUB 3.3 §4.2.3).
const longest = 64

// reserved are the names, without their endings, that this package gives to files of its own.
var reserved = []string{"cover", "nav", "title"}

// Names gives files their names in a book. They are of ASCII and without upper case, so that no
// reader and no file system takes two of them for one (EPUB 3.3 §4.2.3). The zero value has given
// none.
type Names struct{ taken map[string]bool }

// Chapter returns the name of a chapter, "02-use.xhtml", that is like another: the path of the
// file that it was made from, or any text. The same text gets another name each time.
func (n *Names) Chapter(like string) string {
	like = path.Base(like)
	return n.unique("", strings.TrimSuffix(like, path.Ext(like)), "chapter", ".xhtml")
}

// Picture returns the name of a picture, "images/figure.png". It ends as pictures of that content
// do, whatever the file is called.
func (n *Names) Picture(like string, data []byte) string {
	like = path.Base(like)
	extension := mediaTypeOf(data).extension()
	return n.unique(pictures, strings.TrimSuffix(like, path.Ext(like)), "picture", extension)
}

func (n *Names) unique(folder, stem, otherwise, extension string) string {
	if n.taken == nil {
		n.taken = make(map[string]bool)
		for _, name := range reserved {
			n.taken[name] = true
		}
	}
	stem = safe(stem, otherwise)
	name := stem
	for i := 2; n.taken[folder+name] || n.taken[name]; i++ {
		name = stem + "-" + strconv.Itoa(i)
	}
	n.taken[folder+name] = true
	return folder + name + extension
}

// safe returns the letters and digits of a text, in lower case, with hyphens in place of the rest.
func safe(text, otherwise string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		letter := r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_'
		switch {
		case b.Len() == longest:
		case letter:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if name := strings.Trim(b.String(), "-"); name != "" {
		return name
	}
	return otherwise
}

// isGiven reports whether a name is one that [Names] can have given.
func isGiven(name string) bool {
	return given.MatchString(name) && !slices.Contains(reserved, strings.TrimSuffix(name, path.Ext(name)))
}

var given = regexp.MustCompile(`^(?:images/)?[a-z0-9_]+(?:-[a-z0-9_]+)*\.[a-z0-9_]+$`)
