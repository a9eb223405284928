package main

import (
	"cmp"
	"maps"
	"slices"
)

// maxFiles is in how many files the methods of a type may be before it is
// listed.
const maxFiles = 3

// measure is what is printed and held of a package.
type measure struct {
	path   string // below the module
	graph  graph
	order  ordering
	back   [][2]int // the arrows that run back up, as user and used
	spread []spread // types whose methods are in more than maxFiles files
}

// spread is a type with its methods.
type spread struct {
	name           string
	methods, files int
}

func measureOf(p *checked) measure {
	g := graphOf(p)
	o := order(g)
	return measure{path: p.path, graph: g, order: o, back: o.back(g), spread: spreadOf(p)}
}

// spreadOf returns the types whose methods are in more than maxFiles files, those in
// most files first.
func spreadOf(p *checked) []spread {
	methods := map[string]int{}
	places := map[string]map[string]bool{}
	for _, method := range methodsOf(p.files) {
		name := receiver(method)
		methods[name]++
		if places[name] == nil {
			places[name] = map[string]bool{}
		}
		places[name][p.fileAt(method.Pos())] = true
	}
	var found []spread
	for _, name := range slices.Sorted(maps.Keys(methods)) {
		if files := len(places[name]); files > maxFiles {
			found = append(found, spread{name: name, methods: methods[name], files: files})
		}
	}
	slices.SortStableFunc(found, func(a, b spread) int { return cmp.Compare(b.files, a.files) })
	return found
}
