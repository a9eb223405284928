package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A footnoteKeeper brings footnotes back into the tree. Goldmark collects them
// in a list where the first one ends; if that one stands inside another, the
// list becomes a part of what it holds, and all of them are lost.
type footnoteKeeper struct{}

// Transform implements [parser.ASTTransformer].
func (footnoteKeeper) Transform(document *ast.Document, _ text.Reader, pc parser.Context) {
	for key := parser.ContextKey(0); key <= parser.ContextKeyMax; key++ {
		list, ok := pc.Get(key).(*east.FootnoteList)
		if !ok {
			continue
		}
		seen := map[ast.Node]bool{}
		var top ast.Node = list
		for top.Parent() != nil && !seen[top] {
			seen[top] = true
			top = top.Parent()
		}
		if top != ast.Node(document) {
			list.Parent().RemoveChild(list.Parent(), list)
			document.AppendChild(document, list)
		}
	}
}
