package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/codes"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// checkFlags are what the user asks of check.
type checkFlags struct {
	locales, formats, selected []string
	explain, severity          string
	baseline, minCoverage      string
	fix, dryRun, weblate       bool
}

// configured is the value of --min-coverage without one.
const configured = "configured"

// checkArgs refuses arguments, and says to whoever wrote the percentage of
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
	case f.weblate && f.fix:
		return errors.New("--fix goes by the checks of pobook, not by Weblate's; leave out --weblate")
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
	for _, name := range []string{"locale", "select", "severity", "format", "baseline", "min-coverage", "fix", "dry-run", "weblate"} {
		if changed(name) && !slices.Contains(allowed, name) {
			return fmt.Errorf("--%s has no effect beside --%s; leave out one of them", name, allowed[0])
		}
	}
	return nil
}

// options are what the flags ask of a run, but for its locales.
func (f checkFlags) options() (o audit.Options, err error) {
	if o.Select, err = checkSet(f.selected); err != nil {
		return o, err
	}
	if f.severity != "" && f.severity != diag.Error.String() && f.severity != diag.Warning.String() {
		return o, fmt.Errorf("unknown severity %q; there are error and warning", f.severity)
	}
	if o.Weblate = f.weblate; f.weblate {
		if err := madeByWeblate(f.selected); err != nil {
			return o, err
		}
	}
	o.Threshold, err = f.threshold()
	return o, err
}

// madeByWeblate refuses checks that Weblate does not make: nothing would be found.
func madeByWeblate(names []string) error {
	for _, name := range names {
		if row, known := check.Named(name); known && (!row.Weblate || row.Replaced) {
			return fmt.Errorf("--select %s: Weblate does not make this check; leave out --weblate", name)
		}
	}
	return nil
}

// checkSet reads the names of checks, which must be known.
func checkSet(names []string) (check.Set, error) {
	for _, name := range names {
		if message, hint := codes.NotCheck(name); !message.Empty() {
			return nil, fmt.Errorf("%s; %s", message, hint)
		}
	}
	return check.NewSet(names...), nil
}

// threshold returns how much of a locale the flags ask to be translated: nothing,
// what the configuration says, or a percentage.
func (f checkFlags) threshold() (func(config.Threshold) config.Threshold, error) {
	switch f.minCoverage {
	case "":
		return nil, nil
	case configured:
		return func(says config.Threshold) config.Threshold { return says }, nil
	}
	percent, err := strconv.ParseFloat(f.minCoverage, 64)
	if err != nil || !(percent >= 0 && percent <= 100) {
		return nil, fmt.Errorf("--min-coverage is %q; give a number from 0 to 100", f.minCoverage)
	}
	return func(config.Threshold) config.Threshold { return config.Threshold{Locale: percent} }, nil
}
