package paging

import "github.com/pobook/pobook/internal/typeset/design"

// A chapter whose last page would hold but a few lines is set with a little
// less white between its blocks, if that saves the page.

// MostRunt is the share of a page that such a last page fills at most.
const MostRunt = 0.16

// tightenings are by how much the white is made less, the least that helps.
var tightenings = [...]float64{0.9, 0.8, 0.7}

// AvoidRunt takes white out of a chapter, given in strips that begin a page.
func AvoidRunt(d *design.Design, strips []*Strip) {
	if len(strips) == 0 || !strips[0].NewPage {
		return
	}
	pages, filled := Rehearse(d, strips, 1)
	if pages < 2 || filled > MostRunt {
		return
	}
	for _, scale := range tightenings {
		if fewer, _ := Rehearse(d, strips, scale); fewer < pages {
			for _, t := range strips {
				t.Before *= scale
			}
			return
		}
	}
}

// Rehearse returns how many pages strips take if the white between them is
// scaled, and which share of the last one they fill. It changes nothing.
func Rehearse(d *design.Design, strips []*Strip, scale float64) (pages int, filled float64) {
	p := NewPager(d)
	p.white, p.rehearsal = scale, make(map[*Strip]float64)
	p.Add(strips)
	sheets := p.Finish()
	last := sheets[len(sheets)-1]
	used := last.y - d.Options.Margins.Top
	for _, t := range last.notes {
		used += t.Before + t.Height
	}
	return len(sheets), used / p.height()
}
