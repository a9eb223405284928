package dialect

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Goldmark's extension for definition lists takes a colon at the beginning of a line alone.
// These parsers have it take one that is indented as the beginning of any other block may be.

// definitionIndent is the attribute of a list whose definition at hand is indented, by how much.
const definitionIndent = "indent"

// A definitionListParser opens a list at such a colon.
type definitionListParser struct{ parser.BlockParser }

func newDefinitionListParser() parser.BlockParser {
	return definitionListParser{extension.NewDefinitionListParser()}
}

// Open implements [parser.BlockParser].
func (p definitionListParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	indent, offset := pc.BlockIndent(), pc.BlockOffset()
	if indent == 0 || indent >= indentWidth || indent != offset { // a tab is more
		return nil, parser.NoChildren
	}
	line, at := reader.Position()
	reader.Advance(indent)
	list, state := p.BlockParser.Open(parent, reader, unindented{pc})
	if list == nil {
		reader.SetPosition(line, at)
		reader.Advance(0) // or else the reader has the line that was looked at
		return nil, state
	}
	list.SetAttributeString(definitionIndent, indent)
	return list, state
}

// A definitionDescriptionParser opens the definition in such a list.
type definitionDescriptionParser struct{ parser.BlockParser }

func newDefinitionDescriptionParser() parser.BlockParser {
	return definitionDescriptionParser{extension.NewDefinitionDescriptionParser()}
}

// Open implements [parser.BlockParser].
func (p definitionDescriptionParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	list, ok := parent.(*east.DefinitionList)
	if !ok {
		return nil, parser.NoChildren
	}
	indent, ok := list.AttributeString(definitionIndent)
	if !ok {
		return nil, parser.NoChildren
	}
	list.RemoveAttributes()
	description, state := p.BlockParser.Open(parent, reader, pc)
	list.Offset += indent.(int)
	return description, state
}

// An unindented context is one that has the indent of a line behind it.
type unindented struct{ parser.Context }

// BlockIndent implements [parser.Context].
func (unindented) BlockIndent() int { return 0 }

// BlockOffset implements [parser.Context].
func (unindented) BlockOffset() int { return 0 }
