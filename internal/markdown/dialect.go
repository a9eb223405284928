package markdown

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// The dialect is parsed in two steps: blocks for all of a section, inline
// content leaf by leaf, where it is asked for. A parser may be used by several
// goroutines.

// blockDialects are the parsers that blockDialect has made, by dialect.
var blockDialects sync.Map

// blockDialect parses blocks, and of inline content only the boxes of tasks,
// which count as block structure.
func blockDialect(d *dialect.Dialect) parser.Parser {
	if known, ok := blockDialects.Load(d); ok {
		return known.(parser.Parser)
	}
	made, _ := blockDialects.LoadOrStore(d, newBlockDialect(d))
	return made.(parser.Parser)
}

func newBlockDialect(d *dialect.Dialect) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(d.CommonMark()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		),
		parser.WithHeadingAttribute(),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(footnoteKeeper{}, 999)),
		parser.WithInlineParsers(util.Prioritized(extension.NewTaskCheckBoxParser(), 0)),
	)
	p.AddOptions(d.Options()...)
	return p
}

// inlineDialect parses what a [linesReader] stands before as running text,
// whatever it looks like.
func inlineDialect(d *dialect.Dialect) parser.Parser {
	switch {
	case d.JSX != nil:
		return inlineJSX()
	case d.Elements:
		return inlineElements()
	}
	return inlineCommonMark()
}

var (
	inlineCommonMark = sync.OnceValue(func() parser.Parser { return newInlineDialect(parser.DefaultInlineParsers()) })
	inlineElements   = sync.OnceValue(func() parser.Parser { return newInlineDialect(dialect.InlineElements()) })
	inlineJSX        = sync.OnceValue(func() parser.Parser { return newInlineDialect(dialect.InlineJSX()) })
)

func newInlineDialect(base []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(linesParser{}, 0)),
		parser.WithInlineParsers(base...),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
	)
}

// wholeDialect parses blocks with their inline content at once, for texts of a
// line or two. The footnote extension's transformer is left out on purpose here
// and above: it drops the notes that nothing refers to, whose text must not be
// lost to translators.
var wholeDialect = sync.OnceValue(func() parser.Parser {
	p := goldmark.DefaultParser()
	p.AddOptions(
		parser.WithHeadingAttribute(),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(
			util.Prioritized(footnoteKeeper{}, 999),
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
	)
	return p
})

// A footnoteKeeper brings footnotes back into the tree. Goldmark collects them
// in a list where the first one ends; if that one stands inside another, the
// list becomes a part of what it holds, and all of them are lost.
type footnoteKeeper struct{}

// Transform implements [parser.ASTTransformer].
func (footnoteKeeper) Transform(document *ast.Document, _ text.Reader, pc parser.Context) {
	for key := parser.ContextKey(0); key <= parser.ContextKeyMax; key++ {
		list, ok := pc.Get(key).(*east.FootnoteList)
		if !ok {
			continue
		}
		seen := map[ast.Node]bool{}
		var top ast.Node = list
		for top.Parent() != nil && !seen[top] {
			seen[top] = true
			top = top.Parent()
		}
		if top != ast.Node(document) {
			list.Parent().RemoveChild(list.Parent(), list)
			document.AppendChild(document, list)
		}
	}
}

// parseLines returns a block with the inline content of lines, which may refer to
// the definitions and footnotes that a context knows.
func parseLines(d *dialect.Dialect, source []byte, lines *text.Segments, known parser.Context) ast.Node {
	if lines.Len() == 0 {
		return ast.NewTextBlock()
	}
	r := &linesReader{text.NewReader(source), lines}
	r.SetPosition(0, lines.At(0))
	if block := inlineDialect(d).Parse(r, parser.WithContext(&lineContext{Context: known})).FirstChild(); block != nil {
		return block
	}
	return ast.NewTextBlock() // the lines are blank
}

// A lineContext knows what the context of a section knows, and keeps to itself what
// the parser computes on its way through some lines: where it has looked for the
// end of a comment in vain. It takes that for true of all that stands before, and
// leaves are not read in the order of the section.
type lineContext struct {
	parser.Context
	computed map[parser.ContextKey]any
}

// ComputeIfAbsent implements [parser.Context].
func (c *lineContext) ComputeIfAbsent(key parser.ContextKey, compute func() any) any {
	value, ok := c.computed[key]
	if !ok {
		if c.computed == nil {
			c.computed = map[parser.ContextKey]any{}
		}
		value = compute()
		c.computed[key] = value
	}
	return value
}

// A linesReader stands before the lines that are to be read.
type linesReader struct {
	text.Reader
	lines *text.Segments
}

// LineOffset would look for tabs from the start of the text on.
func (*linesReader) LineOffset() int { return 0 }

// A linesParser makes one block of the lines of a linesReader.
type linesParser struct{}

func (linesParser) Trigger() []byte { return nil }

func (linesParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	block := ast.NewTextBlock()
	block.SetLines(reader.(*linesReader).lines)
	end := len(reader.Source())
	reader.SetPosition(0, text.NewSegment(end, end))
	return block, parser.NoChildren
}

func (linesParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (linesParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (linesParser) CanInterruptParagraph() bool                                 { return true }
func (linesParser) CanAcceptIndentedLine() bool                                 { return true }
