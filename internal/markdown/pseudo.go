package markdown

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// attributesAfter matches the attribute list of a picture.
var attributesAfter = regexp.MustCompile(`\{[^{}]*\}`)

// Pseudo returns the text of a segment between ⟦ and ⟧, as its pseudo-translation. A text of
// pictures alone has the marks within, around their descriptions and titles: with words before
// and after them they would no longer be the figure that is numbered.
func Pseudo(text string) string {
	var (
		scanner = inline.Scanner{Templates: true}
		marked  []inline.Span
		outside strings.Builder
		at      int
	)
	tokens := scanner.Scan(text, nil)
	for _, t := range tokens {
		if t.Partner < 0 || t.Start < at {
			continue
		}
		outside.WriteString(text[at:t.Start])
		at = t.End
		if t.Kind == inline.Open && t.Sign == '!' {
			closing := tokens[t.Partner]
			marked = append(marked, inline.Span{Start: t.End, End: closing.Start}, closing.Title)
			at = closing.End
		}
	}
	outside.WriteString(text[at:])
	if marked == nil || strings.TrimSpace(attributesAfter.ReplaceAllString(outside.String(), "")) != "" {
		return "⟦" + text + "⟧"
	}
	var b strings.Builder
	at = 0
	for _, m := range marked {
		if strings.TrimSpace(m.In(text)) != "" {
			b.WriteString(text[at:m.Start] + "⟦" + m.In(text) + "⟧")
			at = m.End
		}
	}
	return b.String() + text[at:]
}
