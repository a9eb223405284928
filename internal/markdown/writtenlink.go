package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A WrittenLink is where a section says to where a link leads: in the parentheses of a
// link, in a definition, or in an attribute of HTML. Images have none here.
type WrittenLink struct {
	inline.Span        // in the source, without angle brackets or quotes
	Text        string // with escapes resolved
}

// WrittenLinks returns those of a section, in order.
func WrittenLinks(section []byte, o Options) []WrittenLink {
	t := parseBlocks(section, o.dialect())
	var found []WrittenLink
	add := func(written []byte) {
		if start, ok := dialect.Where(t.bytes, written); ok {
			found = append(found, WrittenLink{inline.Span{Start: start, End: start + len(written)}, unescape(string(written))})
		}
	}
	_ = ast.Walk(t.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			if n.Reference == nil {
				add(n.Destination)
			}
		case *ast.LinkReferenceDefinition:
			add(n.Destination)
		case *ast.RawHTML:
			var lines []inline.Span
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				lines = append(lines, t.trimNewline(inline.Span{Start: t.body + s.Start, End: t.body + s.Stop}))
			}
			found = append(found, htmlWritten(htmltext.NewBlock(t.bytes, lines))...)
		case *ast.HTMLBlock:
			found = append(found, htmlWritten(htmltext.NewBlock(t.bytes, t.htmlLines(n)))...)
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(found, func(a, b WrittenLink) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

func htmlWritten(b *htmltext.Block) []WrittenLink {
	var found []WrittenLink
	for _, at := range htmltext.LinkValues(b.Text) {
		start := b.Offset(at.Start)
		if end := start + at.Len(); at.Len() > 0 && b.Offset(at.End-1) == end-1 { // else it goes over lines
			found = append(found, WrittenLink{inline.Span{Start: start, End: end}, htmltext.Attribute{Start: at.Start, End: at.End}.Value(b.Text)})
		}
	}
	return found
}
