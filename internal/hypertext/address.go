package hypertext

import (
	"strings"
)

// href is where a link leads.
func href(w *writer, destination string) (string, bool) {
	if w.options.Link == nil || destination == "" {
		return "", false
	}
	to, ok := linked(destination, w.options)
	return to, ok && isSafe(to)
}

// place writes a place that links can lead to.
func place(w *writer, id string) {
	if id = w.id(id); id != "" {
		w.open("span", attribute{name: "id", value: id})
		w.close("span")
	}
}

// isSafe reports whether an address may stand on a page: one of the web or of mail, or a
// relative one.
func isSafe(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return !strings.ContainsFunc(address, func(r rune) bool { return r < 0x20 })
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel", "ftp":
		return true
	}
	return false
}
