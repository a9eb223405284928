package paragraph

import "strings"

// Runs of dashes and dots are one item: …… and —— are two ems wide, never
// divided, never stretched (B6).
const (
	dash     = "—"
	bar      = "―" // the dash of Japanese
	longDash = "⸺"
)

// longestRun bounds how many of them become one.
const longestRun = 8

func isRun(it *item) bool {
	return isDash(it) || strings.HasPrefix(it.text, "…") || strings.HasPrefix(it.text, "⋯") || strings.HasPrefix(it.text, "‥")
}

func isDash(it *item) bool {
	return strings.HasPrefix(it.text, dash) || strings.HasPrefix(it.text, bar) || it.text == longDash
}

// joins reports whether the next item continues a run of dashes or dots.
func joins(it *item, next *item) bool {
	return it.class == wide && next.class == wide && it.kind == box && it.look == next.look && it.face == next.face &&
		len(it.text) < longestRun*len(dash) && strings.HasPrefix(it.text, next.text) && next.text != longDash &&
		!it.look.Verbatim && isRun(next)
}

func extend(it *item, next *item) {
	for _, g := range next.glyphs {
		g.Cluster += int32(len(it.text))
		it.glyphs = append(it.glyphs[:len(it.glyphs):len(it.glyphs)], g)
	}
	it.text += next.text
	it.after = next.after
	it.setGlyphs(it.glyphs)
	fitRun(it)
}

// fitRun makes dots and dashes as wide as the ems that they stand for. Dashes
// become one line: their glyphs, which the faces draw shorter than an em and
// too low for Han, are widened until they meet, and raised.
func fitRun(it *item) {
	ems := float64(len(it.text) / len(dash))
	if it.text == longDash {
		ems = 2
	}
	it.width = ems * it.size
	it.origin = (it.width - it.advance) / 2
	if !isDash(it) {
		return
	}
	ink, ok := it.face.Bounds(it.glyphs[0].ID)
	if !ok {
		return
	}
	glyphs := float64(len(it.glyphs))
	const inset, overlap = 0.04, 0.02
	length := ems - 2*inset
	it.scale = (length + (glyphs-1)*overlap) / (glyphs * (ink.Right - ink.Left))
	it.origin = (inset - ink.Left*it.scale) * it.size
	it.rise = (middleOfHan - (ink.Top+ink.Bottom)/2) * it.size
	for i := range it.glyphs[1:] {
		it.glyphs[i].Advance = float32((ink.Right - ink.Left - overlap/it.scale) * it.size)
	}
}

// middleOfHan is the height of the middle of a Han over the baseline, in ems.
const middleOfHan = 0.38
