package typeset

// keyWhite is the white inside a key cap on either side, and outside of it, in
// ems of the line.
const keyWhite = 0.17

// drawKeys draws a cap around each stretch of items that name a key.
func (l *line) drawKeys(s *strip, baseline float64) {
	var open *Box
	for i := range l.items {
		it := &l.items[i]
		if open != nil && !it.look.key {
			open.Width = l.inkEnd(i-1) + keyWhite*it.size - open.X
			open = nil
		}
		if open == nil && it.look.key && it.kind == box {
			open = &Box{
				X: l.x + l.at[i] - keyWhite*it.size, Y: baseline - it.size*1.02, Height: it.size * 1.32,
				Radius: it.size * 0.18, Color: grey, Line: it.size * 0.055,
			}
			s.marks = append(s.marks, open)
		}
	}
	if open != nil {
		open.Width = l.x + l.width + keyWhite*open.Height/1.32 - open.X
	}
}

// inkEnd is where item i ends, or the one before it if it is glue.
func (l *line) inkEnd(i int) float64 {
	for i > 0 && l.items[i].kind == glue {
		i--
	}
	return l.x + l.at[i] + l.items[i].glyphs
}
