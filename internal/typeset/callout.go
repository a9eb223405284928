package typeset

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
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

// callout sets blocks on a tinted ground beside a bar, below a title with an icon.
func (s *setter) callout(c *document.Callout, f frame) []*strip {
	kind := calloutLookOf(c.Kind)
	em := f.style.size
	ground := f.ground(kind.ground)
	inner := f.inset(calloutLeft * em)
	inner.width -= min(calloutRight*em, inner.width*0.1)
	inner.node = s.newNode(Node{Role: calloutRole(c.Kind), Parent: f.node})
	inner.tinted = !f.tinted

	title, titleNode := s.calloutTitle(c, kind, inner, inner.x == f.x)
	body := s.blocks(c.Blocks, inner)
	if len(title) > 0 {
		lead(body, f.style.line*titleWhite(body))
	}
	keepTogether(title, body)
	strips := slices.Concat(title, body)
	if len(strips) == 0 {
		return nil
	}
	room := inner.x - f.x - calloutBar
	at := f.x + calloutBar + room*0.52
	if inner.x == f.x {
		at = inner.x + calloutBar + iconSize*em/2
	}
	s.addIcon(strips, kind, at, em, ground.color, s.iconNode(c, kind, inner.node, titleNode), len(title) > 0 || inner.x > f.x)
	keepShort(strips)
	ground.x, ground.width = f.x+calloutBar, f.width-calloutBar
	strips = grounded(strips, ground, calloutWhite*em)
	inside(&band{x: f.x, width: calloutBar, color: kind.color}, strips)
	return strips
}

// titleWhite is the white between the title of a callout and what stands below it, in
// lines: a ground, a figure or a heading needs more of it than text.
func titleWhite(body []*strip) float64 {
	if len(body) > 0 && (body[0].baseline == 0 || body[0].heading) {
		return 0.4
	}
	return 0.15
}

// calloutRole returns what a callout is to readers of text.
func calloutRole(kind document.CalloutKind) Role {
	if kind == document.Quotation {
		return Quote
	}
	return Section
}

// calloutTitle sets the title of a callout, and returns its node. A word that pobook sets
// itself is a label: it is not the author's.
func (s *setter) calloutTitle(c *document.Callout, kind calloutLook, f frame, narrow bool) ([]*strip, int) {
	style := f.style
	style.bold, style.color, style.align = true, kind.color, alignLeft
	if narrow && len(kind.icon) > 0 {
		style.indent = iconRoom * style.size
	}
	switch {
	case len(c.Title) > 0:
		node := s.newNode(Node{Role: Paragraph, Parent: f.node})
		return s.text(s.annotated(c.Title), style, f, node), node
	case c.Untitled || c.Kind == document.NoKind:
		return nil, f.node
	}
	node := s.newNode(Node{Role: Label, Parent: f.node})
	return s.unmarked([]document.Span{{Text: s.calloutWord(c.Kind)}}, style, f, node), node
}

func (s *setter) calloutWord(kind document.CalloutKind) string {
	if s.design.Callout == nil {
		return string(kind)
	}
	return s.design.Callout(kind)
}

// iconNode returns the node of an icon. Where the title does not say of which kind a
// callout is, the icon does, to those too who do not see it.
func (s *setter) iconNode(c *document.Callout, kind calloutLook, callout, title int) int {
	if len(kind.icon) == 0 || len(c.Title) == 0 && !c.Untitled {
		return 0
	}
	word := s.calloutWord(c.Kind)
	if title != callout {
		return s.newNode(Node{Role: Icon, Parent: title, Alt: word})
	}
	return s.newNode(Node{Role: Icon, Parent: s.newNode(Node{Role: Paragraph, Parent: callout}), Alt: word})
}

// addIcon draws the icon beside the first line of strips, in the middle of the body of Han,
// which that of capitals is near to.
func (s *setter) addIcon(strips []*strip, kind calloutLook, x, em float64, ground Color, node int, room bool) {
	i := slices.IndexFunc(strips, func(t *strip) bool { return t.baseline > 0 })
	if i < 0 || !room {
		return
	}
	t := strips[i]
	t.marks = append(kind.iconMarks(x, t.baseline-0.37*em, iconSize*em, ground, node), t.marks...)
}
