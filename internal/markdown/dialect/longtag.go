package dialect

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A longTagParser parses a shortcode of Hugo over several lines in Markdown of no
// generator: a line with its end could be a quotation. One on a line is a marker.
type longTagParser struct{ flow flowParser }

// Trigger implements [parser.BlockParser].
func (longTagParser) Trigger() []byte { return []byte("{") }

// Open implements [parser.BlockParser].
func (longTagParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if !bytes.HasPrefix(line, []byte(shortcodeOpener)) && !bytes.HasPrefix(line, []byte(shortcodePercent)) {
		return nil, parser.NoChildren
	}
	source := whole(reader, pc)
	s, ok := shortcodeAt(source, start)
	if !ok || !strings.Contains(s.In(source), "\n") {
		return nil, parser.NoChildren
	}
	if rest, _, _ := strings.Cut(source[s.End:], "\n"); strings.TrimSpace(rest) != "" {
		return nil, parser.NoChildren
	}
	l := &Literal{What: LongTag, Texts: s.texts(reader.Source()), end: s.End}
	l.take(reader)
	return l, parser.NoChildren
}

// LongTag is what a literal is that only a generator reads.
const LongTag = "tag"

// Continue implements [parser.BlockParser].
func (p longTagParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return p.flow.Continue(n, reader, pc)
}

// Close implements [parser.BlockParser].
func (longTagParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (longTagParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (longTagParser) CanAcceptIndentedLine() bool { return false }
