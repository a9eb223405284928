package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A blockList collects the blocks of a container. HTML blocks often end before
// their elements do: what stands between two of them may be details.
type blockList struct {
	tree   *tree
	levels []level // innermost last
	screen bool    // HTML stays as it is written

	// Of the HTML block being read:
	spans     []document.Span
	tags      openTags
	inSummary bool
}

// A level is the blocks of the container itself, or of an element in it.
type level struct {
	name    string            // of the element
	details *document.Callout // that the element is, if its title may stand in it
	labels  *tabLabels        // that the element has for tabs in it; nil for none
	blocks  []document.Block
	// end makes of the blocks what stands in the level below; nil where these do.
	end func([]document.Block) []document.Block
}

func (l *blockList) add(b document.Block) {
	top := &l.levels[len(l.levels)-1]
	top.blocks = append(top.blocks, b)
}

// addTab adds a tab to those added last, or begins new ones.
func (l *blockList) addTab(tab document.Tab, continues bool) {
	if blocks := l.levels[len(l.levels)-1].blocks; continues && len(blocks) > 0 {
		if last, ok := blocks[len(blocks)-1].(*document.Tabs); ok {
			last.Tabs = append(last.Tabs, tab)
			return
		}
	}
	l.add(&document.Tabs{Tabs: []document.Tab{tab}})
}

// finish closes what is still open.
func (l *blockList) finish() []document.Block {
	l.closeTo(1)
	return l.levels[0].blocks
}

// open begins an element. Its blocks become those of a callout, or what an end makes of
// them.
func (l *blockList) open(name string, end func([]document.Block) []document.Block) {
	l.levels = append(l.levels, level{name: name, end: end})
}

// openCallout begins an element that is a callout.
func (l *blockList) openCallout(name string, c *document.Callout) {
	l.open(name, func(blocks []document.Block) []document.Block {
		c.Blocks = blocks
		return []document.Block{c}
	})
	l.levels[len(l.levels)-1].details = c
}

// close ends the innermost element of a name with all that is open in it.
func (l *blockList) close(name string) {
	for i := len(l.levels) - 1; i > 0; i-- {
		if l.levels[i].name == name {
			l.closeTo(i)
			return
		}
	}
}

// closeTo ends elements until no more levels are left than that.
func (l *blockList) closeTo(levels int) {
	for len(l.levels) > levels {
		top := l.levels[len(l.levels)-1]
		l.levels = l.levels[:len(l.levels)-1]
		if top.end != nil {
			top.blocks = top.end(top.blocks)
		}
		for _, b := range top.blocks {
			l.add(b)
		}
	}
}

// html takes in an HTML block: text that stands between block-level tags is a
// paragraph.
func (l *blockList) html(n *ast.HTMLBlock) {
	block := htmltext.NewBlock(l.tree.withoutTags(), l.tree.htmlLines(n))
	tokens := htmltext.Tokens(block.Text)
	computed := l.tree.dialect.Unseen.Computed
	if computed != nil && isVerbatim(l.tree, n) {
		computed = nil
	}
	if l.screen {
		l.written(block, tokens, computed)
		return
	}
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch raw := t.In(block.Text); {
		case t.Kind == htmltext.Words || t.Kind == htmltext.Blank:
			l.shown(computed, raw, block.Offset(t.Start))
		case t.Name == "pre" && t.Kind == htmltext.Opaque:
			i = l.preformatted(block, tokens, i)
		case t.Kind == htmltext.Boundary:
			l.boundary(t.Name, raw)
			l.anchor(htmltext.First(raw, "id"), block.Offset(t.Start))
		case t.IsTag():
			l.anchor(tagID(raw), block.Offset(t.Start))
			in := l.tags.read(raw, document.Span{Offset: block.Offset(t.Start)})
			if in.Text = badge(l.tree, raw); in.Text != "" {
				in.Style |= document.Keyboard
			}
			if in.Text != "" || in.Break || in.Anchor != "" || in.Image != nil {
				l.spans = append(l.spans, l.tags.style(in))
			}
		}
	}
	l.paragraph()
	l.tags = nil
}

// written takes in an HTML block as it is written: its tags, and the text between them.
func (l *blockList) written(block *htmltext.Block, tokens []htmltext.Token, computed *regexp.Regexp) {
	for i, t := range tokens {
		raw, offset := t.In(block.Text), block.Offset(t.Start)
		switch last := len(l.spans) - 1; {
		case t.Kind == htmltext.Opaque && i > 0 && tokens[i-1].Kind == htmltext.Opaque && last >= 0 && l.spans[last].Markup != "":
			l.spans[last].Markup += raw // so that a sanitizer sees the whole element
		case t.Kind == htmltext.Words || t.Kind == htmltext.Blank:
			l.shown(computed, raw, offset)
		case t.Name == "" && strings.HasPrefix(raw, "<"): // no tag, but a comment or the like
		case badge(l.tree, raw) != "":
			l.spans = append(l.spans, document.Span{Text: badge(l.tree, raw), Style: document.Keyboard, Offset: offset})
		default:
			l.spans = append(l.spans, document.Span{Markup: raw, Offset: offset})
		}
	}
	spans := trimBlanks(resolveBreaks(l.spans))
	if l.spans = nil; len(spans) > 0 {
		l.add(&document.HTML{Text: spans})
	}
}

// anchor adds the place that an id names, if it is not empty: that of what comes next.
func (l *blockList) anchor(id string, offset int) {
	if id != "" {
		l.spans = append(l.spans, document.Span{Anchor: id, Offset: offset})
	}
}

// boundary ends a paragraph, and opens and closes details.
func (l *blockList) boundary(name, raw string) {
	closing := strings.HasPrefix(raw, "</")
	l.paragraph()
	switch {
	case name == "summary":
		l.inSummary = !closing
	case name == "details" && closing:
		l.close(name)
	case name == "details":
		l.openCallout(name, &document.Callout{Kind: document.Details})
	}
}

// paragraph ends the paragraph being read, if there is anything in it.
func (l *blockList) paragraph() {
	spans := trimBlanks(resolveBreaks(l.spans))
	l.spans = nil
	if len(spans) == 0 {
		return
	}
	if top := &l.levels[len(l.levels)-1]; l.inSummary && top.details != nil && top.details.Title == nil {
		top.details.Title = spans
		return
	}
	l.add(&document.Paragraph{Text: spans})
}

// lineBreaks matches a line break and the white space around it.
var lineBreaks = regexp.MustCompile(`[ \t\f\r]*\n[ \t\n\f\r]*`)

// shown adds running text, but for what a site computes in it; nil if it does nothing.
func (l *blockList) shown(computed *regexp.Regexp, raw string, offset int) {
	if computed == nil || !strings.Contains(raw, "{{") {
		l.text(raw, offset)
		return
	}
	at := 0
	for _, cut := range computed.FindAllStringIndex(raw, -1) {
		l.text(raw[at:cut[0]], offset+at)
		at = cut[1]
	}
	l.text(raw[at:], offset+at)
}

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
	return s.Text != "" && strings.Trim(s.Text, htmltext.Space) == ""
}

// preformatted takes in a pre element from its start tag on, and returns the
// index of its last token.
func (l *blockList) preformatted(block *htmltext.Block, tokens []htmltext.Token, i int) int {
	l.paragraph()
	end := i + 1
	for end < len(tokens) && (tokens[end].Name != "pre" || !strings.HasPrefix(tokens[end].In(block.Text), "</")) {
		end++
	}
	var text strings.Builder
	for _, t := range tokens[i+1 : min(end, len(tokens))] {
		if raw := t.In(block.Text); t.Name == "" && !strings.HasPrefix(raw, "<!") {
			text.WriteString(unescape(raw))
		}
	}
	offset := block.Offset(tokens[i].Start)
	code := &document.Code{Lines: strings.Split(strings.Trim(text.String(), "\n"), "\n")}
	for range code.Lines {
		code.Offsets = append(code.Offsets, offset)
	}
	l.add(code)
	return end
}
