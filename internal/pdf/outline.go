package pdf

import (
	"fmt"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// An outlineItem is an entry of the outline, or the outline itself, with its place in the tree
// (ISO 32000-1, 12.3.3).
type outlineItem struct {
	entry                                    layout.Entry
	ref, parent, previous, next, first, last object.Ref
	count                                    int // of all below it
}

// writeOutline writes the outline, and returns 0 if there is none.
func writeOutline(w *object.Writer, pages *layout.Pages, sheets []object.Ref) object.Ref {
	if len(pages.Outline) == 0 {
		return 0
	}
	root := &outlineItem{ref: w.Reserve()}
	items := outlineTree(w, root, pages.Outline)
	for _, it := range items {
		item := append(object.Dict{{Key: "Title", Value: object.Text(it.entry.Title)}, {Key: "Parent", Value: it.parent}}, it.links()...)
		dest := fmt.Sprintf("[%d 0 R /XYZ 0 %.2f null]", sheets[it.entry.Page], pages.Height-it.entry.Y)
		w.Set(it.ref, append(item, object.Entry{Key: "Dest", Value: object.Raw(dest)}))
	}
	w.Set(root.ref, append(object.Dict{{Key: "Type", Value: object.Name("Outlines")}}, root.links()...))
	return root.ref
}

// outlineTree makes a tree of entries, which do not skip a level on the way down.
func outlineTree(w *object.Writer, root *outlineItem, entries []layout.Entry) []*outlineItem {
	open := []*outlineItem{root} // the items that the next may be below
	var items []*outlineItem
	for _, e := range entries {
		it := &outlineItem{entry: e, ref: w.Reserve()}
		level := min(e.Level+1, len(open))
		parent := open[level-1]
		if level < len(open) {
			it.previous = open[level].ref
			open[level].next = it.ref
		}
		it.parent, parent.last = parent.ref, it.ref
		if parent.first == 0 {
			parent.first = it.ref
		}
		for _, above := range open[:level] {
			above.count++
		}
		open = append(open[:level], it)
		items = append(items, it)
	}
	return items
}

// links are the entries for the items around one.
func (it *outlineItem) links() object.Dict {
	var d object.Dict
	for _, e := range []struct {
		key object.Name
		ref object.Ref
	}{{"Prev", it.previous}, {"Next", it.next}, {"First", it.first}, {"Last", it.last}} {
		if e.ref != 0 {
			d = append(d, object.Entry{Key: e.key, Value: e.ref})
		}
	}
	if it.count > 0 {
		d = append(d, object.Entry{Key: "Count", Value: object.Raw(fmt.Sprint(it.count))})
	}
	return d
}
