// Package htmltext reads HTML as a browser does (HTML, §13.2.5): where its tags
// and attributes stand, which of its text can be translated, what a translation
// must leave alone, and what it links to or shows. It is the only reader of HTML
// in pobook.
//
// It makes no tree, since blocks of HTML in Markdown often end before their tags are
// closed, but for what a sanitizer makes of a text. Start at [Tokens], [Texts],
// [Resources] and [Clean].
package htmltext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Token is a piece of HTML. Tokens follow each other without gaps.
type Token struct {
	Kind       Kind
	Name       string // of a tag, in lower case
	Start, End int    // in the text
	partner    int    // of a tag in a run: the index of the tag that it makes an element with, or -1
}

// A Kind is the kind of a token.
type Kind int

// The kinds of tokens.
const (
	Words    Kind = iota // text
	Blank                // text that is white space
	Opening              // an inline element's start tag
	Closing              // an inline element's end tag
	Void                 // the tag of an inline element that has no content
	Boundary             // any other tag
	Opaque               // what is never offered
)

// In returns the token as it stands in the text.
func (t Token) In(text string) string { return text[t.Start:t.End] }

// IsTag reports a tag that is not opaque.
func (t Token) IsTag() bool { return t.Kind >= Opening && t.Kind <= Boundary }

// A scanner reads tokens as a browser does (HTML, §13.2.5), and knows
// what is opaque.
type scanner struct {
	text      string
	at        int // where the next token begins
	tokenizer *html.Tokenizer
	opaque    string // the name of the opaque element around, if there is one
	depth     int    // how many elements of that name are open
}

// Tokens splits HTML into tokens. What a browser drops because it ends in
// the middle of a tag is opaque.
func Tokens(text string) []Token {
	s := scanner{text: text}
	s.seek(0)
	var tokens []Token
	for kind := s.tokenizer.Next(); kind != html.ErrorToken; kind = s.tokenizer.Next() {
		tokens = append(tokens, s.token(kind))
	}
	if s.at < len(text) {
		tokens = append(tokens, Token{Opaque, "", s.at, len(text), -1})
	}
	return tokens
}

// seek makes the tokenizer go on from another place, outside of any tag.
func (s *scanner) seek(at int) {
	s.at = at
	s.tokenizer = html.NewTokenizer(strings.NewReader(s.text[at:]))
	s.tokenizer.AllowCDATA(true) // else a CDATA section ends at its first >
}

// token returns the token that the tokenizer stands at, and steps past it.
func (s *scanner) token(kind html.TokenType) Token {
	t := Token{Start: s.at, End: s.at + len(s.tokenizer.Raw()), partner: -1}
	s.at = t.End
	switch kind {
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		name, _ := s.tokenizer.TagName()
		t.Name = string(name)
		t.Kind = s.tagKind(kind, t.Name, t.In(s.text))
	case html.TextToken:
		t.Kind = s.textKind(t.In(s.text))
	default:
		t.Kind = Opaque
		t.End = s.instructionEnd(t)
	}
	return t
}

// instructionEnd returns the end of a comment. To a browser a processing
// instruction is one that ends at the first >, even if that is a PHP arrow;
// CommonMark wants ?>, and so does whatever runs it.
func (s *scanner) instructionEnd(t Token) int {
	if !strings.HasPrefix(t.In(s.text), "<?") || strings.HasSuffix(t.In(s.text), "?>") {
		return t.End
	}
	end := len(s.text)
	if n := strings.Index(s.text[t.Start:], "?>"); n >= 0 {
		end = t.Start + n + len("?>")
	}
	s.seek(end)
	return end
}

func (s *scanner) textKind(text string) Kind {
	switch {
	case s.opaque != "" || strings.HasPrefix(text, "<![CDATA["):
		return Opaque
	case strings.Trim(text, Space) == "":
		return Blank
	default:
		return Words
	}
}

func (s *scanner) tagKind(kind html.TokenType, name, tag string) Kind {
	if name == "noscript" || s.opaque == "svg" || s.opaque == "math" {
		s.tokenizer.NextIsNotRawText()
	}
	switch {
	case s.opaque != "" || kind != html.EndTagToken && opaqueTags[name] && !offersSlot(tag):
		s.enclose(kind, name)
		return Opaque
	case !inlineTags[name]:
		return Boundary
	case kind == html.EndTagToken:
		return Closing
	case voidTags[name]:
		return Void
	default:
		return Opening
	}
}

// offersSlot reports whether a tag is that of a template whose content Vue shows: that of
// a slot, or on a condition. To a browser it is opaque.
func offersSlot(tag string) bool {
	return NameOf(tag) == "template" && slices.ContainsFunc(Attributes(tag), func(a Attribute) bool {
		return a.Name[0] == '#' || strings.HasPrefix(a.Name, "v-")
	})
}

// enclose counts the opaque elements of one name that are open. Of all
// elements only those of SVG and MathML can close themselves.
func (s *scanner) enclose(kind html.TokenType, name string) {
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
