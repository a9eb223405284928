package paragraph

// What stands between boxes: spaces, and the gaps where scripts meet.

// gapBetween returns the glue of a quarter em that stands between Han and Latin (D1),
// and that around the name of a key. If there is a space in the source, fitSpace
// makes that one the gap (D2). At the end of a line neither has an effect, as
// with all glue.
func gapBetween(em float64, before, after *item) (item, bool) {
	g := item{kind: glue, class: space, look: before.look, size: em}
	switch {
	case before.look.Key != after.look.Key:
		g.width = 2 * keyWhite * em
	case scriptsMeet(before, after):
		g.makeGap(em)
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

// makeThin makes glue a sixth of an em wide. It does not give way.
func (it *item) makeThin() {
	it.width = it.size / 6
	if n := len(it.glyphs); n > 0 {
		it.glyphs[n-1].Advance += float32(it.width - it.advance)
		it.advance = it.width
	}
}

// fitGlue says how far a source space gives way. Between the Latin words of
// Chinese it keeps between a quarter of an em and a half (E2); in Latin text it
// is as wide as the words are far apart, which no rule bounds but taste.
func fitGlue(chinese bool, it *item) {
	if it.look.Verbatim {
		return
	}
	it.tier = tierSpace
	it.stretch, it.shrink = it.width/2, it.width/3
	if chinese {
		it.stretch, it.shrink = max(0, it.size/2-it.width), max(0, it.width-it.size/4)
	}
}

func scriptsMeet(a, b *item) bool {
	if a.look.Verbatim && b.look.Verbatim {
		return false
	}
	return a.class == han && isWordish(b) || isWordish(a) && b.class == han
}

// isWordish reports whether the item is Latin that wants a gap next to Han:
// letters, digits, and whatever stands in inline code (D3).
func isWordish(it *item) bool {
	return it.kind == box && (it.class == latin || it.look.Verbatim && it.class == point)
}

// keepBlanks has a mark beside Latin or code keep as much blank there as the gap
// between Han and Latin is wide (D1): the quarter of a centred comma as a whole.
func keepBlanks(a, b *item) {
	a.keepsRight = a.class == wide && isWordish(b)
	b.keepsLeft = b.class == wide && isWordish(a)
}

// fitSpace sets the width of a source space that stands beside Han: it becomes
// the gap before or after Latin, and nothing beside a full-width mark that
// brings its own white on that side: ％, ……, and full-width letters do not. Nor is
// there any between Han where emphasis or a link begins or ends: it was typed for the sake of
// the asterisks (CommonMark, 6.2), or by habit.
func fitSpace(em float64, chinese bool, before, space, after *item) {
	switch {
	case space.text == "" || space.look.Verbatim:
	case scriptsMeet(before, after):
		space.makeGap(em)
	case chinese && (before.class == wide && before.whiteAfter() || after.class == wide && after.whiteBefore()),
		chinese && before.class.eastAsian() && after.class.eastAsian() && !before.look.sameMarkup(after.look):
		space.width, space.stretch, space.shrink = 0, 0, 0
	}
}
