package trust

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// tag returns what a text begins with that a browser may take for a tag; empty if
// it takes it for text.
func tag(text string) string {
	if len(text) < 2 || !isLetter(text[1]) && strings.IndexByte("/!?", text[1]) < 0 {
		return ""
	}
	end := strings.IndexAny(text[1:], " \t\n<>")
	if end < 0 {
		return text
	}
	return text[:1+end]
}

// begins reports whether anything in a text begins as HTML does.
func begins(text string) bool {
	for {
		n := strings.IndexByte(text, '<')
		if n < 0 {
			return false
		}
		if text = text[n:]; tag(text) != "" {
			return true
		}
		text = text[1:]
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagsAlone reports whether a browser sees the same tags in the text, and nothing
// else of HTML, as CommonMark does.
func tagsAlone(v *view) bool {
	if v.Text.Form != Markdown && v.Text.Form != Value {
		return false
	}
	done := 0
	for _, token := range v.scan() {
		if token.Kind != inline.Tag {
			continue
		}
		if begins(v.Text.Body[done:token.Start]) || htmltext.IsOpaque(htmltext.NameOf(token.In(v.Text.Body))) {
			return false
		}
		done = token.End
	}
	return !begins(v.Text.Body[done:])
}
