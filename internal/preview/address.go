package preview

import (
	"net/url"
	"strings"
)

// own is where everything of the server's is that is no page of the handbook: no locale has such a code.
const own = "/-/"

// addressOf is the address of a section in a locale.
func addressOf(code, section string) string {
	return "/" + escapePath(code) + "/" + escapePath(section)
}

// linksTo is the address of a message.
func linksTo(code, section, id string) string { return addressOf(code, section) + "#m-" + id }

// escapePath writes the path of a file as one of a URL.
func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}
