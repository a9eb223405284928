package alignment

import (
	"sync"

	"github.com/pobook/pobook/internal/markdown"
)

// A node is a block, or one segment of a block that has several, as it is compared.
type node struct {
	kind  kind
	level int    // of a heading
	mark  string // of the block
	// text is that of the node and of all nodes in it.
	text text
	// segment is the index of its segment in the section; -1 for a node that has none, or
	// has others in it.
	segment  int
	own      bool // the text of a leaf, and not of what is in it
	children []node
	document int  // the index of its section
	foreign  bool // it is not in the language of its side

	known   []int32 // of its words, those of which a lexicon knows what stands for them
	knownBy int     // the number of the lexicon
}

// A kind is that of a block, or of a segment within a block.
type kind int

const kindSegment = kind(1000) // above all kinds of block

// prose reports whether nodes of a kind hold running text, of which a translator may make
// two, or one of two.
func (n *node) prose() bool {
	return n.segment >= 0 && kindOf(markdown.BlockParagraph) == n.kind && !n.foreign
}

// listed reports whether a node is one of many of its kind, which are put into another order
// one by one.
func (n *node) listed() bool {
	return n.is(markdown.BlockItem) || n.is(markdown.BlockRow) || n.kind >= kindSegment
}

func kindOf(k markdown.BlockKind) kind { return kind(k) }

func (n *node) is(k markdown.BlockKind) bool { return n.kind == kind(k) }

// A document is a file of either side.
type document struct {
	side    side
	index   int
	section *markdown.Section
	nodes   []node
	// text returns that of all of it.
	text func() text
}

// readDocument reads a section.
func readDocument(r *reader, s side, index int, section *markdown.Section) *document {
	d := &document{side: s, index: index, section: section}
	d.nodes = d.read(r, section.Blocks())
	d.text = sync.OnceValue(func() text { return allOf(d.nodes) })
	return d
}

// markForeign marks the texts that are not in the language of the side.
func markForeign(nodes []node, foreign func(Place) bool) {
	for i := range nodes {
		n := &nodes[i]
		n.foreign = n.segment >= 0 && foreign(Place{n.document, n.segment})
		markForeign(n.children, foreign)
	}
}

// allOf returns the texts of nodes as one.
func allOf(nodes []node) text {
	var constants, words []int32
	extent := 0
	for _, n := range nodes {
		constants, words = append(constants, n.text.constants...), append(words, n.text.words...)
		extent += n.text.extent
	}
	return newText(set(constants), set(words), extent)
}

func (d *document) read(r *reader, blocks []markdown.Block) []node {
	nodes := make([]node, len(blocks))
	for i, b := range blocks {
		nodes[i] = d.node(r, b)
	}
	return nodes
}

func (d *document) node(r *reader, b markdown.Block) node {
	n := node{kind: kindOf(b.Kind), level: b.Level, mark: b.Mark, segment: -1, document: d.index}
	switch {
	case b.Children != nil:
		n.children = d.read(r, b.Children)
		n.text = allOf(n.children)
	case len(b.Segments) == 1 && b.Kind != markdown.BlockMetadata && b.Kind != markdown.BlockHTML && b.Kind != markdown.BlockCode:
		n.own, n.segment = true, b.Segments[0]
		n.text = r.running(d.section.Segments[n.segment].Text)
		r.vocabulary.count(d.side, n.text.constants, n.text.words)
	default:
		d.mixed(r, &n, b)
	}
	return n
}

// mixed reads a leaf that has no segment, or several, or other text beside them.
func (d *document) mixed(r *reader, n *node, b markdown.Block) {
	n.own = true
	written := string(d.section.Source[b.Start:max(b.Start, b.End)])
	switch b.Kind {
	case markdown.BlockCode, markdown.BlockHTML, markdown.BlockOther:
		n.text = r.raw(written)
	default:
		n.text = r.running(written)
	}
	r.vocabulary.count(d.side, n.text.constants, n.text.words)
	for _, i := range b.Segments {
		seg := d.section.Segments[i]
		n.children = append(n.children, node{
			kind: kindSegment + kind(seg.Kind), mark: seg.Detail, segment: i, own: true, document: d.index, text: r.running(seg.Text),
		})
	}
}
