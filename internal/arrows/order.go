package main

import (
	"math/rand/v2"
	"slices"
)

// What an order costs, and how long a better one is looked for.
const (
	// anArrow is what an arrow that runs up costs, and each name that makes it
	// costs 1: of orders with the fewest arrows the one with the fewest names
	// is taken, since that is the least to move.
	anArrow = 1 << 16
	// rounds is how often the files of a component are disturbed and put in
	// order again.
	rounds = 1000
)

// ordering is the files of a graph from the lowest to the highest.
type ordering struct {
	files   []int
	atLeast int // in no order do fewer arrows run back up
}

// order puts the files of a graph in an order in which few arrows run back up.
//
// The fewest are the graph's minimum feedback arc set, which is NP-hard to find. Only
// files that reach each other can make such arrows, so every strongly connected
// component is put in order by itself, by search. How many arrows run up at
// least is known from circles that share no arrow: each has one that does. Where
// the two numbers are the same, no order is better than the one found.
func order(g graph) ordering {
	var o ordering
	cost := costs(g)
	for _, component := range components(cost) {
		o.files = append(o.files, search(cost, component)...)
		o.atLeast += disjointCircles(cost, component)
	}
	return o
}

// back returns the arrows that run up in an ordering, as pairs of user and used,
// those of the highest user first.
func (o ordering) back(g graph) [][2]int {
	var up [][2]int
	for i, user := range slices.Backward(o.files) {
		for _, used := range slices.Backward(o.files[i+1:]) {
			if len(g.uses[user][used]) > 0 {
				up = append(up, [2]int{user, used})
			}
		}
	}
	return up
}

// costs returns what it costs, by user and used, if the user is below the
// used.
func costs(g graph) [][]int {
	cost := make([][]int, len(g.files))
	for i, row := range g.uses {
		cost[i] = make([]int, len(row))
		for j, names := range row {
			if len(names) > 0 {
				cost[i][j] = anArrow + len(names)
			}
		}
	}
	return cost
}

// search returns a cheap order of files, from the lowest. Where no file has a
// better place but several together may have, it moves three at random, settles
// the rest, and keeps what is no worse. The random numbers are the same each
// time, and so is the result.
func search(cost [][]int, files []int) []int {
	if len(files) == 1 {
		return files
	}
	random := rand.New(rand.NewPCG(1, 2))
	best := slices.Clone(files)
	settle(cost, best)
	lowest := total(cost, best)
	for range rounds {
		tried := slices.Clone(best)
		for range 3 {
			move(tried, random.IntN(len(tried)), random.IntN(len(tried)))
		}
		settle(cost, tried)
		if c := total(cost, tried); c <= lowest {
			best, lowest = tried, c
		}
	}
	return best
}

// settle moves one file after the other to its best place until none has a
// better one.
func settle(cost [][]int, files []int) {
	for again := true; again; {
		again = false
		for from := range files {
			if to, gain := bestPlace(cost, files, from); gain > 0 {
				move(files, from, to)
				again = true
			}
		}
	}
}

// bestPlace returns where a file is best put, and what that saves.
func bestPlace(cost [][]int, files []int, from int) (to, gain int) {
	v := files[from]
	saved := 0
	for i := from + 1; i < len(files); i++ {
		saved += cost[v][files[i]] - cost[files[i]][v]
		if saved > gain {
			to, gain = i, saved
		}
	}
	saved = 0
	for i := from - 1; i >= 0; i-- {
		saved += cost[files[i]][v] - cost[v][files[i]]
		if saved > gain {
			to, gain = i, saved
		}
	}
	return to, gain
}

// move takes a file from one place to another; those between close up.
func move(files []int, from, to int) {
	v := files[from]
	copy(files[from:], files[from+1:])
	copy(files[to+1:], files[to:len(files)-1])
	files[to] = v
}

// total returns what the arrows cost that run up in an order.
func total(cost [][]int, files []int) int {
	sum := 0
	for i, user := range files {
		for _, used := range files[i+1:] {
			sum += cost[user][used]
		}
	}
	return sum
}
