package paging

import "github.com/pobook/pobook/internal/typeset/design"

// A Flow is strips in the order of the book, which come to stand on pages chapter by chapter:
// how one ends decides where its pages end. Where chapters do not begin pages, all are as one.
type Flow struct {
	design  *design.Design
	pager   *Pager
	chapter []*Strip // not on pages yet
}

// NewFlow returns a flow without strips.
func NewFlow(d *design.Design) *Flow { return &Flow{design: d, pager: NewPager(d)} }

// Add takes the next strips.
func (f *Flow) Add(strips []*Strip) {
	for _, t := range strips {
		if t.Opens && f.design.Options.Break != design.BreakNone {
			f.endChapter()
		}
		f.chapter = append(f.chapter, t)
	}
}

func (f *Flow) endChapter() {
	AvoidRunt(f.design, f.chapter)
	f.pager.Add(f.chapter)
	f.chapter = nil
}

// Finish returns the pages, and the pager that knows what stands where on them.
func (f *Flow) Finish() ([]*Sheet, *Pager) {
	f.endChapter()
	return f.pager.Finish(), f.pager
}
