package jsx

import (
	"regexp"
	"strings"
)

// joinFlow joins the lines of a text that would be blocks, since they have nothing but
// tags and expressions, to those beside them. A hard break before such a line is a br
// element then.
func joinFlow(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	done, begun := 0, false
	for at := 0; at < len(text); {
		end, _, flow := FlowAt(text, at+len(text[at:])-len(strings.TrimLeft(text[at:], " \t")))
		switch {
		case !flow:
			end = lineEnd(text, at)
			begun = true
		case !begun && end < len(text): // no text before it: joined to what follows
			writeJoined(&b, text[at:end])
			done = end + 1
		case at > done:
			writeJoined(&b, text[done:at-1])
			done = at
		}
		at = end + 1
	}
	b.WriteString(text[done:])
	return b.String()
}

// joinInCode joins lines of code that begin with what begins a tag or an expression.
// Blocks of these are looked for before code is.
func joinInCode(code string) string { return opensFlow.ReplaceAllString(code, " $1") }

var opensFlow = regexp.MustCompile(`(?:\r\n|\n|\r)[ \t]*([<{])`)

// hard matches a hard break.
var hard = regexp.MustCompile(`(?:\\| {2,})$`)

// writeJoined writes lines, and what joins them to the next.
func writeJoined(b *strings.Builder, lines string) {
	if cut := hard.FindStringIndex(lines); cut != nil && !escaped(lines, cut[0]) {
		b.WriteString(lines[:cut[0]] + "<br /> ")
		return
	}
	b.WriteString(lines + " ")
}

// disarmModule disarms what would begin a module where a block begins. What the source
// begins with stays: it is not at the beginning of a block.
func disarmModule(source, text string) string {
	for word, disarmed := range map[string]string{"import ": "&#105;mport ", "export ": "&#101;xport "} {
		if strings.HasPrefix(text, word) && !strings.HasPrefix(source, word) {
			return disarmed + text[len(word):]
		}
	}
	return text
}
