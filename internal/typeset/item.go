package typeset

import (
	"strconv"
	"unicode/utf8"
)

// An item is the unit that lines are broken between: a box that holds one
// grapheme cluster, a picture, or several dashes or dots; or glue. Lengths are
// in points.
type item struct {
	kind  itemKind
	class class
	after breakKind
	tier  tier // when the item gives way, if a line is too long
	opens bool // a line may be stretched between the item and the next
	text  string
	look  *look
	face  *Face
	size  float64
	glyph GlyphID // draws the whole of the text, if not 0

	// Width is what the item takes within a line. Its glyphs, as wide as
	// glyphs together, begin at origin from its left edge.
	width, origin, glyphs float64
	scale                 float64 // of the glyphs' widths; 0 means 1
	tracking              float64 // between the characters of the text
	rise                  float64 // of the baseline over that of the look
	// Left and right are the blank that a full-width mark can give up.
	left, right float64
	kern        float64 // the part of width that depends on the next item
	// Stretch and shrink are how far glue gives way before Han do.
	stretch, shrink float64

	image *image
	// missing says that no face draws the character, and a frame stands for it.
	missing bool
	note    *note // the footnote that the mark is the first to refer to
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
	// atNeed is where a word is divided only if it is wider than its line.
	atNeed
	mayHyphen
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
	it.after = after
	if !ok {
		if n := len(items); n > 0 {
			items[n-1].after = max(items[n-1].after, in.afterUnseen(start, &items[n-1], after))
		}
		return items
	}
	return in.appendItem(items, it)
}

// afterUnseen returns how a line may end after an item that is followed by a
// character without a look.
func (in *inline) afterUnseen(i int, before *item, after breakKind) breakKind {
	if after == mayBreak && in.chars[i].r == softHyphen && before.hasHyphen() && !before.class.eastAsian() {
		return mayHyphen
	}
	return after
}

// appendItem adds an item, with the gap before it.
func (in *inline) appendItem(items []item, it item) []item {
	n := len(items)
	if n == 0 {
		return append(items, it)
	}
	before := &items[n-1]
	if before.after == mustBreak && it.isSpace() {
		return items // it would move the start of the line
	}
	if before.joins(&it) {
		before.extend(&it)
		return items
	}
	if gap, ok := in.gap(before, &it); ok {
		gap.after, before.after = before.after, noBreak
		items = append(items, gap)
	} else if n > 1 && before.kind == glue {
		in.fitSpace(&items[n-2], before, &it)
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
	return int(in.chars[i].offset) + utf8.RuneLen(in.chars[i].r)
}

// measure chooses the face and sums up the widths. It returns false if
// nothing is to be drawn: for characters without a look, and for those
// without a glyph, which it reports.
func (in *inline) measure(it *item, c char) bool {
	if in.measureSequence(it) {
		return true
	}
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
	switch {
	case it.kind == glue:
		in.fitGlue(it)
	case it.class == wide:
		it.fitMark()
	}
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

// gap returns the glue of a quarter em that stands between Han and Latin (D1),
// and that around the name of a key. If there is a space in the source, fitSpace
// makes that one the gap (D2). At the end of a line neither has an effect, as
// with all glue.
func (in *inline) gap(before, after *item) (item, bool) {
	g := item{kind: glue, class: space, look: before.look, size: in.style.size}
	switch {
	case before.look.key != after.look.key:
		g.width = 2 * keyWhite * in.style.size
	case scriptsMeet(before, after):
		g.makeGap(in.style.size)
	default:
		return item{}, false
	}
	return g, true
}

// makeGap gives glue the size of a gap: a quarter em, which justifying takes
// down to an eighth or up to a third (E2).
func (it *item) makeGap(em float64) {
	it.tier = tierGap
	it.width, it.stretch, it.shrink = em/4, em/3-em/4, em/8
}

// fitGlue says how far a source space gives way. Between the Latin words of
// Chinese it keeps between a quarter of an em and a half (E2); in Latin text it
// is as wide as the words are far apart, which no rule bounds but taste.
func (in *inline) fitGlue(it *item) {
	if it.look.verbatim {
		return
	}
	it.tier = tierSpace
	it.stretch, it.shrink = it.width/2, it.width/3
	if in.design.Chinese {
		it.stretch, it.shrink = max(0, it.size/2-it.width), max(0, it.width-it.size/4)
	}
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

// isSpace reports whether the item is a space of running text, which no author
// has put there as white that is to stay.
func (it *item) isSpace() bool { return it.kind == glue && it.text == " " && !it.look.verbatim }

// fitSpace sets the width of a source space that stands beside Han: it becomes
// the gap before or after Latin, and nothing beside a full-width mark that
// brings its own white on that side: ％, ……, and full-width letters do not.
func (in *inline) fitSpace(before, space, after *item) {
	switch {
	case space.text == "" || space.look.verbatim:
	case scriptsMeet(before, after):
		space.makeGap(in.style.size)
	case in.design.Chinese && (before.class == wide && before.whiteAfter() || after.class == wide && after.whiteBefore()):
		space.width, space.stretch, space.shrink = 0, 0, 0
	}
}

// space sets what depends on two neighbours: blanks that they give up, kerning,
// and whether the line may open between them.
func (in *inline) space(items []item) {
	if in.design.Hyphenate != nil {
		in.hyphenate(items)
	}
	for i := 1; i < len(items); i++ {
		a, b := &items[i-1], &items[i]
		if a.kind != box || b.kind != box {
			continue
		}
		switch {
		case in.squeeze(a, b):
		case a.class.eastAsian() && b.class.eastAsian():
			a.opens = !b.isTone()
		default:
			in.setKern(a, b)
		}
	}
}
