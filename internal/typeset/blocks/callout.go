package blocks

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// The parts of a callout in ems, but for the bar, which is in points: how far its text is
// set in from either side, the white above and below, and the size of its icon. The
// measure of a Chinese book stays one of whole ems.
const (
	calloutBar   = 2.5
	calloutLeft  = 2
	calloutRight = 1
	calloutWhite = 0.65
	iconSize     = 1.12
	iconRoom     = 1.5 // in the title, where the column is too narrow to be set in
)

// setCallout sets blocks on a tinted ground beside a bar, below a title with an icon.
func setCallout(s *Setter, c *document.Callout, f Frame) []*paging.Strip {
	kind := design.LookOf(c.Kind)
	em := f.Style.Size
	ground := f.ground(kind.Ground)
	inner := f.inset(calloutLeft * em)
	inner.Width -= min(calloutRight*em, inner.Width*0.1)
	inner.Node = s.NewNode(layout.Node{Role: calloutRole(c.Kind), Parent: f.Node})
	inner.tinted = !f.tinted

	title, titleNode := setCalloutTitle(s, c, kind, inner, inner.X == f.X)
	body := s.nest(c.Blocks, inner)
	if len(title) > 0 {
		paging.Lead(body, f.Style.Line*titleWhite(body))
	}
	paging.KeepTogether(title, body)
	strips := slices.Concat(title, body)
	if len(strips) == 0 {
		return nil
	}
	room := inner.X - f.X - calloutBar
	at := f.X + calloutBar + room*0.52
	if inner.X == f.X {
		at = inner.X + calloutBar + iconSize*em/2
	}
	addIcon(strips, kind, at, em, ground.Color, iconNodeOf(s, c, kind, inner.Node, titleNode), len(title) > 0 || inner.X > f.X)
	paging.KeepShort(strips)
	ground.X, ground.Width = f.X+calloutBar, f.Width-calloutBar
	strips = paging.Grounded(strips, ground, calloutWhite*em)
	paging.Inside(&paging.Band{X: f.X, Width: calloutBar, Color: kind.Color}, strips)
	return strips
}

// titleWhite is the white between the title of a callout and what stands below it, in
// lines: a ground, a figure or a heading needs more of it than text.
func titleWhite(body []*paging.Strip) float64 {
	if len(body) > 0 && (body[0].Baseline == 0 || body[0].Heading) {
		return 0.4
	}
	return 0.15
}

// calloutRole returns what a callout is to readers of text.
func calloutRole(kind document.CalloutKind) layout.Role {
	if kind == document.Quotation {
		return layout.Quote
	}
	return layout.Section
}

// setCalloutTitle sets the title of a callout, and returns its node. A word that pobook sets
// itself is a label: it is not the author's.
func setCalloutTitle(s *Setter, c *document.Callout, kind design.Look, f Frame, narrow bool) ([]*paging.Strip, int) {
	style := f.Style
	style.Bold, style.Color, style.Align = true, kind.Color, design.AlignLeft
	if narrow && len(kind.Icon) > 0 {
		style.Indent = iconRoom * style.Size
	}
	switch {
	case len(c.Title) > 0:
		node := s.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node})
		return Text(s, annotated(s, c.Title), style, f, node), node
	case c.Untitled || c.Kind == document.NoKind:
		return nil, f.Node
	}
	node := s.NewNode(layout.Node{Role: layout.Label, Parent: f.Node})
	return setUnmarked(s, []document.Span{{Text: calloutWord(s, c.Kind)}}, style, f, node), node
}

func calloutWord(s *Setter, kind document.CalloutKind) string {
	if s.Design.Options.Callout == nil {
		return string(kind)
	}
	return s.Design.Options.Callout(kind)
}

// iconNodeOf returns the node of an icon. Where the title does not say of which kind a
// callout is, the icon does, to those too who do not see it.
func iconNodeOf(s *Setter, c *document.Callout, kind design.Look, callout, title int) int {
	if len(kind.Icon) == 0 || len(c.Title) == 0 && !c.Untitled {
		return 0
	}
	word := calloutWord(s, c.Kind)
	if title != callout {
		return s.NewNode(layout.Node{Role: layout.Icon, Parent: title, Alt: word})
	}
	return s.NewNode(layout.Node{Role: layout.Icon, Parent: s.NewNode(layout.Node{Role: layout.Paragraph, Parent: callout}), Alt: word})
}

// addIcon draws the icon beside the first line of strips, in the middle of the body of Han,
// which that of capitals is near to.
func addIcon(strips []*paging.Strip, kind design.Look, x, em float64, ground layout.Color, node int, room bool) {
	i := slices.IndexFunc(strips, func(t *paging.Strip) bool { return t.Baseline > 0 })
	if i < 0 || !room {
		return
	}
	t := strips[i]
	t.Marks = append(iconMarks(kind, x, t.Baseline-0.37*em, iconSize*em, ground, node), t.Marks...)
}
