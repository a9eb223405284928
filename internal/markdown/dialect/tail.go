package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What stands at the end of a heading or a cell and is no text of it. The group "id"
// is the anchor of a heading.
var (
	// attributeTail is an attribute list of Python-Markdown.
	attributeTail = regexp.MustCompile(`[ ]+\{:?[ ]*(?:[^{}]*[ ])?(?:#(?P<id>[^\s{}]+)[^{}]*|[^ {}#][^{}]*)\}[ ]*$`)
)

// Tail is the attribute of a heading, a term or a cell that has what is written behind
// its text, as []byte.
const Tail = "tail"

// A tailCutter takes what is no text off the ends of headings, terms and cells, and
// makes attributes of them: "id", and [Tail].
type tailCutter struct {
	heading, cell *regexp.Regexp // nil for none
}

// Transform implements [parser.ASTTransformer].
func (c tailCutter) Transform(document *ast.Document, reader text.Reader, _ parser.Context) {
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.(type) {
		case *ast.Heading:
			cut(n, c.heading, reader.Source())
		case *east.TableCell, *east.DefinitionTerm:
			cut(n, c.cell, reader.Source())
		case *ast.Paragraph, *ast.TextBlock:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func cut(n ast.Node, tail *regexp.Regexp, source []byte) {
	lines := n.Lines()
	if tail == nil || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	line := last.Value(source)
	m := tail.FindSubmatchIndex(line)
	if m == nil || m[0] == 0 {
		return
	}
	last.Stop = last.Start + m[0]
	lines.Set(lines.Len()-1, last)
	if i := 2 * tail.SubexpIndex("id"); m[i] >= 0 {
		n.SetAttributeString("id", append([]byte{}, line[m[i]:m[i+1]]...))
	}
	n.SetAttributeString(Tail, append([]byte{}, line[m[0]:m[1]]...))
}
