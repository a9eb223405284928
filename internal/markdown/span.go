package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// flatten returns a block's inline content as spans.
func flatten(t *tree, block ast.Node, labels map[int]string) []document.Span {
	return flattener{tree: t, labels: labels}.flatten(block)
}

func (f flattener) flatten(block ast.Node) []document.Span {
	t := f.tree
	f.children(block, document.Span{})
	unseen := t.dialect.Unseen
	if unseen.Computed != nil && isVerbatim(t, block) {
		unseen.Computed = nil
	}
	f.spans = withKeys(&unseen, withoutUnseen(&unseen, f.spans))
	if t.dialect.Unseen.Escaped {
		for i, s := range f.spans {
			f.spans[i].Text = strings.ReplaceAll(s.Text, guard, "")
		}
	}
	return resolveBreaks(f.spans)
}

// A flattener turns a tree of inline nodes into spans. The span that it hands
// down carries what the nodes above say: style, link, offset.
type flattener struct {
	tree   *tree
	labels map[int]string // of footnotes, by goldmark's number
	spans  []document.Span
	tags   openTags // of HTML
	values bool     // that the text is a value within a tag of Liquid
	screen bool     // that tags of HTML stay as they are written
	opaque string   // the element that is open of which nothing is seen; only if they stay
}

func (f *flattener) children(n ast.Node, in document.Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.inline(c, in)
	}
}

func (f *flattener) inline(n ast.Node, in document.Span) {
	if at := n.Pos(); at >= 0 {
		in.Offset = f.tree.body + at
	} else if len(f.spans) > 0 {
		in.Offset = f.spans[len(f.spans)-1].Offset
	}
	switch n := n.(type) {
	case *ast.Text:
		f.text(n, in)
	case *ast.CodeSpan:
		in.Style |= document.Monospace
		f.children(n, in)
	case *ast.Emphasis:
		if n.Level == 2 {
			in.Style |= document.Strong
		} else {
			in.Style |= document.Emphasis
		}
		f.children(n, in)
	case *east.Strikethrough:
		in.Style |= document.Strike
		f.children(n, in)
	case *ast.Link:
		in.Link = f.link(n, in.Link)
		f.children(n, in)
	case *ast.AutoLink:
		in.Link = &document.Link{Destination: autoLink(n, f.tree.text())}
		in.Text = string(n.Label(f.tree.text()))
		f.add(in)
	case *ast.Image:
		f.image(n, in)
	case *east.FootnoteLink:
		in.Footnote = f.labels[n.Index]
		f.add(in)
	case *ast.RawHTML:
		f.html(n, in)
	}
}

// html adds what stands for a tag.
func (f *flattener) html(n *ast.RawHTML, in document.Span) {
	if part, ok := inlinePart(f.tree, n); ok {
		f.jsx(part, in)
		return
	}
	raw := string(n.Segments.Value(f.tree.withoutTags()[f.tree.body:]))
	if f.screen && badge(f.tree, raw) == "" {
		f.written(raw, in)
		return
	}
	f.anchor(tagID(raw), in)
	in = f.tags.read(raw, in)
	if in.Text = badge(f.tree, raw); in.Text != "" {
		in.Style |= document.Keyboard
	}
	f.add(in)
}

// link returns a link, and the one around it if nobody knows where it leads.
func (f *flattener) link(n *ast.Link, around *document.Link) *document.Link {
	destination := reference(f.tree.source, string(n.Destination))
	if destination == "" && len(n.Destination) > 0 {
		return around
	}
	return &document.Link{Destination: dialect.Address(f.tree.dialect, unescape(destination)), Title: unescape(string(n.Title))}
}

// image adds a picture, or what it says where a site computes which it is.
func (f *flattener) image(n *ast.Image, in document.Span) {
	f.anchor(pictureID(f.tree, n), in)
	if hasShortcode(f.tree.source, n.Destination) {
		in.Text = spoken(plainText(n, f.tree.text()))
		f.add(in)
		return
	}
	in.Image = &document.Image{
		Destination: dialect.Address(f.tree.dialect, unescape(string(n.Destination))),
		Alt:         spoken(plainText(n, f.tree.text())),
		Title:       spoken(unescape(string(n.Title))),
	}
	f.add(in)
}

// jsx adds what stands on the page for a tag or an expression.
func (f *flattener) jsx(p jsxPart, in document.Span) {
	if p.isTag {
		if in.Image = p.picture(); in.Image != nil {
			id, _ := p.attribute("id")
			f.anchor(id.Text, in)
		}
		f.add(f.tags.readJSX(p, in))
		return
	}
	said, _ := p.said()
	in.Text, in.Offset = said.Text, said.Offset
	f.add(in)
}

// autoLink returns where an autolink leads; addresses and bare host names get
// the scheme that they leave out.
func autoLink(n *ast.AutoLink, source []byte) string {
	url := string(n.URL(source))
	const scheme = "mailto:"
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), scheme) {
		return scheme + url
	}
	return url
}

func (f *flattener) text(n *ast.Text, in document.Span) {
	at := inline.Span{Start: f.tree.body + n.Segment.Start, End: f.tree.body + n.Segment.Stop}
	parts := f.tree.parts(at)
	if f.values {
		parts = []textPart{{Span: at}}
	}
	for _, part := range parts {
		in.Text, in.Image, in.Offset = "", nil, part.Start
		if part.tag != nil {
			if f.tree.dialect.Tags == dialect.Shortcodes {
				f.add(shortcode{f.tree, part.tag}.within(in))
			}
			continue
		}
		piece := *n
		piece.Segment = text.NewSegment(part.Start-f.tree.body, part.End-f.tree.body)
		in.Text = shownText(f.tree, &piece)
		f.add(in)
	}
	in.Image, in.Offset = nil, at.Start
	hard := n.HardLineBreak()
	if last := len(f.spans) - 1; f.tree.dialect.Bars && n.SoftLineBreak() && breaksHard(n.Value(f.tree.text())) && last >= 0 {
		f.spans[last].Text = strings.TrimSuffix(f.spans[last].Text, `\`)
		hard = true
	}
	switch {
	case hard:
		f.add(document.Span{Break: true, Style: in.Style, Link: in.Link, Offset: in.Offset})
	case n.SoftLineBreak():
		soft := softBreakAt(in.Offset)
		soft.Style, soft.Link = in.Style, in.Link
		f.add(soft)
	}
}

// written adds a tag as it is written. An element of which nothing is seen is one span with its content.
func (f *flattener) written(raw string, in document.Span) {
	name, closing := htmltext.NameOf(raw), strings.HasPrefix(raw, "</")
	switch {
	case name == "": // a comment, a declaration or an instruction
		return
	case f.opaque == "" && !closing && (name == "script" || name == "style"):
		f.opaque = name
	case f.opaque != "":
		f.spans[len(f.spans)-1].Markup += raw
		if closing && name == f.opaque {
			f.opaque = ""
		}
		return
	}
	in.Markup = raw
	f.spans = append(f.spans, in)
}

func (f *flattener) add(s document.Span) {
	if f.opaque != "" {
		f.spans[len(f.spans)-1].Markup += html.EscapeString(s.Text)
		return
	}
	if s.Text != "" || s.Image != nil || s.Footnote != "" || s.Break || s.Anchor != "" || s.Markup != "" {
		f.spans = append(f.spans, f.tags.style(s))
	}
}

// anchor adds the place that an id names, if it is not empty.
func (f *flattener) anchor(id string, at document.Span) {
	f.add(document.Span{Anchor: id, Offset: at.Offset})
}

// softBreakAt returns a soft break as a span.
func softBreakAt(offset int) document.Span {
	return document.Span{Text: softBreak, Offset: offset}
}

// resolveBreaks puts a space, or nothing, for each soft break.
func resolveBreaks(spans []document.Span) []document.Span {
	kept := spans[:0]
	for i, s := range spans {
		if s.Text == softBreak {
			var before, after string
			if last := textual(kept, len(kept)-1, -1); last >= 0 {
				before = kept[last].Text
			}
			if next := textual(spans, i+1, 1); next < len(spans) {
				after = spans[next].Text
			}
			if s.Text = linebreak.Soft(before, after); s.Text == "" {
				continue
			}
		}
		if n := len(kept); n > 0 && strings.HasSuffix(kept[n-1].Text, " ") && (s.Style|kept[n-1].Style)&document.Monospace == 0 {
			// Something between them is left out.
			if s.Text = strings.TrimLeft(s.Text, " "); s.Text == "" && s == (document.Span{Style: s.Style, Link: s.Link, Offset: s.Offset}) {
				continue
			}
		}
		kept = append(kept, s)
	}
	return kept
}

// textual returns the index of the first span from one on, forwards or backwards, that is not a
// tag as it is written.
func textual(spans []document.Span, from, step int) int {
	for from >= 0 && from < len(spans) && spans[from].Markup != "" {
		from += step
	}
	return from
}
