// Command pobook turns a Markdown handbook into the same handbook in every
// language that its translators speak.
//
// This package composes the others: it alone touches the environment, the
// standard streams and the exit code. Start at app.go; each subcommand has a
// file of its own.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	// The first Ctrl-C ends the run between two files, the second at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdout, os.Stderr}, os.Getenv))
}
