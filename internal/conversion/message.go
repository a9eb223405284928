package conversion

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A Message is what is known of the message whose translations are converted.
type Message struct {
	Source string // the msgid
	Kind   markdown.Kind
	// Language is that of code, "" if it is not said.
	Language string
	// Defined reports whether the section defines the label of a reference; "^label"
	// is a footnote's. Nil takes a text for one that stands alone.
	Defined func(label string) bool
	// Placeholders are what a program puts values in place of.
	Placeholders []*regexp.Regexp
}

// isCode reports a text that has no markup.
func (m *Message) isCode() bool { return m.Kind == markdown.KindCode }

// prose returns what people read in the source. A name in an address says nothing of the text.
func (m *Message) prose() string {
	if m.isCode() {
		return m.Source
	}
	return check.Prose(m.Source)
}

// scan reads the markup of a text.
func (m *Message) scan(text string) []inline.Token {
	scanner := inline.Scanner{Defined: m.Defined, Addresses: true, Templates: true}
	return scanner.Scan(text, nil)
}

// kept returns what of a text of the message is not for readers of Chinese: code,
// addresses, labels, tags, placeholders.
func (m *Message) kept(text string) []span {
	var keep []span
	for _, p := range m.Placeholders {
		for _, at := range p.FindAllStringIndex(text, -1) {
			if at[0] < at[1] {
				keep = append(keep, span{at[0], at[1]})
			}
		}
	}
	if m.isCode() {
		return append(keep, m.keptOfCode(text)...)
	}
	keep = append(keep, m.braces(text)...)
	var literal string // the element of HTML around whose text is code
	var from int
	for _, t := range m.scan(text) {
		switch t.Kind {
		case inline.Tag:
			keep = append(keep, keptOfTag(text, t)...)
			name := htmltext.NameOf(t.In(text))
			switch end := strings.HasPrefix(t.In(text), "</"); {
			case literal == "" && !end && (isCodeElement[name] || htmltext.IsOpaque(name)):
				literal, from = name, t.Start
			case literal == name && end:
				keep = append(keep, span{from, t.End})
				literal = ""
			}
		case inline.Close:
			keep = append(keep, without(t.Span, t.Title)...)
		default:
			keep = append(keep, span{t.Start, t.End})
		}
	}
	if literal != "" {
		keep = append(keep, span{from, len(text)})
	}
	return keep
}

// isCodeElement are the elements of HTML whose text is code.
var isCodeElement = htmltext.Names("code samp tt var")

// without returns what is left of a token when a part of it is converted.
func without(token, part inline.Span) []span {
	if part.Len() == 0 {
		return []span{{token.Start, token.End}}
	}
	return []span{{token.Start, part.Start}, {part.End, token.End}}
}

// isRead are the attributes of HTML and of components that are there to be read.
var isRead = htmltext.Names("alt aria-label label placeholder summary title")

// keptOfTag returns a tag but for what people read in it.
func keptOfTag(text string, t inline.Token) []span {
	var keep []span
	at := t.Start
	for _, a := range htmltext.Attributes(t.In(text)) {
		if isRead[a.Name] {
			keep = append(keep, span{at, t.Start + a.Start})
			at = t.Start + a.End
		}
	}
	return append(keep, span{at, t.End})
}

// plainLanguages are those of code blocks that hold text.
var plainLanguages = []string{"", "plain", "plaintext", "text", "txt"}

// keptOfCode returns code without its comments. Where the language is not known, all of it
// is kept; a block of text is text.
func (m *Message) keptOfCode(text string) []span {
	if slices.Contains(plainLanguages, m.Language) {
		return nil
	}
	comments, _ := markdown.Comments(text, m.Language)
	var keep []span
	at := 0
	for _, c := range comments {
		keep = append(keep, span{at, c.Start})
		at = c.End
	}
	return append(keep, span{at, len(text)})
}

// braces returns where braces stand with what is between them, if the source has the same:
// it is a name to some program.
func (m *Message) braces(text string) []span {
	if strings.IndexByte(text, '{') < 0 {
		return nil
	}
	var found []span
	for at := 0; ; {
		start := strings.IndexByte(text[at:], '{')
		if start < 0 {
			return found
		}
		start += at
		length := strings.IndexByte(text[start:], '}')
		if length < 0 {
			return found
		}
		at = start + length + 1
		if strings.Contains(m.Source, text[start:at]) {
			found = append(found, span{start, at})
		}
	}
}
