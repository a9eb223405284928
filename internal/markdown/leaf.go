package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A leaf is a block that holds no other, and where it begins in the text.
type leaf struct {
	node  ast.Node
	kind  Kind
	start int
}

// leaves returns the leaves of a tree in the order of the source. Footnotes
// stand elsewhere in goldmark's tree.
func leaves(t *tree) []leaf {
	found := appendLeaves(nil, t, t.blocks, KindParagraph)
	slices.SortStableFunc(found, func(a, b leaf) int { return a.start - b.start })
	return found
}

// appendLeaves appends the leaves below a block.
func appendLeaves(found []leaf, t *tree, n ast.Node, in Kind) []leaf {
	kind := kindOf(n, in)
	if isLeaf(n) {
		start := t.position(n)
		if n.Lines().Len() > 0 {
			start = n.Lines().At(0).Start
		}
		if kind != KindTask && t.isCaption(n) {
			kind = KindCaption
		}
		return append(found, leaf{n, kind, start})
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		found = appendLeaves(found, t, c, kind)
	}
	return found
}

// kindOf returns the kind of what stands in a block.
func kindOf(n ast.Node, in Kind) Kind {
	switch n.(type) {
	case *ast.Heading:
		return KindHeading
	case *ast.ListItem:
		return KindListItem
	case *ast.Blockquote:
		return KindQuote
	case *dialect.Container:
		return KindParagraph
	case *dialect.Literal:
		return KindTitle
	case *east.Footnote:
		return KindFootnote
	case *east.TableHeader:
		return KindTableHeader
	case *east.TableRow:
		return KindTableCell
	case *east.DefinitionTerm:
		return KindTerm
	case *east.DefinitionDescription:
		return KindDefinition
	case *ast.Paragraph, *ast.TextBlock:
		if _, ok := n.FirstChild().(*east.TaskCheckBox); ok {
			return KindTask
		}
	}
	return in
}

// proseLines returns the lines of a leaf, without line endings, trailing space of
// the last line, the box of a task and the mark of a caption.
func proseLines(t *tree, l leaf) []inline.Span {
	lines := t.lines(l.node)
	if l.kind == KindTask && len(lines) > 0 {
		box := taskBox.FindIndex(t.in(lines[0]))
		if lines[0].Start += box[1]; lines[0].Start == lines[0].End {
			lines = lines[1:]
		}
	}
	if l.kind == KindCaption {
		lines = withoutCaptionMark(t, lines)
	}
	if n := len(lines); n > 0 {
		last := &lines[n-1]
		last.End = last.Start + len(bytes.TrimRight(t.in(*last), " \t"))
	}
	return lines
}

// hasWords reports whether there is a letter in the text of lines, the text of
// their links and images and titles included. Code, URLs and raw HTML have
// nothing to translate when they stand alone.
func hasWords(t *tree, lines []inline.Span, readable htmltext.Readable) bool {
	if len(lines) == 1 && isNumber(t.in(lines[0])) {
		return false
	}
	plain := true
	for _, l := range lines {
		line := t.in(l)
		before := plainStart(line)
		if len(t.tags(l)) > 0 {
			before = 0
		}
		if inline.HasLetter(line[:before]) {
			return true
		}
		if plain = before == len(line); !plain {
			break
		}
	}
	return !plain && inlineWords(t, t.inline(lines), readable)
}

// isNumber reports whether a line is a number with a letter, as in 5C, a byte or a
// code: nothing to translate.
func isNumber(line []byte) bool {
	if len(line) < 2 || !isLetter(line[len(line)-1]) {
		return false
	}
	for _, c := range line[:len(line)-1] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// plainStart returns how many bytes at the start of a line are text for
// certain: up to where code, a tag, a link, a URL or an address may begin.
func plainStart(line []byte) int {
	end := bytes.IndexAny(line, "`<[:@&")
	if end < 0 {
		end = len(line)
	}
	if i := bytes.Index(line[:end], []byte("www")); i >= 0 {
		return i
	}
	if end < len(line) && (line[end] == ':' || line[end] == '@') {
		// The word before it may be a part of the URL.
		return bytes.LastIndexAny(line[:end], " \t") + 1
	}
	return end
}

// inlineWords is hasWords for inline content.
func inlineWords(t *tree, block ast.Node, readable htmltext.Readable) bool {
	source := t.withoutTags()[t.body:]
	found := false
	_ = ast.Walk(block, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			found = found || len(readable) > 0 && readable.Says(string(n.Segments.Value(source)))
		case *ast.CodeSpan, *ast.AutoLink:
			return ast.WalkSkipChildren, nil
		case *ast.Link:
			found = found || inline.HasLetter(unescape(string(n.Title)))
		case *ast.Image:
			found = found || inline.HasLetter(unescape(string(n.Title)))
		case *ast.Text:
			found = found || inline.HasLetter(textOf(n, source))
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// headingText is what a reader sees of a heading's lines.
func headingText(t *tree, lines []inline.Span) string {
	if len(lines) == 1 {
		if line := t.in(lines[0]); isPlain(line) {
			return string(bytes.TrimRight(line, " \t"))
		}
	}
	return plainText(t.inline(lines), t.text())
}
