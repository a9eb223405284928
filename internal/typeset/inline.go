package typeset

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/document"
)

// A char is one code point of a paragraph on its way to the line breaker.
type char struct {
	r      rune
	class  class
	span   int // index of the span it comes from
	offset int // byte offset in the span's text
	hard   bool
}

// A look is how the characters of one span are drawn.
type look struct {
	bold, italic, mono, strike bool
	key                        bool // in a key cap
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

// An item is the unit that lines are broken between: a box that holds one
// grapheme cluster or picture, or glue.
type item struct {
	kind  itemKind
	class class
	after breakKind
	text  string
	width float64 // on the line
	// glyphs is the width of what is drawn: that of a space may differ from
	// that of the gap it stands in.
	glyphs float64
	look   *look
	face   *Face
	size   float64
	image  *image
	// missing says that no face draws the character, and a frame stands for it.
	missing bool
	note    *note // the footnote that the mark is the first to refer to
	// squeezed is by how much the next item, in points, moves into this one.
	squeezed float64
}

type itemKind uint8

const (
	box itemKind = iota
	// glue is white space: it grows when a line is justified, and is not
	// counted at the end of one.
	glue
)

type breakKind uint8

const (
	noBreak breakKind = iota
	mayBreak
	mustBreak
)

// An image is a picture on its way to the page.
type image struct {
	path          string
	alt           string
	width, height float64
	node          int
}

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
	if s.design.Chinese {
		resolve(in.chars)
	} else {
		settle(in.chars)
	}
	return in.build()
}

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
			in.chars = append(in.chars, char{r: '\u2028', class: space, span: i, hard: true})
		case span.Image != nil && in.picture(span) == nil:
			span = &document.Span{Text: span.Image.Alt, Style: span.Style, Link: span.Link, Offset: span.Offset}
			in.replace(i, *span)
			in.readText(i, span.Text)
		case span.Image != nil:
			in.chars = append(in.chars, char{r: '\uFFFC', class: picture, span: i})
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
	for offset, r := range text {
		c := classify(r)
		if mono && c == shared {
			c = point
		}
		in.chars = append(in.chars, char{r: r, class: c, span: i, offset: offset})
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
	in.chars = append(in.chars, char{r: '\u2060', class: noteMark, span: i})
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

// build makes the items: grapheme clusters with their faces, glue for spaces
// and between scripts, and the places where a line may end.
func (in *inline) build() []item {
	opportunities, clusters := in.segment()
	items := make([]item, 0, len(clusters)+len(clusters)/8)
	start := 0
	for _, end := range clusters {
		for start < end {
			stop := in.sameSpan(start, end)
			items = in.appendCluster(items, start, stop, opportunities[stop-1])
			start = stop
		}
	}
	return items
}

// segment returns, for each character, whether and how a line may end after
// it, and the ends of the grapheme clusters.
func (in *inline) segment() ([]breakKind, []int) {
	runes := make([]rune, len(in.chars))
	for i, c := range in.chars {
		runes[i] = forSegmenter(c)
	}
	in.segmenter.Init(runes)
	allowed := make([]bool, len(runes))
	for it := in.segmenter.LineIterator(); it.Next(); {
		l := it.Line()
		allowed[l.Offset+len(l.Text)-1] = true
	}
	tailor(in.chars, allowed)
	breaks := make([]breakKind, len(runes))
	for i, ok := range allowed {
		switch {
		case in.chars[i].hard:
			breaks[i] = mustBreak
		case ok:
			breaks[i] = mayBreak
		}
	}
	clusters := make([]int, 0, len(runes))
	for it := in.segmenter.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		clusters = append(clusters, g.Offset+len(g.Text))
	}
	return breaks, clusters
}

// sameSpan returns how far the characters from start, up to end, come from
// one span: a style may begin within a cluster. A space that carries a mark
// remains a space, and the mark follows it.
func (in *inline) sameSpan(start, end int) int {
	if in.chars[start].class == space {
		return start + 1
	}
	for i := start + 1; i < end; i++ {
		if in.chars[i].span != in.chars[start].span {
			return i
		}
	}
	return end
}

// appendCluster adds the item of a cluster. One that no face draws as a whole
// is taken apart.
func (in *inline) appendCluster(items []item, start, end int, after breakKind) []item {
	if end-start > 1 && !in.hasFace(start, end) {
		for i := start; i < end-1; i++ {
			items = in.appendCluster(items, i, i+1, noBreak)
		}
		start = end - 1
	}
	it, ok := in.item(start, end)
	if !ok {
		if n := len(items); n > 0 && after > items[n-1].after {
			items[n-1].after = after
		}
		return items
	}
	it.after = after
	if n := len(items); n > 0 {
		if gap, ok := in.gap(&items[n-1], &it); ok {
			gap.after, items[n-1].after = items[n-1].after, noBreak
			items[n-1].squeezed = max(0, -gap.width)
			items = append(items, gap)
		}
		if n > 1 && items[n-1].kind == glue {
			in.fitSpace(&items[n-2], &items[n-1], &it)
		}
	}
	return append(items, it)
}

// item makes the item of one cluster. It returns false for one that is not
// drawn.
func (in *inline) item(start, end int) (item, bool) {
	c := in.chars[start]
	l := in.looks[c.span]
	it := item{class: c.class, look: l, size: l.size}
	switch {
	case c.hard:
		it.kind = glue
		return it, true
	case c.class == picture:
		it.image = in.picture(&in.spans[c.span])
		it.width = it.image.width
		return it, true
	case c.class == noteMark:
		r := in.notes[c.span]
		it.text = strconv.Itoa(r.note.number)
		if r.first {
			it.note = r.note
		}
	case c.class == space && c.r != '\u00A0': // whatever kind of white it is
		it.kind, it.text = glue, " "
	default:
		if c.class == space {
			it.kind = glue
		}
		it.text = in.spans[c.span].Text[c.offset:in.endOffset(end-1)]
	}
	return it, in.measure(&it, c)
}

func (in *inline) hasFace(start, end int) bool {
	c := in.chars[start]
	it := item{class: c.class, look: in.looks[c.span], text: in.spans[c.span].Text[c.offset:in.endOffset(end-1)]}
	face, _ := in.chooseFace(&it)
	return face != nil
}

// endOffset returns where the character at i ends in the text of its span.
func (in *inline) endOffset(i int) int {
	return in.chars[i].offset + utf8.RuneLen(in.chars[i].r)
}

// measure chooses the face and sums up the widths. It returns false if
// nothing is to be drawn: for characters without a look, and for those
// without a glyph, which it reports.
func (in *inline) measure(it *item, c char) bool {
	face, text := in.chooseFace(it)
	if face == nil {
		in.reportMissing(it, c)
		return in.blankOf(it)
	}
	if text == "" {
		return false
	}
	it.face, it.text = face, text
	if it.look.mono && it.class.eastAsian() {
		it.size = in.monoHan()
	}
	thousandths := 0.0
	for _, r := range text {
		advance, _ := face.advance(r)
		thousandths += advance
	}
	it.glyphs = thousandths / 1000 * it.size
	it.width = it.glyphs
	return true
}

// monoHan is the size of Han in code: in a block, one is as wide as two letters
// of 0.6 em; in a line, it is as large as its neighbours.
func (in *inline) monoHan() float64 {
	if in.style.mono {
		return in.style.size * 1.2
	}
	return in.style.size
}

// monoInline makes monospaced letters in a line look as large as the others.
const monoInline = 0.92

// gap returns the glue that stands between two items: a quarter em between Han
// and Latin (D1), and the half em that two marks in a row are squeezed by (C4).
// If there is a space in the source, fitSpace makes that one the gap (D2). At
// the end of a line neither has an effect, as with all glue.
func (in *inline) gap(before, after *item) (item, bool) {
	g := item{kind: glue, class: space, look: before.look, size: in.style.size}
	switch {
	case before.look.key != after.look.key:
		g.width = 2 * keyWhite * in.style.size
	case scriptsMeet(before, after):
		g.width = in.style.size / 4
	case in.design.Chinese && squeezes(before, after):
		g.width = -before.size / 2
	default:
		return item{}, false
	}
	return g, true
}

// squeezes reports whether a bracket turns its blank half to another mark.
func squeezes(a, b *item) bool {
	if !isFullWidth(a) || !isFullWidth(b) {
		return false
	}
	return strings.Contains(closers, a.text) && strings.Contains(marks, b.text) ||
		strings.Contains(marks, a.text) && strings.Contains(openers, b.text)
}

func isFullWidth(it *item) bool {
	return it.kind == box && it.class == wide && !it.look.verbatim && it.text != "" && it.width == it.size
}

func scriptsMeet(a, b *item) bool {
	if a.look.verbatim && b.look.verbatim {
		return false
	}
	return a.class == han && isWordish(b) || isWordish(a) && b.class == han
}

// isWordish reports whether the item is Latin that wants a gap next to Han:
// letters, digits, and whatever stands in inline code (D3).
func isWordish(it *item) bool {
	return it.kind == box && (it.class == latin || it.look.verbatim && it.class == point)
}

// fitSpace sets the width of a source space that stands beside Han: it becomes
// the gap before or after Latin, and nothing beside a full-width mark, which
// brings its own white.
func (in *inline) fitSpace(before, space, after *item) {
	switch {
	case space.text == "" || space.look.verbatim:
	case scriptsMeet(before, after):
		space.width = in.style.size / 4
	case in.design.Chinese && (before.class == wide || after.class == wide):
		space.width = 0
	}
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
