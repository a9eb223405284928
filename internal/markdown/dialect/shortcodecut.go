package dialect

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/inline"
)

// KeepsLines is the attribute of a paragraph in the content of a shortcode that may not
// be Markdown: its line breaks may mean something.
const KeepsLines = "keeps lines"

// A shortcodeCutter takes shortcodes off paragraphs that they begin or end in, or that have
// nothing else but content of theirs. They become literals. Those within a sentence stay.
type shortcodeCutter struct{}

// Transform implements [parser.ASTTransformer].
func (shortcodeCutter) Transform(document *ast.Document, reader text.Reader, pc parser.Context) {
	s := preprocessedOf(pc)
	if len(s.Tags) == 0 {
		return
	}
	var found []ast.Node
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
			return ast.WalkContinue, nil
		}
		if n.Lines().Len() > 0 {
			found = append(found, n)
		}
		return ast.WalkSkipChildren, nil
	})
	for _, n := range found {
		s.Tags.markLines(n)
	}
	for len(found) > 0 {
		n := found[len(found)-1]
		found = append(found[:len(found)-1], cutParagraph(n, s, reader.Source())...)
	}
}

// markLines marks a paragraph that keeps its lines. In a list or a quotation there is
// Markdown.
func (s Tags) markLines(n ast.Node) {
	around := s.Around(n.Lines().At(0).Start)
	if around >= 0 && !readsAsMarkdown(s[around]) && n.Parent().Kind() == ast.KindDocument {
		n.SetAttributeString(KeepsLines, true)
	}
}

// extentOf returns where the lines of a block begin and end.
func extentOf(n ast.Node) inline.Span {
	lines := n.Lines()
	return inline.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}
}

// cutParagraph puts literals and the paragraphs between them in place of a paragraph, and
// returns those.
func cutParagraph(n ast.Node, s Preprocessed, source []byte) []ast.Node {
	at := extentOf(n)
	cuts := wrappersIn(s.Tags, at, source)
	if cuts == nil {
		cuts = crossing(s.Tags, at)
	}
	if cuts == nil {
		return nil
	}
	p := pieces{of: n, preprocessed: s, source: source}
	done := at.Start
	for _, cut := range cuts {
		p.text(inline.Span{Start: done, End: cut.Start})
		p.literal(cut)
		done = cut.End
	}
	p.text(inline.Span{Start: done, End: at.End})
	n.Parent().RemoveChild(n.Parent(), n)
	return p.made
}

// wrappersIn returns the tags of a range that has nothing beside shortcodes and their
// content, but for tags within that; nil if it has, or no content.
func wrappersIn(s Tags, at inline.Span, source []byte) []inline.Span {
	var cuts []inline.Span
	wraps := false
	add := func(cut inline.Span) bool {
		if !isBlank(source[at.Start:cut.Start]) {
			return false
		}
		at.Start = cut.End
		cuts = append(cuts, cut)
		return true
	}
	for i := s.Starting(at.Start); i < len(s) && s[i].Start < at.End; i++ {
		tag := s[i]
		if tag.End > at.End {
			return nil
		}
		inside := !tag.Closing && tag.Partner >= 0 && s[tag.Partner].End <= at.End
		switch {
		case inside && tag.HoldsCode():
			i = tag.Partner
			tag.End = s[i].End
			inside = false
			wraps = true
		case inside:
			i, wraps = tag.Partner, true
		}
		if !add(tag.Span) {
			return nil
		}
		if inside {
			at.Start = s[i].Start
			add(s[i].Span)
		}
	}
	if !wraps || !isBlank(source[at.Start:at.End]) {
		return nil
	}
	return cuts
}

// crossing returns the tags of a range whose partners are not in it.
func crossing(s Tags, at inline.Span) []inline.Span {
	var cuts []inline.Span
	for i := s.Starting(at.Start); i < len(s) && s[i].End <= at.End; i++ {
		if partner := s[i].Partner; partner >= 0 && (s[partner].Start < at.Start || s[partner].End > at.End) {
			cuts = append(cuts, s[i].Span)
		}
	}
	return cuts
}

func isBlank(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }

// pieces are what is put in place of a paragraph.
type pieces struct {
	of           ast.Node
	preprocessed Preprocessed
	source       []byte // as it is parsed
	// first and line are the lines of the paragraph that the last piece begins and ends in.
	first, line int
	made        []ast.Node
}

// lines returns what of the lines is in a range, which comes after the ranges before.
func (p *pieces) lines(at inline.Span) *text.Segments {
	segments, lines := text.NewSegments(), p.of.Lines()
	for lines.At(p.line).Stop <= at.Start && p.line < lines.Len()-1 {
		p.line++
	}
	p.first = p.line
	for i := p.line; i < lines.Len() && lines.At(i).Start < at.End; i++ {
		line := lines.At(i)
		if start, end := max(at.Start, line.Start), min(at.End, line.Stop); start < end {
			segments.Append(text.NewSegment(start, end))
		}
		p.line = i
	}
	return segments
}

func (p *pieces) literal(at inline.Span) {
	s := p.preprocessed.Tags
	from := s.Starting(at.Start)
	to := from
	for to < len(s) && s[to].Start < at.End {
		to++
	}
	l := &Literal{What: Shortcoded}
	l.SetLines(p.lines(at))
	l.SetPos(at.Start)
	l.give(s[from:to], p.preprocessed.source)
	p.of.Parent().InsertBefore(p.of.Parent(), p.of, l)
}

// text adds a paragraph, unless there is nothing in it.
func (p *pieces) text(at inline.Span) {
	raw := p.source[at.Start:at.End]
	at.Start += len(raw) - len(bytes.TrimLeft(raw, " \t\r\n"))
	at.End -= len(raw) - len(bytes.TrimRight(raw, " \t\r\n"))
	if at.Len() <= 0 {
		return
	}
	made := ast.Node(ast.NewParagraph())
	if p.of.Kind() == ast.KindTextBlock {
		made = ast.NewTextBlock()
	}
	made.SetLines(p.lines(at))
	made.SetPos(at.Start)
	start, known := p.of.AttributeString(Wrapped)
	if first := p.of.Lines().At(p.first); !known || p.first > 0 {
		start = first.Start
	}
	made.SetAttributeString(Wrapped, start)
	p.of.Parent().InsertBefore(p.of.Parent(), p.of, made)
	p.preprocessed.Tags.markLines(made)
	p.made = append(p.made, made)
}
