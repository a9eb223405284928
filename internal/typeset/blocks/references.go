package blocks

import (
	"sync"

	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// References are the pages that links within the book lead to. They are known
// when the book is set, and change how it is set: so it is set again until they
// are right.
type References struct {
	mutex   sync.Mutex // of what sections that are set at the same time ask for
	pages   map[anchor.Anchor]int
	asked   map[anchor.Anchor]bool
	dropped map[anchor.Anchor]bool // that come to no rest
	rounds  int
	changed bool
}

// mostRounds is how often a book is set before those references that still
// change are given up.
const mostRounds = 4

// NewReferences returns references of which no page is known.
func NewReferences() *References {
	return &References{pages: make(map[anchor.Anchor]int), asked: make(map[anchor.Anchor]bool), dropped: make(map[anchor.Anchor]bool)}
}

// page returns the page of a place as far as it is known.
func (r *References) page(to anchor.Anchor) (int, bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.asked[to] = true
	n, ok := r.pages[to]
	return n, ok && !r.dropped[to]
}

// Note takes down where the places came to stand this time.
func (r *References) Note(places map[anchor.Anchor]paging.Position) {
	r.rounds++
	r.changed = false
	for to := range r.asked {
		at, ok := places[to]
		if !ok || r.dropped[to] || r.pages[to] == at.Sheet.Page.Number {
			continue
		}
		r.changed = true
		r.pages[to] = at.Sheet.Page.Number
		r.dropped[to] = r.rounds > mostRounds
	}
}

// Settled reports whether the last setting shows the right pages.
func (r *References) Settled() bool { return !r.changed }
