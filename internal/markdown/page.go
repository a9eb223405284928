package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
)

// An HTMLTag is a tag that the page does not show as a browser would.
type HTMLTag struct {
	Name   string // in lower case
	Offset int    // in Source
	// Left says that what is in the element, or the element itself, is left
	// out; of others only the look is.
	Left bool
}

// UnsetHTML returns the opening tags of the section that the page does not
// show, in order.
func (s *Section) UnsetHTML() []HTMLTag {
	var tags []HTMLTag
	_ = ast.Walk(s.tree(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			if raw := string(n.Segments.Value(s.text())); entering {
				tags = appendUnset(tags, elementOf(raw), raw, s.body+s.position(n))
			}
		case *ast.HTMLBlock:
			if entering {
				tags = append(tags, s.unsetTags(n)...)
			}
		}
		return ast.WalkContinue, nil
	})
	return tags
}

func (s *Section) unsetTags(n *ast.HTMLBlock) []HTMLTag {
	var tags []HTMLTag
	b := newHTMLBlock(s.Source, s.htmlLines(n))
	for _, t := range htmlTokens(b.text) {
		tags = appendUnset(tags, t.name, t.in(b.text), b.offset(t.start))
	}
	return tags
}

func appendUnset(tags []HTMLTag, name, raw string, offset int) []HTMLTag {
	if name == "" || strings.HasPrefix(raw, "</") || shownTags[name] {
		return tags
	}
	if tableParts[name] {
		return tags // the table has been named
	}
	left := name != "pre" && (opaqueTags[name] || emptyTags[name])
	return append(tags, HTMLTag{name, offset, left})
}

// tagStyles are the elements that give text a style.
var tagStyles = map[string]document.Style{
	"b": document.Strong, "strong": document.Strong,
	"i": document.Emphasis, "em": document.Emphasis,
	"s": document.Strike, "del": document.Strike,
	"code": document.Monospace,
	"sub":  document.Subscript,
	"sup":  document.Superscript,
	"kbd":  document.Keyboard,
}

// shownTags are all that the page shows, or that have no look of their own.
// Nobody misses style sheets on paper; a script may write text.
var shownTags = names(`br wbr b strong i em s del code sub sup kbd a span p div pre details summary
	style`)

// tableParts make no sense but in a table.
var tableParts = names(`caption colgroup col thead tbody tfoot tr th td`)

// emptyTags have no text in them, so that nothing stays when they go.
var emptyTags = names(`img input hr video audio canvas embed object picture source track`)

// elementOf returns the name of a tag's element, and nothing for a comment.
func elementOf(raw string) string {
	return strings.ToLower(strings.TrimLeft(tagName.FindString(raw), "</"))
}

// openTags are the elements of HTML that are open, innermost last.
type openTags []openTag

type openTag struct {
	name string
	link *document.Link
}

// read takes a tag into account. It returns the span that stands in its place,
// which has nothing in it for most.
func (o *openTags) read(raw string, in document.Span) document.Span {
	name := elementOf(raw)
	switch {
	case name == "br":
		in.Break = true
	case strings.HasPrefix(raw, "</"):
		o.close(name)
	case name == "a":
		*o = append(*o, openTag{name, anchorLink(raw)})
		in.Anchor = attribute(raw, "id", "name")
	case tagStyles[name] != 0 && !strings.HasSuffix(raw, "/>"):
		*o = append(*o, openTag{name: name})
	}
	return in
}

// close closes the innermost element of a name, if there is one.
func (o *openTags) close(name string) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].name == name {
			*o = slices.Delete(*o, i, i+1)
			return
		}
	}
}

// style gives a span what the open elements say.
func (o openTags) style(s document.Span) document.Span {
	for _, t := range o {
		s.Style |= tagStyles[t.name]
		if s.Link == nil {
			s.Link = t.link
		}
	}
	return s
}

func anchorLink(raw string) *document.Link {
	if href := attribute(raw, "href"); href != "" {
		return &document.Link{Destination: href, Title: attribute(raw, "title")}
	}
	return nil
}

// attribute returns the value of the first attribute with one of the names.
func attribute(raw string, names ...string) string {
	for _, name := range names {
		for _, a := range htmlAttributes(raw) {
			if a.name == name {
				return unescape(raw[a.start:a.end])
			}
		}
	}
	return ""
}

// A blockList collects the blocks of a container. HTML blocks often end before
// their elements do: what stands between two of them may be details.
type blockList struct {
	*converter
	levels []level // innermost last

	// Of the HTML block being read:
	spans     []document.Span
	tags      openTags
	inSummary bool
}

// A level is the blocks of the container itself, or of details in it.
type level struct {
	details *document.Details
	blocks  []document.Block
}

func (l *blockList) add(b document.Block) {
	top := &l.levels[len(l.levels)-1]
	top.blocks = append(top.blocks, b)
}

// finish closes what is still open.
func (l *blockList) finish() []document.Block {
	for len(l.levels) > 1 {
		l.closeDetails()
	}
	return l.levels[0].blocks
}

func (l *blockList) closeDetails() {
	last := len(l.levels) - 1
	if last == 0 {
		return
	}
	top := l.levels[last]
	l.levels = l.levels[:last]
	top.details.Blocks = top.blocks
	l.add(top.details)
}

// html takes in an HTML block: text that stands between block-level tags is a
// paragraph.
func (l *blockList) html(n *ast.HTMLBlock) {
	block := newHTMLBlock(l.section.Source, l.section.htmlLines(n))
	tokens := htmlTokens(block.text)
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch raw := t.in(block.text); {
		case t.kind == htmlWords || t.kind == htmlBlank:
			l.text(raw, block.offset(t.start))
		case t.name == "pre" && t.kind == htmlOpaque:
			i = l.preformatted(block, tokens, i)
		case t.kind == htmlBoundary:
			l.boundary(t.name, raw)
		case t.isTag():
			in := l.tags.read(raw, document.Span{Offset: block.offset(t.start)})
			if in.Break || in.Anchor != "" {
				l.spans = append(l.spans, in)
			}
		}
	}
	l.paragraph()
	l.tags = nil
}

// boundary ends a paragraph, and opens and closes details.
func (l *blockList) boundary(name, raw string) {
	closing := strings.HasPrefix(raw, "</")
	l.paragraph()
	switch {
	case name == "summary":
		l.inSummary = !closing
	case name == "details" && closing:
		l.closeDetails()
	case name == "details":
		l.levels = append(l.levels, level{details: &document.Details{}})
	}
}

// paragraph ends the paragraph being read, if there is anything in it.
func (l *blockList) paragraph() {
	spans := trimBlanks(resolveBreaks(l.spans))
	l.spans = nil
	if len(spans) == 0 {
		return
	}
	if top := &l.levels[len(l.levels)-1]; l.inSummary && top.details != nil && top.details.Summary == nil {
		top.details.Summary = spans
		return
	}
	l.add(&document.Paragraph{Text: spans})
}

// lineBreaks matches a line break and the white space around it.
var lineBreaks = regexp.MustCompile(`[ \t\f\r]*\n[ \t\n\f\r]*`)

// text adds running text, its white space folded.
func (l *blockList) text(raw string, offset int) {
	at := 0
	for i, line := range lineBreaks.Split(raw, -1) {
		if n := len(l.spans); i > 0 && n > 0 && !l.spans[n-1].Break {
			l.spans = append(l.spans, softBreakAt(offset+at))
		}
		folded := foldBlanks(unescape(line))
		if folded != "" {
			start := at + strings.Index(raw[at:], line)
			l.spans = append(l.spans, l.tags.style(document.Span{Text: folded, Offset: offset + start}))
			at = start + len(line)
		}
	}
}

var blanks = regexp.MustCompile(`[ \t\n\f\r]+`)

func foldBlanks(text string) string { return blanks.ReplaceAllString(text, " ") }

// trimBlanks takes away the white space that a paragraph begins and ends with.
func trimBlanks(spans []document.Span) []document.Span {
	for len(spans) > 0 && isBlank(spans[0]) {
		spans = spans[1:]
	}
	for len(spans) > 0 && isBlank(spans[len(spans)-1]) {
		spans = spans[:len(spans)-1]
	}
	if n := len(spans); n > 0 {
		spans[0].Text = strings.TrimLeft(spans[0].Text, " ")
		spans[n-1].Text = strings.TrimRight(spans[n-1].Text, " ")
	}
	return spans
}

func isBlank(s document.Span) bool {
	return s.Text != "" && strings.Trim(s.Text, htmlSpace) == ""
}

// preformatted takes in a pre element from its start tag on, and returns the
// index of its last token.
func (l *blockList) preformatted(block *htmlBlock, tokens []htmlToken, i int) int {
	l.paragraph()
	end := i + 1
	for end < len(tokens) && (tokens[end].name != "pre" || !strings.HasPrefix(tokens[end].in(block.text), "</")) {
		end++
	}
	var text strings.Builder
	for _, t := range tokens[i+1 : min(end, len(tokens))] {
		if raw := t.in(block.text); t.name == "" && !strings.HasPrefix(raw, "<!") {
			text.WriteString(unescape(raw))
		}
	}
	offset := block.offset(tokens[i].start)
	code := &document.Code{Lines: strings.Split(strings.Trim(text.String(), "\n"), "\n")}
	for range code.Lines {
		code.Offsets = append(code.Offsets, offset)
	}
	l.add(code)
	return end
}
