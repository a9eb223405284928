package dialect

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A rowCutter cuts the rows of tables into cells as Python-Markdown does, for which a
// bar in a code span ends no cell. To GFM it does (§4.10).
type rowCutter struct{}

// Transform implements [parser.ASTTransformer].
func (rowCutter) Transform(document *ast.Document, reader text.Reader, _ parser.Context) {
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.(type) {
		case *east.TableHeader, *east.TableRow:
			recut(n, reader.Source())
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// recut gives the cells of a row other bounds if there are bars in code.
func recut(row ast.Node, source []byte) {
	first, ok := row.FirstChild().(*east.TableCell)
	if !ok || first.Lines().Len() == 0 {
		return
	}
	start := first.Lines().At(0).Start
	line := source[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	cells, inCode := cellsOf(bytes.TrimRight(line, " \t\r"))
	if !inCode {
		return
	}
	cell := row.FirstChild()
	for _, at := range cells {
		if cell == nil {
			return // more than the header has
		}
		lines := text.NewSegments()
		if at[0] < at[1] {
			lines.Append(text.NewSegment(start+at[0], start+at[1]))
		}
		cell.SetLines(lines)
		cell = cell.NextSibling()
	}
	for ; cell != nil; cell = cell.NextSibling() {
		cell.SetLines(text.NewSegments())
	}
}

// cellsOf returns the bounds of the cells of a row, from the text of the first one
// on, and whether there is a bar in code.
func cellsOf(line []byte) (cells [][2]int, inCode bool) {
	at := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '|':
			cells, at = append(cells, trimmed(line, at, i)), i+1
		case '\\':
			i++
		case '`':
			n := runLength(line[i:])
			end := closingRun(line, i+n, n)
			if end == 0 {
				end = i + n
			}
			inCode = inCode || bytes.IndexByte(line[i:end], '|') >= 0
			i = end - 1
		}
	}
	if at < len(line) {
		cells = append(cells, trimmed(line, at, len(line)))
	}
	return cells, inCode
}

// trimmed returns bounds without the blanks at their ends.
func trimmed(line []byte, start, end int) [2]int {
	start += len(line[start:end]) - len(bytes.TrimLeft(line[start:end], " \t"))
	return [2]int{start, start + len(bytes.TrimRight(line[start:end], " \t"))}
}

// runLength returns how many backticks a text begins with.
func runLength(text []byte) int { return len(text) - len(bytes.TrimLeft(text, "`")) }

// closingRun returns where the code span ends whose text begins at an offset, after
// that many backticks; 0 if it is not closed.
func closingRun(line []byte, at, length int) int {
	for at < len(line) {
		next := bytes.IndexByte(line[at:], '`')
		if next < 0 {
			return 0
		}
		at += next
		n := runLength(line[at:])
		if at += n; n == length {
			return at
		}
	}
	return 0
}
