package markdown

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// An htmlToken is a piece of HTML. Tokens follow each other without gaps.
type htmlToken struct {
	kind       htmlKind
	name       string // of a tag, in lower case
	start, end int
	partner    int // of a tag in a run: the index of the tag that it makes an element with, or -1
}

type htmlKind int

const (
	htmlWords    htmlKind = iota // text
	htmlBlank                    // text that is white space
	htmlOpening                  // an inline element's start tag
	htmlClosing                  // an inline element's end tag
	htmlVoid                     // the tag of an inline element that has no content
	htmlBoundary                 // any other tag
	htmlOpaque                   // what is never offered
)

func (t htmlToken) in(text string) string { return text[t.start:t.end] }

func (t htmlToken) isTag() bool { return t.kind >= htmlOpening && t.kind <= htmlBoundary }

// inlineTokens returns how many tokens the run at the beginning has.
func inlineTokens(tokens []htmlToken) int {
	n := slices.IndexFunc(tokens, func(t htmlToken) bool { return t.kind >= htmlBoundary })
	if n < 0 {
		return len(tokens)
	}
	return n
}

// pairTags finds the partners in a run. Crossed elements, as in `<b><i></b></i>`,
// have theirs too: browsers take them, and nobody wants to mend them here.
func pairTags(run []htmlToken) {
	open := map[string][]int{}
	for i, t := range run {
		switch t.kind {
		case htmlOpening:
			open[t.name] = append(open[t.name], i)
		case htmlClosing:
			if n := len(open[t.name]); n > 0 {
				start := open[t.name][n-1]
				open[t.name] = open[t.name][:n-1]
				run[start].partner, run[i].partner = i, start
			}
		}
	}
}

// core returns the range of a run that a translator is shown. The tags around
// all of it, elements without content at its ends, line breaks and boxes
// there, and tags that lack a partner there are not the translator's.
func core(run []htmlToken) (first, end int) {
	end = len(run)
	for first < end {
		head, tail := run[first], run[end-1]
		switch {
		case head.outside():
			first++
		case tail.outside():
			end--
		case head.partner == end-1:
			first, end = first+1, end-1
		case head.kind == htmlOpening && head.partner == first+1:
			first += 2
		case tail.kind == htmlClosing && tail.partner == end-2:
			end -= 2
		default:
			return first, end
		}
	}
	return first, end
}

// outside says whether a token at the end of a run is no part of its text.
func (t htmlToken) outside() bool {
	return t.kind == htmlBlank || t.isTag() && t.partner < 0 && t.name != "img"
}

// inlineTags are the elements that stand in running text; all others end it.
// Some of them are obsolete (HTML, §16.2), but never separated words.
var inlineTags = names(`a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label
	mark q ruby rb rt rp s samp small span strike strong sub sup time tt u var wbr br`)

// voidTags are those of them that have no content, and so no end tag.
var voidTags = names("br img input wbr")

// opaqueTags are the elements whose content is not offered. Of some of them
// it is no HTML, of others no text.
var opaqueTags = names(`script style pre textarea template svg math iframe noembed noframes plaintext title xmp`)

func names(list string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(list) {
		set[name] = true
	}
	return set
}

// An htmlScanner reads tokens as a browser does (HTML, §13.2.5), and knows
// what is opaque.
type htmlScanner struct {
	text      string
	at        int // where the next token begins
	tokenizer *html.Tokenizer
	opaque    string // the name of the opaque element around, if there is one
	depth     int    // how many elements of that name are open
}

// htmlTokens splits HTML into tokens. What a browser drops because it ends in
// the middle of a tag is opaque.
func htmlTokens(text string) []htmlToken {
	s := htmlScanner{text: text}
	s.seek(0)
	var tokens []htmlToken
	for kind := s.tokenizer.Next(); kind != html.ErrorToken; kind = s.tokenizer.Next() {
		tokens = append(tokens, s.token(kind))
	}
	if s.at < len(text) {
		tokens = append(tokens, htmlToken{htmlOpaque, "", s.at, len(text), -1})
	}
	return tokens
}

// seek makes the tokenizer go on from another place, outside of any tag.
func (s *htmlScanner) seek(at int) {
	s.at = at
	s.tokenizer = html.NewTokenizer(strings.NewReader(s.text[at:]))
	s.tokenizer.AllowCDATA(true) // else a CDATA section ends at its first >
}

// token returns the token that the tokenizer stands at, and steps behind it.
func (s *htmlScanner) token(kind html.TokenType) htmlToken {
	t := htmlToken{start: s.at, end: s.at + len(s.tokenizer.Raw()), partner: -1}
	s.at = t.end
	switch kind {
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		name, _ := s.tokenizer.TagName()
		t.name = string(name)
		t.kind = s.tagKind(kind, t.name)
	case html.TextToken:
		t.kind = s.textKind(t.in(s.text))
	default:
		t.kind = htmlOpaque
		t.end = s.instructionEnd(t)
	}
	return t
}

// instructionEnd returns the end of a comment. To a browser a processing
// instruction is one that ends at the first >, even if that is a PHP arrow;
// CommonMark wants ?>, and so does whatever runs it.
func (s *htmlScanner) instructionEnd(t htmlToken) int {
	if !strings.HasPrefix(t.in(s.text), "<?") || strings.HasSuffix(t.in(s.text), "?>") {
		return t.end
	}
	end := len(s.text)
	if n := strings.Index(s.text[t.start:], "?>"); n >= 0 {
		end = t.start + n + len("?>")
	}
	s.seek(end)
	return end
}

func (s *htmlScanner) textKind(text string) htmlKind {
	switch {
	case s.opaque != "" || strings.HasPrefix(text, "<![CDATA["):
		return htmlOpaque
	case strings.Trim(text, htmlSpace) == "":
		return htmlBlank
	default:
		return htmlWords
	}
}

func (s *htmlScanner) tagKind(kind html.TokenType, name string) htmlKind {
	if name == "noscript" || s.opaque == "svg" || s.opaque == "math" {
		s.tokenizer.NextIsNotRawText()
	}
	switch {
	case s.opaque != "" || kind != html.EndTagToken && opaqueTags[name]:
		s.enclose(kind, name)
		return htmlOpaque
	case !inlineTags[name]:
		return htmlBoundary
	case kind == html.EndTagToken:
		return htmlClosing
	case voidTags[name]:
		return htmlVoid
	default:
		return htmlOpening
	}
}

// enclose counts the opaque elements of one name that are open. Of all
// elements only those of SVG and MathML can close themselves.
func (s *htmlScanner) enclose(kind html.TokenType, name string) {
	switch {
	case s.opaque != "" && s.opaque != name:
	case kind == html.EndTagToken:
		if s.depth--; s.depth == 0 {
			s.opaque = ""
		}
	case kind == html.StartTagToken || name != "svg" && name != "math":
		s.opaque = name
		s.depth++
	}
}

// An htmlAttribute is an attribute of a tag. Its value is a range of the tag.
type htmlAttribute struct {
	name       string // in lower case
	start, end int    // without the quotes
	quote      byte   // 0 if the value has none
}

func (a htmlAttribute) translatable() bool { return a.name == "alt" || a.name == "title" }

// htmlAttributes reads the attributes of a start tag (HTML, §13.2.5.32 ff.).
// The tokenizer does not tell where they stand.
func htmlAttributes(tag string) []htmlAttribute {
	if strings.HasPrefix(tag, "</") {
		return nil
	}
	var attributes []htmlAttribute
	at := indexFrom(tag, 1, htmlSpace+"/>")
	for {
		at = skipFrom(tag, at, htmlSpace+"/")
		if at == len(tag) || tag[at] == '>' {
			return attributes
		}
		// An equals sign that nothing stands before begins a name.
		end := indexFrom(tag, at+1, htmlSpace+"/>=")
		a := htmlAttribute{name: strings.ToLower(tag[at:end]), start: end, end: end}
		if at = skipFrom(tag, end, htmlSpace); strings.HasPrefix(tag[at:], "=") {
			at = a.value(tag, skipFrom(tag, at+1, htmlSpace))
		}
		attributes = append(attributes, a)
	}
}

// value reads the value that begins at an offset, and returns what follows it.
func (a *htmlAttribute) value(tag string, at int) int {
	if at < len(tag) && (tag[at] == '"' || tag[at] == '\'') {
		a.quote, a.start = tag[at], at+1
		a.end = indexFrom(tag, at+1, string(tag[at]))
		return min(a.end+1, len(tag))
	}
	a.start = at
	a.end = indexFrom(tag, at, htmlSpace+">")
	return a.end
}

// indexFrom returns where one of the characters stands, from an offset on, or
// the length of the text.
func indexFrom(text string, at int, chars string) int {
	if n := strings.IndexAny(text[at:], chars); n >= 0 {
		return at + n
	}
	return len(text)
}

// skipFrom returns where something else than the characters stands.
func skipFrom(text string, at int, chars string) int {
	return len(text) - len(strings.TrimLeft(text[at:], chars))
}
