package pdf

import "github.com/pobook/pobook/internal/layout"

// A levelWalk finds, by node, the levels of the headings that have any content. None is
// more than one below the heading before it, whatever the author has written, and the first is
// 1 (ISO 14289-1, 7.4.2): a heading is one level below that which it is part of. It goes over the nodes in
// the order that they have in the file, once all are known that have content.
type levelWalk struct {
	nodes  []layout.Node
	kids   [][]int
	known  []bool
	levels []int
	open   []int // as written, of the headings that the next may be part of
}

func newLevelWalk(nodes []layout.Node) *levelWalk {
	return &levelWalk{nodes: nodes, kids: make([][]int, len(nodes)), known: make([]bool, len(nodes)), levels: make([]int, len(nodes))}
}

// note puts a node, and what it is in, into the tree.
func (w *levelWalk) note(node int) {
	for node != 0 && !w.known[node] {
		w.known[node] = true
		up := w.nodes[node].Parent
		w.kids[up] = append(w.kids[up], node)
		node = up
	}
}

func (w *levelWalk) walk(node int) {
	if n := w.nodes[node]; n.Role == layout.Heading {
		for len(w.open) > 0 && w.open[len(w.open)-1] >= n.Level {
			w.open = w.open[:len(w.open)-1]
		}
		w.open = append(w.open, n.Level)
		w.levels[node] = len(w.open)
	}
	for _, kid := range w.kids[node] {
		w.walk(kid)
	}
}
