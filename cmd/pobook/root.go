package main

import (
	"context"
	"errors"
	"io"
	"os"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/diag"
)

// The exit codes of every subcommand.
const (
	exitDone     = 0
	exitFindings = 1 // there is something for the user to correct
	exitFailed   = 2 // the command could not do its work
)

// An interruptedError is the cause of a context that a signal has ended.
type interruptedError struct{ signal os.Signal }

func (e interruptedError) Error() string { return e.signal.String() }

// exitCode is what shells make of a signal: 130 for Ctrl-C.
func (e interruptedError) exitCode() int {
	if number, ok := e.signal.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return exitFailed
}

// streams are where results go, and everything else.
type streams struct{ out, err io.Writer }

// run is pobook without its process. It prints its errors; the exit code is all
// that is left of them.
func run(ctx context.Context, args []string, s streams, getenv func(string) string) int {
	a, out := newApp(s, getenv)
	defer a.err.Flush()
	root := rootCommand(a)
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
	_ = a.out.Flush() // results keep what is wrong
	if err == nil {
		err = out.err
	}
	var interrupted interruptedError
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		errors.As(context.Cause(ctx), &interrupted)
		// Runs end between two files, so that each of them is as before or done.
		err = errors.New("interrupted; what was written is whole, and the same command goes on from there")
	}
	if err != nil {
		a.fail(err)
		if interrupted.signal != nil {
			return interrupted.exitCode()
		}
		if broken := (*brokenDriver)(nil); errors.As(err, &broken) {
			return exitBroken
		}
		return exitFailed
	}
	if a.found > 0 {
		return exitFindings
	}
	return exitDone
}

// newApp opens the streams of a run.
func newApp(s streams, getenv func(string) string) (*app, *results) {
	out := &results{to: s.out}
	colours := styleOf(out, getenv).Colour
	return &app{out: diag.NewWriter(out, colours), err: diag.NewWriter(s.err, false), verbatim: out, getenv: getenv}, out
}

func rootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "pobook",
		Short: "Localise a Markdown handbook and set it as PDF",
		Long: `pobook extracts translatable messages from the sections of a Markdown handbook,
keeps a catalogue of translations for every locale, and publishes the handbook in
each of them, as Markdown, PDF, web site and EPUB.

Exit codes: 0 done, 1 findings that somebody should correct, 2 could not run,
130 ended by Ctrl-C.
Results go to the standard output, everything else to the standard error.`,
		Example: `  pobook init       start a handbook in the current folder
  pobook update     bring the catalogues up to date with the sections
  pobook check      find what is wrong with the translations
  pobook status     see how much of each locale is translated
  pobook build      write Markdown and PDF of every locale to dist/`,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().StringVarP(&a.dir, "dir", "C", ".", "run as if started in `DIR`")
	root.AddCommand(initCommand(a), updateCommand(a), convertCommand(a), buildCommand(a), pseudoCommand(a), previewCommand(a), checkCommand(a), statusCommand(a), glossaryCommand(a), importCommand(a), memoryCommand(a), exportCommand(a), weblateCommand(a), mergeDriverCommand(a), schemaCommand(a), versionCommand(a), licencesCommand(a), manualCommand(a))
	root.AddCommand(topics()...)
	refuseUnknownHelp(root)
	return root
}
