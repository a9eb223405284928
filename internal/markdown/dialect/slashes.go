package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// slashesLine is the line that opens a generic block of PyMdown.
var slashesLine = regexp.MustCompile(`^(/{3,})[ \t]*([\pL\pN_-]+)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?$`)

// untitled are the kinds of blocks of PyMdown whose argument is no text.
var untitled = map[string]bool{"html": true, "caption": true, "figure-caption": true, "table-caption": true}

// A slashesParser parses the generic blocks of PyMdown: a fence of slashes with the
// kind and its argument, options that are indented right below, content, and a
// fence of as many slashes.
type slashesParser struct{}

// Trigger implements [parser.BlockParser].
func (slashesParser) Trigger() []byte { return []byte("/") }

// Open implements [parser.BlockParser].
func (slashesParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	m := slashesLine.FindSubmatchIndex(line)
	if m == nil {
		return nil, parser.NoChildren
	}
	c := &Container{Name: string(line[m[4]:m[5]]), fence: m[3] - m[2], options: true, width: pc.BlockIndent() + indentWidth}
	switch {
	case c.Name == "tab":
		c.Family = Tab
	case untitled[c.Name], c.Name == "define", c.Name == "definition":
		c.Family = Plain
	case c.Name == "details":
		c.Folded = true
	}
	l := literal(text.NewSegment(start, start+len(line)))
	if m[6] < m[7] && !untitled[c.Name] {
		c.Title = text.NewSegment(start+m[6], start+m[7])
		l.Texts = []Text{{At: c.Title, Form: Rest}}
	}
	l.SetPos(start)
	c.AppendChild(c, l)
	reader.AdvanceToEOL()
	return c, parser.HasChildren
}

// Continue implements [parser.BlockParser].
func (slashesParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	c := n.(*Container)
	line, at := reader.PeekLine()
	indent, offset := util.IndentWidth(line, reader.LineOffset())
	if c.options {
		if c.options = indent >= c.width && !util.IsBlank(line); c.options {
			c.FirstChild().Lines().Append(text.NewSegment(at.Start+offset-at.Padding, at.Stop))
			reader.AdvanceToEOL()
			return parser.Continue
		}
	}
	if indent < indentWidth && closes(line[offset:], '/', c.fence) && !c.takenWithin(pc) {
		return c.endsWith(reader, offset)
	}
	return parser.Continue | parser.HasChildren
}

// takenWithin reports whether a fence belongs to a block within the container: to
// one with as many slashes, or to code.
func (c *Container) takenWithin(pc parser.Context) bool {
	opened := pc.OpenedBlocks()
	for i := len(opened) - 1; i >= 0 && opened[i].Node != ast.Node(c); i-- {
		switch n := opened[i].Node.(type) {
		case *ast.FencedCodeBlock:
			return true
		case *Container:
			if n.fence == c.fence {
				return true
			}
		}
	}
	return false
}

// Close implements [parser.BlockParser].
func (slashesParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (slashesParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (slashesParser) CanAcceptIndentedLine() bool { return false }
