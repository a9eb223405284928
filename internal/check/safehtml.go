package check

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

func findUnsafeHTML(m *message) {
	if isUnsafeHTML(m.source, m.target) {
		m.report(m.all(), diag.Textf("Weblate takes tags, or an & < >, in this for HTML that is not safe"), diag.Textf("write tags as the source does, and such a sign as &amp; &lt; &gt;"))
	}
}

// isUnsafeHTML reports what Weblate finds with the flag auto-safe-html: a translation
// that its sanitizer would write otherwise, where it takes the source for HTML or
// plain text. That goes for code too, since it knows nothing of Markdown but
// links.
func isUnsafeHTML(source, target *text) bool {
	published := strings.ReplaceAll(withoutLinks(target), noBreak, "")
	return strings.ContainsAny(published, "&<>") && htmltext.IsPlain(withoutLinks(source)) &&
		htmltext.Clean(published, htmltext.Used(source.raw)) != published
}

// noBreak is a space that is not written as a reference for once.
const noBreak = "\u00a0"

// withoutLinks is a text without Markdown's links and pictures, their texts included.
func withoutLinks(t *text) string {
	links := t.marks().links
	if len(links) == 0 {
		return t.raw
	}
	var b strings.Builder
	done := 0
	for _, l := range links {
		start := l.at.start
		if start > 0 && t.raw[start-1] == '!' && !l.auto {
			start--
		}
		if start < done {
			continue // within another
		}
		b.WriteString(t.raw[done:start])
		done = l.at.end
	}
	b.WriteString(t.raw[done:])
	return b.String()
}
