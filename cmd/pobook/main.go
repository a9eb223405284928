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
	"syscall"
)

func main() {
	collectLess(os.Getenv)
	os.Exit(run(untilSignal(), os.Args[1:], streams{os.Stdout, os.Stderr}, os.Getenv))
}

// untilSignal returns a context that the first Ctrl-C ends, or the SIGTERM of a CI that
// cancels a job: the run ends between two files then. The second one ends it at once.
func untilSignal() context.Context {
	ctx, end := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		by := <-signals
		signal.Stop(signals)
		end(interruptedError{by})
	}()
	return ctx
}
