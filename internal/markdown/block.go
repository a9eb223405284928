package markdown

import (
	"sort"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// A Block is a block of a section as who compares two sections needs it: what it is,
// what of it is offered, and the blocks in it.
type Block struct {
	Kind BlockKind
	// Level is that of a heading, 1 to 6.
	Level int
	// Mark is what is written in the block and not offered, as far as it tells one from
	// another: the language of code, the label of a footnote, the box of a task.
	Mark string
	// Start and End bound a leaf's lines in the source; of a container both are 0.
	Start, End int
	// Segments are the indices of a leaf's segments.
	Segments []int
	Children []Block
}

// A BlockKind is what a block is.
type BlockKind int

// The kinds of block.
const (
	BlockParagraph BlockKind = iota
	BlockHeading
	BlockList
	BlockItem
	BlockQuote // a block quote, a callout or another container
	BlockTable
	BlockHeader // the header row of a table
	BlockRow
	BlockCell
	BlockCode
	BlockHTML
	BlockTerm
	BlockDefinition
	BlockFootnote
	BlockMetadata // the values of front matter
	BlockOther    // rules, definitions of links, lines of a dialect
)

// blocksOf returns the blocks of a tree with its segments.
func blocksOf(t *tree, leaves []leaf, segments []Segment) []Block {
	o := blockOutline{tree: t, segments: map[ast.Node][]int{}}
	var metadata []int
	for i, seg := range segments {
		switch n := o.leafOf(leaves, seg); {
		case seg.Kind == KindFrontMatter:
			metadata = append(metadata, i)
		case n != nil:
			o.segments[n] = append(o.segments[n], i)
		}
	}
	blocks := o.children(t.blocks)
	if metadata == nil {
		return blocks
	}
	first := Block{Kind: BlockMetadata, Start: t.mark, End: t.body, Segments: metadata}
	return append([]Block{first}, blocks...)
}

// A blockOutline makes blocks of a tree.
type blockOutline struct {
	tree     *tree
	segments map[ast.Node][]int
}

// leafOf returns the leaf that a segment is of: where it does not know itself, the first
// one that ends after it.
func (o blockOutline) leafOf(leaves []leaf, seg Segment) ast.Node {
	if seg.leaf >= 0 {
		return leaves[seg.leaf].node
	}
	i := sort.Search(len(leaves), func(i int) bool {
		_, end := o.extent(leaves[i].node)
		return end >= seg.End
	})
	if i == len(leaves) {
		return nil
	}
	return leaves[i].node
}

// extent returns where the lines of a leaf are.
func (o blockOutline) extent(n ast.Node) (start, end int) {
	lines := o.tree.lines(n)
	if len(lines) == 0 {
		at := o.tree.body + o.tree.position(n)
		return at, at
	}
	return lines[0].Start, lines[len(lines)-1].End
}

func (o blockOutline) children(n ast.Node) []Block {
	var blocks []Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			blocks = append(blocks, o.block(c)...)
		}
	}
	return blocks
}

// block returns a block; of one that only holds others, these.
func (o blockOutline) block(n ast.Node) []Block {
	switch n.(type) {
	case *east.FootnoteList, *east.DefinitionList:
		return o.children(n)
	}
	b := Block{Kind: blockKind(n), Mark: o.mark(n), Segments: o.segments[n]}
	if h, ok := n.(*ast.Heading); ok {
		b.Level = h.Level
	}
	if isLeaf(n) {
		b.Start, b.End = o.extent(n)
	} else {
		b.Children = o.children(n)
	}
	return []Block{b}
}

func (o blockOutline) mark(n ast.Node) string {
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		return string(n.Language(o.tree.text()))
	case *east.Footnote:
		return string(n.Ref)
	case *ast.List:
		if n.IsOrdered() {
			return "1"
		}
	case *ast.Paragraph, *ast.TextBlock:
		if box, ok := n.FirstChild().(*east.TaskCheckBox); ok {
			return map[bool]string{true: "[x]", false: "[ ]"}[box.IsChecked]
		}
	}
	return ""
}

func blockKind(n ast.Node) BlockKind {
	switch n.(type) {
	case *ast.Heading:
		return BlockHeading
	case *ast.Paragraph, *ast.TextBlock:
		return BlockParagraph
	case *ast.List:
		return BlockList
	case *ast.ListItem:
		return BlockItem
	case *ast.Blockquote, *dialect.Container:
		return BlockQuote
	case *east.Table:
		return BlockTable
	case *east.TableHeader:
		return BlockHeader
	case *east.TableRow:
		return BlockRow
	case *east.TableCell:
		return BlockCell
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return BlockCode
	case *ast.HTMLBlock:
		return BlockHTML
	case *east.DefinitionTerm:
		return BlockTerm
	case *east.DefinitionDescription:
		return BlockDefinition
	case *east.Footnote:
		return BlockFootnote
	default:
		return BlockOther
	}
}
