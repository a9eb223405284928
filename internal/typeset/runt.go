package typeset

// A chapter whose last page would hold but a few lines is set with a little
// less white between its blocks, if that saves the page.

// mostRunt is the share of a page that such a last page fills at most.
const mostRunt = 0.16

// tightenings are by how much the white is made less, the least that helps.
var tightenings = [...]float64{0.9, 0.8, 0.7}

// avoidRunt takes white out of a chapter, given in strips that begin a page.
func avoidRunt(d *design, strips []*strip) {
	if len(strips) == 0 || !strips[0].newPage {
		return
	}
	pages, filled := rehearse(d, strips, 1)
	if pages < 2 || filled > mostRunt {
		return
	}
	for _, scale := range tightenings {
		if fewer, _ := rehearse(d, strips, scale); fewer < pages {
			for _, t := range strips {
				t.before *= scale
			}
			return
		}
	}
}

// rehearse returns how many pages strips take if the white between them is
// scaled, and which share of the last one they fill. It changes nothing.
func rehearse(d *design, strips []*strip, scale float64) (pages int, filled float64) {
	p := newPager(d)
	p.white, p.rehearsal = scale, make(map[*strip]float64)
	p.add(strips)
	sheets := p.finish()
	last := sheets[len(sheets)-1]
	used := last.y - d.Margins.Top
	for _, t := range last.notes {
		used += t.before + t.height
	}
	return len(sheets), used / p.height()
}
