package paragraph

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// keyWhite is the white inside a key cap on either side, and outside of it, in
// ems of the line.
const keyWhite = 0.17

// drawKeys draws a cap around each stretch of items that name a key.
func drawKeys(l *Line, d *Drawn, baseline float64) {
	var open *layout.Box
	for n := range l.items {
		i := l.visual(n)
		it := &l.items[i]
		if open != nil && !it.look.Key {
			open.Width = inkEnd(l, n-1) + keyWhite*it.size - open.X
			open = nil
		}
		if open == nil && it.look.Key && it.kind == box {
			open = &layout.Box{
				X: l.X + l.at[i] - keyWhite*it.size, Y: baseline - it.size*1.02, Height: it.size * 1.32,
				Radius: it.size * 0.18, Color: design.Grey, Line: it.size * 0.055,
			}
			d.Marks = append(d.Marks, open)
		}
	}
	if open != nil {
		open.Width = l.X + l.width + keyWhite*open.Height/1.32 - open.X
	}
}

// inkEnd is where the nth item from the left ends, or the one before it if it is glue.
func inkEnd(l *Line, n int) float64 {
	for n > 0 && l.items[l.visual(n)].kind == glue {
		n--
	}
	i := l.visual(n)
	return l.X + l.at[i] + l.items[i].advance
}
