package typeset

// keyWhite is the white inside a key cap on either side, and outside of it, in
// ems of the line.
const keyWhite = 0.17

// drawKeys draws a cap around each stretch of items that name a key.
func (l *line) drawKeys(s *strip, baseline, end float64) {
	x := l.x
	var open *Box
	for i := range l.items {
		it := &l.items[i]
		if open != nil && !it.look.key {
			open.Width = l.endOf(i-1, x) + keyWhite*it.size - open.X
			open = nil
		}
		if open == nil && it.look.key && it.kind == box {
			open = &Box{
				X: x - keyWhite*it.size, Y: baseline - it.size*1.02, Height: it.size * 1.32,
				Radius: it.size * 0.18, Color: grey, Line: it.size * 0.055,
			}
			s.marks = append(s.marks, open)
		}
		x += it.width
		if l.add != nil {
			x += l.add[i]
		}
	}
	if open != nil {
		open.Width = end + keyWhite*open.Height/1.32 - open.X
	}
}

// endOf is where the ink before x ends: before item i, if that is glue.
func (l *line) endOf(i int, x float64) float64 {
	if l.items[i].kind != glue {
		return x
	}
	if l.add != nil {
		x -= l.add[i]
	}
	return x - l.items[i].width
}
