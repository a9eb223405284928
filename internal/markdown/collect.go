package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// A collection is what there is to know of a section for translating it.
type collection struct {
	leaves   []leaf
	segments []Segment
	headings []Heading
	skipped  []Skip
	title    pageTitle
}

// collect goes through the leaves of a section in the order of the source.
func collect(t *tree, options Options) collection {
	all := leaves(t)
	c := collector{tree: t, options: options, ids: Slugs{}, at: -1}
	c.found.segments, c.found.leaves = make([]Segment, 0, len(all)), all
	c.found.title = pageTitleOf(t, all)
	c.frontMatter()
	for i, o := range obey(t, all) {
		c.orders, c.at = o, i
		c.leaf(all[i])
	}
	return c.found
}

// collectHeadings is collect for who needs nothing but the headings.
func collectHeadings(t *tree, all []leaf) []Heading {
	c := collector{tree: t, ids: Slugs{}}
	for _, l := range all {
		if h, ok := l.node.(*ast.Heading); ok {
			c.addHeading(h)
		}
	}
	return c.found.headings
}

// A collector fills a collection.
type collector struct {
	tree    *tree
	options Options
	found   collection
	ids     Slugs
	path    outline
	orders  orders // for the leaf at hand
	at      int    // its index
}

// leaf adds the segments of a leaf.
func (c *collector) leaf(l leaf) {
	c.skipMarks(l)
	switch n := l.node.(type) {
	case *ast.Heading:
		c.addHeading(n)
		c.path.close(n.Level)
		c.prose(l)
		c.path.open(n.Level, c.heading().Text)
	case *ast.HTMLBlock:
		c.html(n)
	case *ast.FencedCodeBlock:
		c.code(n, string(n.Language(c.tree.text())))
	case *ast.CodeBlock:
		c.code(n, "")
	case *dialect.Literal:
		c.literal(l, n)
	case *ast.LinkReferenceDefinition:
		c.definition(l, n)
	default:
		if holdsText(n) {
			c.prose(l)
		} else {
			c.skip(c.tree.lines(n), "no text")
		}
	}
}

// heading is the one added last.
func (c *collector) heading() *Heading { return &c.found.headings[len(c.found.headings)-1] }

func (c *collector) addHeading(n *ast.Heading) {
	lines := c.tree.lines(n)
	h := Heading{Level: n.Level, Text: headingText(c.tree, lines), Offset: c.tree.headingOffset(n), Attributes: len(n.Attributes()) > 0}
	if id, ok := n.AttributeString("id"); ok {
		if b, isBytes := id.([]byte); isBytes {
			h.ID, h.Explicit = string(b), true
			c.ids.Reserve(h.ID)
		}
	}
	if !h.Explicit {
		h.ID = c.ids.Add(h.Text)
	}
	h.End = c.tree.lineEnd(h.Offset)
	if len(lines) > 0 {
		h.End = c.tree.lineEnd(lines[len(lines)-1].End)
	}
	c.found.headings = append(c.found.headings, h)
}

// skipMarks notes the block marks with letters in them: labels of footnotes,
// info strings of code, attributes of headings.
func (c *collector) skipMarks(l leaf) {
	t := c.tree
	if l.node.Kind() == dialect.KindLiteral {
		return // it is no text itself
	}
	start := t.body + l.start
	if wrapped, ok := l.node.AttributeString(dialect.Wrapped); ok {
		start = t.body + wrapped.(int)
	}
	line := t.lineStart(start)
	inRow := l.kind == KindTableCell || l.kind == KindTableHeader
	_, beside := l.node.AttributeString(dialect.Beside)
	if before := t.bytes[line:start]; !inRow && !beside && inline.HasLetter(before) {
		c.skipSpan(line, start, "a mark")
	}
	c.skipTail(l.node)
	c.skipMark(l, start)
}

// skipMark notes what is written beside the text of a leaf, but for what stands before
// it on its line.
func (c *collector) skipMark(l leaf, start int) {
	t := c.tree
	switch n := l.node.(type) {
	case *east.TableCell:
		if lines := t.lines(n); n.NextSibling() == nil && len(lines) > 0 {
			// GFM drops cells that are more than the header has.
			c.skipSpan(lines[0].End, t.lineEnd(lines[0].End), "after the last column")
		}
	case *ast.Paragraph, *ast.TextBlock:
		line := t.bytes[start:t.lineEnd(start)]
		switch l.kind {
		case KindTask:
			c.skipSpan(start, start+len(taskBox.Find(line)), "a mark")
		case KindCaption:
			c.skipSpan(start, start+captionMarkIn(line), "a mark")
		}
	case *ast.FencedCodeBlock:
		c.skipInfo(n)
	case *ast.Heading:
		if _, cut := n.AttributeString(dialect.Tail); !cut && n.Attributes() != nil {
			end := t.lineEnd(start)
			if lines := t.lines(n); len(lines) > 0 {
				start = lines[len(lines)-1].End
				end = t.lineEnd(start)
			}
			c.skipSpan(start, end, "a mark")
		}
	case *east.Footnote:
		if label := bytes.Index(t.bytes[start:], []byte("]:")); label >= 0 {
			c.skipSpan(start, start+label, "a mark")
		}
	}
}

// skipTail notes what stands behind the text of a heading, a term or a cell.
func (c *collector) skipTail(n ast.Node) {
	if tail, ok := n.AttributeString(dialect.Tail); ok {
		lines := c.tree.lines(n)
		end := lines[len(lines)-1].End
		c.skipSpan(end, end+len(tail.([]byte)), "a mark")
	}
}

// skipInfo notes the fence of code, but for a title that is offered.
func (c *collector) skipInfo(n *ast.FencedCodeBlock) {
	t := c.tree
	fence := t.body + t.position(n)
	title := codeTitle(t, n)
	if title.Len() == 0 || isName(string(t.in(title)), infoForm(t, title)) {
		title = inline.Span{Start: fence, End: fence}
	}
	c.skipSpan(fence, title.Start, "a mark")
	c.skipSpan(title.End, t.lineEnd(fence), "a mark")
}

// prose adds the segments of running text: one for all lines, or, where there
// are markers among them, one for the lines between each two.
func (c *collector) prose(l leaf) {
	lines := proseLines(c.tree, l)
	if len(lines) == 0 {
		return
	}
	if c.options.LinkTexts {
		if texts := linkTexts(c.tree, lines); texts != nil {
			c.linkTexts(l, lines, texts)
			return
		}
	}
	marks := markersIn(c.tree, l.node, c.mayMark(l, lines))
	var run []inline.Span
	for _, marked := range marks {
		for len(lines) > 0 && lines[0] != marked.line {
			run, lines = append(run, lines[0]), lines[1:]
		}
		c.running(l, run)
		run, lines = nil, lines[1:]
		if title := marked.title; title.Len() > 0 {
			c.skipSpan(marked.line.Start, title.Start, marker)
			c.skipSpan(title.End, marked.line.End, marker)
			c.segment(l, []inline.Span{title}, form{title: true})
		} else {
			c.skip([]inline.Span{marked.line}, marker)
		}
	}
	c.running(l, append(run, lines...))
}

// running adds the segments of lines of running text: one, or, where there are directives in
// it, one for each part.
func (c *collector) running(l leaf, lines []inline.Span) {
	whole, prefix := c.orders, ""
	if len(whole.cuts) > 0 && len(lines) > 0 {
		prefix = c.tree.continuation(lines)
	}
	f := form{prefix: prefix}
	for _, cut := range whole.cuts {
		if len(lines) == 0 || cut.at.Start >= lines[len(lines)-1].End {
			break
		}
		if cut.at.Start < lines[0].Start { // it stands above a marker
			c.orders = cut.orders
			continue
		}
		before, after := cutLines(c.tree, lines, cut.at)
		c.segment(l, before, form{prefix: prefix, cut: true})
		c.skipSpan(cut.at.Start, cut.at.End, "a directive")
		c.orders, lines, f.cut = cut.orders, after, true
	}
	c.segment(l, lines, f)
	c.orders = whole
}

// mayMark returns the lines of a leaf that may be markers: what follows the mark of a
// caption on its line is not.
func (c *collector) mayMark(l leaf, lines []inline.Span) []inline.Span {
	if l.kind == KindCaption {
		return lines[1:]
	}
	return lines
}

// linkTexts adds the texts of lines that are a link each.
func (c *collector) linkTexts(l leaf, lines, texts []inline.Span) {
	for i, at := range texts {
		c.skipSpan(lines[i].Start, at.Start, marker)
		c.segment(l, []inline.Span{at}, form{title: true, place: dialect.Bracketed, link: true})
		c.skipSpan(at.End, lines[i].End, marker)
	}
}

// literal adds the texts in lines of a dialect.
func (c *collector) literal(l leaf, n *dialect.Literal) {
	at := l.start + c.tree.body
	for _, text := range n.Texts {
		start, end := c.tree.body+text.At.Start, c.tree.body+text.At.Stop
		value := string(c.tree.bytes[start:end])
		if text.Name != "" && !c.options.offers(text.Name) || text.Form == dialect.Label && isName(value, text.Form) {
			continue
		}
		c.skipSpan(at, start, marker)
		c.literalText(l, text, inline.Span{Start: start, End: end})
		at = end
	}
	if lines := c.tree.lines(n); len(lines) > 0 {
		c.skipSpan(at, lines[len(lines)-1].End, marker)
	}
}

func (c *collector) literalText(l leaf, text dialect.Text, at inline.Span) {
	value, kind, detail := string(c.tree.in(at)), KindAttribute, text.Name
	switch text.Form {
	case dialect.Attribute:
		value = jsx.Decode(value)
	case dialect.Parameter:
		value = c.tree.dialect.Parameter.Decode(value, text.Quote)
	case dialect.Info:
		value, kind, detail = c.tree.dialect.Parameter.Decode(value, text.Quote), KindTitle, ""
	default:
		c.segment(l, []inline.Span{at}, form{title: true, place: text.Form})
		return
	}
	value = strings.Join(strings.Fields(value), " ")
	if !inline.HasLetter(value) {
		c.skipSpan(at.Start, at.End, "no words")
		return
	}
	c.add(Segment{
		Kind: kind, Detail: detail, Text: value, Start: at.Start, End: at.End,
		form: form{title: true, place: text.Form, quote: text.Quote},
	})
	c.alone(at.Start)
}

// alone says of the segment added last, if it begins at an offset, that what stands around it
// is no text to compare it in. One that a directive skips has not been added.
func (c *collector) alone(start int) {
	if n := len(c.found.segments); n > 0 && c.found.segments[n-1].Start == start {
		c.found.segments[n-1].leaf = -1
	}
}

// definition adds the title of a link reference definition.
func (c *collector) definition(l leaf, n *ast.LinkReferenceDefinition) {
	at, quote := definitionTitle(c.tree, n)
	for _, line := range c.tree.lines(n) {
		if quote == 0 || at.Start >= line.End || at.End <= line.Start {
			c.skipSpan(line.Start, line.End, "no text")
			continue
		}
		c.skipSpan(line.Start, at.Start, "no text")
		l.kind = KindTitle
		c.segment(l, []inline.Span{at}, form{title: true, quote: quote})
		c.skipSpan(at.End, line.End, "no text")
	}
}

// segment adds one segment of running text, if there are words in it.
func (c *collector) segment(l leaf, lines []inline.Span, f form) {
	if len(lines) == 0 {
		return
	}
	t := c.tree
	seg := Segment{Kind: l.kind, Text: c.messageOf(lines, l.node), Start: lines[0].Start, End: lines[len(lines)-1].End}
	switch {
	case c.orders.offer, sayWords(t, c.options, lines):
	case !hasWords(t, lines, c.options.readable()):
		c.skip(lines, "no words")
		return
	case onlyComputed(c.tree, seg.Text):
		c.skip(lines, "computed")
		return
	case onlyMath(seg.Text):
		c.skip(lines, "mathematics")
		return
	case seg.Text[0] == '{' && generatorTags.MatchString(seg.Text):
		c.skip(lines, marker)
		return
	}
	if l.kind != KindTableCell && l.kind != KindTableHeader && !f.cut {
		f.prefix = t.continuation(lines)
	}
	if _, ok := l.node.AttributeString(dialect.Beside); ok {
		f.title = true
	}
	if start, ok := l.node.AttributeString(dialect.Wrapped); ok {
		f.wrapped = true
		if len(lines) == 1 {
			f.prefix = t.continuation([]inline.Span{{Start: t.body + start.(int), End: lines[0].End}})
		}
	}
	if h, ok := l.node.(*ast.Heading); ok {
		seg.Level, seg.Heading = h.Level, len(c.found.headings)-1
		f.setext = !bytes.ContainsRune(t.bytes[t.lineStart(seg.Start):seg.Start], '#')
	}
	seg.form = f
	c.add(seg)
}

// messageOf makes a message of the lines of a leaf.
func (c *collector) messageOf(lines []inline.Span, leaf ast.Node) string {
	if _, keeps := leaf.AttributeString(dialect.KeepsLines); keeps {
		return strings.TrimRight(strings.Join(c.tree.contents(lines), "\n"), " \t")
	}
	return joined(c.tree, lines)
}

// add adds a segment, or skips it where a directive says so.
func (c *collector) add(seg Segment) {
	if c.orders.skip {
		c.skipSpan(seg.Start, seg.End, "a directive")
		return
	}
	seg.Path, seg.leaf = c.path.texts, c.at
	seg.Context, seg.Comments, seg.Ignore, seg.Flags = c.orders.context, c.orders.comments, c.orders.ignore, c.orders.flags
	if len(c.found.headings) > 0 {
		seg.Anchor = c.heading().ID
	}
	c.found.segments = append(c.found.segments, seg)
}

// skip notes lines that are not offered.
func (c *collector) skip(lines []inline.Span, reason string) {
	for _, l := range lines {
		c.skipSpan(l.Start, l.End, reason)
	}
}

func (c *collector) skipSpan(start, end int, reason string) {
	if start < end {
		c.found.skipped = append(c.found.skipped, Skip{start, end, reason})
	}
}

// html adds the segments of an HTML block.
func (c *collector) html(n *ast.HTMLBlock) {
	lines := c.tree.htmlLines(n)
	if n.HTMLBlockType > ast.HTMLBlockType2 && n.HTMLBlockType < ast.HTMLBlockType6 {
		c.skip(lines, "a declaration")
		return
	}
	texts := htmltext.Texts(c.tree.markup(), lines, c.options.readable())
	c.skipAround(lines, texts)
	for _, text := range texts {
		if c.tree.dialect.Tags == dialect.Liquid && len(c.tree.preprocessed.Tags) > 0 && generatorTags.MatchString(text.Text) {
			c.skipSpan(text.Start, text.End, marker)
			continue
		}
		if onlyComputed(c.tree, text.Text) {
			c.skipSpan(text.Start, text.End, "computed")
			continue
		}
		kind := KindHTML
		if text.Attribute != "" {
			kind = KindAttribute
		}
		c.add(Segment{Kind: kind, Detail: text.Attribute, Text: text.Text, Start: text.Start, End: text.End, form: form{html: &text}})
	}
}

// skipAround notes what of an HTML block is not offered.
func (c *collector) skipAround(lines []inline.Span, texts []htmltext.Text) {
	for _, l := range lines {
		at := l.Start
		for _, text := range texts {
			if text.End <= at || text.Start >= l.End {
				continue
			}
			c.skipSpan(at, text.Start, "HTML")
			at = min(text.End, l.End)
		}
		c.skipSpan(at, l.End, "HTML")
	}
}

// frontMatter adds the values of front matter that the options name, and the
// title if no heading is one. All else stands below that.
func (c *collector) frontMatter() {
	t := c.tree
	at := t.mark
	for _, v := range frontmatter.Values(t.metadata(), c.found.title.keys(c.options)) {
		start, end := t.mark+v.Start, t.mark+v.End
		c.skipSpan(at, start, "front matter")
		at = end
		c.add(Segment{Kind: KindFrontMatter, Detail: v.Key, Text: v.Text, Start: start, End: end, form: form{meta: &v}})
	}
	c.skipSpan(at, t.body, "front matter")
	if title := c.found.title.Text; title != "" {
		c.path.open(1, title)
	}
}

// code adds the segments of a code block: the block as a whole, its comments,
// or nothing.
func (c *collector) code(n ast.Node, word string) {
	lines := c.tree.lines(n)
	mode, language := c.options.codeMode(word), language(word)
	if c.orders.offer {
		mode = CodeAll
	}
	switch title := codeTitle(c.tree, n); {
	case title.Len() == 0 || isName(string(c.tree.in(title)), infoForm(c.tree, title)):
	case c.tree.dialect.TitleWithCode && mode != CodeAll:
		c.skipSpan(title.Start, title.End, "code")
	default:
		c.add(Segment{
			Kind: KindTitle, Text: string(c.tree.in(title)), Start: title.Start, End: title.End,
			form: form{title: true, place: infoForm(c.tree, title)},
		})
		c.alone(title.Start)
	}
	switch mode {
	case CodeAll:
		c.wholeCode(lines, language)
	case CodeComments, CodeStrings:
		at := 0
		for _, seg := range codeTexts(c.tree, lines, language, mode == CodeStrings) {
			c.skipCode(lines, at, seg.Start)
			c.add(seg)
			at = seg.End
		}
		c.skipCode(lines, at, len(c.tree.bytes))
	default:
		c.skip(lines, "code")
	}
}

func (c *collector) wholeCode(lines []inline.Span, language string) {
	for len(lines) > 0 && lines[len(lines)-1].Len() == 0 {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return
	}
	seg := Segment{
		Kind: KindCode, Detail: language,
		Text:  strings.Join(c.tree.contents(lines), "\n"),
		Start: lines[0].Start, End: lines[len(lines)-1].End,
		form: form{prefix: c.tree.continuation(lines)},
	}
	if !inline.HasLetter(seg.Text) {
		c.skip(lines, "no words")
		return
	}
	c.add(seg)
}

// skipCode notes code from one offset to another, without the prefixes of its lines.
func (c *collector) skipCode(lines []inline.Span, start, end int) {
	i, _ := slices.BinarySearchFunc(lines, start, func(l inline.Span, start int) int { return l.End - start })
	for ; i < len(lines) && lines[i].Start < end; i++ {
		c.skipSpan(max(start, lines[i].Start), min(end, lines[i].End), "code")
	}
}
