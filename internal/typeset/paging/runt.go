package paging

import (
	"slices"

	"github.com/pobook/pobook/internal/typeset/design"
)

// A chapter whose last page would hold but a few lines is set with a little less white between
// its blocks, if that saves the page. If it does not, and they are fewer than [FewLines], a figure
// above them shrinks, or the page before ends earlier and gives of its own.

// MostRunt is the share of a page up to which a chapter's last page is saved.
const MostRunt = 0.16

// tightenings are by how much the white is made less, the least that helps.
var tightenings = [...]float64{0.9, 0.8, 0.7}

// avoidRunt changes the strips of a chapter, the first of which begins a page, so that it does
// not end in a few lines alone. Where chapters run on, the strips are those of the book, whose
// white stays as it is.
func avoidRunt(d *design.Design, strips []*Strip) {
	if len(strips) == 0 {
		return
	}
	end := rehearse(d, strips, 1)
	if d.Options.Break != design.BreakNone && len(end.sheets) > 1 && end.filled() <= MostRunt && end.tighten(strips) {
		end = rehearse(d, strips, 1)
	}
	if len(end.sheets) > 1 && end.lines() < FewLines && !end.fold(strips) {
		end.borrow(strips)
	}
}

// tighten takes white out of the strips if that saves a page, and reports whether it does.
func (r rehearsal) tighten(strips []*Strip) bool {
	for _, scale := range tightenings {
		if fewer := rehearse(r.design, strips, scale); len(fewer.sheets) < len(r.sheets) {
			for _, t := range strips {
				t.Before *= scale
			}
			return true
		}
	}
	return false
}

// fold binds what is below the last figure of the last page but one to that, if this makes it
// shrink and saves a page, and reports whether it does.
func (r rehearsal) fold(strips []*Strip) bool {
	from, to := r.lastButOne(strips)
	for to--; to >= from && strips[to].Figure == nil; to-- {
	}
	if to < from {
		return false
	}
	bound := strips[to:]
	bonds := make([]Bond, len(bound))
	for i, t := range bound {
		bonds[i], t.Keep = t.Keep, max(t.Keep, Firm)
	}
	if now := rehearse(r.design, strips, 1); len(now.sheets) < len(r.sheets) {
		return true
	}
	for i, t := range bound {
		t.Keep = bonds[i]
	}
	return false
}

// mostTrials is how many ends of the last page but one are tried.
const mostTrials = 24

// borrow ends the last page but one earlier, so that the last holds enough lines. Bonds are kept,
// or else those that are preferred given up; there is no such end where all that stands on the page
// is bound firmly, would leave too few lines there, or more than [MostWhite] of it white.
func (r rehearsal) borrow(strips []*Strip) {
	from, to := r.lastButOne(strips)
	for bond := Preferred; bond <= Firm; bond++ {
		height, lines := 0.0, r.lines()
		for i := to - 1; i > from && i >= to-mostTrials; i-- {
			height += strips[i].Height + strips[i].Before
			lines += strips[i].lines(r.design)
			if height > MostWhite*r.design.AreaHeight() {
				break
			}
			if lines >= FewLines && strips[i-1].Keep < bond && r.helps(strips, i) {
				return
			}
		}
	}
}

// lastButOne returns where the strips of the last page but one begin and end.
func (r rehearsal) lastButOne(strips []*Strip) (from, to int) {
	to = len(strips)
	if last := r.sheets[len(r.sheets)-1]; last.first != nil {
		to = slices.Index(strips, last.first)
	}
	if before := r.sheets[len(r.sheets)-2]; before.first != nil {
		from = slices.Index(strips, before.first)
	}
	return from, to
}

// helps ends a page before strip i, for good if that serves the last page.
func (r rehearsal) helps(strips []*Strip, i int) bool {
	strips[i].ends = true
	now := rehearse(r.design, strips, 1)
	strips[i].ends = len(now.sheets) == len(r.sheets) && now.lines() >= FewLines && now.sheets[len(now.sheets)-2].lines >= FewLines
	return strips[i].ends
}

// A rehearsal is how many pages strips take, and what is on them, without anything being set.
type rehearsal struct {
	design *design.Design
	sheets []*Sheet
}

// rehearse finds the pages of strips if the white between them is scaled. It changes nothing.
func rehearse(d *design.Design, strips []*Strip, scale float64) rehearsal {
	p := NewPager(d)
	p.white, p.rehearsal = scale, make(map[*Strip]float64)
	p.Add(strips)
	p.endNotes()
	return rehearsal{d, p.sheets}
}

// lines is how many lines are on the last page, those of notes included.
func (r rehearsal) lines() int {
	last := r.sheets[len(r.sheets)-1]
	lines := last.lines
	for _, t := range last.notes {
		lines += t.lines(r.design)
	}
	return lines
}

// filled is the share of the last page that is not white.
func (r rehearsal) filled() float64 {
	last := r.sheets[len(r.sheets)-1]
	used := last.y - r.design.Options.Margins.Top
	for _, t := range last.notes {
		used += t.Before + t.Height
	}
	return used / r.design.AreaHeight()
}
