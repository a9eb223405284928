package dialect

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A literalParser parses literals of a line, or of those up to an end that is known from the
// first one on.
type literalParser struct {
	trigger string
	// open returns the literal that the line at hand begins, which is taken then; nil if it
	// begins none.
	open func(parent ast.Node, reader text.Reader, pc parser.Context) *Literal
	// inParagraph says that such lines are a part of a paragraph that stands above them.
	inParagraph bool
	// indented says that they may be indented as code is.
	indented bool
}

// onLine returns what opens a literal of one line, which a function makes of it.
func onLine(read func(line []byte, start int) *Literal) func(ast.Node, text.Reader, parser.Context) *Literal {
	return func(_ ast.Node, reader text.Reader, _ parser.Context) *Literal {
		l := read(lineAt(reader))
		if l != nil {
			reader.AdvanceToEOL()
		}
		return l
	}
}

// Trigger implements [parser.BlockParser].
func (p literalParser) Trigger() []byte { return []byte(p.trigger) }

// Open implements [parser.BlockParser].
func (p literalParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if l := p.open(parent, reader, pc); l != nil {
		return l, parser.NoChildren
	}
	return nil, parser.NoChildren
}

// Continue implements [parser.BlockParser].
func (literalParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	l := n.(*Literal)
	if _, at := reader.PeekLine(); at.Start >= l.end {
		return parser.Close
	}
	l.take(reader)
	return parser.Continue
}

// Close implements [parser.BlockParser].
func (literalParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (p literalParser) CanInterruptParagraph() bool { return !p.inParagraph }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (p literalParser) CanAcceptIndentedLine() bool { return p.indented }

// take appends the line at hand to a literal that goes on up to a known offset.
func (l *Literal) take(reader text.Reader) {
	line, at := reader.PeekLine()
	_, offset := util.IndentWidth(line, reader.LineOffset())
	start := min(at.Start+max(0, offset-at.Padding), at.Stop)
	l.Lines().Append(text.NewSegment(start, at.Stop))
	reader.AdvanceToEOL()
}
