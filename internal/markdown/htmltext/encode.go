package htmltext

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Encode gives a translation the form in which it can stand in the place
// of a text. A blank line would end the block, so there is only one line.
func Encode(t Text, translation string) string {
	line := linebreak.OneLine(translation)
	if t.Attribute != "" {
		return encodeAttribute(line, t.quote)
	}
	line = encodeReferences(encodeUnfinished(line))
	first, _, _ := strings.Cut(t.head, "\n")
	if rest, ok := strings.CutPrefix(line, strings.TrimRight(first, Space)); ok && t.head != "" {
		return t.head + strings.TrimLeft(rest, Space)
	}
	return line
}

// characterReference matches the references that end as they should.
var characterReference = regexp.MustCompile(`^&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][0-9A-Za-z]*);`)

// encodeReferences escapes what begins like a numeric character reference and is
// none, which upsets the reader of HTML in Python.
func encodeReferences(text string) string {
	var b strings.Builder
	for {
		n := strings.Index(text, "&#")
		if n < 0 {
			return b.String() + text
		}
		b.WriteString(text[:n])
		if text = text[n:]; characterReference.MatchString(text) {
			b.WriteString("&")
		} else {
			b.WriteString("&amp;")
		}
		text = text[1:]
	}
}

func encodeAttribute(value string, quote byte) string {
	var b strings.Builder
	for i := range len(value) {
		switch c := value[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == quote, strings.IndexByte("`[\\", c) >= 0: // a link or code to Python-Markdown
			fmt.Fprintf(&b, "&#%d;", c)
		case c == '&' && !characterReference.MatchString(value[i:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// encodeUnfinished escapes what begins a tag or a comment and does not end it:
// it would take in the tag that follows. Any other < is text to a browser too.
func encodeUnfinished(text string) string {
	// What follows decides whether </ at the very end begins anything.
	tokens := Tokens(text + " ")
	last := tokens[len(tokens)-1]
	if last.Kind != Opaque || last.Start == len(text) {
		return text
	}
	return text[:last.Start] + strings.ReplaceAll(text[last.Start:], "<", "&lt;")
}
