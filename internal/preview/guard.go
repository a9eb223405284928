package preview

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// What a page may do: show what this server has, and ask it. No script but those of files runs, no page of
// others shows one of these, and nothing is sent anywhere. (CSP Level 3, §6.)
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// picturePolicy is for files of the handbook: an SVG file that is opened by itself could have scripts.
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

// documentPolicy lets the pages of this server, and no other, show a PDF.
const documentPolicy = "frame-ancestors 'self'"

// AnyHost among the names of a server stands for all addresses of the machine: its numbers, which nobody can let
// lead elsewhere, and no names.
const AnyHost = "*"

// guard lets requests through that a page of this server, or a person, can have made.
//
// Any site that the user visits can make the browser send requests to loopback. One that lets the name of its own
// host lead there (DNS rebinding) is known by the header Host; others by Sec-Fetch-Site, where
// the browser has it (Fetch Metadata §2).
func guard(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", pagePolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cache-Control", "no-cache")
		switch {
		case !isHost(r.Host, hosts):
			http.Error(w, "this host name does not lead to the preview; use the address that pobook has printed", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			header.Set("Allow", "GET, HEAD")
			http.Error(w, "the preview changes nothing", http.StatusMethodNotAllowed)
		case !isOwn(r):
			http.Error(w, "only pages of the preview may ask for this", http.StatusForbidden)
		case r.ContentLength != 0:
			http.Error(w, "the preview reads no bodies of requests", http.StatusRequestEntityTooLarge)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isHost reports whether a value of the header Host is that of this server: loopback, or one of further names. A
// port does not matter: the connection is there.
func isHost(value string, hosts []string) bool {
	name := value
	if host, _, err := net.SplitHostPort(value); err == nil {
		name = host
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	switch name {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	if net.ParseIP(name) != nil && slices.Contains(hosts, AnyHost) {
		return true
	}
	return name != AnyHost && slices.Contains(hosts, name)
}

// isOwn reports whether a request may come from where it comes from: the pages of this server, or, for pages
// alone, a link elsewhere and a person.
func isOwn(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		if u, err := url.Parse(origin); err != nil || u.Host != r.Host {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" && !strings.HasPrefix(r.URL.Path, own)
}
