package typeset

import (
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// A frame is the column that blocks are set in.
type frame struct {
	x, width float64
	node     int
	style    textStyle // of paragraphs
	lists    int       // how many lists the frame is in
	outer    bool      // the type area itself, where paragraphs may be indented
	tinted   bool      // the column stands on a tinted ground
}

// narrowest is the least width in ems that insetting leaves: beyond that,
// nested blocks are no longer set in from their parents.
const narrowest = 10

// inset returns the frame moved in from the left by dx, if there is room.
func (f frame) inset(dx float64) frame {
	if f.width-dx >= narrowest*f.style.size {
		f.x += dx
		f.width -= dx
	}
	f.outer = false
	return f
}

// ground returns what a block in the column stands on, if it has a ground: of a colour,
// or white where the column's is tinted.
func (f frame) ground(color Color) *band {
	if f.tinted {
		color = paper
	}
	return &band{x: f.x, width: f.width, color: color}
}

// section sets one section. Its first strip is the place that links to the
// section as a whole lead to.
func (s *setter) section(section *document.Section, parent int) []*strip {
	s.document, s.notes, s.linkNotes, s.margin = nil, make(map[string]*note), nil, nil
	f := frame{
		x: s.design.Margins.Left, width: s.design.measure,
		node:  s.newNode(Node{Role: Section, Parent: parent}),
		style: s.design.body,
		outer: true,
	}
	titles := s.parts(section.Parts, f)
	s.document = section
	strips := s.blocks(section.Blocks, f)
	if len(strips) == 0 {
		return titles
	}
	keepTwoBelowHeadings(strips)
	first := strips[0]
	first.anchors = append(first.anchors, anchorAt{anchor: anchor{kind: atHeading, section: section.Path}})
	if first.chapter == "" {
		first.chapter = sectionTitle(section)
	}
	if !first.newPage { // it follows another section
		first.before = max(f.style.line, whiteAbove(section.Blocks[0], f))
	}
	s.document = nil
	if len(titles) > 0 {
		first.newPage, first.before = false, s.design.body.line*whiteBelowTitle
	}
	return append(titles, strips...)
}

// depth is how deep the section at hand stands in the contents.
func (s *setter) depth() int {
	if s.document == nil {
		return 0
	}
	return s.document.Depth
}

// keepTwoBelowHeadings lets no page end with a heading and a single line (E8).
// A line that is all there is below its heading does: a glossary of such would
// be one block otherwise.
func keepTwoBelowHeadings(strips []*strip) {
	for i := 1; i+1 < len(strips); i++ {
		if strips[i-1].heading && !strips[i].heading && !strips[i+1].heading && strips[i].figure == nil {
			strips[i].keep = firm
		}
	}
}

func sectionTitle(section *document.Section) string {
	for _, b := range section.Blocks {
		if h, ok := b.(*document.Heading); ok {
			return plainText(h.Text)
		}
	}
	return ""
}

// blocks sets blocks one below the other, with white between them.
func (s *setter) blocks(blocks []document.Block, f frame) []*strip {
	var strips []*strip
	var last document.Block
	for _, b := range blocks {
		set := s.block(b, f)
		if len(set) == 0 {
			continue
		}
		if last != nil {
			lead(set, s.white(last, b, f))
		}
		if introduces(last, b) {
			bind(strips, preferred)
		}
		last = b
		strips = append(strips, set...)
	}
	return strips
}

// introduces reports whether a paragraph ends by announcing the block below.
func introduces(above, below document.Block) bool {
	p, ok := above.(*document.Paragraph)
	if !ok || len(p.Text) == 0 {
		return false
	}
	switch below.(type) {
	case *document.List, *document.Code, *document.Table, *document.Quote, *document.Callout, *document.Tabs:
		last := p.Text[len(p.Text)-1].Text
		return strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：")
	}
	return false
}

func (s *setter) block(b document.Block, f frame) []*strip {
	switch b := b.(type) {
	case *document.Heading:
		return s.heading(b, f)
	case *document.Paragraph:
		return s.paragraph(b, f)
	case *document.List:
		return s.list(b, f)
	case *document.Quote:
		return s.quote(b, f)
	case *document.Callout:
		return s.callout(b, f)
	case *document.Tabs:
		return s.tabs(b, f)
	case *document.Code:
		return s.code(b, f)
	case *document.Table:
		return s.table(b, f)
	case *document.Definitions:
		return s.definitions(b, f)
	case *document.Rule:
		return s.rule(f)
	}
	return nil
}

// white returns the distance between two neighbouring blocks: the larger of
// what each wants.
func (s *setter) white(above, below document.Block, f frame) float64 {
	if s.design.Indent > 0 && f.outer && isRunningText(above) && isRunningText(below) {
		return 0 // the indent tells them apart (E5)
	}
	return max(whiteBelow(above, f), whiteAbove(below, f))
}

func isRunningText(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && p.Figure() == nil
}

func whiteAbove(b document.Block, f frame) float64 {
	line := f.style.line
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

func whiteBelow(b document.Block, f frame) float64 {
	line := f.style.line
	switch b := b.(type) {
	case *document.Heading:
		return line * [...]float64{whiteBelowTitle, 0.5, 0.35, 0.3, 0.25, 0.25}[level(b)-1]
	case *document.Quote, *document.Callout, *document.Tabs, *document.Code, *document.Table, *document.Rule:
		return line * 0.85
	case *document.Paragraph:
		if b.Figure() != nil {
			return line * 0.9
		}
	}
	return line * 0.5
}

func level(h *document.Heading) int { return min(max(h.Level, 1), 6) }

func (s *setter) heading(h *document.Heading, f frame) []*strip {
	n := level(h)
	node := s.newNode(Node{Role: Heading, Level: n, Parent: f.node})
	strips := s.text(h.Text, s.design.headings[n-1], f, node)
	if len(strips) == 0 {
		return nil
	}
	for _, t := range strips {
		t.keep, t.heading = firm, true
	}
	first := strips[0]
	if title := plainText(h.Text); title != "" {
		first.entry = &entry{level: n, depth: n + s.depth(), title: title, anchor: anchor{kind: atEntry, id: s.entryID()}}
		first.anchors = append(first.anchors, anchorAt{anchor: first.entry.anchor})
	}
	if h.ID != "" {
		first.anchors = append(first.anchors, anchorAt{anchor: anchor{kind: atHeading, section: s.path(), id: h.ID}})
	}
	if n == 1 && f.outer {
		s.openChapter(first, f)
		first.chapter = plainText(h.Text)
	}
	return strips
}

// openChapter begins a page with an accent above the heading.
func (s *setter) openChapter(first *strip, f frame) {
	const above, thickness, length = 20, 3, 42
	first.newPage = true
	first.move(0, above)
	first.height += above
	first.baseline += above
	first.marks = append(first.marks, &Box{X: f.x, Y: 0, Width: length, Height: thickness, Color: s.design.Accent})
}

func (s *setter) paragraph(p *document.Paragraph, f frame) []*strip {
	if s.isFigure(p) {
		return s.figures(p, f)
	}
	style := f.style
	if f.outer {
		style.indent = s.design.Indent * style.size
	}
	node := s.newNode(Node{Role: Paragraph, Parent: f.node})
	return s.text(s.annotated(p.Text), style, f, node)
}

// text sets running text as one strip per line. Neither the first line nor the
// last stands alone on a page.
func (s *setter) text(spans []document.Span, style textStyle, f frame, node int) []*strip {
	strips := s.unmarked(spans, style, f, node)
	s.markUntranslated(strips, node, s.translation(spans))
	return strips
}

// unmarked sets running text that may be pobook's own: nothing marks it as not
// translated.
func (s *setter) unmarked(spans []document.Span, style textStyle, f frame, node int) []*strip {
	shown, anchors := s.prepared(spans)
	lines := breakLines(s.items(shown, style, node), style, f.x, f.width)
	strips := make([]*strip, len(lines))
	for i := range lines {
		strips[i] = lineStrip(&lines[i], style)
		if i == 0 && len(lines) > 1 || i == len(lines)-2 {
			strips[i].keep = firm
		}
	}
	if len(strips) > 0 {
		strips[0].anchors = append(strips[0].anchors, anchors...)
	}
	return strips
}

// lineStrip puts a line into a strip of the style's line height, so that the
// body of Han, which reaches from 0.88 em above the baseline to 0.12 em below,
// is in the middle.
func lineStrip(l *line, style textStyle) *strip {
	t := &strip{height: style.line, baseline: style.line/2 + 0.37*style.size}
	l.draw(t, t.baseline)
	return t
}

func (s *setter) quote(q *document.Quote, f frame) []*strip {
	inner := f.inset(f.style.size * 1.5)
	inner.node = s.newNode(Node{Role: Quote, Parent: f.node})
	strips := s.blocks(q.Blocks, inner)
	inside(&band{x: f.x, width: 2.5, color: s.design.Accent}, strips)
	return strips
}

func (s *setter) rule(f frame) []*strip {
	const length = 60
	t := &strip{height: f.style.line}
	t.baseline = t.height / 2
	t.marks = []Mark{&Box{X: f.x + (f.width-length)/2, Y: t.height / 2, Width: length, Height: 0.75, Color: hairline}}
	return []*strip{t}
}

// definitions sets terms in bold, each with its bodies set in below it.
func (s *setter) definitions(d *document.Definitions, f frame) []*strip {
	list := s.newNode(Node{Role: List, Parent: f.node})
	var strips []*strip
	for i, item := range d.Items {
		node := s.newNode(Node{Role: ListItem, Parent: list})
		style := f.style
		style.bold = true
		term := s.text(s.annotated(item.Term), style, f, s.newNode(Node{Role: Term, Parent: node}))
		bindAll(term, firm)
		bind(term, firm)
		if i > 0 {
			lead(term, f.style.line*0.4)
		}
		strips = append(strips, term...)
		for _, body := range item.Bodies {
			inner := f.inset(f.style.size * 2)
			inner.node = s.newNode(Node{Role: ListBody, Parent: node})
			strips = append(strips, s.blocks(body, inner)...)
		}
	}
	bind(strips, loose)
	return strips
}
