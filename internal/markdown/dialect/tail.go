package dialect

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// A tailReader returns where the text of a heading or a cell ends that a line has, if
// something stands behind it, and the id in that.
type tailReader func(line string) (end int, id inline.Span, ok bool)

// attributeTail matches an attribute list of Python-Markdown at the end of a line.
var attributeTail = regexp.MustCompile(`[ ]+\{:?[ ]*(?:[^{}]*[ ])?(?:#([^\s{}]+)[^{}]*|[^ {}#][^{}]*)\}[ ]*$`)

func attributesAt(line string) (end int, id inline.Span, ok bool) {
	m := attributeTail.FindStringSubmatchIndex(line)
	if m == nil {
		return 0, id, false
	}
	if m[2] >= 0 {
		id = inline.Span{Start: m[2], End: m[3]}
	}
	return m[0], id, true
}

func headingIDAt(line string) (end int, id inline.Span, ok bool) {
	rest, id, ok := jsx.HeadingID(line)
	return rest.End, id, ok
}

// attributesTail matches a list of attributes at the end of a line (markdown-it-attrs), which
// belongs to the block unless what it follows is an element within the line.
var attributesTail = regexp.MustCompile(`[ ]*` + vueList + `[ \t]*$`)

// vueList is such a list.
const vueList = `\{[ ]*` + vueListed + `(?:[ ]+` + vueListed + `)*[ ]*\}`

const vueListed = `(?:[.#][^\s{}]+|v-pre|[\w:-]+=(?:"[^"{}]*"|[^\s{}"]+))`

var listedID = regexp.MustCompile(`[{ ]#([^\s{}]+)`)

func listAt(line string) (end int, id inline.Span, ok bool) {
	m := attributesTail.FindStringIndex(line)
	if m == nil || m[0] == 0 || line[m[0]] != ' ' && strings.IndexByte("*_~`)]>\\}", line[m[0]-1]) >= 0 {
		return 0, id, false
	}
	if of := listedID.FindStringSubmatchIndex(line[m[0]:]); of != nil {
		id = inline.Span{Start: m[0] + of[2], End: m[0] + of[3]}
	}
	return m[0], id, true
}

// Tail is the attribute of a heading, a term or a cell that has what is written behind
// its text, as []byte.
const Tail = "tail"

// A tailCutter takes what is no text off the ends of headings, terms and cells, and
// makes attributes of them: "id", and [Tail].
type tailCutter struct {
	heading, cell, text tailReader // nil for none; text is that of paragraphs and items
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
			cut(n, c.text, reader.Source())
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func cut(n ast.Node, tail tailReader, source []byte) {
	lines := n.Lines()
	if tail == nil || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	line := string(last.Value(source))
	end, id, ok := tail(strings.TrimRight(line, "\r\n"))
	if !ok || end == 0 {
		return
	}
	last.Stop = last.Start + end
	lines.Set(lines.Len()-1, last)
	if id.Len() > 0 {
		n.SetAttributeString("id", []byte(id.In(line)))
	}
	n.SetAttributeString(Tail, []byte(strings.TrimRight(line[end:], "\r\n")))
}
