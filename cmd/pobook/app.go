package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
)

// The exit codes of every subcommand.
const (
	exitDone     = 0
	exitFindings = 1 // there is something for the user to correct
	exitFailed   = 2 // the command could not do its work
)

// streams are where results go, and everything else.
type streams struct{ out, err io.Writer }

// An app is one run of pobook.
type app struct {
	streams
	ctx    context.Context //nolint:containedctx // a run is what it is the context of
	getenv func(string) string
	dir    string // the root folder of the handbook
	found  int    // findings of severity error, so far
	// tell takes findings instead of the standard error; nil for that.
	tell func(diag.Diagnostic)
}

// run is pobook without its process. Its errors are told; the exit code is all
// that is left of them.
func run(ctx context.Context, args []string, s streams, getenv func(string) string) int {
	out := &results{to: s.out}
	s.out = out
	a := &app{streams: s, ctx: ctx, getenv: getenv}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = out.err
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		// Runs end between two files, so that each of them is as before or done.
		err = errors.New("interrupted; what was written is whole, and the same command goes on from there")
	}
	if err != nil {
		a.fail(err)
		return exitFailed
	}
	if a.found > 0 {
		return exitFindings
	}
	return exitDone
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "pobook",
		Short: "Localise a Markdown handbook and set it as PDF",
		Long: `pobook cuts the sections of a Markdown handbook into messages, keeps a
catalogue of their translations for every locale, and puts them together again
as Markdown and PDF.

Exit codes: 0 done, 1 findings that somebody should correct, 2 could not run.
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
	root.AddCommand(a.initCommand(), a.updateCommand(), a.buildCommand(), a.checkCommand(), a.statusCommand(), a.glossaryCommand(), a.weblateCommand(), licencesCommand(a.out, version()), a.manualCommand())
	root.AddCommand(topics()...)
	refuseUnknownHelp(root)
	return root
}

// results is the standard output. It remembers whether everything arrived.
type results struct {
	to  io.Writer
	err error
}

func (r *results) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	if r.err == nil && err != nil {
		r.err = fmt.Errorf("standard output: %w", err)
	}
	return n, err
}

// version is what the go command knows of this build.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "unknown"
}

// fail tells why the command could not run.
func (a *app) fail(err error) {
	found := diag.Of(err)
	if len(found) == 0 {
		fmt.Fprintf(a.err, "pobook: %v\n", err)
		return
	}
	for _, d := range found {
		fmt.Fprintln(a.err, d.Error())
	}
}

// report prints what an error says; the command goes on with what is left. What
// is not a diagnostic counts as an error.
func (a *app) report(err error) { a.reporter().Error(err) }

// reporter prints findings, or passes them to tell.
func (a *app) reporter() diag.Reporter {
	if a.tell != nil {
		return a.tell
	}
	return func(d diag.Diagnostic) {
		fmt.Fprintln(a.err, d.Error())
		if d.Severity == diag.Error {
			a.found++
		}
	}
}

// open opens the handbook and tells what is wrong with it.
func (a *app) open() (*book.Book, error) {
	b, err := book.Open(a.dir)
	if err != nil {
		return nil, err
	}
	a.report(b.Problems().Err())
	return b, nil
}

// path resolves a path of the command line as if the program had been started
// in the folder that -C names.
func (a *app) path(p string) string {
	if p == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(a.dir, p)
}

// lastSecond ends the year 9999, the last that a PO header or a PDF can name.
const lastSecond = 253402300799

// date is the only date that gets into output: SOURCE_DATE_EPOCH, or else the
// epoch itself, so that the same input gives the same bytes on any day.
func (a *app) date() (time.Time, error) {
	value := a.getenv("SOURCE_DATE_EPOCH")
	if value == "" {
		return time.Unix(0, 0).UTC(), nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q; give the seconds since 1970-01-01 as a number", value)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
