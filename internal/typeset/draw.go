package typeset

import (
	"math"
	"strings"
	"unicode/utf8"
)

// draw appends the marks and links of the line to a strip, with the baseline
// at y from the strip's top.
func (l *line) draw(s *strip, y float64) {
	f := fragments{strip: s, baseline: y}
	x := l.x
	for i := range l.items {
		f.append(&l.items[i], x)
		x += l.items[i].width
		if l.add != nil {
			x += l.add[i]
		}
	}
	end := x
	for i := range l.tail {
		f.append(&l.tail[i], x)
		x += l.tail[i].width
	}
	f.flush()
	l.drawKeys(s, y, end)
	l.drawLinks(s, y, end)
	l.collectNotes(s, y)
}

// fragments gathers items into texts as long as one face, size, colour and
// spacing serve: the page stays small, and its text is found when searched.
type fragments struct {
	strip    *strip
	baseline float64

	first   *item // of the text being gathered; nil if there is none
	text    strings.Builder
	start   float64 // its x
	width   float64 // of its glyphs, without spacing
	count   int     // its code points
	spacing float64 // after each of them, settled by the second
}

// append adds an item that is to begin at x.
func (f *fragments) append(it *item, x float64) {
	switch {
	case it.image != nil:
		f.flush()
		f.picture(it, x)
	case it.missing:
		f.flush()
		f.blank(it, x)
	case it.text == "":
	case it.squeezed > 0:
		f.flush()
		f.squeeze(it, x)
	default:
		runes := utf8.RuneCountInString(it.text)
		if !f.take(it, x, runes) {
			f.flush()
			f.first, f.start = it, x
		}
		f.text.WriteString(it.text)
		f.width += it.glyphs
		f.count += runes
	}
}

// squeeze makes the item a text of its own, whose spacing takes back the half
// that it gives up.
func (f *fragments) squeeze(it *item, x float64) {
	f.first, f.start = it, x
	f.text.WriteString(it.text)
	f.width, f.count, f.spacing = it.glyphs, 1, -it.squeezed
	f.flush()
}

// take reports whether the item can join the text being gathered, and settles
// the spacing if it is the second to do so. Spacing follows every code point,
// so clusters of several stand in texts without.
func (f *fragments) take(it *item, x float64, runes int) bool {
	if f.first == nil || !sameInk(f.first, it) {
		return false
	}
	short := x - f.start - f.width
	if math.Abs(short) < slack {
		short = 0 // what rounding leaves
	}
	if f.count == 1 && f.first.class.eastAsian() && it.class.eastAsian() && runes == 1 && short >= 0 {
		f.spacing = short
		return true
	}
	return math.Abs(short-f.spacing*float64(f.count)) < 0.002 && (f.spacing == 0 || runes == 1)
}

func sameInk(a, b *item) bool {
	return a.face == b.face && a.size == b.size &&
		(a.look == b.look || a.look.sameInk(b.look))
}

// sameInk leaves out the face, which may be the same in two styles.
func (l *look) sameInk(o *look) bool {
	return l.raise == o.raise && l.color == o.color && l.strike == o.strike && l.key == o.key && l.node == o.node && l.link == o.link
}

func (f *fragments) flush() {
	if f.first == nil {
		return
	}
	l := f.first.look
	t := &Text{
		owner:    owner(l.node),
		X:        f.start,
		Baseline: f.baseline - l.raise,
		Text:     f.text.String(),
		Face:     f.first.face,
		Size:     f.first.size,
		Spacing:  f.spacing,
		Color:    l.color,
		Width:    f.width + f.spacing*float64(f.count),
	}
	f.strip.marks = append(f.strip.marks, t)
	if l.strike {
		f.strip.marks = append(f.strip.marks, &Box{
			X: t.X, Y: t.Baseline - t.Size*0.32, Width: t.Width - t.Spacing, Height: t.Size * 0.06, Color: l.color,
		})
	}
	*f = fragments{strip: f.strip, baseline: f.baseline}
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

// drawLinks makes one rectangle of each stretch of items that belong to one
// link. end is where the last item does.
func (l *line) drawLinks(s *strip, baseline, end float64) {
	x := l.x
	var open *pendingLink
	for i := range l.items {
		it := &l.items[i]
		if open != nil && (it.look.link != open.link || it.look.link == nil) {
			open.Width = x - open.X
			open = nil
		}
		if open == nil && it.look.link != nil {
			s.links = append(s.links, linkBox(it, x, baseline))
			open = &s.links[len(s.links)-1]
		}
		x += it.width
		if l.add != nil {
			x += l.add[i]
		}
	}
	if open != nil {
		open.Width = end - open.X
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
