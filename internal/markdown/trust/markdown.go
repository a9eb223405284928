package trust

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// commonMark reads the tags and footnotes of a text as CommonMark does.
func commonMark(v *view) []finding {
	var found []finding
	tokens, body := v.scan(), v.Text.Body
	for _, token := range tokens {
		switch text := token.In(body); {
		case token.Kind == inline.Tag && !v.reader.speaks(text):
			found = append(found, v.reader.tagFinding(text))
		case token.Kind == inline.Comment && !isPlain(text), token.Kind == inline.Markup:
			found = append(found, markupFinding(text))
		case token.Kind == inline.Footnote:
			found = append(found, finding{"^" + token.Inner.In(body), "", Objection{AddedFootnote, short(text)}})
		case token.Kind == inline.Close && token.Reference && strings.HasPrefix(token.Inner.In(body), "^"): // to others it is a footnote
			found = append(found, finding{token.Inner.In(body), "", Objection{AddedFootnote, short(text)}})
		}
	}
	return found
}

// links reads where the links of a text lead to CommonMark.
func links(v *view) []finding {
	if body := v.Text.Body; !v.has(angle|bracket) && !strings.Contains(body, ":") && !strings.Contains(body, "www") {
		return nil
	}
	var found []finding
	for _, token := range v.scan() {
		destination := token.Inner.In(v.Text.Body)
		switch {
		case token.Kind == inline.Close && token.Reference:
			destination, _ = v.reader.defined(destination)
			found = appendLink(found, destination)
		case token.Kind == inline.Address:
			for _, f := range appendLink(nil, destination) {
				f.key = addressKey(v.Text.Body, token.Start, destination, f.key)
				found = append(found, f)
			}
		case token.Kind == inline.Autolink, token.Kind == inline.Close:
			found = appendLink(found, destination)
		}
	}
	bare := bareAddress
	switch {
	case v.Text.Form == Code:
		bare = inCode
	case !strings.Contains(v.Text.Body, "p:") && !strings.Contains(v.Text.Body, "P:"):
		return found
	}
	for _, address := range bare.FindAllString(v.Text.Body, -1) {
		scheme := strings.ToLower(address[:strings.IndexByte(address, ':')+1])
		found = append(found, finding{scheme, "", Objection{UnsafeLink, scheme}})
	}
	return found
}

// What is a link without brackets: of XMPP to cmark-gfm, and in code that draws,
// such as Mermaid's.
var (
	bareAddress = regexp.MustCompile(`(?i)\bxmpp:`)
	inCode      = regexp.MustCompile(`(?i)\b(?:javascript:\S|vbscript:\S|data:[a-z]+/)`)
)

// addressKey is the key of an address that stands in a text as it is. It allows a
// link of its scheme only if all make one of it that know such links (GFM, §6.9): of
// a scheme that some link, the same address may be there again, and of others, which
// nobody links, another one.
func addressKey(text string, start int, address, scheme string) string {
	apart := start == 0 || strings.IndexByte(" \n*_~(", text[start-1]) >= 0
	switch {
	case scheme != "ftp":
		return "bare " + scheme
	case apart && linked.MatchString(address):
		return scheme
	case apart:
		return "bare " + address
	default:
		return "within " + address
	}
}

// linked matches an address that all make a link of.
var linked = regexp.MustCompile(`^ftp://[-a-zA-Z0-9_]+\.[a-z]`)

// codeOtherwise reads the tags of a text as those do who find code elsewhere than
// CommonMark.
func codeOtherwise(v *view, i int) []finding {
	if i == 0 {
		return nil // the others read that
	}
	return v.reader.rawFindings(v.visibleTo(i), nil)
}

// definition matches what begins the definition of a destination.
var definition = regexp.MustCompile(`(?m:^[ \t]*\[[^\[\]]*\]:)`)

// abbreviates reports a destination that is a word with a colon, and what it means:
// where no spaces are written, all of it is one word.
func abbreviates(destination string) bool {
	read := asBrowsersRead(strings.TrimPrefix(destination, "<"))
	scheme := schemeOf(read)
	rest := read[min(len(read), len(scheme)+1):]
	return rest != "" && rest[0] >= utf8.RuneSelf && !slices.Contains(running, scheme)
}

// destined matches a line that is a destination and nothing else, but for a title
// (CommonMark, §4.7).
var destined = regexp.MustCompile(`^\s*(<[^<>\n]*>|[^\s<]\S*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*(?:\n|$)`)

// destinations reads a text as those do that take more for links than CommonMark
// does, or do not see that it is code.
func destinations(v *view, i int) []finding {
	if !v.has(bracket) {
		return nil
	}
	var found []finding
	text := v.readBy(i)
	if v.Text.Note {
		if at := destined.FindStringSubmatchIndex(text); at != nil && !abbreviates(text[at[2]:at[3]]) {
			found = appendDestination(found, text[at[2]:])
		}
	}
	if strings.Contains(text, "]:") {
		for _, at := range definition.FindAllStringIndex(text, -1) {
			found = appendDestination(found, text[at[1]:])
		}
	}
	for rest := text; ; {
		n := strings.Index(rest, "](")
		if n < 0 {
			return found
		}
		rest = rest[n+len("]("):]
		found = appendDestination(found, rest)
	}
}

// destinationsOrLinks reads where a source leads: a scheme is its own however it is
// written, in angle brackets or behind a text.
func destinationsOrLinks(v *view, i int) []finding {
	found := destinations(v, i)
	for _, token := range v.scan() {
		if token.Kind == inline.Autolink || token.Kind == inline.Close && !token.Reference { // a bare address may be none to some
			found = appendLink(found, token.Inner.In(v.Text.Body))
		}
	}
	return found
}

// appendDestination appends the destination that a text begins with, if it does
// more than lead somewhere.
func appendDestination(found []finding, text string) []finding {
	const longest, withTemplates = 200, 1000
	if whole := text[:min(len(text), withTemplates)]; strings.Contains(whole, "{{") || strings.Contains(whole, "{%") { // which may hold a parenthesis
		whole, _, _ = strings.Cut(withoutTemplates(whole), ")")
		found = appendLink(found, strings.TrimLeft(whole, " \t\r\n<"))
	}
	text = strings.TrimLeft(text[:min(len(text), longest)], " \t\r\n<")
	text, _, _ = strings.Cut(text, ")")
	return appendLink(found, text)
}

// marks counts what opens an image or refers to a footnote, whether or not
// CommonMark sees one.
func marks(v *view, i int) []finding {
	if !v.has(bracket) {
		return nil
	}
	var found []finding
	text := v.readBy(i)
	for at := 0; ; at++ {
		n := strings.IndexByte(text[at:], '[')
		if n < 0 {
			return found
		}
		at += n
		switch {
		case at > 0 && text[at-1] == '!' && (v.Text.Form == HTML || !escapedAt(text, at-1)):
			found = append(found, finding{"![", "", Objection{AddedImage, short(text[at-1 : min(len(text), at+shown)])}})
		case at > 0 && text[at-1] == '^' && (v.Text.Form == HTML || !escapedAt(text, at-1)):
			found = append(found, finding{"^[", "", Objection{AddedFootnote, "^["}})
		case strings.HasPrefix(text[at:], "[^") && v.refers(text[at:]):
			found = append(found, finding{"[^", "", Objection{AddedFootnote, short(text[at:min(len(text), at+shown)])}})
		}
	}
}

// refers reports whether a text begins with a reference to a footnote that is
// defined.
func (v *view) refers(text string) bool {
	const longest = 1000
	n := strings.IndexByte(text[:min(len(text), longest)], ']')
	if n < 0 {
		return false
	}
	_, ok := v.reader.defined(text[1:n])
	return ok
}

// groups reads the braces of a text as they are written.
func groups(v *view, i int) []finding {
	if !v.has(brace) {
		return nil
	}
	return groupsApart(v, i, func(text string) []finding { return braces(text, v.Text.Form != HTML) })
}

// resolvedGroups reads the braces that are rendered.
func resolvedGroups(v *view, i int) []finding {
	if !v.has(brace | reference) {
		return nil
	}
	return groupsApart(v, i, func(text string) []finding { return braces(resolve(text), false) })
}

// groupsApart reads the destinations of links apart from the text: braces of the one
// are none of the other.
func groupsApart(v *view, i int, read func(string) []finding) []finding {
	visible := v.visibleTo(i)
	if !strings.Contains(visible, "](") {
		return read(visible)
	}
	words := []byte(visible)
	var found []finding
	for _, token := range v.scan() {
		if token.Kind != inline.Close || token.Reference || token.Inner.End > len(words) || !strings.ContainsAny(token.Inner.In(visible), "{}&\\") {
			continue
		}
		for _, f := range read(token.Inner.In(visible)) {
			f.key = "](" + f.key
			found = append(found, f)
		}
		blank(words, token.Inner)
	}
	return append(found, read(string(words))...)
}
