package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// VitePress is markdown-it with containers.
var VitePress = &Dialect{
	Name: "vitepress",
	blocks: []util.PrioritizedValue{
		util.Prioritized(colonsParser{}, first),
		util.Prioritized(importParser{}, first),
	},
	CodeFile: bracketedFile,
	Unseen:   vitepressUnseen,
	Output:   Output{Join: Comment, Address: InAngles, Notice: "::: warning\n%s\n:::\n"},
}

var vitepressUnseen = Unseen{
	Computed:   regexp.MustCompile(`\{\{.*?\}\}`),
	Attributes: attributeList,
	CodeMark:   comment(`\[!code [^\]]+\]`),
}

// importLine is that of VitePress: angle brackets and a file, with what is to be shown of
// it.
var importLine = regexp.MustCompile(`^<<<[ \t]*[^\s<].*$`)

// An importParser parses such lines. They end no paragraph.
type importParser struct{}

// Trigger implements [parser.BlockParser].
func (importParser) Trigger() []byte { return []byte("<") }

// Open implements [parser.BlockParser].
func (importParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if !importLine.Match(line) {
		return nil, parser.NoChildren
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Include
	reader.AdvanceToEOL()
	return l, parser.NoChildren
}

// Continue implements [parser.BlockParser].
func (importParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements [parser.BlockParser].
func (importParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (importParser) CanInterruptParagraph() bool { return false }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (importParser) CanAcceptIndentedLine() bool { return false }
