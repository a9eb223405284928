package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// A paragraph directly above or below a table is its caption if it begins with the word
// "Table:", as Pandoc has it. GFM has no captions: elsewhere it is a paragraph, and reads
// as one. The word is a mark, not text: it stays as it is in every locale, and what follows it
// is the message.

const captionWord = "Table:"

// captionMarkIn returns how long the mark is that a line begins with; 0 for none.
func captionMarkIn(line []byte) int {
	if !bytes.HasPrefix(line, []byte(captionWord)) {
		return 0
	}
	text := bytes.TrimLeft(line[len(captionWord):], " \t")
	if n := len(line) - len(text); n > len(captionWord) && len(bytes.TrimSpace(text)) > 0 {
		return n
	}
	return 0
}

// captions returns the captions of tables, and the tables of captions.
func (t *tree) captions() map[ast.Node]ast.Node {
	t.pairsOnce.Do(func() { t.pairs = captionsIn(t) })
	return t.pairs
}

// captionsIn returns the captions of tables, and the tables of captions. A paragraph between
// two tables is the first one's, if that has none above it.
func captionsIn(t *tree) map[ast.Node]ast.Node {
	if !bytes.Contains(t.bytes, []byte(captionWord)) {
		return nil
	}
	pairs := map[ast.Node]ast.Node{}
	_ = ast.Walk(t.blocks, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*east.Table); !ok || !entering {
			return ast.WalkContinue, nil
		}
		for _, beside := range []ast.Node{n.PreviousSibling(), n.NextSibling()} {
			if beside != nil && pairs[beside] == nil && mayCaption(t, beside) {
				pairs[n], pairs[beside] = beside, n
				break
			}
		}
		return ast.WalkSkipChildren, nil
	})
	return pairs
}

// mayCaption reports whether a block is a paragraph that begins as a caption does.
func mayCaption(t *tree, n ast.Node) bool {
	if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return false
	}
	if _, ok := n.AttributeString(dialect.Wrapped); ok {
		return false
	}
	lines := t.lines(n)
	return len(lines) > 0 && captionMarkIn(t.in(lines[0])) > 0
}

// isCaption reports whether a paragraph is the caption of a table.
func (t *tree) isCaption(n ast.Node) bool {
	return (n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock) && t.captions()[n] != nil
}

// withoutCaptionMark returns the lines of a caption without its mark.
func withoutCaptionMark(t *tree, lines []inline.Span) []inline.Span {
	lines[0].Start += captionMarkIn(t.in(lines[0]))
	return lines
}

// disarmCaption writes a line that would make a caption of a paragraph so that it is text,
// unless the source begins so too.
func disarmCaption(source, line string) string {
	if captionMarkIn([]byte(line)) == 0 || captionMarkIn([]byte(source)) > 0 {
		return line
	}
	return strings.TrimSuffix(captionWord, ":") + "&#58;" + line[len(captionWord):]
}

// afterCaptionMark takes the mark of a caption off its spans.
func afterCaptionMark(t *tree, n ast.Node, spans []document.Span) []document.Span {
	line := t.lines(n)[0]
	text := line.Start + captionMarkIn(t.in(line))
	for len(spans) > 0 && spans[0].Offset < text {
		cut := min(text-spans[0].Offset, len(spans[0].Text))
		spans[0].Text, spans[0].Offset = spans[0].Text[cut:], spans[0].Offset+cut
		if spans[0].Text != "" {
			break
		}
		spans = spans[1:]
	}
	return spans
}
