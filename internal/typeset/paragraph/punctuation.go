package paragraph

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/typeset/design"
)

// The marks that take an em and have blank in it.
const (
	openers    = "「『“‘（【《〈〔〖［｛〝"
	closers    = "」』”’）】》〉〕〗］｝〞"
	pauses     = "，、；：．"
	stops      = "。！？"
	interpunct = "·‧"
)

// fitMark sets the width of a full-width mark and says how much of it is blank.
func (it *item) fitMark() {
	switch {
	case it.look.Verbatim:
	case isRun(it):
		fitRun(it)
	case it.isInterpunct():
		it.fitInterpunct()
	case float32(it.width) == float32(it.size): // as exact as advances are
		it.tier = tierOf(it.text)
		if it.tier != never {
			left, right := blanks(it.face, it.text)
			it.left, it.right = left*it.size, right*it.size
		}
	}
}

func tierOf(mark string) tier {
	switch {
	case strings.Contains(openers, mark), strings.Contains(closers, mark):
		return tierBracket
	case strings.Contains(pauses, mark):
		return tierPause
	case strings.Contains(stops, mark):
		return tierStop
	}
	return never
}

// fitInterpunct centres the dot between the parts of a name in an em, or in
// half of one where the face is of the mainland (C9), which shows by its comma.
func (it *item) fitInterpunct() {
	it.width = it.size
	if _, right := blanks(it.face, "，"); right == half {
		it.width = it.size / 2
	} else {
		it.tier = tierInterpunct
		it.left, it.right = it.size/4, it.size/4
	}
	it.origin = (it.width - it.advance) / 2
}

// whiteBefore and whiteAfter report whether the mark has blank of its own on that
// side.
func (it *item) whiteBefore() bool { return it.left > 0 || it.isInterpunct() }

func (it *item) whiteAfter() bool { return it.right > 0 || it.isInterpunct() }

func (it *item) isInterpunct() bool { return it.text != "" && strings.Contains(interpunct, it.text) }

// half is the blank, in ems, that a mark gives up at the end of a line and
// beside another mark.
const half = 0.5

// hasHalf reports whether a blank is the half of the mark's em.
func (it *item) hasHalf(blank float64) bool { return blank > 0.49*it.size }

// trimStart is what the item gives up as the first of a line: the blank half of
// an opening bracket, so that its ink stands at the edge (C6).
func (it *item) trimStart() float64 {
	if it.hasHalf(it.left) {
		return it.left
	}
	return 0
}

// trimEnd is what it gives up as the last: the blank half of a closing bracket
// and, where they have one, of a stop (C5).
func (it *item) trimEnd() float64 {
	if it.hasHalf(it.right) {
		return it.kern + it.right
	}
	return it.kern
}

// yields returns by how much a mark can be narrower on each side when a line is
// too long, and glue on its only side. A mark keeps half of its blank: without
// any, it would stick to its neighbour.
func (it *item) yields() (left, right float64) {
	switch it.tier {
	case never:
		return 0, 0
	case tierSpace, tierGap:
		return 0, it.shrink
	}
	left, right = it.left/2, it.right/2
	if it.keepsLeft {
		left = min(left, max(0, it.left-it.size/4))
	}
	if it.keepsRight {
		right = min(right, max(0, it.right-it.size/4))
	}
	return left, right
}

// inkOf returns the box of the mark that a text begins with.
func inkOf(f *font.Face, text string) (font.Box, bool) {
	r, _ := utf8.DecodeRuneInString(text)
	glyph, ok := f.Glyph(r)
	if !ok {
		return font.Box{}, false
	}
	return f.Bounds(glyph)
}

// blanks returns how much of a full-width mark is blank on each side, in ems: a
// half, a quarter or nothing. It depends on the region that the face is for.
func blanks(f *font.Face, mark string) (left, right float64) {
	box, ok := inkOf(f, mark)
	if !ok {
		return 0, 0
	}
	return quarters(box.Left), quarters(1 - box.Right)
}

// quarters rounds a blank down to quarters of an em. Bold ink reaches a little
// into them.
func quarters(blank float64) float64 {
	const reach = 0.02
	return min(half, max(0, math.Floor((blank+reach)*4)/4))
}

// lastYield is by how much the item can be narrower on the right as the last of
// a line, beyond what it gives up there anyway: a centred stop by its blank.
func (it *item) lastYield() float64 {
	if it.tier == never || it.kind == glue || it.hasHalf(it.right) {
		return 0
	}
	return it.right
}

// squeeze takes blank from two marks in a row (C4), and reports whether they
// had any to give. What an opening bracket gives up, it would at the start of a
// line as well, and the other mark likewise at the end: a break between them
// changes nothing.
func squeeze(mode design.Squeeze, a, b *item) bool {
	if mode == design.SqueezeNone || a.class != wide || b.class != wide {
		return false
	}
	fromA, fromB := squeezable(mode, a, a.right), squeezable(mode, b, b.left)
	fromB = min(fromB, half*b.size)
	fromA = min(fromA, half*a.size-fromB)
	if fromA <= 0 && fromB <= 0 {
		return false
	}
	a.width -= fromA
	a.right -= fromA
	b.width -= fromB
	b.left -= fromB
	b.origin -= fromB
	return true
}

func squeezable(mode design.Squeeze, it *item, blank float64) float64 {
	switch {
	case mode == design.SqueezeBrackets && it.tier != tierBracket:
		return 0
	case mode != design.SqueezeAll && !it.hasHalf(blank):
		return 0
	}
	return blank
}
