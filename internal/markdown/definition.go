package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
)

// titled matches the last line of a link reference definition that has a title
// (CommonMark §4.7), which is the second group.
var titled = regexp.MustCompile(`^(?:.*[^\s\\]\s+|\s*)(["'(])(.*)["')]\s*$`)

// definitionTitle returns where the title of a definition stands, and the sign that
// it begins with. One over several lines, or of a definition that leads nowhere, by
// which some write comments, is not offered.
func definitionTitle(t *tree, n *ast.LinkReferenceDefinition) (at inline.Span, quote byte) {
	lines := t.lines(n)
	if len(n.Title) == 0 || len(lines) == 0 || len(n.Destination) == 0 || string(n.Destination) == "#" {
		return at, 0
	}
	last := lines[len(lines)-1]
	m := titled.FindSubmatchIndex(t.in(last))
	if m == nil {
		return at, 0
	}
	at = inline.Span{Start: last.Start + m[4], End: last.Start + m[5]}
	if string(t.in(at)) != string(n.Title) {
		return inline.Span{}, 0
	}
	return at, t.bytes[last.Start+m[2]]
}

// encodeDefinitionTitle keeps a title between its quotation marks or parentheses.
func encodeDefinitionTitle(quote byte, line string) string {
	switch quote {
	case '"':
		line = doubleQuotes.Replace(line)
	case '\'':
		line = singleQuotes.Replace(line)
	default:
		line = parentheses.Replace(line)
	}
	if endsInEscape(line) {
		line += `\`
	}
	return line
}

var (
	doubleQuotes = strings.NewReplacer(`\\`, `\\`, `\"`, "&quot;", `"`, "&quot;")
	singleQuotes = strings.NewReplacer(`\\`, `\\`, `\'`, "&#39;", `'`, "&#39;")
	parentheses  = strings.NewReplacer(`\\`, `\\`, `\(`, "&#40;", "(", "&#40;", `\)`, "&#41;", ")", "&#41;")
)
