package markdown

import (
	"regexp"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// A tree is the blocks of a source. Inline content is most of the work of a
// parser, and few leaves have to be looked into: so it is parsed for a leaf that
// is asked about, and put into the tree when somebody wants all of it.
type tree struct {
	source
	blocks ast.Node
	// context knows what inline content refers to: definitions and footnotes.
	context parser.Context
	// parsing is held while the context is in use: goldmark writes into it, even for a few
	// lines, and volumes side by side share the tree of a source.
	parsing sync.Mutex
	fill    sync.Once
	// notes returns the labels of the footnotes.
	notes func() map[string]bool
	// pairs are the captions of tables, and the tables of captions; see captions.
	pairs     map[ast.Node]ast.Node
	pairsOnce sync.Once
}

// parseBlocks returns the tree of a section. It counts as one parse, whatever is
// asked of the tree later.
func parseBlocks(b []byte, d *dialect.Dialect) *tree {
	context := parser.NewContext()
	t := &tree{source: newSource(b, d).preprocess(context), context: context}
	t.blocks = blockDialect(d).Parse(text.NewReader(t.preprocessed.Text), parser.WithContext(t.context))
	t.restoreDefinitions(t.blocks)
	numberNotes(t.blocks)
	t.notes = sync.OnceValue(func() map[string]bool { return notesIn(t.blocks) })
	return t
}

// numberNotes gives each footnote the number that goldmark else gives it when it comes to the first mark
// of it. Titles are read after that, again for each document, so a mark in one would be that of no note.
func numberNotes(blocks ast.Node) {
	number := 0
	_ = ast.Walk(blocks, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*east.Footnote); ok && entering {
			number++
			note.Index = number
		}
		return ast.WalkContinue, nil
	})
}

// notesIn returns the labels as they are written, and as GitHub compares them.
func notesIn(blocks ast.Node) map[string]bool {
	labels := map[string]bool{}
	_ = ast.Walk(blocks, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if note, ok := n.(*east.Footnote); ok {
			labels[string(note.Ref)], labels[util.ToLinkReference(note.Ref)] = true, true
		}
		return ast.WalkContinue, nil
	})
	return labels
}

// inline returns a block with the inline content of lines of the section, which
// may refer to the definitions and footnotes of the whole.
func (t *tree) inline(lines []inline.Span) ast.Node {
	segments := text.NewSegments()
	for i, l := range lines {
		end := l.End
		if i < len(lines)-1 {
			end = t.nextLine(end) // a line break is content between lines
		}
		segments.Append(text.NewSegment(l.Start-t.body, end-t.body))
	}
	return t.parse(segments)
}

// parse returns a block with the inline content of lines.
func (t *tree) parse(lines *text.Segments) ast.Node {
	t.parsing.Lock()
	defer t.parsing.Unlock()
	block := parseLines(t.dialect, t.preprocessed.Text, lines, t.context)
	if lines.Len() > 0 {
		t.restore(block, lines.At(0).Start)
	}
	return block
}

// whole returns the blocks with their inline content.
func (t *tree) whole() ast.Node {
	t.fill.Do(func() {
		t.fillIn(t.blocks)
		unescapeBars(t.blocks.(*ast.Document), text.NewReader(t.preprocessed.Text), t.context)
	})
	return t.blocks
}

// fillIn puts the inline content of the leaves below a block in its place.
func (t *tree) fillIn(n ast.Node) {
	if holdsText(n) && isLeaf(n) {
		t.fillLeaf(n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			t.fillIn(c)
		}
	}
}

func (t *tree) fillLeaf(n ast.Node) {
	lines := n.Lines()
	box, isTask := n.FirstChild().(*east.TaskCheckBox)
	n.RemoveChildren(n)
	if isTask {
		n.AppendChild(n, box)
		lines = afterBox(lines, t.text())
	}
	content := t.parse(lines)
	for c := content.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
}

// taskBox is the mark of a task list item (GFM §5.3).
var taskBox = regexp.MustCompile(`^\[[\sxX]\]\s*`)

// afterBox returns the lines of a task without the box that the first begins
// with.
func afterBox(lines *text.Segments, source []byte) *text.Segments {
	rest := text.NewSegments()
	for i := range lines.Len() {
		l := lines.At(i)
		if i == 0 {
			l = l.WithStart(l.Start + len(taskBox.Find(l.Value(source))))
		}
		if !l.IsEmpty() {
			rest.Append(l)
		}
	}
	return rest
}

// headingOffset is where the text of a heading begins in the source, or the
// heading itself if it has none.
func (t *tree) headingOffset(n *ast.Heading) int {
	if n.Lines().Len() > 0 {
		return t.body + n.Lines().At(0).Start
	}
	return t.body + t.position(n)
}

// isLeaf reports whether no block stands in a block.
func isLeaf(n ast.Node) bool {
	return n.FirstChild() == nil || n.FirstChild().Type() != ast.TypeBlock
}

// holdsText reports whether a block's content is inline.
func holdsText(n ast.Node) bool {
	switch n.(type) {
	case *ast.Heading, *ast.Paragraph, *ast.TextBlock, *east.TableCell, *east.DefinitionTerm:
		return true
	default:
		return false
	}
}
