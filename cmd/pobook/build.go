package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
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
		out, edition     string
		completeOnly     bool
	)
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
			if edition != "" && !cmd.Flags().Changed("format") {
				formats = []string{formatPDF}
			}
			return a.build(selection{locales, formats, edition, completeOnly}, out)
		},
	}
	cmd.Flags().StringSliceVar(&locales, "locale", nil, "build this `LOCALE` only; may be repeated")
	cmd.Flags().StringSliceVar(&formats, "format", []string{formatMarkdown, formatPDF}, "`FORMATS` to write, separated by commas")
	cmd.Flags().StringVar(&edition, "edition", "", "set the `EDITION` of that name in handbook.yaml, as PDF")
	cmd.Flags().StringVar(&out, "out", "", "write to this `FOLDER` (default: dist)")
	cmd.Flags().BoolVar(&completeOnly, "complete-only", false, "leave out locales with less coverage than handbook.yaml asks for (default: all of it)")
	return cmd
}

// A builder is what the volumes of one run share. Nothing in it changes while
// they are built, so that they can be built side by side.
type builder struct {
	book       *book.Book
	extraction markdown.Options
	sections   []content.Section
	edition    *config.Edition // nil for the whole handbook
	index      *content.Index
	formats    []string
	output     *book.Output
	date       time.Time
}

// A selection is what of a handbook is built.
type selection struct {
	locales, formats []string
	edition          string // "" for the whole handbook
	completeOnly     bool   // without locales that lack coverage
}

func (a *app) build(what selection, out string) error {
	if err := what.check(); err != nil {
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
	chosen, err := chooseLocales(b, what.locales)
	if err != nil {
		return err
	}
	edition, err := chooseEdition(b, what.edition)
	if err != nil {
		return err
	}
	output, err := b.OpenOutput(a.path(out))
	if err != nil {
		return err
	}
	defer output.Close()
	sections := content.Sections(b, a.reporter())
	shared := &builder{
		book: b, extraction: content.Extraction(b.Config.Extraction), sections: sections, edition: edition, index: content.NewIndex(sections),
		formats: what.formats, output: output, date: date,
	}
	if what.completeOnly {
		shared.leaveIncomplete(a, chosen)
	}
	shared.index.ReportDead(a.reporter())
	shared.checkHTML(a.reporter())
	return a.buildVolumes(shared.volumes(chosen))
}

// check refuses what cannot be built, whatever the handbook.
func (s selection) check() error {
	if len(s.formats) == 0 {
		return fmt.Errorf("no format is given; there are %s and %s", formatMarkdown, formatPDF)
	}
	for _, f := range s.formats {
		if f != formatMarkdown && f != formatPDF {
			return fmt.Errorf("unknown format %q; there are %s and %s", f, formatMarkdown, formatPDF)
		}
	}
	if s.edition != "" && slices.Contains(s.formats, formatMarkdown) {
		return fmt.Errorf("an edition is built as %s only; the Markdown of its sections is that of the handbook", formatPDF)
	}
	return nil
}

// chooseEdition returns the edition of a name; nil for no name.
func chooseEdition(b *book.Book, name string) (*config.Edition, error) {
	if name == "" {
		return nil, nil
	}
	if edition := b.Config.Edition(name); edition != nil {
		return edition, nil
	}
	var names []string
	for _, e := range b.Config.Editions {
		names = append(names, e.Name)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no edition %q: %s names none", name, book.ConfigFile)
	}
	return nil, fmt.Errorf("no edition %q in this handbook; there are %s", name, strings.Join(names, ", "))
}

// chooseLocales returns the locales of the book that the codes name; all if
// there are none.
func chooseLocales(b *book.Book, codes []string) (map[string]bool, error) {
	names := []string{b.Config.Source.Code}
	for _, target := range b.Config.Locales {
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
	all := []*volume{{builder: b, Locale: b.book.Config.Source}}
	for _, target := range b.book.Config.Locales {
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
