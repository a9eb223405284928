package merging

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// leastMoved is how much of two sections must be the same for one to be the
// other under a new name, from 0 to 1. It is the measure that git has for
// files.
const leastMoved = 0.5

// A Move is a section that has another path now.
type Move struct{ From, To string }

// Moves finds out which of the sections that are gone are among the new ones
// under another path, by what they say: at least half of the text of both
// together. Each is in one move at most, and the closest go first. Of a section
// any file does, its template or a catalogue.
func Moves(gone, arrived []SectionFile) []Move {
	type pair struct {
		from, to   int
		similarity float64
	}
	var pairs []pair
	texts := make([]measure, len(arrived))
	for i, s := range arrived {
		texts[i] = measureOf(s.File)
	}
	for i, s := range gone {
		own := measureOf(s.File)
		for j := range texts {
			if similarity := own.similarity(texts[j]); similarity >= leastMoved {
				pairs = append(pairs, pair{i, j, similarity})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.similarity, a.similarity) })
	var moves []Move
	for _, p := range pairs {
		m := Move{gone[p.from].Section, arrived[p.to].Section}
		if !slices.ContainsFunc(moves, func(o Move) bool { return o.From == m.From || o.To == m.To }) {
			moves = append(moves, m)
		}
	}
	slices.SortFunc(moves, func(a, b Move) int { return cmp.Compare(a.From, b.From) })
	return moves
}

// SameSection reports whether a file is that of a section still, or whether more
// than half of what both say has come or gone: then it may be another section's
// that has this path now.
func SameSection(file, template *po.File) bool {
	return sharedIDs(file, template) || measureOf(file).similarity(measureOf(template)) >= leastMoved
}

// sharedIDs finds at a glance what is mostly so: that nearly all messages of
// either are in the other.
func sharedIDs(file, template *po.File) bool {
	ids := make(map[string]bool, len(template.Entries))
	for _, e := range template.Entries {
		if !e.IsHeader() {
			ids[e.ID] = true
		}
	}
	all, total, shared := len(ids), 0, 0
	for _, e := range file.Entries {
		if e.IsHeader() || e.Obsolete {
			continue
		}
		total++
		if ids[e.ID] {
			shared++
		}
	}
	return total > 0 && 10*shared >= 9*max(total, all)
}

// A measure is how much text a section has, in bytes, by what it says.
type measure struct {
	byForm map[string]int
	total  int
}

func measureOf(f *po.File) measure {
	v := measure{byForm: map[string]int{}}
	for _, e := range f.Entries {
		if e.IsHeader() || e.Obsolete {
			continue
		}
		form := wording.Read(e.ID).Form
		v.total += len(form) - v.byForm[form]
		v.byForm[form] = len(form)
	}
	return v
}

func (v measure) similarity(o measure) float64 {
	shared := 0
	for form, size := range v.byForm {
		if o.byForm[form] > 0 {
			shared += size
		}
	}
	return 2 * float64(shared) / float64(max(1, v.total+o.total))
}
