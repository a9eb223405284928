package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// The skeleton of a section is what a translation must leave as it is: its
// blocks, a line for each, with all that is written in them but not offered.
// The text of leaf blocks is left out, and the segments in raw ones.

// ownSkeleton is the skeleton of the section as it stands. Nothing needs its
// blocks after that.
func (s *Section) ownSkeleton() []byte {
	places := make([]span, len(s.Segments))
	for i := range s.Segments {
		places[i] = span{s.Segments[i].Start, s.Segments[i].End}
	}
	skeleton := s.writeSkeleton(places)
	s.blocks = nil
	return skeleton
}

// skeletonWith is the skeleton of the section with edits in it.
func (s *Section) skeletonWith(edits []edit) []byte {
	edited := parseBlocks(s.apply(edits), s.options)
	places := make([]span, len(s.Segments))
	shift := 0
	for i := range s.Segments {
		seg := &s.Segments[i]
		for len(edits) > 0 && edits[0].segment < 0 && edits[0].start <= seg.Start {
			shift += len(edits[0].text)
			edits = edits[1:]
		}
		places[i].start = seg.Start + shift
		if len(edits) > 0 && edits[0].segment == i {
			shift += len(edits[0].text) - (seg.End - seg.Start)
			edits = edits[1:]
		}
		places[i].end = seg.End + shift
	}
	return edited.writeSkeleton(places)
}

// writeSkeleton writes the skeleton of the section's blocks, with segments at
// the places given.
func (s *Section) writeSkeleton(segments []span) []byte {
	k := skeletonWriter{section: s, segments: segments, out: make([]byte, 0, len(s.Source)/2)}
	k.out = append(k.out, metaSkeleton(s.Source[s.mark:s.body], s.options.FrontMatter)...)
	k.block(s.blocks, 0)
	return k.out
}

// A skeletonWriter writes one down.
type skeletonWriter struct {
	section  *Section
	segments []span
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
	source := k.section.text()
	switch n := n.(type) {
	case *ast.Heading:
		k.number(n.Level)
		for _, a := range n.Attributes() {
			k.out = fmt.Appendf(k.out, " %s=%q", a.Name, fmt.Sprint(a.Value))
		}
	case *ast.List:
		k.out = append(k.out, ' ', n.Marker)
		k.number(n.Start)
		k.flag(n.IsTight)
	case *ast.FencedCodeBlock:
		if n.Info != nil {
			k.out = append(k.out, n.Info.Segment.Value(source)...)
		}
		k.raw(k.section.spans(n))
	case *ast.CodeBlock:
		k.raw(k.section.spans(n))
	case *ast.HTMLBlock:
		k.out = append(k.out, htmlSkeleton(string(k.section.raw(n)))...)
	case *ast.LinkReferenceDefinition:
		// Goldmark takes the text below for a title even where it is none.
		k.out = fmt.Appendf(k.out, " %q %q", n.Label, n.Destination)
	case *east.Table:
		for _, a := range n.Alignments {
			k.number(int(a))
		}
	case *east.Footnote:
		k.out = append(k.out, n.Ref...)
	case *ast.Paragraph, *ast.TextBlock, *east.TableCell:
		k.prose(n)
	}
}

// prose adds the box of a task and the markers of a paragraph.
func (k *skeletonWriter) prose(n ast.Node) {
	if box, ok := n.FirstChild().(*east.TaskCheckBox); ok {
		k.flag(box.IsChecked)
	}
	for _, m := range markersIn(n, k.section.Source, k.section.spans(n)) {
		k.out = append(k.out, '\n')
		if m.title.start == m.title.end {
			k.out = append(k.out, k.section.Source[m.start:m.end]...)
			continue
		}
		k.out = append(k.out, k.section.Source[m.start:m.title.start]...)
		k.out = append(k.out, k.section.Source[m.title.end:m.end]...)
	}
}

// raw adds lines but for the segments in them. However many lines a segment
// has, it is one mark.
func (k *skeletonWriter) raw(lines []span) {
	for _, l := range lines {
		i, _ := slices.BinarySearchFunc(k.segments, l.start, func(s span, start int) int { return s.end - start })
		for i < len(k.segments) && k.segments[i].end == l.start {
			i++ // it ends where the line begins
		}
		at := l.start
		if i < len(k.segments) && k.segments[i].start < l.start {
			// It began in a line before.
			at = min(l.end, k.segments[i].end)
			i++
		} else {
			k.out = append(k.out, '\n')
		}
		for ; i < len(k.segments) && k.segments[i].start < l.end; i++ {
			k.out = append(k.out, k.section.Source[at:k.segments[i].start]...)
			k.out = append(k.out, "…"...)
			at = min(l.end, k.segments[i].end)
		}
		k.out = append(k.out, bytes.TrimRight(k.section.Source[at:l.end], "\r\n")...)
	}
}

func (k *skeletonWriter) number(n int) {
	k.out = append(k.out, ' ')
	k.out = strconv.AppendInt(k.out, int64(n), 10)
}

func (k *skeletonWriter) flag(is bool) { k.out = strconv.AppendBool(append(k.out, ' '), is) }
