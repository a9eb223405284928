package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// convert makes a tree for the page of a section. ids are those of its headings, by
// their offsets. screen keeps the author's HTML as it is written.
func convert(t *tree, whole ast.Node, path string, ids map[int]string, screen bool) *document.Section {
	doc := &document.Section{Path: path, Footnotes: map[string]*document.Footnote{}}
	c := converter{tree: t, ids: ids, labels: map[int]string{}, notes: doc.Footnotes, screen: screen}
	c.labelFootnotes(whole)
	doc.Blocks = c.blocks(whole)
	return doc
}

// A converter walks goldmark's tree once.
type converter struct {
	tree   *tree
	ids    map[int]string // of headings, by Heading.Offset
	labels map[int]string // of footnotes, by goldmark's number
	notes  map[string]*document.Footnote
	screen bool // the author's HTML stays as it is written
}

// labelFootnotes finds the labels that goldmark's marks refer to by number.
func (c *converter) labelFootnotes(n ast.Node) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*east.Footnote); ok && entering {
			c.labels[note.Index] = string(note.Ref)
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// spans are a block's inline content.
func (c *converter) spans(block ast.Node) []document.Span {
	return flattener{tree: c.tree, labels: c.labels, screen: c.screen}.flatten(block)
}

func (c *converter) blocks(parent ast.Node) []document.Block {
	list := blockList{tree: c.tree, levels: make([]level, 1), screen: c.screen}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Type() != ast.TypeBlock {
			continue
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			list.html(n)
		case *dialect.Literal:
			if n.What == dialect.Shortcoded {
				shortcodeMaker{&list, c.tree}.literal(n)
				continue
			}
			elementMaker{&list, c.tree}.literal(n)
		case *dialect.Container:
			c.callouts().container(&list, n, c.blocks(n))
		case *ast.Paragraph, *ast.TextBlock:
			for _, b := range c.paragraph(n) {
				list.add(b)
			}
		default:
			if b := c.block(n); b != nil {
				list.add(b)
			}
		}
	}
	return list.finish()
}

// paragraph returns the blocks of a paragraph; a caption stands in its table.
func (c *converter) paragraph(n ast.Node) []document.Block {
	if c.tree.isCaption(n) {
		_, rest := c.caption(n)
		return rest
	}
	return prose(c.tree, n, c.spans(n))
}

// caption returns the text of a caption, and what blocks a generator sees in its lines
// besides.
func (c *converter) caption(n ast.Node) (text []document.Span, rest []document.Block) {
	return captionText(c.tree, n, c.spans(n))
}

// captionText is caption, given the inline content of the paragraph.
func captionText(t *tree, n ast.Node, spans []document.Span) (text []document.Span, rest []document.Block) {
	blocks := prose(t, n, afterCaptionMark(t, n, spans))
	if len(blocks) == 0 {
		return nil, nil
	}
	if p, ok := blocks[0].(*document.Paragraph); ok {
		return p.Text, blocks[1:]
	}
	return nil, blocks
}

// block returns nil for what has no place on the page by itself.
func (c *converter) block(n ast.Node) document.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return &document.Heading{Level: n.Level, ID: c.ids[c.tree.headingOffset(n)], Text: c.spans(n)}
	case *ast.List:
		return c.list(n)
	case *ast.Blockquote:
		return c.callouts().quote(n, c.blocks(n))
	case *ast.FencedCodeBlock:
		return c.code(n, string(n.Language(c.tree.text())))
	case *ast.CodeBlock:
		return c.code(n, "")
	case *east.Table:
		return c.table(n)
	case *east.DefinitionList:
		return c.definitions(n)
	case *ast.ThematicBreak:
		return &document.Rule{}
	case *east.FootnoteList:
		c.footnotes(n)
	}
	return nil
}

func (c *converter) callouts() calloutMaker { return calloutMaker{tree: c.tree, labels: c.labels} }

func (c *converter) list(n *ast.List) document.Block {
	list := &document.List{Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		list.Items = append(list.Items, document.Item{Task: task(item), Blocks: c.blocks(item)})
	}
	return list
}

func task(item ast.Node) document.Task {
	if first := item.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*east.TaskCheckBox); ok {
			if box.IsChecked {
				return document.DoneTask
			}
			return document.OpenTask
		}
	}
	return document.NoTask
}

func (c *converter) code(n ast.Node, info string) document.Block {
	code := &document.Code{Info: info, Title: codeCaption(c.tree, n)}
	if fenced, ok := n.(*ast.FencedCodeBlock); ok && fenced.Info != nil {
		info = string(fenced.Info.Segment.Value(c.tree.text()))
	}
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		at := inline.Span{Start: c.tree.body + line.Start, End: c.tree.body + line.Stop}
		written := string(c.tree.in(at))
		shown := c.tree.shown(at)
		if strings.TrimSpace(shown) == "" && strings.TrimSpace(written) != "" {
			continue
		}
		shown, ok := shownLine(&c.tree.dialect.Unseen, info, strings.TrimRight(strings.Repeat(" ", line.Padding)+shown, "\r\n"))
		if !ok {
			continue
		}
		code.Lines = append(code.Lines, shown)
		code.Offsets = append(code.Offsets, c.tree.body+line.Start)
	}
	if len(code.Lines) == 0 && n.Lines().Len() > 0 {
		return nil // a site fills it
	}
	return code
}

func (c *converter) table(n *east.Table) document.Block {
	table := &document.Table{}
	if caption := c.tree.captions()[n]; caption != nil {
		table.Caption, _ = c.caption(caption)
	}
	for _, a := range n.Alignments {
		table.Align = append(table.Align, alignment(a))
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []document.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, document.Cell{Text: c.spans(cell)})
		}
		if _, ok := row.(*east.TableHeader); ok {
			table.Header = cells
		} else {
			table.Rows = append(table.Rows, cells)
		}
	}
	return table
}

func alignment(a east.Alignment) document.Align {
	switch a {
	case east.AlignLeft:
		return document.AlignLeft
	case east.AlignCenter:
		return document.AlignCenter
	case east.AlignRight:
		return document.AlignRight
	default:
		return document.AlignNone
	}
}

func (c *converter) definitions(n *east.DefinitionList) document.Block {
	list := &document.Definitions{}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *east.DefinitionTerm:
			list.Items = append(list.Items, document.Definition{Term: c.spans(child)})
		case *east.DefinitionDescription:
			if len(list.Items) == 0 {
				list.Items = append(list.Items, document.Definition{})
			}
			last := &list.Items[len(list.Items)-1]
			last.Bodies = append(last.Bodies, c.blocks(child))
		}
	}
	return list
}

func (c *converter) footnotes(n *east.FootnoteList) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if note, ok := child.(*east.Footnote); ok {
			label := string(note.Ref)
			if _, taken := c.notes[label]; !taken {
				c.notes[label] = &document.Footnote{Label: label, Blocks: c.blocks(note)}
			}
		}
	}
}
