package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
)

// A placedDirective is one within a paragraph, and where its comment stands in the section.
type placedDirective struct {
	directive directive
	at        inline.Span
}

// cutsIn returns the directives within a paragraph, in order.
func cutsIn(t *tree, n ast.Node) []placedDirective {
	lines := t.lines(n)
	if len(lines) == 0 || !directiveSign.Match(t.bytes[lines[0].Start:lines[len(lines)-1].End]) {
		return nil
	}
	var found []placedDirective
	_ = ast.Walk(t.inline(lines), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw, ok := n.(*ast.RawHTML); ok && entering && raw.Segments.Len() > 0 {
			if d, ok := cutAt(t, raw); ok {
				last := raw.Segments.At(raw.Segments.Len() - 1)
				found = append(found, placedDirective{d, inline.Span{Start: t.body + raw.Segments.At(0).Start, End: t.body + last.Stop}})
			}
		}
		return ast.WalkContinue, nil
	})
	return found
}

// cutLines returns what of some lines stands before a place, and what stands after it, without
// the blanks beside it. It takes the lines.
func cutLines(t *tree, lines []inline.Span, at inline.Span) (before, after []inline.Span) {
	first := 0
	for lines[first].End < at.Start {
		first++
	}
	last := first
	for last+1 < len(lines) && lines[last+1].Start < at.End {
		last++
	}
	after = lines[last:]
	before = append(slices.Clone(lines[:first]), inline.Span{Start: lines[first].Start, End: at.Start})
	after[0].Start = min(at.End, after[0].End)
	return trimLines(t, before), trimLines(t, after)
}

// trimLines takes the blanks off the beginning and the end of lines.
func trimLines(t *tree, lines []inline.Span) []inline.Span {
	for len(lines) > 0 {
		first := &lines[0]
		for first.Len() > 0 && isBlankByte(t.bytes[first.Start]) {
			first.Start++
		}
		if first.Len() > 0 {
			break
		}
		lines = lines[1:]
	}
	for n := len(lines); n > 0; n = len(lines) {
		last := &lines[n-1]
		for last.Len() > 0 && isBlankByte(t.bytes[last.End-1]) {
			last.End--
		}
		if last.Len() > 0 {
			break
		}
		lines = lines[:n-1]
	}
	return lines
}

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' }
