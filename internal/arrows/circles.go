package main

import "slices"

// components returns the strongly connected components, those that are used
// before those that use them (Tarjan's algorithm).
func components(cost [][]int) [][]int {
	t := tarjan{cost: cost, index: make([]int, len(cost)), low: make([]int, len(cost)), done: make([]bool, len(cost))}
	for v := range cost {
		if t.index[v] == 0 {
			t.visit(v)
		}
	}
	return t.found
}

// tarjan is the state of the search for components. Numbers begin with 1.
type tarjan struct {
	cost       [][]int
	index, low []int
	done       []bool
	count      int
	stack      []int
	found      [][]int
}

func (t *tarjan) visit(v int) {
	t.count++
	t.index[v], t.low[v] = t.count, t.count
	t.stack = append(t.stack, v)
	for w, c := range t.cost[v] {
		switch {
		case c == 0 || t.done[w]:
		case t.index[w] == 0:
			t.visit(w)
			t.low[v] = min(t.low[v], t.low[w])
		default:
			t.low[v] = min(t.low[v], t.index[w])
		}
	}
	if t.low[v] < t.index[v] {
		return
	}
	at := slices.Index(t.stack, v)
	component := slices.Clone(t.stack[at:])
	t.stack = t.stack[:at]
	for _, w := range component {
		t.done[w] = true
	}
	slices.Sort(component)
	t.found = append(t.found, component)
}

// disjointCircles counts circles among files that have no arrow in common. It
// takes the shortest first, which leaves most arrows to others.
func disjointCircles(cost [][]int, files []int) int {
	arrows := make([][]bool, len(cost))
	for _, user := range files {
		arrows[user] = make([]bool, len(cost))
		for _, used := range files {
			arrows[user][used] = cost[user][used] > 0
		}
	}
	n := 0
	for length := 2; length <= len(files); length++ {
		for _, file := range files {
			for circle, ok := circleThrough(arrows, file, length); ok; circle, ok = circleThrough(arrows, file, length) {
				n++
				for i, user := range circle {
					arrows[user][circle[(i+1)%len(circle)]] = false
				}
			}
		}
	}
	return n
}

// circleThrough returns the files on the shortest way along arrows from a file back
// to itself, if that has no more arrows than length.
func circleThrough(arrows [][]bool, file, length int) (circle []int, ok bool) {
	ways := [][]int{{file}}
	seen := map[int]bool{file: true}
	for range length {
		var longer [][]int
		for _, way := range ways {
			for used, is := range arrows[way[len(way)-1]] {
				switch {
				case !is:
				case used == file:
					return way, true
				case !seen[used]:
					seen[used] = true
					longer = append(longer, append(slices.Clone(way), used))
				}
			}
		}
		ways = longer
	}
	return nil, false
}
