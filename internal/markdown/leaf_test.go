package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// What is known of a leaf by itself is what a parser of the whole section knows.
func TestInlineAlone(t *testing.T) {
	t.Parallel()
	corpus(t, func(t *testing.T, _ string, source []byte) { holdInlineAlone(t, source) })
}

// A leaf is read the same after a later one in which HTML has no end.
func TestInlineAloneOutOfOrder(t *testing.T) {
	t.Parallel()
	for opening, closing := range map[string]string{"<!--": "-->", "<?b": "?>", "<!B": ">", "<![CDATA[": "]]>"} {
		t.Run(opening, func(t *testing.T) {
			t.Parallel()
			holdInlineAlone(t, []byte("a"+opening+closing+"c\n\n# d "+opening+" e\n"))
		})
	}
}

func holdInlineAlone(t *testing.T, source []byte) {
	t.Helper()
	alone, whole := parseBlocks(source, dialect.GitHub), parseWhole(source)
	found, want := leaves(alone), leaves(whole)
	if slices.ContainsFunc(found, func(l leaf) bool { return l.node.Kind() == dialect.KindLiteral }) {
		return // there are no shortcodes in the other
	}
	if len(found) != len(want) {
		t.Fatalf("%d leaves, want %d", len(found), len(want))
	}
	lost := false
	for i, l := range found {
		w := want[i].node
		if !holdsText(w) || w.FirstChild() == nil {
			lost = lost || w.Lines().Len() > 0 // goldmark loses sight of footnotes within footnotes
			continue
		}
		lines := proseLines(alone, l)
		said := l.kind != KindCaption && (len(lines) != 1 || !isNumber(alone.in(lines[0]))) // there is a word, but nothing that needs one
		if got, want := hasWords(alone, lines, nil), inlineWords(alone, w, nil); got != want && said {
			t.Errorf("%q has words: %v, want %v", alone.contents(lines), got, want)
		}
		if _, ok := w.(*ast.Heading); !ok {
			continue
		}
		if got, want := headingText(alone, alone.lines(l.node)), plainText(w, alone.text()); got != want {
			t.Errorf("%q reads %q, want %q", alone.contents(lines), got, want)
		}
	}
	if diff := cmp.Diff(dump(whole.blocks, whole.text()), dump(alone.whole(), alone.text())); diff != "" && !lost {
		t.Errorf("filled in leaf by leaf, the tree is another (-want +got):\n%s", diff)
	}
}

// parseWhole parses blocks and inline content at once.
func parseWhole(source []byte) *tree {
	t := &tree{source: newSource(source, dialect.GitHub)}
	t.blocks = wholeDialect().Parse(text.NewReader(t.text()))
	return t
}

// dump writes a tree down, a line for each node, with the labels of footnotes in the place of
// their numbers, which count otherwise.
func dump(root ast.Node, source []byte) []string {
	labels := map[int]string{}
	_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if note, ok := n.(*east.Footnote); ok {
			labels[note.Index] = string(note.Ref)
		}
		return ast.WalkContinue, nil
	})
	var lines []string
	depth := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		line := fmt.Sprintf("%s%s", strings.Repeat(" ", depth), n.Kind())
		switch n := n.(type) {
		case *ast.Text:
			line += fmt.Sprintf(" %d %q %t %t", n.Segment.Start, n.Segment.Value(source), n.SoftLineBreak(), n.HardLineBreak())
		case *ast.RawHTML:
			line += fmt.Sprintf(" %q", n.Segments.Value(source))
		case *ast.Link:
			line += fmt.Sprintf(" %q %q", n.Destination, n.Title)
		case *ast.Image:
			line += fmt.Sprintf(" %q %q", n.Destination, n.Title)
		case *ast.AutoLink:
			line += fmt.Sprintf(" %q", n.Label(source))
		case *ast.Emphasis:
			line += fmt.Sprint(" ", n.Level)
		case *east.FootnoteLink:
			line += fmt.Sprintf(" %q", labels[n.Index])
		case *east.Footnote:
			line += fmt.Sprintf(" %q", n.Ref)
		}
		lines = append(lines, line)
		depth++
		return ast.WalkContinue, nil
	})
	return lines
}
