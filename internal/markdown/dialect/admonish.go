package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// admonishLine is the line that opens an admonition of mdbook-admonish: a fence of code with
// that word and a configuration.
var admonishLine = regexp.MustCompile("^(?:(`{3,})[ \t]*admonish(?:[ ]([^`]*?))?|(~{3,})[ \t]*admonish(?:[ ](.*?))?)[ \t]*$")

// An admonishParser parses admonitions of mdbook-admonish, whose content is Markdown.
type admonishParser struct{}

// Trigger implements [parser.BlockParser].
func (admonishParser) Trigger() []byte { return []byte("`~") }

// Open implements [parser.BlockParser].
func (admonishParser) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	m := admonishLine.FindSubmatchIndex(line)
	if m == nil || isDeep(parent) {
		return nil, parser.NoChildren
	}
	fence, rest := m[2:4], m[4:6]
	if fence[0] < 0 {
		fence, rest = m[6:8], m[8:10]
	}
	c := &Container{Name: "note", fence: fence[1] - fence[0], mark: line[0]}
	l := literal(text.NewSegment(start, start+len(line)))
	if rest[0] >= 0 {
		if says, ok := admonishOf(string(line[rest[0]:rest[1]])); ok {
			says.describe(c, l, start+rest[0])
		}
	}
	l.SetPos(start)
	c.AppendChild(c, l)
	reader.AdvanceToEOL()
	return c, parser.HasChildren
}

// deepest is how many admonitions may stand in each other. Each line is held against the fences
// of all. What is deeper is code, as what stands in another one is to mdbook-admonish.
const deepest = 16

// isDeep reports whether so many stand around what a block holds.
func isDeep(block ast.Node) bool {
	around := 0
	for ; block != nil; block = block.Parent() {
		if c, ok := block.(*Container); ok && c.mark != 0 {
			around++
		}
	}
	return around >= deepest
}

// describe gives a container and the line that opens it what a configuration says, which
// begins at an offset in the text.
func (a admonish) describe(c *Container, l *Literal, at int) {
	if a.kind != "" {
		c.Name = a.kind
	}
	c.Folded = a.collapsible
	if a.quote != 0 {
		c.Title = text.NewSegment(at+a.title.Start, at+a.title.End)
		c.Quote = a.quote
	}
	if a.title.Len() > 0 {
		l.Texts = []Text{{At: c.Title, Form: Info, Name: "title", Quote: a.quote}}
	}
}

// Continue implements [parser.BlockParser].
func (admonishParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	c := n.(*Container)
	return c.upToFence(reader, c.mark)
}

// Close implements [parser.BlockParser].
func (admonishParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (admonishParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (admonishParser) CanAcceptIndentedLine() bool { return false }
