package markdown

import (
	"reflect"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/inline"
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

// encodeBars writes bars as character references, but for those in code. With the
// underline of a heading they would be a table to markdown-it.
func encodeBars(line string) string {
	if !strings.Contains(line, "|") {
		return line
	}
	var (
		b       strings.Builder
		scanner inline.Scanner
		done    int
	)
	for _, t := range scanner.Scan(line, nil) {
		if t.Kind == inline.Code {
			b.WriteString(bars.Replace(line[done:t.Start]) + t.In(line))
			done = t.End
		}
	}
	return b.String() + bars.Replace(line[done:])
}

var bars = strings.NewReplacer(`\|`, "&#124;", "|", "&#124;")

// replaceBars writes the bars of a text otherwise, but for those that Liquid reads.
func replaceBars(text, as string) string {
	if !strings.Contains(text, "|") {
		return text
	}
	var b strings.Builder
	done := 0
	for _, at := range liquidTag.FindAllStringIndex(text, -1) {
		b.WriteString(strings.ReplaceAll(text[done:at[0]], "|", as) + text[at[0]:at[1]])
		done = at[1]
	}
	return b.String() + strings.ReplaceAll(text[done:], "|", as)
}

// liquidTag matches what Liquid reads.
var liquidTag = regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}`)

// escapeTableBars escapes the bars that part cells to kramdown, in paragraphs too: those
// outside of code and of what Liquid reads.
func escapeTableBars(text string) string {
	if !strings.Contains(text, "|") {
		return text
	}
	var (
		b       strings.Builder
		scanner = inline.Scanner{Templates: true}
		done    int
	)
	for _, t := range scanner.Scan(text, nil) {
		b.WriteString(replaceBars(text[done:t.Start], `\|`))
		switch t.Kind {
		case inline.Escape, inline.Code, inline.Template:
			b.WriteString(t.In(text))
		case inline.Tag, inline.Autolink:
			b.WriteString(replaceBars(t.In(text), "&#124;"))
		default:
			b.WriteString(replaceBars(t.In(text), `\|`))
		}
		done = t.End
	}
	return b.String() + replaceBars(text[done:], `\|`)
}

// encodeBackticks writes escaped backticks as character references. Kramdown looks for code in
// the line of a row before it knows escapes.
func encodeBackticks(cell string) string {
	if !strings.Contains(cell, "\\`") {
		return cell
	}
	var (
		b       strings.Builder
		scanner inline.Scanner
		done    int
	)
	for _, t := range scanner.Scan(cell, nil) {
		if t.Kind == inline.Escape && t.In(cell) == "\\`" {
			b.WriteString(cell[done:t.Start] + "&#96;")
			done = t.End
		}
	}
	return b.String() + cell[done:]
}
