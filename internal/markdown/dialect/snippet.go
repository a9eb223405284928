package dialect

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var (
	// snippetLine is that of PyMdown's snippets: the scissors with a file, or alone,
	// which begin or end a list of files.
	snippetLine = regexp.MustCompile(`^;*-{1,}8<-{1,}[ \t]*(?:(?:"[^"]*"|'[^']*')[ \t]*)?$`)
	// includeLine is that of the plugin mdx-include and its like: braces with stars,
	// or exclamation marks.
	includeLine = regexp.MustCompile(`^\{(?:\*.*\*|!.*!)\}[ \t]*$`)
)

// Include is what a literal is that puts in a file.
const Include = "include"

// A snippetParser parses lines that put in files.
type snippetParser struct{}

// Trigger implements [parser.BlockParser].
func (snippetParser) Trigger() []byte { return []byte("-;{") }

// Open implements [parser.BlockParser].
func (snippetParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if !snippetLine.Match(line) && !includeLine.Match(line) {
		return nil, parser.NoChildren
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Include
	l.list = bytes.HasSuffix(util.TrimRight(line, []byte(" \t")), []byte("-"))
	reader.AdvanceToEOL()
	return l, parser.NoChildren
}

// Continue implements [parser.BlockParser]. Scissors alone have a list of files below,
// up to the next scissors.
func (snippetParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	l := n.(*Literal)
	if !l.list {
		return parser.Close
	}
	line, at := reader.PeekLine()
	l.Lines().Append(text.NewSegment(at.Start, at.Stop))
	l.list = !snippetLine.Match(bytes.TrimSpace(line))
	reader.AdvanceToEOL()
	return parser.Continue
}

// Close implements [parser.BlockParser].
func (snippetParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (snippetParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (snippetParser) CanAcceptIndentedLine() bool { return true }

// abbreviations parses abbreviations: what they mean is for readers, the term has to be the
// one in the text.
var abbreviations = literalParser{trigger: "*", open: onLine(abbreviationOn)}

// abbreviationLine is that of Python-Markdown's abbreviations.
var abbreviationLine = regexp.MustCompile(`^\*\[[^\]\\]+\] ?:[ \t]*(.*?)[ \t]*$`)

func abbreviationOn(line []byte, start int) *Literal {
	m := abbreviationLine.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	l := literal(text.NewSegment(start, start+len(line)))
	if m[2] < m[3] {
		l.Texts = []Text{{At: text.NewSegment(start+m[2], start+m[3]), Form: Verbatim}}
	}
	l.What = Abbreviation
	return l
}

// Abbreviation is what a literal is that explains one.
const Abbreviation = "abbreviation"
