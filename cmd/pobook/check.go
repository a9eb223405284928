package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/report"
)

func checkCommand(a *app) *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong with the translations",
		Long: `Check looks for mistakes in the catalogues of every locale: in the files themselves,
in markup, numbers, Chinese characters, words and punctuation, and terms of the
glossary. An untranslated or fuzzy message is not a mistake.

--fix corrects what has only one possible correction, then reports what is left. A
message with an error that only a person can correct is left alone, and --fix
says so; the others of its file are fixed.

Errors have to be corrected and give the exit code 1; warnings are worth a
look. --explain says what each check is about, with an example, and what any other
code in parentheses after a message of pobook means. A check that does not fit is
left out for the handbook in handbook.yaml ("ignore"), for a block of the source by
a comment <!-- i18n:ignore ID -->, and for a message by the flag "ignore-ID" in the
catalogue.

--weblate reports what Weblate reports with the settings that "pobook weblate"
prints: its checks, its verdicts, and fuzzy messages too. Flags in the catalogues,
which "pobook update" writes, settle most of what it would see otherwise than
pobook does. It asks no server, so what Weblate knows of the past ("has been
translated") is left out, as are its checks of single languages. It does not say
what would not be published; for CI, run check without it.

Formats are text, json, markdown (for a comment on a change), sarif, junit, github
(annotations) and gitlab (code quality). Each can be written to a file, as in
junit=report.xml. The default, auto, is github or gitlab where those run pobook, and
text elsewhere.`,
		Example: `  pobook check
  pobook check --explain emphasis
  pobook check --locale zh_Hant --select usage,quotes
  pobook check --fix --dry-run
  pobook check --min-coverage --format text --format sarif=pobook.sarif`,
		Args: checkArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.conflict(cmd.Flags().Changed); err != nil {
				return err
			}
			if cmd.Flags().Changed("explain") {
				return explain(a, f.explain)
			}
			return runCheck(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "check this `LOCALE` only; may be repeated")
	flags.StringSliceVar(&f.selected, "select", nil, "run only these `CHECKS`: ids or groups, separated by commas")
	flags.StringVar(&f.severity, "severity", "", "hide findings below this `LEVEL`, error or warning, and fail on the others")
	flags.StringArrayVar(&f.formats, "format", []string{"auto"}, "write the findings as `FORMAT[=FILE]`, to the standard output or to that file; may be repeated")
	flags.StringVar(&f.baseline, "baseline", "", "hide findings already listed in `FILE`, a report in the format json")
	flags.StringVar(&f.minCoverage, "min-coverage", "", "fail if less than `PERCENT` is translated, or, without a value, less than handbook.yaml asks for")
	flags.Lookup("min-coverage").NoOptDefVal = configured
	flags.BoolVar(&f.fix, "fix", false, "fix findings that have only one possible correction")
	flags.BoolVar(&f.dryRun, "dry-run", false, "with --fix, only show what would change")
	flags.BoolVar(&f.weblate, "weblate", false, "run only the checks of Weblate, with its verdicts")
	flags.StringVar(&f.explain, "explain", "", "explain the check or other code `ID`, list those of a group, or all with --explain=all")
	return cmd
}

func runCheck(ctx context.Context, a *app, f checkFlags) error {
	outputs, err := readOutputs(a, f.formats)
	if err != nil {
		return err
	}
	options, err := f.options()
	if err != nil {
		return err
	}
	known, err := readBaseline(a, f.baseline)
	if err != nil {
		return err
	}
	b, err := book.Open(a.dir)
	if err != nil {
		return err
	}
	defer b.Close()
	if options.Locales, err = b.Config.ChooseLocales(f.locales); err != nil {
		return err
	}
	if f.fix {
		if err := mend(ctx, a, b, options, f.dryRun); err != nil || f.dryRun {
			return err
		}
	}
	line := newProgressLine(a)
	defer line.end()
	line.show("checking "+diag.Count(len(options.Locales), "locale"), 0, 0)
	findings, err := audit.Run(ctx, b, options)
	line.end()
	if err != nil {
		return err
	}
	findings.Version, findings.Folder = version(), history.Within(a.dir)
	findings = findings.Without(known)
	findings.Found = slices.DeleteFunc(findings.Found, func(found check.Finding) bool {
		return f.severity == diag.Error.String() && found.Severity != diag.Error
	})
	return conclude(a, findings, f.severity, outputs)
}

// conclude writes findings and sets the exit code.
func conclude(a *app, findings report.Findings, severity string, outputs []output) error {
	failures, warnings := findings.Count(diag.Error), findings.Count(diag.Warning)
	for _, o := range outputs {
		if err := o.write(a, findings); err != nil {
			return err
		}
	}
	a.found += failures
	if severity == diag.Warning.String() {
		a.found += warnings
	}
	fmt.Fprintf(a.err, "%s, %s in %s\n", diag.Count(failures, "error"), diag.Count(warnings, "warning"), diag.Count(len(findings.Checked), "file"))
	return nil
}

func readBaseline(a *app, name string) (report.Baseline, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(a.path(name))
	if err != nil {
		return nil, err
	}
	known, err := report.ReadBaseline(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return known, nil
}
