package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate/loop"
)

// An app is what the commands of one run know of the world outside.
type app struct {
	out, err *diag.Writer // harmless, whatever is printed
	// verbatim is the standard output for the forms that are harmless in another
	// way: workflow commands, and tables that other programs read.
	verbatim io.Writer
	getenv   func(string) string
	dir      string // the root folder of the handbook
	found    int    // findings of severity error, so far
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

// Unwrap returns the stream that r writes to.
func (r *results) Unwrap() io.Writer { return r.to }

// version is what the go command knows of this build.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "unknown"
}

// fail prints why the command could not run.
func (a *app) fail(err error) {
	found := diag.Of(err)
	if len(found) == 0 {
		// The text may quote a name with line breaks, or be that of several errors.
		for line := range strings.Lines(err.Error()) {
			if line = strings.TrimSpace(line); line != "" {
				fmt.Fprintf(a.err, "pobook: %s\n", diag.Harmless(line))
			}
		}
		var stopped *loop.StoppedError
		if errors.As(err, &stopped) {
			for _, line := range stopped.Mend {
				fmt.Fprintf(a.err, "    %s\n", diag.Harmless(line))
			}
		}
		return
	}
	for _, d := range found {
		fmt.Fprintln(a.err, d.In(nil))
	}
}

// report prints a finding and counts it if it is an error; the command goes on
// with what is left.
func (a *app) report(d diag.Diagnostic) {
	fmt.Fprintln(a.err, d.In(nil))
	if d.Severity == diag.Error {
		a.found++
	}
}

// reportError reports what an error says, each of its diagnostics if it has some.
func (a *app) reportError(err error) { diag.Reporter(a.report).Error(err) }

// open opens the handbook and reports what is wrong with it.
func (a *app) open() (*book.Book, error) {
	b, err := book.Open(a.dir)
	if err != nil {
		return nil, err
	}
	a.reportError(b.Problems().Err())
	return b, nil
}

// waitingForUpdate is said while somebody else updates the handbook.
const waitingForUpdate = "waiting for another update of this handbook to end"

// waiting says that another program is at work on the handbook.
func (a *app) waiting() {
	fmt.Fprintln(a.err, waitingForUpdate)
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
