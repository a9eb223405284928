package typeset

import (
	"math"
	"strings"
	"unicode/utf8"
)

// draw appends the marks and links of the line to a strip, with the baseline
// at y from the strip's top.
func (l *line) draw(s *strip, y float64) {
	f := fragments{strip: s, baseline: y, open: l.open}
	for i := range l.items {
		f.append(&l.items[i], l.x+l.at[i])
	}
	end := l.x + l.width
	f.limit = end
	for x, i := end, 0; i < len(l.tail); i++ {
		f.append(&l.tail[i], x)
		x += l.tail[i].width
	}
	f.flush(end)
	l.drawDots(s, y)
	l.drawKeys(s, y)
	l.drawLinks(s, y)
	l.collectNotes(s, y)
}

// fragments gathers items into texts as long as one face, size and colour
// serve: the page stays small, and its text is found when searched.
type fragments struct {
	strip    *strip
	baseline float64
	open     float64 // what was added between each two Han of the line
	limit    float64 // where the line ends, as soon as all but the tail is here

	first   *item // of the text being gathered; nil if there is none
	text    strings.Builder
	start   float64 // its x
	width   float64 // of what it has, with spacing and shifts
	spacing float64 // after each of its characters
	shifts  []Shift
}

// append adds an item whose glyphs are to begin at x.
func (f *fragments) append(it *item, x float64) {
	switch {
	case it.image != nil:
		f.flush(x)
		f.picture(it, x)
		return
	case it.missing:
		f.flush(x)
		f.blank(it, x)
		return
	case it.text == "":
		return
	case f.first == nil || !sameInk(f.first, it) || it.stands() || f.first.stands():
		f.endBefore(x)
		f.begin(it, x)
	}
	f.shift(x - f.start - f.width)
	f.text.WriteString(it.text)
	f.space(it)
}

// endBefore ends the text being gathered. If the next begins within its last
// glyph, whose blank has been given up, the text says so by a shift: readers of
// text would take the overlap for the end of a line.
func (f *fragments) endBefore(x float64) {
	if f.first != nil {
		if by := x - f.start - f.width; by < -0.1*f.first.size {
			f.shift(by)
		}
	}
	f.flush(x)
}

// stands reports whether the item is a text of its own.
func (it *item) stands() bool { return it.glyph != 0 || it.scale != 0 }

func (f *fragments) begin(it *item, x float64) {
	f.first, f.start, f.spacing = it, x, 0
	if it.class.eastAsian() {
		f.spacing = f.open
	}
	if it.stands() {
		f.spacing = it.tracking
	}
}

// shift moves what follows to the right.
func (f *fragments) shift(by float64) {
	const unseen = 0.002
	if math.Abs(by) < unseen {
		return
	}
	f.shifts = append(f.shifts, Shift{At: f.text.Len(), By: by})
	f.width += by
}

// space counts what an item takes, with the spacing behind it. There is none
// within one, but for dashes.
func (f *fragments) space(it *item) {
	runes := utf8.RuneCountInString(it.text)
	if it.stands() {
		f.width += it.widening() * (it.glyphs + float64(runes-1)*it.tracking)
		return
	}
	f.width += it.glyphs + f.spacing
	if runes == 1 || f.spacing == 0 {
		return
	}
	end := f.text.Len() - len(it.text)
	for i, r := range it.text {
		if runes--; runes > 0 {
			f.shifts = append(f.shifts, Shift{At: end + i + utf8.RuneLen(r), By: -f.spacing})
		}
	}
}

// widening is the factor that the zero value of scale stands for too.
func (it *item) widening() float64 {
	if it.scale == 0 {
		return 1
	}
	return it.scale
}

func sameInk(a, b *item) bool {
	return a.face == b.face && a.size == b.size &&
		(a.look == b.look || a.look.sameInk(b.look))
}

// sameInk leaves out the face, which may be the same in two styles.
func (l *look) sameInk(o *look) bool {
	return l.raise == o.raise && l.color == o.color && l.strike == o.strike && l.key == o.key && l.node == o.node && l.link == o.link
}

// flush ends the text being gathered. It reaches no farther than to the given
// x: the blank halves that marks give up and the spaces that hang from a line are
// not of its width.
func (f *fragments) flush(end float64) {
	if f.first == nil {
		return
	}
	l := f.first.look
	if f.limit > 0 {
		end = f.limit
	}
	t := &Text{
		owner:    owner(l.node),
		X:        f.start,
		Baseline: f.baseline - l.raise - f.first.rise,
		Text:     f.text.String(),
		Face:     f.first.face,
		Size:     f.first.size,
		Spacing:  f.spacing,
		Shifts:   f.shifts,
		Scale:    f.first.scale,
		Glyph:    f.first.glyph,
		Color:    l.color,
		Width:    max(0, min(f.width-f.spacing, end-f.start)),
	}
	f.strip.marks = append(f.strip.marks, t)
	if l.strike {
		f.strip.marks = append(f.strip.marks, &Box{
			X: t.X, Y: t.Baseline - t.Size*0.32, Width: t.Width, Height: t.Size * 0.06, Color: l.color,
		})
	}
	*f = fragments{strip: f.strip, baseline: f.baseline, open: f.open, limit: f.limit}
}

func (f *fragments) picture(it *item, x float64) {
	f.strip.marks = append(f.strip.marks, &Picture{
		owner: owner(it.image.node),
		X:     x,
		Y:     f.baseline - it.image.height + it.size*0.12,
		Width: it.image.width, Height: it.image.height,
		Path: it.image.path,
		Says: it.image.alt,
	})
}

// drawDots puts an emphasis dot below each Han that has one, its centre under
// that of the character; marks and spaces have none (F1).
func (l *line) drawDots(s *strip, baseline float64) {
	for i := range l.items {
		it := &l.items[i]
		if !it.look.dotted || it.class != han {
			continue
		}
		at := Point{l.x + l.at[i] + it.glyphs/2, baseline - it.look.raise + dotDepth*it.size}
		s.marks = append(s.marks, &Stroke{Points: []Point{at, at}, Width: dotWidth * it.size, Color: it.look.color})
	}
}

// The centre of an emphasis dot below the baseline, and its width, in ems.
const (
	dotDepth = 0.27
	dotWidth = 0.15
)

// drawLinks makes one rectangle of each stretch of items that belong to one
// link.
func (l *line) drawLinks(s *strip, baseline float64) {
	var open *pendingLink
	for i := range l.items {
		it := &l.items[i]
		x := l.x + l.at[i]
		if open != nil && (it.look.link != open.link || it.look.link == nil) {
			open.Width = x - open.X
			open = nil
		}
		if open == nil && it.look.link != nil {
			s.links = append(s.links, linkBox(it, x, baseline))
			open = &s.links[len(s.links)-1]
		}
	}
	if open != nil {
		open.Width = l.x + l.width - open.X
	}
}

func linkBox(it *item, x, baseline float64) pendingLink {
	k := it.look.link
	return pendingLink{
		link: k,
		Link: Link{X: x, Y: baseline - it.look.raise - it.size*0.95, Height: it.size * 1.25, URI: k.uri, Node: k.node},
	}
}

// collectNotes hands the footnotes that the line refers to on to its strip,
// so that they come to stand on the same page.
func (l *line) collectNotes(s *strip, baseline float64) {
	for i := range l.items {
		if n := l.items[i].note; n != nil {
			s.notes = append(s.notes, n)
			s.anchors = append(s.anchors, anchorAt{anchor: n.mark(), y: baseline - l.items[i].size*2})
		}
	}
}
