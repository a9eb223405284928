package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
)

// checkArgs refuses arguments, and tells who wrote the percentage of
// --min-coverage as one how it is written.
func checkArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := strconv.ParseFloat(args[0], 64); err == nil && cmd.Flags().Changed("min-coverage") {
		return fmt.Errorf("unexpected argument %q; write --min-coverage=%s", args[0], args[0])
	}
	return cobra.NoArgs(cmd, args)
}

// conflict finds flags that do not go together: one would be without effect.
func (f checkFlags) conflict(changed func(string) bool) error {
	switch {
	case changed("explain"):
		return besides(changed, "explain")
	case f.dryRun && !f.fix:
		return errors.New("--dry-run goes with --fix")
	case f.dryRun:
		return besides(changed, "dry-run", "fix", "locale", "select")
	case changed("min-coverage") && f.minCoverage == "":
		return errors.New(`--min-coverage is ""; give a number from 0 to 100, or write it without "="`)
	default:
		return nil
	}
}

// besides refuses the flags of check beside the first one, but for the others
// that are named.
func besides(changed func(string) bool, allowed ...string) error {
	for _, name := range []string{"locale", "select", "severity", "format", "baseline", "min-coverage", "fix", "dry-run"} {
		if changed(name) && !slices.Contains(allowed, name) {
			return fmt.Errorf("--%s has no effect beside --%s; leave out one of them", name, allowed[0])
		}
	}
	return nil
}
