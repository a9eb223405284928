package hypertext

import (
	"strings"
)

// linked is where a link leads, as the ids of the page have it.
func linked(destination string, o *Options) (string, bool) {
	to, ok := o.Link(destination)
	page, id, hasID := strings.Cut(to, "#")
	if hasID && !strings.Contains(page, ":") && !strings.HasPrefix(page, "//") {
		to = page + "#" + ownID(id, o)
	}
	return to, ok
}

// ofPages begins the ids of what sites and previews have around the text; their scripts look for them.
const ofPages = "pobook-"

// ownID is the id of a place in the text, which is none of those. Ids of headings have no colon.
func ownID(id string, o *Options) string {
	if strings.HasPrefix(id, ofPages) && !o.XHTML {
		return "text:" + id
	}
	return id
}
