package paging

import "github.com/pobook/pobook/internal/typeset/design"

// A Flow is strips in the order of the book, which come to stand on pages chapter by chapter:
// how one ends decides where its pages end. Where chapters do not begin pages, all are as one.
type Flow struct {
	Pager   *Pager // that fills the pages
	design  *design.Design
	chapter []*Strip // not on pages yet
}

// NewFlow returns a flow without strips, whose pages follow a number of others.
func NewFlow(d *design.Design, before int) *Flow {
	f := &Flow{design: d, Pager: NewPager(d)}
	f.Pager.before = before
	return f
}

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
	avoidRunt(f.design, f.chapter)
	f.Pager.Add(f.chapter)
	f.chapter = nil
}

// Finish returns the pages.
func (f *Flow) Finish() []*Sheet {
	f.endChapter()
	return f.Pager.Finish()
}
