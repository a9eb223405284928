package dialect

import (
	"bytes"
	"slices"
	"strings"

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

// Parse implements [parser.InlineParser].
func (p inlineJSXParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if bytes.HasPrefix(line, []byte("<!--")) {
		return p.html.Parse(parent, block, pc)
	}
	end, ok := partEnd(string(line[:min(len(line), farthest)]))
	if !ok && len(line) < farthest {
		end, ok = partEnd(linesAhead(block, farthest))
	}
	if !ok {
		return nil
	}
	n := ast.NewRawHTML()
	for {
		line, at := block.PeekLine()
		if end <= len(line) {
			n.Segments.Append(at.WithStop(at.Start + end))
			block.Advance(end)
			return n
		}
		n.Segments.Append(at)
		block.AdvanceLine()
		end -= len(line)
	}
}

// farthest is how many bytes a tag or an expression may have, or about as many if it has
// several lines: without a limit, a text with many that have no end would be read once for each of them.
const farthest = 4096

// partEnd returns where the tag or the expression ends that a text begins with.
func partEnd(text string) (end int, ok bool) {
	closer := byte('}')
	if text[0] == '<' {
		closer = '>'
	}
	if strings.IndexByte(text, closer) < 0 {
		return 0, false // found at a glance, and most that have no end have none of it
	}
	if text[0] == '<' {
		tag, ok := jsx.TagAt(text, 0)
		return tag.End, ok
	}
	return jsx.ExpressionAt(text, 0)
}

// linesAhead returns what comes next in a block, up to the end of a line, as soon as it
// is as long as that.
func linesAhead(block text.Reader, length int) string {
	l, at := block.Position()
	defer block.SetPosition(l, at)
	var b strings.Builder
	for b.Len() < length {
		line, _ := block.PeekLine()
		if line == nil {
			break
		}
		b.Write(line)
		block.AdvanceLine()
	}
	return b.String()
}
