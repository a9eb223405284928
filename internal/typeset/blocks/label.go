package blocks

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// labelGap is the white between a label and its text, in ems.
const labelGap = 0.55

// hangLabel puts a label beside the first line of a body or at the top of a
// figure; where the column is too narrow to have set the body in, above it.
func hangLabel(label *paging.Strip, body []*paging.Strip, f, inner Frame) []*paging.Strip {
	beside := slices.IndexFunc(body, func(t *paging.Strip) bool { return t.Baseline > 0 || t.Figure != nil })
	if inner.X > f.X && beside >= 0 {
		body[beside].Precede(label)
		return body
	}
	label.Move(f.X-label.Left(), 0)
	label.Keep = paging.Solid
	return append([]*paging.Strip{label}, body...)
}

// setLabel sets a mark so that it ends just before the frame.
func setLabel(s *Setter, text string, style design.Style, inner Frame, node int) *paging.Strip {
	style.Align, style.Indent = design.AlignLeft, 0
	set := Paragraph(s, []document.Span{{Text: text}}, style, node)
	if set.Empty() {
		return LineStrip(s, &paragraph.Line{}, style)
	}
	l := set.Line()
	l.X = inner.X - labelGap*style.Size - l.Width()
	return LineStrip(s, &l, style)
}
