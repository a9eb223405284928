package dialect

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/markdown/jsx"
)

// InlineJSX returns the parsers of inline content of CommonMark, but with tags and
// expressions of MDX in place of autolinks and HTML. Their nodes are of raw HTML.
func InlineJSX() []util.PrioritizedValue {
	const autolink, html = 300, 400 // goldmark's priorities
	all := slices.DeleteFunc(parser.DefaultInlineParsers(), func(p util.PrioritizedValue) bool { return p.Priority == autolink || p.Priority == html })
	return append(all, util.Prioritized(inlineJSXParser{parser.NewRawHTMLParser()}, html))
}

// An inlineJSXParser parses tags, expressions, and Docusaurus' comments of HTML.
type inlineJSXParser struct{ html parser.InlineParser }

// Trigger implements [parser.InlineParser].
func (inlineJSXParser) Trigger() []byte { return []byte("<{") }

// Parse implements [parser.InlineParser]. A tag or an expression over several lines is
// not seen.
func (p inlineJSXParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	if bytes.HasPrefix(line, []byte("<!--")) {
		return p.html.Parse(parent, block, pc)
	}
	end, ok := jsx.ExpressionAt(string(line), 0)
	if line[0] == '<' {
		var tag jsx.Tag
		tag, ok = jsx.TagAt(string(line), 0)
		end = tag.End
	}
	if !ok {
		return nil
	}
	n := ast.NewRawHTML()
	n.Segments.Append(at.WithStop(at.Start + end))
	block.Advance(end)
	return n
}
