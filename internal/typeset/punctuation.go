package typeset

import "strings"

// The marks that take an em and have blank in it.
const (
	openers    = "「『“‘（【《〈〔〖［｛〝"
	closers    = "」』”’）】》〉〕〗］｝〞"
	pauses     = "，、；：．"
	stops      = "。！？"
	interpunct = "·‧"
)

// A tier is the turn in which items give way when a line is too long (E2).
type tier uint8

const (
	never tier = iota
	tierSpace
	tierInterpunct
	tierBracket
	tierPause
	tierGap
	tierStop
	tiers
)

// fitMark sets the width of a full-width mark and says how much of it is blank.
func (it *item) fitMark() {
	switch {
	case it.look.verbatim:
	case it.isRun():
		it.fitRun()
	case it.isInterpunct():
		it.fitInterpunct()
	case it.width == it.size:
		it.tier = tierOf(it.text)
		if it.tier != never {
			left, right := it.face.blanks(it.text)
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
	if _, right := it.face.blanks("，"); right == half {
		it.width = it.size / 2
	} else {
		it.tier = tierInterpunct
		it.left, it.right = it.size/4, it.size/4
	}
	it.origin = (it.width - it.glyphs) / 2
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
	return it.left / 2, it.right / 2
}

// squeeze takes blank from two marks in a row (C4), and reports whether they
// had any to give. What an opening bracket gives up, it would at the start of a
// line as well, and the other mark likewise at the end: a break between them
// changes nothing.
func (in *inline) squeeze(a, b *item) bool {
	mode := in.design.Squeeze
	if mode == SqueezeNone || a.class != wide || b.class != wide {
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

func squeezable(mode Squeeze, it *item, blank float64) float64 {
	switch {
	case mode == SqueezeBrackets && it.tier != tierBracket:
		return 0
	case mode != SqueezeAll && !it.hasHalf(blank):
		return 0
	}
	return blank
}

// Runs of dashes and dots are one item: …… and —— are two ems wide, never
// divided, never stretched (B6).
const (
	dash     = "—"
	longDash = "⸺"
)

// longestRun bounds how many of them become one.
const longestRun = 8

func (it *item) isRun() bool {
	return strings.HasPrefix(it.text, dash) || it.text == longDash || strings.HasPrefix(it.text, "…") || strings.HasPrefix(it.text, "⋯")
}

// joins reports whether the next item continues a run of dashes or dots.
func (it *item) joins(next *item) bool {
	return it.class == wide && next.class == wide && it.kind == box && it.look == next.look && it.face == next.face &&
		len(it.text) < longestRun*len(dash) && strings.HasPrefix(it.text, next.text) && next.text != longDash &&
		!it.look.verbatim && next.isRun()
}

func (it *item) extend(next *item) {
	it.text += next.text
	it.glyphs += next.glyphs
	it.after = next.after
	it.fitRun()
}

// fitRun makes dots and dashes as wide as the ems that they stand for. Dashes
// become one line: their glyphs, which the faces draw shorter than an em and
// too low for Han, are widened until they meet, and raised.
func (it *item) fitRun() {
	ems := float64(len(it.text) / len(dash))
	if it.text == longDash {
		ems = 2
	}
	it.width = ems * it.size
	it.origin = (it.width - it.glyphs) / 2
	if !strings.HasPrefix(it.text, dash) && it.text != longDash {
		return
	}
	ink, ok := it.face.ink(it.text)
	if !ok {
		return
	}
	glyphs := float64(len(it.text) / len(dash))
	const inset, overlap = 0.04, 0.02
	length := ems - 2*inset
	it.scale = (length + (glyphs-1)*overlap) / (glyphs * (ink.right - ink.left))
	it.origin = (inset - ink.left*it.scale) * it.size
	it.rise = (middleOfHan - (ink.top+ink.bottom)/2) * it.size
	if glyphs > 1 {
		advance := it.glyphs / glyphs / it.size
		it.tracking = ((ink.right - ink.left) - overlap/it.scale - advance) * it.size
	}
}

// middleOfHan is the height of the middle of a Han over the baseline, in ems.
const middleOfHan = 0.38
