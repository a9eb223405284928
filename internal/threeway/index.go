package threeway

import "github.com/pobook/pobook/internal/po"

// An index finds the messages of a version.
type index struct {
	header  *po.Entry // nil if there is none
	order   []*po.Entry
	entries map[po.Key]*po.Entry
}

func indexOf(f *po.File) index {
	x := index{order: make([]*po.Entry, 0, len(f.Entries)), entries: make(map[po.Key]*po.Entry, len(f.Entries))}
	for _, e := range f.Entries {
		if e.IsHeader() {
			x.header = e
			continue
		}
		x.order = append(x.order, e)
		if _, again := x.entries[e.Key()]; !again { // only the ancestor may have duplicates
			x.entries[e.Key()] = e
		}
	}
	return x
}

// sameOrder reports whether two versions have the same messages in the same order and
// state.
func sameOrder(x, y index) bool {
	if len(x.order) != len(y.order) {
		return false
	}
	for i, e := range x.order {
		if e.Key() != y.order[i].Key() || e.Obsolete != y.order[i].Obsolete {
			return false
		}
	}
	return true
}
