package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/document"
)

// A char is one code point of a paragraph on its way to the line breaker.
type char struct {
	r      rune
	span   int32 // index of the span it comes from
	offset int32 // byte offset in the span's text
	class  class
	hard   bool
	// bracket is what a straight quotation mark is to its Han neighbour on the
	// outside, the corner bracket that opens or closes; 0 for others.
	bracket rune
}

// A look is how the characters of one span are drawn.
type look struct {
	bold, italic, mono, strike bool
	key                        bool // in a key cap
	dotted                     bool // Han have emphasis dots
	verbatim                   bool // no gaps are put into it: code
	size                       float64
	raise                      float64 // of the baseline
	color                      Color
	link                       *link
	node                       int
	section                    string // for messages
	offset                     int    // of the span in the section
}

// A link is what [Link] becomes once the place it leads to is known.
type link struct {
	uri  string
	to   anchor
	node int
}

// An anchor names a place that links lead to.
type anchor struct {
	kind    anchorKind
	section string
	id      string
}

type anchorKind int

const (
	nowhere anchorKind = iota
	atHeading
	atNote
	atNoteMark
	atEntry // a heading as the contents know it, by number
)

// inline turns spans into items.
type inline struct {
	*setter
	style textStyle
	node  int

	spans []document.Span
	chars []char
	looks []*look
	links map[*document.Link]*link
	notes []reference // by span
}

// items returns the items of a paragraph that belongs to node.
func (s *setter) items(spans []document.Span, style textStyle, node int) []item {
	in := &inline{setter: s, style: style, node: node, spans: spans}
	in.read()
	in.dropIndent()
	settleScripts(in.chars)
	in.pairStraight()
	if s.design.Chinese {
		resolve(in.chars)
	} else {
		settle(in.chars)
	}
	items := in.build()
	in.space(items)
	return items
}

// dropIndent takes away the white that a paragraph begins with where the style
// indents it: the ideographic spaces of who typed an indent would be another
// (E5). They are white space, of which the text layer need not have all.
func (in *inline) dropIndent() {
	if in.style.indent <= 0 {
		return
	}
	for len(in.chars) > 0 && !in.chars[0].hard && isBlank(in.chars[0]) {
		in.chars = in.chars[1:]
	}
}

func isBlank(c char) bool { return c.class == space || c.r == ideographicSpace }

// settle makes every shared mark a Latin one.
func settle(chars []char) {
	for i := range chars {
		if chars[i].class == shared {
			chars[i].class = point
		}
	}
}

// read splits the spans into characters and settles their looks.
func (in *inline) read() {
	in.looks = make([]*look, len(in.spans))
	in.notes = make([]reference, len(in.spans))
	for i := range in.spans {
		span := &in.spans[i]
		in.looks[i] = in.look(span)
		switch {
		case span.Break:
			in.chars = append(in.chars, char{r: '\u2028', class: space, span: int32(i), hard: true})
		case span.Image != nil && in.picture(span) == nil:
			span = &document.Span{Text: span.Image.Alt, Style: span.Style, Link: span.Link, Offset: span.Offset}
			in.replace(i, *span)
			in.readText(i, span.Text)
		case span.Image != nil:
			in.chars = append(in.chars, char{r: '\uFFFC', class: picture, span: int32(i)})
		case span.Footnote != "":
			in.readNote(i, span.Footnote)
		default:
			in.readText(i, span.Text)
		}
	}
}

// replace changes a span without touching the caller's.
func (in *inline) replace(i int, span document.Span) {
	in.spans = append([]document.Span(nil), in.spans...)
	in.spans[i] = span
}

func (in *inline) readText(i int, text string) {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		span := in.spans[i]
		span.Text = text
		in.replace(i, span)
	}
	mono := in.looks[i].mono
	in.chars = slices.Grow(in.chars, utf8.RuneCountInString(text))
	for offset, r := range text {
		c := classify(r)
		if mono && c == shared {
			c = point
		}
		in.chars = append(in.chars, char{r: r, class: c, span: int32(i), offset: int32(offset)})
	}
}

func (in *inline) readNote(i int, label string) {
	r := in.refer(label)
	if r.note == nil {
		in.replace(i, document.Span{Text: "[^" + label + "]", Offset: in.spans[i].Offset})
		in.readText(i, in.spans[i].Text)
		return
	}
	in.notes[i] = r
	l := in.looks[i]
	l.size *= 0.66
	l.raise = in.style.size * 0.36
	l.color = in.design.Accent
	l.node = in.newNode(Node{Role: NoteMark, Parent: in.node})
	l.link = &link{to: r.note.anchor(), node: l.node}
	in.chars = append(in.chars, char{r: '\u2060', class: noteMark, span: int32(i)})
}

func (in *inline) look(span *document.Span) *look {
	l := &look{
		bold:    in.style.bold || span.Style&document.Strong != 0,
		italic:  span.Style&document.Emphasis != 0,
		mono:    in.style.mono || span.Style&document.Monospace != 0,
		strike:  span.Style&document.Strike != 0,
		size:    in.style.size,
		color:   in.style.color,
		node:    in.node,
		section: in.path(),
		offset:  span.Offset,
	}
	switch {
	case span.Style&document.Subscript != 0:
		l.size, l.raise = l.size*scriptSize, -l.size*0.16
	case span.Style&document.Superscript != 0:
		l.size, l.raise = l.size*scriptSize, l.size*0.34
	}
	if span.Style&document.Keyboard != 0 {
		l.size, l.key = l.size*0.88, true
	}
	l.verbatim = l.mono || l.key
	l.dotted = l.italic && span.Style&document.Strong == 0 && in.design.dots()
	if l.mono && !in.style.mono {
		l.size *= monoInline
	}
	if span.Link != nil {
		if l.link = in.linkOf(span.Link); l.link != nil {
			l.color, l.node = in.design.Accent, l.link.node
		}
	}
	return l
}

// scriptSize is the size of sub- and superscripts, in that of their line.
const scriptSize = 0.7

// linkOf makes one link of all spans that share it.
func (in *inline) linkOf(written *document.Link) *link {
	if made, ok := in.links[written]; ok {
		return made
	}
	made := in.resolveLink(written.Destination)
	if made != nil {
		made.node = in.newNode(Node{Role: Hyperlink, Parent: in.node})
	}
	if in.links == nil {
		in.links = make(map[*document.Link]*link)
	}
	in.links[written] = made
	return made
}

// plainText returns what the spans say, for outlines and running heads.
func plainText(spans []document.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Image != nil:
			b.WriteString(s.Image.Alt)
		case s.Break:
			b.WriteByte(' ')
		default:
			b.WriteString(s.Text)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
