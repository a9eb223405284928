package dialect

import (
	"bytes"
	"iter"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/inline"
)

// A liquidPlacer puts tags that stand alone into the tree, as literals, and code that
// Liquid highlights, as code.
type liquidPlacer struct{}

// Transform implements [parser.ASTTransformer].
func (liquidPlacer) Transform(document *ast.Document, _ text.Reader, pc parser.Context) {
	t := preprocessedOf(pc)
	if len(t.Tags) == 0 {
		return
	}
	p := placer{document: document, leaves: leavesOf(document)}
	for i := range t.Tags {
		if tag := t.Tags[i]; tag.Alone {
			p.put(tag, t.source)
		}
	}
}

// A placedLeaf is a block without others in it, and where its lines are.
type placedLeaf struct {
	node       ast.Node
	start, end int
}

// leavesOf returns the leaves of a document in the order of the source.
func leavesOf(document ast.Node) []placedLeaf {
	var found []placedLeaf
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() != ast.TypeBlock || n.HasChildren() && n.FirstChild().Type() == ast.TypeBlock || n == document {
			return ast.WalkContinue, nil
		}
		at := max(0, n.Pos())
		l := placedLeaf{n, at, at}
		if lines := n.Lines(); lines.Len() > 0 {
			l.start, l.end = min(at, lines.At(0).Start), lines.At(lines.Len()-1).Stop
			if at == 0 {
				l.start = lines.At(0).Start
			}
		}
		if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
			l.end = max(l.end, h.ClosureLine.Stop)
		}
		found = append(found, l)
		return ast.WalkSkipChildren, nil
	})
	slices.SortStableFunc(found, func(a, b placedLeaf) int { return a.start - b.start })
	return found
}

// A placer puts blocks into a tree, in the order of the source.
type placer struct {
	document *ast.Document
	leaves   []placedLeaf
	next     int      // the first leaf after the place at hand
	last     ast.Node // what has been put in, or the leaf, before it; nil for none
	end      int      // of that
	indent   int      // of the tag at hand
}

// put puts a tag in its place, unless it stands in code or a block of HTML.
func (p *placer) put(t Tag, source []byte) {
	for p.next < len(p.leaves) && p.leaves[p.next].start <= t.Start {
		p.last, p.end = p.leaves[p.next].node, p.leaves[p.next].end
		p.next++
	}
	if p.last != nil && p.end > t.Start {
		return
	}
	p.indent = indentAt(source, t.Start)
	for _, n := range t.blocks(source, p.indent) {
		p.insert(n)
		p.last, p.end = n, t.End
	}
}

// indentAt returns how many blanks stand before an offset on its line.
func indentAt(source []byte, at int) int {
	n := 0
	for at > n && (source[at-n-1] == ' ' || source[at-n-1] == '\t') {
		n++
	}
	return n
}

func (p *placer) insert(n ast.Node) {
	if p.last == nil {
		if first := p.document.FirstChild(); first != nil {
			p.document.InsertBefore(p.document, first, n)
		} else {
			p.document.AppendChild(p.document, n)
		}
		return
	}
	after := p.last
	for after.Parent() != ast.Node(p.document) && after.Parent() != nil && !p.holds(after.Parent()) {
		after = after.Parent()
	}
	after.Parent().InsertAfter(after.Parent(), after, n)
}

// holds reports whether a container has what comes next in it, as it goes on below, or
// its indent says so.
func (p *placer) holds(container ast.Node) bool {
	within := container
	switch c := container.(type) {
	case *ast.ListItem:
		if p.indent > 0 && p.indent >= indentOf(c) {
			return true
		}
		within = c.Parent()
	case *east.DefinitionDescription:
		within = c.Parent()
	case *ast.Blockquote:
	default:
		return false
	}
	if p.next == len(p.leaves) {
		return false
	}
	for up := p.leaves[p.next].node.Parent(); up != nil; up = up.Parent() {
		if up == within {
			return true
		}
	}
	return false
}

// indentOf returns by how much what is in an item is indented.
func indentOf(item *ast.ListItem) int {
	width := 0
	for n := ast.Node(item); n != nil; n = n.Parent() {
		if i, ok := n.(*ast.ListItem); ok {
			width += i.Offset
		}
	}
	return width
}

// blocks returns what a tag is in the tree: a literal, or code between its tags.
func (t Tag) blocks(source []byte, indent int) []ast.Node {
	if !t.HoldsCode() {
		l := &Literal{What: t.what()}
		for _, p := range t.Parameters {
			l.Texts = append(l.Texts, textOf(p, p.Name))
		}
		for line := range physicalLines(source, t.Span) {
			l.Lines().Append(line)
		}
		l.SetPos(t.Start)
		return []ast.Node{l}
	}
	code := ast.NewFencedCodeBlock(nil)
	if m := tagName.FindSubmatchIndex(source[t.Start:t.Body.Start]); m != nil {
		info := text.NewSegment(t.Start+m[2], t.Start+m[3])
		if t.Name == "highlight" || t.Name == "codeblock" {
			markup := bytes.TrimRight(source[info.Stop:t.Body.Start-len("%}")], "- \t\r\n")
			start := info.Stop + len(markup) - len(bytes.TrimLeft(markup, " \t\r\n"))
			info = text.NewSegment(start, info.Stop+len(markup))
		}
		code = ast.NewFencedCodeBlock(ast.NewTextSegment(info))
	}
	for line := range physicalLines(source, t.Body) {
		if len(bytes.TrimSpace(line.Value(source))) == 0 && (line.Start == t.Body.Start || line.Stop == t.Body.End) {
			continue // beside a tag
		}
		for n := 0; n < indent && line.Start < line.Stop && (source[line.Start] == ' ' || source[line.Start] == '\t'); n++ {
			line.Start++
		}
		code.Lines().Append(line)
	}
	code.SetPos(t.Start)
	end := literal(text.NewSegment(t.Body.End, t.End))
	end.SetPos(t.Body.End)
	return []ast.Node{code, end}
}

// physicalLines yields the lines of a part of a text, with their endings.
func physicalLines(source []byte, part inline.Span) iter.Seq[text.Segment] {
	return func(yield func(text.Segment) bool) {
		at := part.Start
		for line := range bytes.Lines(source[part.Start:part.End]) {
			if !yield(text.NewSegment(at, at+len(line))) {
				return
			}
			at += len(line)
		}
	}
}

// what says what a tag is for the page.
func (t Tag) what() string {
	if t.IsInclude() {
		return Include
	}
	return ""
}
