package blocks

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// setBlocks sets blocks one below the other, with white between them.
func setBlocks(s *Setter, blocks []document.Block, f Frame) []*paging.Strip {
	var strips, above []*paging.Strip
	var last document.Block
	for _, b := range blocks {
		before := s.pending
		s.pending = nil
		set := setBlock(s, b, f)
		if len(set) == 0 {
			s.pending = append(before, s.pending...)
			continue
		}
		set[0].Anchors = append(set[0].Anchors, before...)
		if last != nil {
			paging.Lead(set, whiteBetween(s, last, b, f))
			labels := f.item && len(above) == len(strips) || isBold(last) && !isBold(b)
			if bond := announcement(last, above, b, labels); bond > paging.Loose {
				paging.Bind(strips, bond)
			}
		}
		last, above = b, set
		strips = append(strips, set...)
	}
	return strips
}

// announcement returns how firmly a paragraph, set as strips, is kept with the block below it,
// as it announces that: by a colon, or because it labels it. One line that does is nothing
// without it, as a heading is.
func announcement(above document.Block, set []*paging.Strip, below document.Block, labels bool) paging.Bond {
	p, ok := above.(*document.Paragraph)
	if !ok || p.Figure() != nil {
		return paging.Loose
	}
	introduces := introduces(p, below)
	switch {
	case len(set) == 1 && (labels || introduces):
		return paging.Solid
	case introduces:
		return paging.Preferred
	}
	return paging.Loose
}

// introduces reports whether a paragraph ends by announcing the block below.
func introduces(p *document.Paragraph, below document.Block) bool {
	if len(p.Text) == 0 {
		return false
	}
	switch below.(type) {
	case *document.List, *document.Code, *document.Table, *document.Quote, *document.Callout, *document.Tabs:
		last := p.Text[len(p.Text)-1].Text
		return strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：")
	}
	return false
}

// isBold reports whether a block is a paragraph in bold: many authors make headings so.
func isBold(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && len(p.Text) > 0 && !slices.ContainsFunc(p.Text, func(s document.Span) bool {
		return s.Style&document.Strong == 0 && s.Anchor == ""
	})
}

func setBlock(s *Setter, b document.Block, f Frame) []*paging.Strip {
	switch b := b.(type) {
	case *document.Heading:
		return setHeading(s, b, f)
	case *document.Paragraph:
		return setParagraph(s, b, f)
	case *document.List:
		return setList(s, b, f)
	case *document.Quote:
		return setQuote(s, b, f)
	case *document.Callout:
		return setCallout(s, b, f)
	case *document.Tabs:
		return setTabs(s, b, f)
	case *document.Code:
		return setCode(s, b, f)
	case *document.Table:
		return setTable(s, b, f)
	case *document.Definitions:
		return setDefinitions(s, b, f)
	case *document.Rule:
		return setRule(f)
	}
	return nil
}

// whiteBetween returns the distance between two neighbouring blocks: the larger of
// what each wants.
func whiteBetween(s *Setter, above, below document.Block, f Frame) float64 {
	if s.Design.Options.Indent > 0 && f.Outer && isRunningText(above) && isRunningText(below) {
		return 0 // the indent tells them apart (E5)
	}
	return max(whiteBelow(above, f), whiteAbove(below, f))
}

func isRunningText(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && p.Figure() == nil
}

func whiteAbove(b document.Block, f Frame) float64 {
	line := f.Style.Line
	switch b := b.(type) {
	case *document.Heading:
		return line * [...]float64{2.2, 1.7, 1.3, 1.0, 0.9, 0.9}[level(b)-1]
	case *document.List:
		return line * 0.4
	case *document.Quote, *document.Callout, *document.Tabs, *document.Code, *document.Table, *document.Rule:
		return line * 0.8
	case *document.Paragraph:
		if b.Figure() != nil {
			return line * 0.9
		}
	}
	return line * 0.5
}

func whiteBelow(b document.Block, f Frame) float64 {
	line := f.Style.Line
	switch b := b.(type) {
	case *document.Heading:
		return line * [...]float64{WhiteBelowTitle, 0.5, 0.35, 0.3, 0.25, 0.25}[level(b)-1]
	case *document.Quote, *document.Callout, *document.Tabs, *document.Code, *document.Table, *document.Rule:
		return line * 0.85
	case *document.Paragraph:
		if b.Figure() != nil {
			return line * 0.9
		}
	}
	return line * 0.5
}
