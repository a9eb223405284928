package paragraph

import (
	"math"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/layout"
)

// Draw returns the marks and links of the line, with the baseline at y.
func (l *Line) Draw(y float64) Drawn {
	f := fragments{baseline: y}
	f.makeRoom(l)
	for i := range l.items {
		f.append(&l.items[i], l.X+l.at[i])
	}
	end := l.X + l.width
	f.limit = end
	for x, i := end, 0; i < len(l.tail); i++ {
		f.append(&l.tail[i], x)
		x += l.tail[i].width
	}
	f.flush(end)
	d := Drawn{Marks: f.marks}
	drawDots(l, &d, y)
	drawKeys(l, &d, y)
	drawLinks(l, &d, y)
	for i := range l.items {
		if n := l.items[i].reference; n > 0 {
			d.References = append(d.References, Reference{Number: n, Y: y - l.items[i].size*2})
		}
	}
	return d
}

// fragments gathers items into runs as long as one face, size, colour and direction
// serve: the page stays small, and its text is found when searched. They come in the order
// in which they are read.
type fragments struct {
	marks    []layout.Mark
	baseline float64
	limit    float64 // where the line ends, as soon as all but the tail is here

	first *item // of the run being gathered; nil if there is none
	start float64
	pen   float64 // where the next glyph is drawn

	// Text and glyphs are of all runs of the line, which so share their memory; those of the
	// run being gathered begin at said and drawn.
	text        strings.Builder
	glyphs      []layout.Glyph
	said, drawn int
}

// makeRoom makes room for what a line has.
func (f *fragments) makeRoom(l *Line) {
	text, glyphs := 0, 0
	for _, items := range [][]item{l.items, l.tail} {
		for i := range items {
			text += len(items[i].text)
			glyphs += len(items[i].glyphs)
		}
	}
	f.text.Grow(text)
	f.glyphs = make([]layout.Glyph, 0, glyphs)
}

// append adds an item whose glyphs are to begin at x.
func (f *fragments) append(it *item, x float64) {
	switch {
	case it.picture != nil:
		f.flush(x)
		drawPicture(f, it, x)
		return
	case it.missing:
		f.flush(x)
		drawFrame(f, it, x)
		return
	case it.text == "":
		return
	case it.rightToLeft() && f.precedes(it, x):
		f.prepend(it, x)
		return
	case f.first == nil || !sameInk(f.first, it) || standsAlone(it) || standsAlone(f.first) || it.rightToLeft():
		f.endBefore(x)
		f.first, f.start, f.pen = it, x, x
	}
	f.shift(x - f.pen)
	f.draw(it)
}

// endBefore ends the run being gathered. If the next begins within its last
// glyph, whose blank has been given up, the run is that much shorter: readers of
// text would take the overlap for the end of a line.
func (f *fragments) endBefore(x float64) {
	if f.first != nil && x > f.start {
		if by := x - f.pen; by < -0.1*f.first.size {
			f.shift(by)
		}
	}
	f.flush(x)
}

// standsAlone reports whether the item is a run of its own.
func standsAlone(it *item) bool { return it.scale != 0 }

// shift moves what follows to the right.
func (f *fragments) shift(by float64) {
	const unseen = 0.002
	if n := len(f.glyphs); n > f.drawn && math.Abs(by) >= unseen {
		f.glyphs[n-1].Advance += float32(by)
		f.pen += by
	}
}

// draw adds the glyphs of an item.
func (f *fragments) draw(it *item) {
	at := int32(f.text.Len() - f.said)
	for _, g := range it.glyphs {
		g.Cluster += at
		f.glyphs = append(f.glyphs, g)
		f.pen += it.widening() * float64(g.Advance)
	}
	f.text.WriteString(it.text)
}

// precedes reports whether an item that is read from right to left goes on the run being
// gathered, on the left of it.
func (f *fragments) precedes(it *item, x float64) bool {
	return f.first != nil && f.first.level == it.level && sameInk(f.first, it) && x+it.width <= f.start+0.1*it.size && x+it.width >= f.start-2*it.size
}

// prepend puts the glyphs of an item on the left of those that the run has.
func (f *fragments) prepend(it *item, x float64) {
	at := int32(f.text.Len() - f.said)
	f.glyphs = slices.Insert(f.glyphs, f.drawn, it.glyphs...)
	glyphs := f.glyphs[f.drawn:][:len(it.glyphs)]
	pen := x
	for i := range glyphs {
		glyphs[i].Cluster += at
		pen += float64(glyphs[i].Advance)
	}
	if n := len(glyphs); n > 0 {
		glyphs[n-1].Advance += float32(f.start - pen)
	}
	f.start = x
	f.text.WriteString(it.text)
}

func sameInk(a, b *item) bool {
	return a.face == b.face && a.size == b.size && a.level == b.level && a.look.sameInk(b.look)
}

// flush ends the run being gathered. It reaches no farther than to the given
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
	r := &layout.Run{
		Node:        l.Node,
		X:           f.start,
		Baseline:    f.baseline - l.Raise - f.first.rise,
		Text:        f.text.String()[f.said:],
		Glyphs:      slices.Clip(f.glyphs[f.drawn:]),
		RightToLeft: f.first.rightToLeft(),
		Face:        f.first.face,
		Size:        f.first.size,
		Scale:       f.first.scale,
		Color:       l.Color,
		Width:       f.pen - f.start,
	}
	if !r.RightToLeft { // after which the next run may be on its left
		r.Width = max(0, min(r.Width, end-f.start))
	}
	f.marks = append(f.marks, r)
	if l.Strike {
		f.marks = append(f.marks, &layout.Box{
			X: r.X, Y: r.Baseline - r.Size*0.32, Width: r.Width, Height: r.Size * 0.06, Color: l.Color,
		})
	}
	f.first, f.said, f.drawn = nil, f.text.Len(), len(f.glyphs)
}

func drawPicture(f *fragments, it *item, x float64) {
	f.marks = append(f.marks, &layout.Picture{
		Node:  it.picture.Node,
		X:     x,
		Y:     f.baseline - it.picture.Height + it.size*0.12,
		Width: it.picture.Width, Height: it.picture.Height,
		Path: it.picture.Path, Drawing: it.picture.Drawing,
		Says: it.picture.Alt,
	})
}

// drawDots puts an emphasis dot below or above each Han that has one, in the middle of the
// character; marks and spaces have none (F1, J12).
func drawDots(l *Line, d *Drawn, baseline float64) {
	for i := range l.items {
		it := &l.items[i]
		if !it.look.Dotted || it.class != han {
			continue
		}
		depth := dotDepth
		if it.look.DotsAbove {
			depth = -dotHeight
		}
		at := layout.Pt(l.X+l.at[i]+it.advance/2, baseline-it.look.Raise+depth*it.size)
		d.Marks = append(d.Marks, &layout.Stroke{Points: []layout.Point{at, at}, Width: dotWidth * it.size, Color: it.look.Color})
	}
}

// The centre of an emphasis dot below the baseline or above it, and its width, in ems.
const (
	dotDepth  = 0.27
	dotHeight = 1.03
	dotWidth  = 0.15
)

// drawLinks makes one rectangle of each stretch of items that belong to one
// link.
func drawLinks(l *Line, d *Drawn, baseline float64) {
	var open *Link
	for n := range l.items {
		i := l.visual(n)
		it := &l.items[i]
		x := l.X + l.at[i]
		if open != nil && it.look.Link != open.To {
			open.Area.Width = x - open.Area.X
			open = nil
		}
		if open == nil && it.look.Link != nil {
			d.Links = append(d.Links, linkBox(it, x, baseline))
			open = &d.Links[len(d.Links)-1]
		}
	}
	if open != nil {
		open.Area.Width = l.X + l.width - open.Area.X
	}
}

func linkBox(it *item, x, baseline float64) Link {
	to := it.look.Link
	return Link{
		To:   to,
		Area: layout.Link{X: x, Y: baseline - it.look.Raise - it.size*0.95, Height: it.size * 1.25, URI: to.URI, Node: to.Node},
	}
}

// drawFrame draws the frame of a missing character.
func drawFrame(f *fragments, it *item, x float64) {
	em := it.size
	f.marks = append(f.marks, &layout.Box{
		Node: it.look.Node,
		X:    x + frameSide*em, Width: it.width - 2*frameSide*em,
		Y: f.baseline - it.look.Raise - frameTop*em, Height: (frameTop - frameBottom) * em,
		Color: it.look.Color, Line: framePen * em,
	})
	if it.face == nil {
		return
	}
	f.marks = append(f.marks, &layout.Run{
		Node: it.look.Node, X: x, Baseline: f.baseline - it.look.Raise, Face: it.face, Size: digitSize * em,
		Glyphs: it.glyphs, Text: it.text, Color: it.look.Color, Width: it.width,
	})
}
