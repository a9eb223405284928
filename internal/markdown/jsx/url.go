package jsx

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// unreadable returns the first destination or bare address of the translation that the
// source does not have and that is no URL (WHATWG URL, "host parsing"), or may be none.
// Docusaurus parses all of them, and stops at what is none.
func (e *encoder) unreadable(tokens []inline.Token) (what string, ok bool) {
	linked := 0 // up to where the text of a link goes
	for i, t := range tokens {
		destination := ""
		switch {
		case t.Kind == inline.Open && t.Partner >= 0:
			linked = max(linked, tokens[t.Partner].End)
		case t.Kind == inline.Close && !t.Reference:
			destination = unescape(t.Inner.In(e.text))
		case t.Kind == inline.Embedded && autolink(t.In(e.text)) > 0:
			destination = e.text[t.Start+1 : t.End-1]
		}
		if destination != "" && !isURL(destination) && !strings.Contains(e.source, t.In(e.text)) {
			return destination, true
		}
		next := len(e.text)
		if i+1 < len(tokens) {
			next = tokens[i+1].Start
		}
		if t.End >= linked {
			if what, ok = e.unreadableIn(t.End, next); ok {
				return what, ok
			}
		}
	}
	if len(tokens) == 0 {
		return e.unreadableIn(0, len(e.text))
	}
	return e.unreadableIn(0, tokens[0].Start)
}

// bare matches what is a bare address to GFM.
var bare = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s!-,/:-@\[-^{-~` + "`" + `][^\s<]*`)

// unreadableIn is [encoder.unreadable] for the addresses that begin in plain text.
func (e *encoder) unreadableIn(from, to int) (what string, ok bool) {
	for from < to {
		at := bare.FindStringIndex(e.text[from:])
		if at == nil || from+at[0] >= to {
			break
		}
		address := e.text[from+at[0] : from+at[1]]
		if !isURL(address) && !strings.Contains(e.source, address) {
			return address, true
		}
		from += at[1]
	}
	return "", false
}

// escapes matches a backslash that escapes something.
var escapes = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// unescape returns a destination without escapes and character references.
func unescape(destination string) string {
	return html.UnescapeString(escapes.ReplaceAllString(destination, "$1"))
}

// authority matches what a URL with a host begins with. Of some schemes it needs no
// slashes.
var authority = regexp.MustCompile(`^(?i:www\.|(?:https?|wss?|ftp|file):[/\\]*|[a-z][a-z0-9+.-]*://|[/\\]{2})`)

// isURL reports whether something is surely a URL, or relative to one.
func isURL(text string) bool {
	begun := authority.FindString(text)
	if begun == "" {
		return true
	}
	host := text[len(begun):]
	if strings.HasPrefix(strings.ToLower(begun), "www") {
		host = text
	}
	if n := strings.IndexAny(host, `/?#\`); n >= 0 {
		host = host[:n]
	}
	host = host[strings.LastIndexByte(host, '@')+1:]
	if n := strings.LastIndexByte(host, ':'); n >= 0 {
		if port := host[n+1:]; len(port) > 4 || strings.Trim(port, "0123456789") != "" {
			return false
		}
		host = host[:n]
	}
	return isHost(host)
}

// isHost reports whether something is surely the name of a host.
func isHost(host string) bool {
	if host == "" {
		return false
	}
	for _, r := range host {
		ascii := r < utf8.RuneSelf && (isPart(r) || r == '.')
		if !ascii && (r < utf8.RuneSelf || r != '。' && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)) {
			return false
		}
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	for _, label := range labels {
		if strings.HasPrefix(strings.ToLower(label), "xn--") {
			return false
		}
	}
	return !isDigit(labels[len(labels)-1]) || address4.MatchString(host)
}

// isDigit reports whether a label may be a number, as that of an IPv4 address.
func isDigit(label string) bool { return label != "" && '0' <= label[0] && label[0] <= '9' }

// address4 matches an IPv4 address.
var address4 = regexp.MustCompile(`^(?:(?:[1-9]?[0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])(?:\.|$)){4}$`)
