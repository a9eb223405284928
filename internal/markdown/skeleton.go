package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// The skeleton of a section is what a translation must leave as it is: its
// blocks, a line for each, with all that is written in them but not offered.
// The text of leaf blocks is left out, and the segments in raw ones.

// skeletonOf writes the skeleton of a tree down. segments are the places of the
// segments in it, in order, and own those of attributes that pobook has given
// to headings.
func skeletonOf(t *tree, keys []string, readable htmltext.Readable, segments []inline.Span, own []int) []byte {
	k := skeletonWriter{tree: t, readable: readable, segments: segments, own: own, out: make([]byte, 0, len(t.bytes)/2)}
	k.out = append(k.out, frontmatter.Skeleton(t.metadata(), keys)...)
	k.block(t.blocks, 0)
	return k.out
}

// A skeletonWriter writes one down.
type skeletonWriter struct {
	tree     *tree
	readable htmltext.Readable // attributes of HTML
	segments []inline.Span
	own      []int
	out      []byte
}

func (k *skeletonWriter) block(n ast.Node, depth int) {
	k.out = append(k.out, '\n')
	k.number(depth)
	k.out = append(k.out, n.Kind().String()...)
	k.traits(n)
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		k.block(c, depth+1)
	}
}

// traits adds what else a block is besides its kind.
func (k *skeletonWriter) traits(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		k.number(n.Level)
		if k.ownAttributes(n) {
			break
		}
		for _, a := range n.Attributes() {
			k.out = fmt.Appendf(k.out, " %s=%q", a.Name, fmt.Sprint(a.Value))
		}
	case *ast.List:
		k.out = append(k.out, ' ', n.Marker)
		k.number(n.Start)
		k.flag(n.IsTight)
	case *ast.FencedCodeBlock:
		k.info(n)
		k.raw(k.tree.lines(n))
	case *ast.CodeBlock:
		k.raw(k.tree.lines(n))
	case *dialect.Literal:
		k.literal(n)
	case *ast.HTMLBlock:
		k.out = append(k.out, htmltext.Skeleton(string(k.tree.html(n)), k.readable)...)
	case *ast.LinkReferenceDefinition:
		// Goldmark takes the text below for a title even where it is none.
		k.out = fmt.Appendf(k.out, " %q %q", n.Label, n.Destination)
	case *east.Table:
		for _, a := range n.Alignments {
			k.number(int(a))
		}
	case *east.Footnote:
		k.out = append(k.out, n.Ref...)
	case *east.TableCell, *east.DefinitionTerm:
		k.tail(n)
	case *ast.Paragraph, *ast.TextBlock:
		k.tail(n)
		k.prose(n)
	}
}

// tail adds what stands behind the text of a block, however it is parted from that.
func (k *skeletonWriter) tail(n ast.Node) {
	if tail, ok := n.AttributeString(dialect.Tail); ok {
		k.out = append(k.out, bytes.TrimLeft(tail.([]byte), " ")...)
	}
}

// prose adds the box of a task, the mark of a caption and the markers of a paragraph.
func (k *skeletonWriter) prose(n ast.Node) {
	if box, ok := n.FirstChild().(*east.TaskCheckBox); ok {
		k.flag(box.IsChecked)
	}
	if k.tree.isCaption(n) {
		k.out = append(k.out, captionWord...)
	}
	for _, m := range markersIn(k.tree, n, k.tree.lines(n)) {
		k.out = append(k.out, '\n')
		if m.title.Len() == 0 {
			k.out = append(k.out, k.tree.in(m.line)...)
			continue
		}
		k.out = append(k.out, k.tree.bytes[m.line.Start:m.title.Start]...)
		k.out = append(k.out, k.tree.bytes[m.title.End:m.line.End]...)
	}
}

// info adds the info string of code, but for a title in it.
func (k *skeletonWriter) info(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	start, end := k.tree.body+n.Info.Segment.Start, k.tree.body+n.Info.Segment.Stop
	if title := codeTitle(k.tree, n); title.Len() > 0 {
		k.out = append(k.out, k.tree.bytes[start:title.Start]...)
		k.out = append(k.out, "…"...)
		start = title.End
	}
	k.out = append(k.out, k.tree.bytes[start:end]...)
}

// literal adds lines of a dialect but for the texts in them.
func (k *skeletonWriter) literal(n *dialect.Literal) {
	texts, at := n.Texts, 0
	for _, l := range k.tree.lines(n) {
		if at <= l.Start { // however many lines a text has, it is one mark
			k.out = append(k.out, '\n')
			at = l.Start
		}
		for len(texts) > 0 && k.tree.body+texts[0].At.Start < l.End {
			k.out = append(k.out, k.tree.bytes[at:max(at, k.tree.body+texts[0].At.Start)]...) // a text may begin with a line ending
			k.out = append(k.out, "…"...)
			at, texts = k.tree.body+texts[0].At.Stop, texts[1:]
		}
		k.out = append(k.out, k.tree.bytes[min(at, l.End):l.End]...)
	}
}

// ownAttributes reports whether a heading has its attributes from pobook.
func (k *skeletonWriter) ownAttributes(n *ast.Heading) bool {
	lines := k.tree.lines(n)
	if len(k.own) == 0 || len(lines) == 0 {
		return false
	}
	end := lines[len(lines)-1].End
	i, _ := slices.BinarySearch(k.own, end)
	return i < len(k.own) && k.own[i] < k.tree.nextLine(end)
}

// raw adds lines but for the segments in them. However many lines a segment
// has, it is one mark.
func (k *skeletonWriter) raw(lines []inline.Span) {
	for _, l := range lines {
		i, _ := slices.BinarySearchFunc(k.segments, l.Start, func(s inline.Span, start int) int { return s.End - start })
		for i < len(k.segments) && k.segments[i].End == l.Start {
			i++ // it ends where the line begins
		}
		at := l.Start
		if i < len(k.segments) && k.segments[i].Start < l.Start {
			// It began in a line before.
			at = min(l.End, k.segments[i].End)
			i++
		} else {
			k.out = append(k.out, '\n')
		}
		for ; i < len(k.segments) && k.segments[i].Start < l.End; i++ {
			k.out = append(k.out, k.tree.bytes[at:k.segments[i].Start]...)
			k.out = append(k.out, "…"...)
			at = min(l.End, k.segments[i].End)
		}
		k.out = append(k.out, bytes.TrimRight(k.tree.bytes[at:l.End], "\r\n")...)
	}
}

func (k *skeletonWriter) number(n int) {
	k.out = append(k.out, ' ')
	k.out = strconv.AppendInt(k.out, int64(n), 10)
}

func (k *skeletonWriter) flag(is bool) { k.out = strconv.AppendBool(append(k.out, ' '), is) }
