package markdown

import (
	"reflect"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// unescapeBars takes the backslashes out of code that has bars in cells. Goldmark
// looks for those of each cell among those of all cells of a section, which takes
// time with the square of their number: so it is given the cells one by one.
func unescapeBars(document *ast.Document, reader text.Reader, context parser.Context) {
	transform := extension.NewTableASTTransformer().Transform
	asked := cellContext{Context: context, key: -1}
	transform(document, reader, &asked)
	cells := reflect.ValueOf(context.Get(asked.key))
	if cells.Kind() != reflect.Slice {
		return
	}
	for i := range cells.Len() {
		asked.cells = cells.Slice(i, i+1).Interface()
		transform(document, reader, &asked)
	}
	context.Set(asked.key, nil)
}

// A cellContext gives a transformer some of the cells that a context has, and
// remembers under which key it asks for them.
type cellContext struct {
	parser.Context
	key   parser.ContextKey
	cells any
}

// Get implements [parser.Context].
func (c *cellContext) Get(key parser.ContextKey) any {
	c.key = key
	return c.cells
}

// Set implements [parser.Context].
func (*cellContext) Set(parser.ContextKey, any) {}
