package jsx

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// unreadable returns the first destination of the translation that the source does not
// have and that is no URL (WHATWG URL, "host parsing"), or may be none; empty if there is
// none. Docusaurus parses all of them, and stops at what is none. Of a bare address that
// goes on so, as in 請看 https://b.example？, the part that is one becomes a link.
func (e *encoder) unreadable(tokens []inline.Token) string {
	linked := 0 // up to where the text of a link goes
	e.addressed = -1
	if what := e.unreadableIn(0, tokens); what != "" {
		return what
	}
	for i, t := range tokens {
		destination := ""
		switch {
		case t.Kind == inline.Open && t.Partner >= 0:
			linked = max(linked, tokens[t.Partner].End)
		case t.Kind == inline.Close && !t.Reference && !e.words.links[t.In(e.text)]:
			destination = unescape(t.Inner.In(e.text))
		case t.Kind == inline.Embedded && autolink(t.In(e.text)) > 0:
			destination = e.text[t.Start+1 : t.End-1]
		}
		if !isURL(destination) {
			return destination
		}
		if t.End >= linked {
			if what := e.unreadableIn(t.End, tokens[i+1:]); what != "" {
				return what
			}
		}
	}
	return ""
}

// bare matches what begins a bare address to GFM.
var bare = regexp.MustCompile(`(?i)(?:https?://|www\.)`)

// unreadableIn is [encoder.unreadable] for the bare addresses in the plain text before some tokens.
func (e *encoder) unreadableIn(from int, next []inline.Token) string {
	to := len(e.text)
	if len(next) > 0 {
		to = next[0].Start
	}
	for _, at := range bare.FindAllStringIndex(e.text[from:to], -1) {
		start := from + at[0]
		before := strings.LastIndexAny(e.text[max(0, start-longestWord):start], " \t\n")
		before += max(0, start-longestWord)
		again := before+1 == e.addressed
		e.addressed = before + 1
		address := e.addressAt(start, next)
		if isBareURL(address, at[1]-at[0]) {
			continue
		}
		n := len(ascii.FindString(address))
		if next, _ := utf8.DecodeRuneInString(address[min(len(address), at[1]-at[0]):]); n == 0 && !again && (unicode.IsSpace(next) || next != '.' && next != '-' && inline.IsPunctuation(next)) {
			continue // that is none
		}
		if n == 0 || again || !isURL(address[:n]) {
			return address
		}
		e.links[start] = start + n
	}
	return ""
}

// isBareURL is [isURL] for what stands in the text, where markup may end it. It begins
// with so many bytes of a scheme.
func isBareURL(address string, scheme int) bool {
	authority := address[min(len(address), scheme):]
	if n := strings.IndexAny(authority, "/?#"); n >= 0 {
		authority = authority[:n]
	}
	n := strings.IndexAny(address, "*_~`[]{}<&$()")
	return !strings.ContainsAny(authority, `@\&`) && isURL(address) && (n < 0 || isURL(address[:n]))
}

// addressAt returns what may belong to the bare address at an offset, before some
// tokens: all up to white space, or to a tag or an expression.
func (e *encoder) addressAt(start int, next []inline.Token) string {
	address := e.text[start:min(len(e.text), start+longestWord)]
	if n := strings.IndexAny(address, " \t\n"); n >= 0 {
		address = address[:n]
	}
	for _, t := range next {
		if t.Kind == inline.Embedded {
			return address[:min(len(address), t.Start-start)]
		}
		if t.Start > start+len(address) {
			break
		}
	}
	return address
}

// ascii matches the beginning of an address that is surely one.
var ascii = regexp.MustCompile(`^(?i:https?://|www\.)[a-z0-9]+(?:[.-][a-z0-9]+)*(?::[0-9]{1,4}\b)?`)

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

// forbidden are characters that no host has, or that become such as IDNA reads them.
const forbidden = "%:<>[]^| \u3000︰﹒﹓﹕﹖﹟﹤﹥﹨﹪﹫＀＃％／：＜＞？＠［＼］＾｜￣"

// isHost reports whether something is surely the name of a host, or text that goes on
// behind one without making it none.
func isHost(host string) bool {
	if host == "" || strings.ContainsAny(host, forbidden) {
		return false
	}
	for _, r := range host {
		if r <= ' ' || r > '~' && !unicode.In(r, hosts) {
			return false
		}
	}
	labels := strings.Split(strings.TrimRight(strings.ReplaceAll(host, "。", "."), "."), ".")
	for _, label := range labels {
		if strings.HasPrefix(strings.ToLower(label), "xn--") {
			return false
		}
	}
	return labels[0] != "" && (!isDigit(labels[len(labels)-1]) || address4.MatchString(host))
}

// hosts are characters that are surely allowed in one, or ignored.
var hosts = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0xc0, Hi: 0x17f, Stride: 1},
	{Lo: 0x3001, Hi: 0x303f, Stride: 1},
	{Lo: 0x3041, Hi: 0x3096, Stride: 1},
	{Lo: 0x30a1, Hi: 0x30fa, Stride: 1},
	{Lo: 0x3400, Hi: 0x9fff, Stride: 1},
	{Lo: 0xff01, Hi: 0xff5d, Stride: 1},
}, LatinOffset: 0}

// isDigit reports whether a label may be a number, as that of an IPv4 address.
func isDigit(label string) bool { return label != "" && '0' <= label[0] && label[0] <= '9' }

// address4 matches an IPv4 address.
var address4 = regexp.MustCompile(`^(?:(?:[1-9]?[0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])(?:\.|$)){4}$`)
