package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// Text sets running text as one strip per line. Neither the first line nor the
// last stands alone on a page.
func Text(s *Setter, spans []document.Span, style design.Style, f Frame, node int) []*paging.Strip {
	strips := setUnmarked(s, spans, style, f, node)
	markUntranslated(s, strips, node, translationOf(s, spans))
	return strips
}

// setRunningText sets a paragraph of running text.
func setRunningText(s *Setter, spans []document.Span, f Frame) []*paging.Strip {
	style := f.Style
	if f.Outer {
		style.Indent = s.Design.Options.Indent * style.Size
	}
	node := s.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node})
	return Text(s, annotated(s, spans), style, f, node)
}

// setUnmarked sets running text that may be pobook's own: nothing marks it as not
// translated.
func setUnmarked(s *Setter, spans []document.Span, style design.Style, f Frame, node int) []*paging.Strip {
	shown, anchors := withoutAnchors(s, spans)
	set := Paragraph(s, shown, style, node)
	lines := set.Lines(style, f.X, f.Width)
	strips := make([]*paging.Strip, len(lines))
	noteForced(s, lines)
	for i := range lines {
		strips[i] = LineStrip(s, &lines[i], style)
		if i == 0 && len(lines) > 1 || i == len(lines)-2 {
			strips[i].Keep = paging.Firm
		}
	}
	s.paragraphs.Recycle(set)
	if len(strips) == 0 {
		s.pending = append(s.pending, anchors...)
		return nil
	}
	strips[0].Anchors = append(strips[0].Anchors, anchors...)
	return strips
}

// noteForced notes the first line of a section that had no place to end.
func noteForced(s *Setter, lines []paragraph.Line) {
	for i := range lines {
		section, offset, ok := lines[i].Forced()
		if ok && (len(s.forced) == 0 || s.forced[len(s.forced)-1].Section != section) {
			s.forced = append(s.forced, layout.Forced{Section: section, Offset: offset})
		}
	}
}

// LineStrip puts a line into a strip of the style's line height, so that the
// body of Han, which reaches from 0.88 em above the baseline to 0.12 em below,
// is in the middle.
func LineStrip(s *Setter, l *paragraph.Line, style design.Style) *paging.Strip {
	t := &paging.Strip{Height: style.Line, Baseline: style.Line/2 + 0.37*style.Size}
	drawn := l.Draw(t.Baseline)
	t.Marks, t.Links = drawn.Marks, drawn.Links
	for _, r := range drawn.References {
		n := s.referred[r.Number-1]
		t.Notes = append(t.Notes, n.set)
		t.Anchors = append(t.Anchors, paging.AnchorAt{To: n.mark(), Y: r.Y})
	}
	return t
}

// Plain sets a text that has no markup.
func Plain(s *Setter, text string, style design.Style, role layout.Role, level int, f Frame) []*paging.Strip {
	node := s.NewNode(layout.Node{Role: role, Level: level, Parent: f.Node})
	return Text(s, []document.Span{{Text: text}}, style, f, node)
}
