package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// skeleton writes down the block structure of a section, a line per block:
// everything that a translation must leave as it is. The text of leaf blocks
// is left out; code, raw HTML and link definitions are not, for they are no
// translator's.
func skeleton(body []byte) string {
	return skeletonOf(dialect().Parse(text.NewReader(body)), body)
}

func skeletonOf(root ast.Node, body []byte) string {
	var b strings.Builder
	writeSkeleton(&b, root, body, 0)
	return b.String()
}

func writeSkeleton(b *strings.Builder, n ast.Node, source []byte, depth int) {
	fmt.Fprintf(b, "%*s%s", depth, "", n.Kind())
	writeTraits(b, n, source)
	b.WriteByte('\n')
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			writeSkeleton(b, c, source, depth+1)
		}
	}
}

// writeTraits adds what else a block is besides its kind.
func writeTraits(b *strings.Builder, n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Heading:
		fmt.Fprintf(b, " %d", n.Level)
		for _, a := range n.Attributes() {
			fmt.Fprintf(b, " %s=%q", a.Name, fmt.Sprint(a.Value))
		}
	case *ast.List:
		fmt.Fprintf(b, " %c %d %t", n.Marker, n.Start, n.IsTight)
	case *ast.FencedCodeBlock:
		if n.Info != nil {
			fmt.Fprintf(b, " %q", n.Info.Segment.Value(source))
		}
		writeLines(b, n, source)
	case *ast.CodeBlock:
		writeLines(b, n, source)
	case *ast.HTMLBlock:
		writeLines(b, n, source)
		if n.HasClosure() {
			fmt.Fprintf(b, " %q", n.ClosureLine.Value(source))
		}
	case *ast.LinkReferenceDefinition:
		fmt.Fprintf(b, " %q %q %q", n.Label, n.Destination, n.Title)
	case *east.Table:
		fmt.Fprint(b, " ", n.Alignments)
	case *east.Footnote:
		fmt.Fprintf(b, " %q", n.Ref)
	case *ast.Paragraph, *ast.TextBlock, *east.TableCell:
		if box, ok := n.FirstChild().(*east.TaskCheckBox); ok {
			fmt.Fprintf(b, " task %t", box.IsChecked)
		}
	}
}

func writeLines(b *strings.Builder, n ast.Node, source []byte) {
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		fmt.Fprintf(b, " %q", strings.TrimRight(string(line.Value(source)), "\r\n"))
	}
}
