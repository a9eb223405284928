package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A leaf is a block that holds no other, and where it begins in the text.
type leaf struct {
	node  ast.Node
	kind  Kind
	start int
}

// collect fills in the section's headings, segments and skips. Footnotes stand
// elsewhere in goldmark's tree than in the source, so the leaves are sorted
// before the headings above them can be known.
func (s *Section) collect() {
	leaves := s.leaves(nil, s.blocks, KindParagraph)
	slices.SortStableFunc(leaves, func(a, b leaf) int { return a.start - b.start })
	c := collector{Section: s, ids: slugs{}}
	c.Segments = make([]Segment, 0, len(leaves))
	c.frontMatter()
	for i, o := range s.obey(leaves) {
		c.orders = o
		c.leaf(leaves[i])
	}
}

// A collector goes through the leaves of a section in the order of the source.
type collector struct {
	*Section
	ids    slugs
	path   outline
	orders orders // for the leaf at hand
}

// leaves appends the leaves below a block.
func (s *Section) leaves(leaves []leaf, n ast.Node, in Kind) []leaf {
	kind := kindOf(n, in)
	if isLeaf(n) {
		start := s.position(n)
		if n.Lines().Len() > 0 {
			start = n.Lines().At(0).Start
		}
		return append(leaves, leaf{n, kind, start})
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		leaves = s.leaves(leaves, c, kind)
	}
	return leaves
}

// kindOf returns the kind of what stands in a block.
func kindOf(n ast.Node, in Kind) Kind {
	switch n.(type) {
	case *ast.Heading:
		return KindHeading
	case *ast.ListItem:
		return KindListItem
	case *ast.Blockquote:
		return KindQuote
	case *east.Footnote:
		return KindFootnote
	case *east.TableHeader:
		return KindTableHeader
	case *east.TableRow:
		return KindTableCell
	case *east.DefinitionTerm:
		return KindTerm
	case *east.DefinitionDescription:
		return KindDefinition
	case *ast.Paragraph, *ast.TextBlock:
		if _, ok := n.FirstChild().(*east.TaskCheckBox); ok {
			return KindTask
		}
	}
	return in
}

// isLeaf says whether no block stands in a block.
func isLeaf(n ast.Node) bool {
	return n.FirstChild() == nil || n.FirstChild().Type() != ast.TypeBlock
}

// holdsText says whether a block's content is inline.
func holdsText(n ast.Node) bool {
	switch n.(type) {
	case *ast.Heading, *ast.Paragraph, *ast.TextBlock, *east.TableCell, *east.DefinitionTerm:
		return true
	default:
		return false
	}
}

func (c *collector) addHeading(n *ast.Heading) {
	h := Heading{Level: n.Level, Text: c.headingText(c.spans(n)), Offset: c.headingOffset(n), attributes: len(n.Attributes()) > 0}
	if id, ok := n.AttributeString("id"); ok {
		if b, isBytes := id.([]byte); isBytes {
			h.ID, h.Explicit = string(b), true
			c.ids.reserve(h.ID)
		}
	}
	if !h.Explicit {
		h.ID = c.ids.add(h.Text)
	}
	h.end = c.lineEnd(h.Offset)
	if lines := c.spans(n); len(lines) > 0 {
		h.end = c.lineEnd(lines[len(lines)-1].end)
	}
	c.Headings = append(c.Headings, h)
}

// headingOffset is where the text of a heading begins in the source, or the
// heading itself if it has none.
func (s *Section) headingOffset(n *ast.Heading) int {
	if n.Lines().Len() > 0 {
		return s.body + n.Lines().At(0).Start
	}
	return s.body + s.position(n)
}

// position is where a node begins in the text. Behind a tab that belongs to a
// container, goldmark may give a place past the end.
func (s *Section) position(n ast.Node) int {
	return min(max(0, n.Pos()), len(s.text()))
}

// leaf adds the segments of a leaf.
func (c *collector) leaf(l leaf) {
	c.skipMarks(l)
	switch n := l.node.(type) {
	case *ast.Heading:
		c.addHeading(n)
		c.path.close(n.Level)
		c.prose(l)
		c.path.open(n.Level, c.Headings[len(c.Headings)-1].Text)
	case *ast.HTMLBlock:
		c.html(n)
	case *ast.FencedCodeBlock:
		c.code(n, string(n.Language(c.text())))
	case *ast.CodeBlock:
		c.code(n, "")
	default:
		if holdsText(n) {
			c.prose(l)
		} else {
			c.skip(c.spans(n), "no text")
		}
	}
}

// skipMarks notes the block marks with letters in them: labels of footnotes,
// info strings of code, attributes of headings.
func (c *collector) skipMarks(l leaf) {
	start := c.body + l.start
	line := c.lineStart(start)
	inRow := l.kind == KindTableCell || l.kind == KindTableHeader
	if before := c.Source[line:start]; !inRow && hasLetter(before) {
		c.skip([]span{{line, start}}, "a mark")
	}
	switch n := l.node.(type) {
	case *east.TableCell:
		if lines := c.spans(n); n.NextSibling() == nil && len(lines) > 0 {
			// GFM drops cells that are more than the header has.
			c.skip([]span{{lines[0].end, c.lineEnd(lines[0].end)}}, "behind the last column")
		}
	case *ast.Paragraph, *ast.TextBlock:
		if box := taskBox.Find(c.Source[start:c.lineEnd(start)]); l.kind == KindTask {
			c.skip([]span{{start, start + len(box)}}, "a mark")
		}
	case *ast.FencedCodeBlock:
		fence := c.body + c.position(n)
		c.skip([]span{{fence, c.lineEnd(fence)}}, "a mark")
	case *ast.Heading:
		if n.Attributes() != nil {
			end := c.lineEnd(start)
			if lines := c.spans(n); len(lines) > 0 {
				start = lines[len(lines)-1].end
				end = c.lineEnd(start)
			}
			c.skip([]span{{start, end}}, "a mark")
		}
	case *east.Footnote:
		if label := bytes.Index(c.Source[start:], []byte("]:")); label >= 0 {
			c.skip([]span{{start, start + label}}, "a mark")
		}
	}
}

// prose adds the segments of running text: one for all lines, or, where there
// are markers among them, one for the lines between each two.
func (c *collector) prose(l leaf) {
	lines := c.lines(l)
	if len(lines) == 0 {
		return
	}
	marks := markersIn(l.node, c.Source, lines)
	if len(marks) == 0 {
		c.segment(l, lines, form{})
		return
	}
	var run []span
	for _, marked := range marks {
		for len(lines) > 0 && lines[0] != marked.span {
			run, lines = append(run, lines[0]), lines[1:]
		}
		c.segment(l, run, form{})
		run, lines = nil, lines[1:]
		if title := marked.title; title.start < title.end {
			c.skip([]span{{marked.start, title.start}, {title.end, marked.end}}, marker)
			c.segment(l, []span{title}, form{title: true})
		} else {
			c.skip([]span{marked.span}, marker)
		}
	}
	c.segment(l, append(run, lines...), form{})
}

// segment adds one segment of running text, if there are words in it.
func (c *collector) segment(l leaf, lines []span, f form) {
	if len(lines) == 0 {
		return
	}
	seg := Segment{Kind: l.kind, Text: joinLines(c.contents(lines)), Start: lines[0].start, End: lines[len(lines)-1].end}
	switch {
	case c.orders.offer:
	case !c.hasWords(lines):
		c.skip(lines, "no words")
		return
	case onlyMath(seg.Text):
		c.skip(lines, "mathematics")
		return
	case seg.Text[0] == '{' && generatorTags.MatchString(seg.Text):
		c.skip(lines, marker)
		return
	}
	if l.kind != KindTableCell && l.kind != KindTableHeader {
		f.prefix = c.continuation(lines)
	}
	if h, ok := l.node.(*ast.Heading); ok {
		seg.Level, f.heading = h.Level, len(c.Headings)-1
		f.setext = !bytes.ContainsRune(c.Source[c.lineStart(seg.Start):seg.Start], '#')
	}
	seg.form = f
	c.add(seg)
}

// add adds a segment, or skips it where a directive says so.
func (c *collector) add(seg Segment) {
	if c.orders.skip {
		c.skip([]span{{seg.Start, seg.End}}, "a directive")
		return
	}
	seg.Path = c.path.texts
	seg.Context, seg.Comments, seg.Ignore = c.orders.context, c.orders.comments, c.orders.ignore
	if len(c.Headings) > 0 {
		seg.Anchor = c.Headings[len(c.Headings)-1].ID
	}
	c.Segments = append(c.Segments, seg)
}

// skip notes what is not offered.
func (c *collector) skip(lines []span, reason string) {
	for _, l := range lines {
		if l.start < l.end {
			c.Skipped = append(c.Skipped, Skip{l.start, l.end, reason})
		}
	}
}

// html adds the segments of an HTML block.
func (c *collector) html(n *ast.HTMLBlock) {
	lines := c.htmlLines(n)
	if n.HTMLBlockType > ast.HTMLBlockType2 && n.HTMLBlockType < ast.HTMLBlockType6 {
		c.skip(lines, "a declaration")
		return
	}
	texts := htmlTexts(c.Source, lines)
	c.skipAround(lines, texts)
	for _, t := range texts {
		kind := KindHTML
		if t.Attribute != "" {
			kind = KindAttribute
		}
		c.add(Segment{Kind: kind, Detail: t.Attribute, Text: t.Text, Start: t.Start, End: t.End, form: form{html: &t}})
	}
}

// skipAround notes what of an HTML block is not offered.
func (c *collector) skipAround(lines []span, texts []htmlText) {
	for _, l := range lines {
		at := l.start
		for _, t := range texts {
			if t.End <= at || t.Start >= l.end {
				continue
			}
			c.skip([]span{{at, t.Start}}, "HTML")
			at = min(t.End, l.end)
		}
		c.skip([]span{{at, l.end}}, "HTML")
	}
}

// frontMatter adds the values of front matter that the options name.
func (c *collector) frontMatter() {
	block := c.Source[c.mark:c.body]
	at := c.mark
	defer func() { c.skip([]span{{at, c.body}}, "front matter") }()
	for _, v := range metaValues(block, c.options.FrontMatter) {
		c.skip([]span{{at, c.mark + v.Start}}, "front matter")
		at = c.mark + v.End
		c.add(Segment{
			Kind: KindFrontMatter, Detail: v.Key, Text: v.Text,
			Start: c.mark + v.Start, End: c.mark + v.End, form: form{meta: &v},
		})
	}
}

// contents returns the text of lines.
func (s *Section) contents(lines []span) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = string(s.Source[l.start:l.end])
	}
	return texts
}

// text is the part of the source that goldmark's positions refer to.
func (s *Section) text() []byte { return s.Source[s.body:] }

// A span is a range of bytes of the source, of one line.
type span struct{ start, end int }

// lines returns the lines of a leaf, without line endings, trailing space of
// the last line, and the box of a task.
func (s *Section) lines(l leaf) []span {
	spans := s.spans(l.node)
	if l.kind == KindTask && len(spans) > 0 {
		box := taskBox.FindIndex(s.Source[spans[0].start:spans[0].end])
		if spans[0].start += box[1]; spans[0].start == spans[0].end {
			spans = spans[1:]
		}
	}
	if n := len(spans); n > 0 {
		last := &spans[n-1]
		last.end = last.start + len(bytes.TrimRight(s.Source[last.start:last.end], " \t"))
	}
	return spans
}

// spans returns the lines of a block without their endings.
func (s *Section) spans(n ast.Node) []span {
	lines := n.Lines()
	spans := make([]span, lines.Len())
	for i := range spans {
		l := lines.At(i)
		spans[i] = s.trimNewline(span{s.body + l.Start, s.body + l.Stop})
	}
	return spans
}

func (s *Section) trimNewline(l span) span {
	for l.end > l.start && (s.Source[l.end-1] == '\n' || s.Source[l.end-1] == '\r') {
		l.end--
	}
	return l
}

// taskBox is the mark of a task list item (GFM §5.3).
var taskBox = regexp.MustCompile(`^\[[\sxX]\]\s*`)

// continuation returns what a new line of a block has to begin with so that it
// stays in the block: what the block's second line begins with, or else the
// marks of the quotes around it, with spaces in place of list markers.
func (s *Section) continuation(spans []span) string {
	if len(spans) > 1 {
		return string(s.Source[s.lineStart(spans[1].start):spans[1].start])
	}
	first := s.Source[s.lineStart(spans[0].start):spans[0].start]
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, string(first))
}

func (s *Section) lineStart(offset int) int {
	start := bytes.LastIndexByte(s.Source[:offset], '\n') + 1
	return max(start, s.mark)
}

// An outline is the headings above a place, outermost first.
type outline struct {
	levels []int
	texts  []string // shared by the segments below; a new one for each heading
}

// close leaves the headings that one of a level ends.
func (o *outline) close(level int) {
	n := len(o.levels)
	for n > 0 && o.levels[n-1] >= level {
		n--
	}
	o.levels, o.texts = o.levels[:n], o.texts[:n:n]
}

func (o *outline) open(level int, text string) {
	o.levels = append(o.levels, level)
	o.texts = append(slices.Clip(o.texts), text)
}
