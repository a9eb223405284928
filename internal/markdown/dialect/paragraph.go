package dialect

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Where a block with indented content ends, a line of text begins a paragraph: it
// does not go on with the one within, as CommonMark has it for quotes and lists
// (§5.1, laziness).

// endedKey is that of the line at which such a block has ended last.
var endedKey = parser.NewContextKey()

// endsHere says that the line at hand belongs to no paragraph that is open.
func endsHere(reader text.Reader, pc parser.Context) {
	line, _ := reader.Position()
	pc.Set(endedKey, line)
}

// ended reports whether such a block has ended at the line at hand.
func ended(reader text.Reader, pc parser.Context) bool {
	line, _ := reader.Position()
	last, ok := pc.Get(endedKey).(int)
	return ok && last == line
}

// A paragraphParser parses paragraphs that end where a block around them does.
type paragraphParser struct{ of parser.BlockParser }

// Trigger implements [parser.BlockParser].
func (p paragraphParser) Trigger() []byte { return p.of.Trigger() }

// Open implements [parser.BlockParser].
func (p paragraphParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if last := pc.LastOpenedBlock(); last.Node != nil && ast.IsParagraph(last.Node) && !ended(reader, pc) {
		return nil, parser.NoChildren // the line goes on with it
	}
	return p.of.Open(parent, reader, pc)
}

// Continue implements [parser.BlockParser].
func (p paragraphParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if ended(reader, pc) {
		return parser.Close
	}
	return p.of.Continue(n, reader, pc)
}

// Close implements [parser.BlockParser].
func (p paragraphParser) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	p.of.Close(n, reader, pc)
}

// CanInterruptParagraph implements [parser.BlockParser].
func (paragraphParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (p paragraphParser) CanAcceptIndentedLine() bool { return p.of.CanAcceptIndentedLine() }
