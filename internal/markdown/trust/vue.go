package trust

import (
	"strings"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// Vue compiles a page: an element that is not closed, or an attribute that is there twice,
// stops the build of the whole site, and a name in capitals is that of a component.

// forVue reports whether the tag of an element of HTML is one to Vue, too.
func forVue(tag string) bool {
	names := map[string]bool{}
	for _, name := range strings.Fields(writtenNames(tag)) {
		if names[name] || name != strings.ToLower(name) {
			return false
		}
		names[name] = true
	}
	return true
}

// writtenNames returns the names of a tag and of its attributes as they are written, each
// after a space. In small letters a name may be longer than it is.
func writtenNames(tag string) string {
	start := len(tag) - len(strings.TrimLeft(tag, "</"))
	names := " " + tag[start:min(len(tag), start+len(htmltext.NameOf(tag)))]
	for _, a := range htmltext.Attributes(tag) {
		names += " " + tag[a.NameStart:min(len(tag), a.NameStart+len(a.Name))]
	}
	return names
}
