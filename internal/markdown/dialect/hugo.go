package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Hugo is Goldmark with shortcodes, which are taken out before Markdown is read.
var Hugo = &Dialect{
	Name: "hugo",
	blocks: []util.PrioritizedValue{
		util.Prioritized(shortcodeParser{}, first),
		util.Prioritized(attributesParser{}, first),
	},
	transformers: []parser.ASTTransformer{shortcodeCutter{}},
	Tags:         Shortcodes,
	Braces:       true,
	Attributes: []string{
		"title", "subtitle", "heading", "header", "label", "summary", "description", "caption", "alt", "text", "tooltip", "attr",
	},
	Parameter: Quoting{Decode: decodeShortcodeValue, Encode: encodeShortcodeValue},
	Output:    Output{Join: Comment, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"},
}

// attributesLine is a line with the attributes of the block above it (Hugo, Markdown
// attributes).
var attributesLine = regexp.MustCompile(attributeList.String() + `[ \t]*$`)

// An attributesParser parses such lines, which end paragraphs and tables.
type attributesParser struct{}

// Trigger implements [parser.BlockParser].
func (attributesParser) Trigger() []byte { return []byte("{") }

// Open implements [parser.BlockParser].
func (attributesParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if !attributesLine.Match(line) {
		return nil, parser.NoChildren
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Attributes
	reader.AdvanceToEOL()
	return l, parser.NoChildren
}

// Attributes is what a literal is that has those of the block above it.
const Attributes = "attributes"

// Continue implements [parser.BlockParser].
func (attributesParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements [parser.BlockParser].
func (attributesParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (attributesParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (attributesParser) CanAcceptIndentedLine() bool { return false }
