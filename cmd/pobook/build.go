package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
)

// The formats that build writes.
const (
	formatMarkdown = "md"
	formatPDF      = "pdf"
)

func (a *app) buildCommand() *cobra.Command {
	var (
		locales, formats []string
		out              string
		completeOnly     bool
	)
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write Markdown and PDF of every locale",
		Long: `Build puts translations and sections together as dist/<locale>/<section>.md, and
sets the book as dist/<name>.<locale>.pdf, the source locale included. Untranslated
and fuzzy messages show the source text.

The only date in a book is SOURCE_DATE_EPOCH. Without it, the title page has none
and the file says 1970-01-01.`,
		Example: `  pobook build
  pobook build --locale zh_Hant --format pdf --out preview`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.build(locales, formats, out, completeOnly) },
	}
	cmd.Flags().StringSliceVar(&locales, "locale", nil, "build this `LOCALE` only; may be repeated")
	cmd.Flags().StringSliceVar(&formats, "format", []string{formatMarkdown, formatPDF}, "`FORMATS` to write, separated by commas")
	cmd.Flags().StringVar(&out, "out", "", "write to this `FOLDER` (default: dist)")
	cmd.Flags().BoolVar(&completeOnly, "complete-only", false, "leave out locales with less coverage than handbook.yaml asks for (default: all of it)")
	return cmd
}

// A builder is what the volumes of one run share. Nothing in it changes while
// they are built, so that they can be built side by side.
type builder struct {
	book       *book.Book
	extraction markdown.Options
	sections   []section
	linked     map[string]map[string]bool
	formats    []string
	output     *book.Output
	date       time.Time
}

func (a *app) build(codes, formats []string, out string, completeOnly bool) error {
	if err := checkFormats(formats); err != nil {
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
	chosen, err := chooseLocales(b, codes)
	if err != nil {
		return err
	}
	output, err := b.OpenOutput(a.path(out))
	if err != nil {
		return err
	}
	defer output.Close()
	sections := a.sections(b)
	if completeOnly {
		a.leaveIncomplete(b, sections, chosen)
	}
	shared := &builder{
		book: b, extraction: extraction(b.Config), sections: sections, linked: linkedIDs(sections),
		formats: formats, output: output, date: date,
	}
	shared.checkLinks(a.report)
	return a.buildVolumes(shared.volumes(chosen))
}

func checkFormats(formats []string) error {
	if len(formats) == 0 {
		return fmt.Errorf("no format is given; there are %s and %s", formatMarkdown, formatPDF)
	}
	for _, f := range formats {
		if f != formatMarkdown && f != formatPDF {
			return fmt.Errorf("unknown format %q; there are %s and %s", f, formatMarkdown, formatPDF)
		}
	}
	return nil
}

// chooseLocales returns the locales of the book that the codes name; all if
// there are none.
func chooseLocales(b *book.Book, codes []string) (map[string]bool, error) {
	names := []string{b.Source.Code}
	for _, target := range b.Locales {
		names = append(names, target.Code)
	}
	chosen := map[string]bool{}
	for _, code := range codes {
		l, err := locale.Parse(code)
		if err != nil || !slices.Contains(names, l.Code) {
			return nil, fmt.Errorf("no locale %q in this handbook; there are %s", code, strings.Join(names, ", "))
		}
		chosen[l.Code] = true
	}
	if len(codes) == 0 {
		for _, name := range names {
			chosen[name] = true
		}
	}
	return chosen, nil
}

// volumes are those of the chosen locales, the source first.
func (b *builder) volumes(chosen map[string]bool) []*volume {
	all := []*volume{{builder: b, Locale: b.book.Source}}
	for _, target := range b.book.Locales {
		all = append(all, &volume{builder: b, Locale: target.Locale, target: &target})
	}
	return slices.DeleteFunc(all, func(v *volume) bool { return !chosen[v.Code] })
}

// buildVolumes builds volumes side by side and tells of them in order.
func (a *app) buildVolumes(volumes []*volume) error {
	var wait sync.WaitGroup
	for _, v := range volumes {
		wait.Go(v.build)
	}
	wait.Wait()
	if err := a.interrupted(); err != nil {
		return err
	}
	// What is wrong with the source is found in every volume, and told once.
	told := map[string]bool{}
	for _, v := range volumes {
		for _, err := range v.errors {
			if line := err.Error(); !told[line] {
				told[line] = true
				a.report(err)
			}
		}
		fmt.Fprintf(a.out, "%s: %s\n", v.Code, v.summary())
	}
	return nil
}

// A result is what came of one volume.
type result struct {
	written []string
	errors  []error
	failed  bool
}

func (r *result) report(err error) {
	if err != nil {
		r.errors = append(r.errors, err)
	}
}

func (r *result) summary() string {
	switch {
	case r.failed:
		return "not built"
	case len(r.written) == 0:
		return "nothing written"
	default:
		return strings.Join(r.written, ", ")
	}
}
