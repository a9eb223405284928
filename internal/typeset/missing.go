package typeset

// blankOf makes an item the mark that stands for a character that no face
// draws, if the book is set in spite of such: an empty frame as wide as the
// character would be, about.
func (in *inline) blankOf(it *item) bool {
	if !in.design.MarkMissing {
		return false
	}
	it.missing, it.text = true, ""
	it.width = it.size
	if !it.class.eastAsian() {
		it.width = it.size * 0.6
	}
	return true
}

// blank draws the frame.
func (f *fragments) blank(it *item, x float64) {
	const inset, line = 0.08, 0.05
	f.strip.marks = append(f.strip.marks, &Box{
		owner: owner(it.look.node),
		X:     x + inset*it.size, Width: it.width - 2*inset*it.size,
		Y: f.baseline - it.look.raise - 0.78*it.size, Height: 0.8 * it.size,
		Color: grey, Line: line * it.size,
	})
}
