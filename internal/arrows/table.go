package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// printTable prints a line for each package, and below it one for each type
// that is spread over many files. If it is verbose, the best order of the files
// follows, and each arrow that runs back up in it, with the names of what the
// lower file uses of the upper one.
func printTable(w io.Writer, measures []measure, verbose bool) {
	for _, m := range measures {
		fmt.Fprintf(w, "%s: %d files, %d arrows, %s back up\n", m.path, len(m.graph.files), m.graph.arrows(), m.backCount())
		for _, s := range m.spread {
			fmt.Fprintf(w, "\t%s: %d methods in %d files\n", s.name, s.methods, s.files)
		}
		if verbose {
			printArrows(w, m)
		}
	}
}

// backCount returns how many arrows run back up, and whether fewer might do.
func (m measure) backCount() string {
	if m.order.atLeast < len(m.back) {
		return fmt.Sprintf("%d (at least %d)", len(m.back), m.order.atLeast)
	}
	return strconv.Itoa(len(m.back))
}

func printArrows(w io.Writer, m measure) {
	var names []string
	for _, file := range slices.Backward(m.order.files) {
		names = append(names, m.graph.files[file])
	}
	fmt.Fprintf(w, "\tfrom the top: %s\n", strings.Join(names, " "))
	for _, arrow := range m.back {
		user, used := arrow[0], arrow[1]
		fmt.Fprintf(w, "\t%s -> %s: %s\n", m.graph.files[user], m.graph.files[used], strings.Join(m.graph.uses[user][used], ", "))
	}
}
