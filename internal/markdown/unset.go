package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// An HTMLTag is a tag that the page does not show as a browser would.
type HTMLTag struct {
	Name   string // in lower case
	Offset int    // in Source
	// Left says that what is in the element, or the element itself, is left
	// out; of others only the look is.
	Left bool
}

// unsetIn returns the opening tags of a whole tree that the page does not show, in
// order.
func unsetIn(t *tree, whole ast.Node) []HTMLTag {
	var tags []HTMLTag
	_ = ast.Walk(whole, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			if raw := string(n.Segments.Value(t.text())); entering {
				tags = appendUnset(tags, htmltext.NameOf(raw), raw, t.body+t.position(n))
			}
		case *ast.HTMLBlock:
			if entering {
				b := htmltext.NewBlock(t.bytes, t.htmlLines(n))
				for _, token := range htmltext.Tokens(b.Text) {
					tags = appendUnset(tags, token.Name, token.In(b.Text), b.Offset(token.Start))
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return tags
}

func appendUnset(tags []HTMLTag, name, raw string, offset int) []HTMLTag {
	if name == "" || strings.HasPrefix(raw, "</") || shownTags[name] {
		return tags
	}
	if tableParts[name] {
		return tags // the table has been named
	}
	left := name != "pre" && (htmltext.IsOpaque(name) || emptyTags[name])
	return append(tags, HTMLTag{name, offset, left})
}
