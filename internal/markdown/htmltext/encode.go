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
	line = encodeUnfinished(line)
	first, _, _ := strings.Cut(t.head, "\n")
	if rest, ok := strings.CutPrefix(line, strings.TrimRight(first, Space)); ok && t.head != "" {
		return t.head + strings.TrimLeft(rest, Space)
	}
	return line
}

// characterReference matches the references that end as they should.
var characterReference = regexp.MustCompile(`^&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][0-9A-Za-z]*);`)

func encodeAttribute(value string, quote byte) string {
	var b strings.Builder
	for i := range len(value) {
		switch c := value[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == quote:
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
