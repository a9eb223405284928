// Command pobook turns a Markdown handbook into the same handbook in every
// language that its translators speak.
//
// This package is the command line: flags, help, printing, exit codes. It alone
// touches the environment, the clock, the standard streams and the terminal; the
// work is done by the packages that it calls. Start at root.go; each subcommand
// has a file of its own, and app.go is what all of them share.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() {
	collectLess()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first Ctrl-C, or the SIGTERM of a CI that cancels a job, ends the run
	// between two files, the second one at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdout, os.Stderr}, os.Getenv))
}

// collectLess lets the heap grow to three times of what is in use before memory is collected,
// unless the user says otherwise: a run is short, and would collect a dozen times what it is
// about to leave.
func collectLess() {
	const percent, limit = 200, 2 << 30
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}
