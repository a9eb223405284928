package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// commonMark reads the tags, images and footnotes of a text as CommonMark does, and
// the titles of links in which Docsify looks for what it has to do.
func commonMark(v *view) []finding {
	var found []finding
	tokens, body := v.scan(), v.Text.Body
	for _, token := range tokens {
		if title := strings.TrimSpace(token.Title.In(body)); strings.HasPrefix(resolve(title), ":") {
			found = append(found, finding{title, "", Objection{AddedTemplate, short(title)}})
		}
		switch text := token.In(body); {
		case token.Kind == inline.Tag && !speaks(text):
			found = append(found, tagFinding(text))
		case token.Kind == inline.Comment && !plainComment.MatchString(text), token.Kind == inline.Markup:
			found = append(found, markupFinding(text))
		case token.Kind == inline.Footnote:
			found = append(found, finding{"^" + token.Inner.In(body), "", Objection{AddedFootnote, short(text)}})
		case token.Kind == inline.Close && token.Reference && strings.HasPrefix(token.Inner.In(body), "^"): // to others it is a footnote
			found = append(found, finding{token.Inner.In(body), "", Objection{AddedFootnote, short(text)}})
		case token.Kind == inline.Close && tokens[token.Partner].Sign == '!':
			destination := token.Inner.In(body)
			if token.Reference {
				destination, _ = v.reader.defined(destination)
			}
			found = append(found, finding{destination, "", Objection{AddedImage, short(destination)}})
		}
	}
	return found
}

// links reads where the links of a text lead to CommonMark. Of references the
// source says it.
func links(v *view) []finding {
	var found []finding
	for _, token := range v.scan() {
		if token.Kind == inline.Autolink || token.Kind == inline.Address || token.Kind == inline.Close && !token.Reference {
			found = appendLink(found, token.Inner.In(v.Text.Body))
		}
	}
	bare := bareAddress
	if v.Text.Form == Code {
		bare = inCode
	}
	for _, scheme := range bare.FindAllString(v.Text.Body, -1) {
		scheme = strings.ToLower(scheme)
		found = append(found, finding{scheme, "", Objection{UnsafeLink, scheme}})
	}
	return found
}

// What is a link without brackets: of XMPP to cmark-gfm, and in code that draws,
// such as Mermaid's.
var (
	bareAddress = regexp.MustCompile(`(?i)\bxmpp:`)
	inCode      = regexp.MustCompile(`(?i)\b(?:javascript:|vbscript:|data:[a-z]+/)`)
)

// codeFirst reads the tags of a text as those do to whom code spans bind before all
// else.
func codeFirst(v *view) []finding {
	if visible := v.withoutCode(); len(visible) > 1 {
		return rawFindings(visible[1], nil)
	}
	return nil // it is what the others read
}

// definition matches what begins the definition of a destination.
var definition = regexp.MustCompile(`(?m:^[ \t]*\[[^\[\]]*\]:)`)

// destinations reads a text as those do that take more for links than CommonMark
// does, or do not see that it is code.
func destinations(v *view) []finding {
	if !v.has(bracket) {
		return nil
	}
	var found []finding
	for _, text := range v.read() {
		if strings.Contains(text, "]:") {
			for _, at := range definition.FindAllStringIndex(text, -1) {
				found = appendDestination(found, text[at[1]:])
			}
		}
		for rest := text; ; {
			n := strings.Index(rest, "](")
			if n < 0 {
				break
			}
			rest = rest[n+len("]("):]
			found = appendDestination(found, rest)
		}
	}
	return found
}

// appendDestination appends the destination that a text begins with, if it does
// more than lead somewhere.
func appendDestination(found []finding, text string) []finding {
	const longest = 200
	text = strings.TrimLeft(text[:min(len(text), longest)], " \t\r\n<")
	text, _, _ = strings.Cut(text, ")")
	return appendLink(found, text)
}

// marks counts what opens an image or refers to a footnote, whether or not
// CommonMark sees one.
func marks(v *view) []finding {
	if !v.has(bracket) {
		return nil
	}
	var found []finding
	for _, text := range v.read() {
		for at := 0; ; at++ {
			n := strings.IndexByte(text[at:], '[')
			if n < 0 {
				break
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
	return found
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
func groups(v *view) []finding {
	if !v.has(brace) {
		return nil
	}
	var found []finding
	for _, text := range v.withoutCode() {
		found = append(found, braces(text, v.Text.Form != HTML)...)
	}
	return found
}

// resolvedGroups reads the braces that are rendered.
func resolvedGroups(v *view) []finding {
	if !v.has(brace | reference) {
		return nil
	}
	var found []finding
	for _, text := range v.withoutCode() {
		found = append(found, braces(resolve(text), false)...)
	}
	return found
}
