package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// colonsLine is the line that opens a directive with content, up to its name; a label
// in brackets, attributes in braces, or a title may follow.
var colonsLine = regexp.MustCompile(`^(:{3,})[ \t]*([\pL][\pL\pN_-]*)`)

// colonsRest is what may follow the name, and the label: attributes, and Docusaurus'
// old form of a title.
var colonsRest = regexp.MustCompile(`^(?:\{[^{}]*\})?[ \t]*(.*?)[ \t]*$`)

// A colonsParser parses directives with content (remark-directive), as Docusaurus has
// its admonitions, and containers (markdown-it-container): a fence of colons with the
// name, content, and a fence of as many colons or more.
type colonsParser struct {
	// open returns the container, with the literal of its line, that a line opens which
	// begins at an offset; nil if it opens none.
	open func(line []byte, start int) *Container
}

// Trigger implements [parser.BlockParser].
func (colonsParser) Trigger() []byte { return []byte(":") }

// Open implements [parser.BlockParser].
func (p colonsParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	c := p.open(lineAt(reader))
	if c == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return c, parser.HasChildren
}

// directiveOn returns the directive that a line opens.
func directiveOn(line []byte, start int) *Container {
	m := colonsLine.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	c := &Container{Name: string(line[m[4]:m[5]]), fence: m[3] - m[2]}
	l := literal(text.NewSegment(start, start+len(line)))
	rest := m[1]
	if label := bracketed(line[rest:]); label > 0 {
		if label > len("[]") {
			c.Title = text.NewSegment(start+rest+1, start+rest+label-1)
			l.Texts = append(l.Texts, Text{At: c.Title, Form: Bracketed})
		}
		rest += label
	}
	if t := colonsRest.FindSubmatchIndex(line[rest:]); t[2] < t[3] {
		if len(l.Texts) > 0 {
			return nil // nothing may stand behind a label
		}
		c.Title = text.NewSegment(start+rest+t[2], start+rest+t[3])
		l.Texts = append(l.Texts, Text{At: c.Title, Form: Rest})
	}
	l.SetPos(start)
	c.AppendChild(c, l)
	return c
}

// Directives without content (remark-directive) have two colons, the name, a label and
// attributes on a line.
var (
	leafLine = regexp.MustCompile(`^::[\pL][\pL\pN_-]*`)
	leafRest = regexp.MustCompile(`^(?:\{[^{}]*\})?[ \t]*$`)
)

// leafOn returns such a directive.
func leafOn(line []byte, start int) *Literal {
	rest := len(leafLine.Find(line))
	if rest == 0 {
		return nil
	}
	label := bracketed(line[rest:])
	if !leafRest.Match(line[rest+label:]) {
		return nil
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Component
	if label > len("[]") {
		l.Texts = []Text{{At: text.NewSegment(start+rest+1, start+rest+label-1), Form: Bracketed}}
	}
	return l
}

// bracketed returns the length of the brackets that a text begins with; 0 if there
// are none that are closed.
func bracketed(text []byte) int {
	depth := 0
	for i := 0; i < len(text) && (i == 0 || depth > 0); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// Balanced reports whether a text can stand between brackets as it is.
func Balanced(text string) bool { return bracketed([]byte("["+text+"]")) == len(text)+2 }

// Continue implements [parser.BlockParser].
func (colonsParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	return n.(*Container).upToFence(reader, ':')
}

// Close implements [parser.BlockParser].
func (colonsParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (colonsParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (colonsParser) CanAcceptIndentedLine() bool { return false }
