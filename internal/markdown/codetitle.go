package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
)

// codeTitle returns where the title stands that a fence gives its code; empty if it
// gives none.
func codeTitle(t *tree, n ast.Node) inline.Span {
	fenced, ok := n.(*ast.FencedCodeBlock)
	if !ok || fenced.Info == nil || t.dialect.CodeTitle == nil {
		return inline.Span{}
	}
	info := fenced.Info.Segment
	m := t.dialect.CodeTitle.FindSubmatchIndex(info.Value(t.text()))
	if m == nil {
		return inline.Span{}
	}
	i := 2 * t.dialect.CodeTitle.SubexpIndex("title")
	return inline.Span{Start: t.body + info.Start + m[i], End: t.body + info.Start + m[i+1]}
}

// isFileName reports whether a title is the name of a file, which nobody translates,
// or has no letters.
func isFileName(title string) bool {
	return !inline.HasLetter(title) || strings.ContainsAny(title, "./") && !strings.ContainsAny(title, " \t")
}

// encodeCodeTitle keeps a title in an info string, in which nothing is escaped.
func encodeCodeTitle(line string) string { return infoQuotes.Replace(line) }

var infoQuotes = strings.NewReplacer(`"`, "'", "`", "'", `\`, "/")
