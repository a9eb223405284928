// Command arrows measures how the files of a package stand on each other.
//
//	go run ./internal/arrows                    # every package of the module
//	go run ./internal/arrows -v ./internal/po   # with the arrows that run back up
//	go run ./internal/arrows -budget FILE       # what `make lint` calls
//
// An arrow runs from a file to another file of its package in which something
// that it uses is declared. In a package that reads well the files have an order
// in which all arrows run down: each file is understood from those below it. The
// fewest arrows that run back up, in the best order there is, are what is counted;
// -v names what they are made of, which is what there is to move. Beside them
// are listed the types whose methods are in more than three files.
//
// Test files are left out, and so are files that this platform does not build.
//
// Start at measureOf in measure.go. load.go is how packages come in, graph.go finds
// the arrows, order.go the order.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

// Exit codes, as pobook has them.
const (
	exitClean    = 0
	exitFindings = 1
	exitTrouble  = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("arrows", flag.ContinueOnError)
	flags.SetOutput(stderr)
	verbose := flags.Bool("v", false, "list the arrows that run back up; with -budget, those of packages that exceed it")
	budgetFile := flags.String("budget", "", "compare with what this `file` allows instead of printing")
	if err := flags.Parse(args); err != nil {
		return exitTrouble
	}
	measures, err := measureAll(flags.Args())
	if err != nil {
		fmt.Fprintln(stderr, "arrows:", err)
		return exitTrouble
	}
	if *budgetFile == "" {
		printTable(stdout, measures, *verbose)
		return exitClean
	}
	allowed, err := readBudget(*budgetFile)
	if err != nil {
		fmt.Fprintln(stderr, "arrows:", err)
		return exitTrouble
	}
	verdict := allowed.judge(measures, flags.NArg() == 0)
	for _, line := range verdict.lines {
		fmt.Fprintln(stdout, line)
	}
	if *verbose {
		printTable(stdout, verdict.exceeded, true)
	}
	if len(verdict.exceeded) > 0 {
		return exitFindings
	}
	return exitClean
}

// measureAll measures the packages that the patterns of go list name, without
// patterns all of the module in the current folder.
func measureAll(patterns []string) ([]measure, error) {
	packages, err := load(patterns)
	if err != nil {
		return nil, err
	}
	var measures []measure
	for _, p := range packages {
		measures = append(measures, measureOf(p))
	}
	return measures, nil
}
