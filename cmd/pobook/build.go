package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/progress"
	"github.com/pobook/pobook/internal/volume"
)

// The formats that build writes.
const (
	formatMarkdown = "md"
	formatPDF      = "pdf"
)

// buildFlags are what the user asks of build.
type buildFlags struct {
	locales, formats []string
	edition          string // "" for the whole handbook
	out              string
	completeOnly     bool // without locales that lack coverage
}

func buildCommand(a *app) *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write Markdown and PDF of every locale",
		Long: `Build puts translations and sections together as dist/<locale>/<section>.md, and
sets the book as dist/<name>.<locale>.pdf, the source locale included. Untranslated
and fuzzy messages show the source text.

An edition is a selection of sections with its own pages, which handbook.yaml
describes; it is written as dist/<name>-<edition>.<locale>.pdf.

The only date in a book is the one that handbook.yaml gives it, or else
SOURCE_DATE_EPOCH. Without both, the title page has none and the file says
1970-01-01.`,
		Example: `  pobook build
  pobook build --edition workshop
  pobook build --locale zh_Hant --format pdf --out preview`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.edition != "" && !cmd.Flags().Changed("format") {
				f.formats = []string{formatPDF}
			}
			return runBuild(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "build this `LOCALE` only; may be repeated")
	flags.StringSliceVar(&f.formats, "format", []string{formatMarkdown, formatPDF}, "`FORMATS` to write, separated by commas")
	flags.StringVar(&f.edition, "edition", "", "set the `EDITION` of that name in handbook.yaml, as PDF")
	flags.StringVar(&f.out, "out", "", "write to this `FOLDER` (default: dist)")
	flags.BoolVar(&f.completeOnly, "complete-only", false, "leave out locales with less coverage than handbook.yaml asks for (default: all of it)")
	return cmd
}

func runBuild(ctx context.Context, a *app, f buildFlags) error {
	formats, err := f.wanted()
	if err != nil {
		return err
	}
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	chosen, err := b.Config.ChooseLocales(f.locales)
	if err != nil {
		return err
	}
	edition, err := b.Config.ChooseEdition(f.edition)
	if err != nil {
		return err
	}
	output, err := b.OpenOutput(a.path(f.out))
	if err != nil {
		return err
	}
	defer output.Close()
	plan := volume.NewPlan(b, edition, date, a.report)
	if f.completeOnly {
		leaveIncomplete(a, plan, chosen, formats, output)
	}
	plan.Check(formats, a.report)
	results, err := volume.Build(ctx, plan, chosen, formats, output)
	if err != nil {
		return err
	}
	for _, r := range results {
		a.reportError(r.Found.Err())
		fmt.Fprintf(a.out, "%s: %s\n", r.Locale, summary(r, formats))
	}
	return nil
}

// wanted refuses formats that cannot be built, whatever the handbook.
func (f buildFlags) wanted() (volume.Formats, error) {
	var formats volume.Formats
	if len(f.formats) == 0 {
		return formats, fmt.Errorf("no format is given; there are %s and %s", formatMarkdown, formatPDF)
	}
	for _, name := range f.formats {
		switch name {
		case formatMarkdown:
			formats.Markdown = true
		case formatPDF:
			formats.PDF = true
		default:
			return formats, fmt.Errorf("unknown format %q; there are %s and %s", name, formatMarkdown, formatPDF)
		}
	}
	if f.edition != "" && formats.Markdown {
		return formats, fmt.Errorf("an edition is built as %s only; the Markdown of its sections is that of the handbook", formatPDF)
	}
	return formats, nil
}

// leaveIncomplete takes out of the chosen locales those with less coverage than
// the configuration asks for; all of it where that says nothing. What was built
// of one before stays, and that is reported: nobody should ship it for new.
func leaveIncomplete(a *app, plan *volume.Plan, chosen map[string]bool, formats volume.Formats, output *book.Output) {
	for _, target := range plan.Book.Config.Locales {
		if !chosen[target.Locale.Code] {
			continue
		}
		var found diag.List
		covered := progress.Measure(plan.Book, target, plan.Sections, found.Add).Coverage
		short := progress.Shortfall(covered, plan.Book.Config.Coverage[target.Locale.Code])
		if short == "" {
			continue // what is wrong is reported by the build
		}
		a.reportError(found.Err())
		delete(chosen, target.Locale.Code)
		fmt.Fprintf(a.out, "%s: left out, %s\n", target.Locale.Code, short)
		for _, old := range volume.Earlier(plan, target.Locale.Code, formats, output) {
			fmt.Fprintf(a.err, "%s: %s is of an earlier build\n", target.Locale.Code, old)
		}
	}
}

// summary says what was written of a volume.
func summary(r volume.Result, formats volume.Formats) string {
	if r.Failed {
		return "not built"
	}
	var written []string
	if formats.Markdown {
		sections := diag.Count(r.Sections, "section")
		if r.Written < r.Sections {
			sections = fmt.Sprintf("%d of %s", r.Written, sections)
		}
		written = append(written, fmt.Sprintf("%s in %s/", sections, r.Locale))
	}
	switch {
	case r.PDF != "":
		written = append(written, fmt.Sprintf("%s (%s)", r.PDF, diag.Count(r.Pages, "page")))
	case formats.PDF:
		written = append(written, "no PDF")
	}
	return strings.Join(written, ", ")
}
