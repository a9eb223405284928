package trust

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// leading are the schemes that only lead somewhere.
var leading = []string{"", "http", "https", "mailto"}

// running are those that hold what a browser runs or shows by itself.
var running = []string{"javascript", "vbscript", "data"}

// appendLink appends a destination that does more than lead somewhere.
func appendLink(found []finding, destination string) []finding {
	if !strings.ContainsAny(destination, ":&\\") || strings.HasPrefix(destination, "https://") {
		return found
	}
	read := asBrowsersRead(destination)
	scheme := schemeOf(read)
	if strings.ContainsAny(read, "{<") { // what a generator puts there may be nothing
		scheme = cmp.Or(scheme, schemeOf(withoutTemplates(read)))
	}
	switch {
	case slices.Contains(leading, scheme):
		return found
	case slices.Contains(running, scheme), scheme != schemeOf(resolve(destination)): // which only some find there
		return append(found, finding{read, "", Objection{UnsafeLink, scheme + ":"}}) // as a whole
	default:
		return append(found, finding{scheme, "", Objection{UnsafeLink, scheme + ":"}})
	}
}

// withoutTemplates returns a text without the templates in it, and without the
// delimiters of those that are not closed.
func withoutTemplates(text string) string {
	var b strings.Builder
	absent := map[string]bool{}
	for at := 0; at < len(text); {
		if span := templateAt(text[at:], absent); span != "" {
			at += len(span)
			continue
		}
		b.WriteByte(text[at])
		at++
	}
	return b.String()
}

// asBrowsersRead returns a destination with escapes and character references
// resolved, and without what browsers drop or may drop: control and format
// characters and white space (URL Standard, §4.4).
func asBrowsersRead(destination string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, resolve(destination))
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// schemeOf returns the scheme of a URL in lower case (RFC 3986, §3.1); empty if it
// has none.
func schemeOf(url string) string {
	return strings.ToLower(strings.TrimSuffix(scheme.FindString(url), ":"))
}
