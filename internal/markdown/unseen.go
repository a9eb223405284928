package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// shownLine returns what a line of code shows, and false if it is not shown.
func shownLine(u *dialect.Unseen, language, line string) (shown string, ok bool) {
	switch {
	case u.CodeInclude != nil && u.CodeInclude.MatchString(line):
		return "", false
	case u.Hidden != nil && u.HiddenIn.MatchString(language) && u.Hidden.MatchString(line):
		return "", false
	case u.CodeMark != nil:
		shown = u.CodeMark.ReplaceAllString(line, "")
		return shown, shown != "" || line == ""
	}
	return line, true
}

// isVerbatim reports whether the author keeps a site from computing anything in a node,
// as Vue's v-pre does.
func isVerbatim(t *tree, n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if c, ok := n.(*dialect.Container); ok && c.Name == verbatimMark {
			return true
		}
		if n.Type() != ast.TypeBlock {
			continue
		}
		for _, line := range t.lines(n) {
			if bytes.Contains(t.in(line), []byte(verbatimMark)) {
				return true
			}
		}
	}
	return false
}

const verbatimMark = "v-pre"

// withoutUnseen takes what a site does not show out of running text.
func withoutUnseen(u *dialect.Unseen, spans []document.Span) []document.Span {
	if u.Computed == nil && u.Attributes == nil {
		return spans
	}
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && runsOn(spans[i], spans[end]) {
			end++
		}
		if isRunning(spans[i]) {
			cutUnseen(u, spans[i:end], i > 0)
		}
		i = end
	}
	kept := spans[:0]
	for _, s := range spans {
		if s != (document.Span{Style: s.Style, Link: s.Link, Offset: s.Offset}) {
			kept = append(kept, s)
		}
	}
	return kept
}

// runsOn reports whether a span is running text that goes on in the next.
func runsOn(s, next document.Span) bool {
	return isRunning(s) && isRunning(next) && s.Style == next.Style && s.Link == next.Link
}

// isRunning reports whether a span is text in which a site may compute something.
func isRunning(s document.Span) bool {
	return s.Text != "" && s.Text != softBreak && s.Style&document.Monospace == 0
}

// A soft break stands in a list of spans as a line feed until what follows it
// is known. No other span holds one.
const softBreak = "\n"

// cutUnseen takes it out of spans that look the same. They may follow something else, which
// an attribute list belongs to.
func cutUnseen(u *dialect.Unseen, spans []document.Span, follow bool) {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	text := b.String()
	if !strings.Contains(text, "{") {
		return
	}
	var cuts [][]int
	if u.Attributes != nil && follow {
		if cut := u.Attributes.FindStringIndex(text); cut != nil {
			cuts = append(cuts, cut)
		}
	}
	if u.Computed != nil {
		cuts = append(cuts, u.Computed.FindAllStringIndex(text, -1)...)
	}
	start := 0
	for i, s := range spans {
		end := start + len(s.Text)
		var kept strings.Builder
		at := start
		for _, cut := range cuts {
			if cut[0] < end && cut[1] > at {
				kept.WriteString(text[at:max(at, cut[0])])
				at = min(end, max(at, cut[1]))
			}
		}
		kept.WriteString(text[at:end])
		if kept.Len() < len(s.Text) {
			spans[i].Text = foldBlanks(kept.String())
		}
		start = end
	}
}
