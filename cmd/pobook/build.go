package main

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/annotation"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/progress"
	"github.com/pobook/pobook/internal/volume"
)

// The formats that build writes.
const (
	formatMarkdown = "md"
	formatPDF      = "pdf"
	formatHTML     = "html"
	formatEPUB     = "epub"
)

// allFormats are their names, as they are listed.
const allFormats = formatMarkdown + ", " + formatPDF + ", " + formatHTML + " and " + formatEPUB

// buildFlags are what the user asks of build.
type buildFlags struct {
	locales, formats []string
	sections         []string // the paths of those that are wanted; none for all
	edition          string   // "" for the whole handbook
	out              string
	completeOnly     bool // without locales that lack coverage
	overwrite        bool // files that are not pobook's, or that somebody has edited
	annotate         bool // pages that show their messages
}

func buildCommand(a *app) *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write Markdown, PDF, sites and EPUB of every locale",
		Long: `Build puts translations and sections together as dist/<locale>/<section>.md, and
sets the book as dist/<name>.<locale>.pdf, the source locale included. Untranslated
and fuzzy messages show the source text. Where a site generator wants the Markdown
elsewhere, the key "output" in handbook.yaml says so.

With --format html it writes a site for each locale, dist/html/<tag>/index.html, which
needs no server and no generator: a reader can open it from a disk, and a web server can
have it in any folder. With --annotate each text on its pages shows its message, and what
is wrong with that, as pobook preview does. With --format epub it writes
dist/<name>.<locale>.epub.

Build replaces and removes only what it has written before, which the file
.pobook-files in the output folder lists: of sections that are renamed or gone, no
file is left. All other files stay, and one that somebody has edited is reported.

A character that no face has is shown as its code point in a frame, and is an error:
the PDF is there, and the exit code is 1. The key "missing_glyphs" says otherwise.

An edition is a selection of sections with its own pages, which handbook.yaml
describes; it is written as dist/<name>-<edition>.<locale>.pdf, or .epub.

The only date in a book is the one that handbook.yaml gives it, or else
SOURCE_DATE_EPOCH. Without both, neither the title page nor
the file has one.`,
		Example: `  pobook build
  pobook build --edition workshop
  pobook build --section 02-usage.md
  pobook build --locale zh_Hant --format pdf --out preview
  pobook build --format html,epub`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("format") {
				switch {
				case f.edition != "":
					f.formats = []string{formatPDF}
				case f.sections != nil:
					f.formats = []string{formatMarkdown}
				}
			}
			return runBuild(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "build this `LOCALE` only; may be repeated")
	flags.StringSliceVar(&f.formats, "format", []string{formatMarkdown, formatPDF}, "`FORMATS` to write, separated by commas")
	flags.StringVar(&f.edition, "edition", "", "set the `EDITION` of that name in handbook.yaml, as PDF or EPUB")
	flags.StringArrayVar(&f.sections, "section", nil, "write the Markdown of this section only, a `PATH` below handbook/; may be repeated")
	flags.BoolVar(&f.annotate, "annotate", false, "show on the pages of the site which message each text comes from")
	flags.StringVar(&f.out, "out", "", "write to this `FOLDER` (default: dist, or what handbook.yaml says)")
	flags.BoolVar(&f.overwrite, "overwrite", false, "replace and remove files that somebody has edited, and replace those that pobook has not written")
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
	sections, err := f.chosenSections(b)
	if err != nil {
		return err
	}
	order := volume.Order{
		Chosen: chosen, Formats: formats, Overwrite: f.overwrite,
		All: len(f.locales) == 0 && f.edition == "" && sections == nil,
	}
	closeOutputs, err := openOutputs(b, a.path(f.out), &order)
	if err != nil {
		return err
	}
	defer closeOutputs()
	results, err := build(ctx, a, &order, f.completeOnly, func(reporter diag.Reporter) (*volume.Plan, error) {
		plan, err := volume.NewPlan(ctx, b, edition, date, reporter)
		if err != nil {
			return nil, err
		}
		plan.Only = sections
		return plan, f.addAnnotation(ctx, a, plan, &order)
	})
	if err != nil {
		return err
	}
	for _, r := range results {
		a.reportError(r.Found.Err())
		if order.Markdown != order.Books {
			r.Folder = path.Join(b.Config.Output.Folder(), r.Folder)
		}
		if line := summary(r, formats); line != "" {
			fmt.Fprintln(a.out, line)
		}
	}
	return nil
}

// addAnnotation lets the pages of a site say what is known of their messages, if that is wanted.
func (f buildFlags) addAnnotation(ctx context.Context, a *app, plan *volume.Plan, order *volume.Order) error {
	if !f.annotate {
		return nil
	}
	unit, err := unitAddresses(ctx, a, "", "")
	if err != nil {
		return err
	}
	order.Annotate = annotation.Of(plan, unit)
	return nil
}

// build makes what is ordered by a plan, which is read first and may add to the order, and shows on a terminal how far it is.
func build(ctx context.Context, a *app, order *volume.Order, completeOnly bool, read func(diag.Reporter) (*volume.Plan, error)) ([]volume.Result, error) {
	line := newProgressLine(a)
	defer line.end()
	line.show("reading the sections", 0, 0)
	plan, err := read(line.reporter())
	if err != nil {
		return nil, err
	}
	plan.Watch = newBuildProgress(line).at
	if completeOnly {
		leaveIncomplete(a, plan, *order)
	}
	if err := plan.Check(ctx, order.Formats, line.reporter()); err != nil {
		return nil, err
	}
	collectFor(plan.Size(), plan.AtOnce(), a.getenv)
	return volume.Build(ctx, plan, *order)
}

// chosenSections are the sections that the user names; nil for all of them.
func (f buildFlags) chosenSections(b *book.Book) ([]string, error) {
	for _, section := range f.sections {
		if !slices.Contains(b.Config.Sections, section) {
			return nil, fmt.Errorf("no section %q in this handbook; %s", section,
				diag.DidYouMean(section, b.Config.Sections, diag.Textf("paths are relative to handbook/")))
		}
	}
	return f.sections, nil
}

// openOutputs opens the folders that an order needs. A folder that the user names is
// for both formats; without one, Markdown goes where the configuration wants it.
func openOutputs(b *book.Book, out string, order *volume.Order) (closeAll func(), err error) {
	var opened []*book.Output
	closeAll = func() {
		for _, o := range opened {
			o.Close()
		}
	}
	open := func(with func() (*book.Output, error)) *book.Output {
		if err != nil {
			return nil
		}
		var o *book.Output
		if o, err = with(); err == nil {
			opened = append(opened, o)
		}
		return o
	}
	both := out != "" || b.Config.Output.Folder() == book.OutputDir
	if f := order.Formats; f.PDF || f.EPUB || f.HTML || both {
		order.Books = open(func() (*book.Output, error) { return b.OpenOutput(out) })
	}
	switch {
	case order.Formats.Markdown && both:
		order.Markdown = order.Books
	case order.Formats.Markdown:
		order.Markdown = open(b.OpenSite)
	}
	if err != nil {
		closeAll()
	}
	return closeAll, err
}

// wanted refuses formats that cannot be built, whatever the handbook.
func (f buildFlags) wanted() (volume.Formats, error) {
	var formats volume.Formats
	if len(f.formats) == 0 {
		return formats, fmt.Errorf("no format is given; there are %s", allFormats)
	}
	for _, name := range f.formats {
		switch name {
		case formatMarkdown:
			formats.Markdown = true
		case formatPDF:
			formats.PDF = true
		case formatHTML:
			formats.HTML = true
		case formatEPUB:
			formats.EPUB = true
		default:
			return formats, fmt.Errorf("unknown format %q; there are %s", name, allFormats)
		}
	}
	if f.sections != nil && (formats.PDF || formats.HTML || formats.EPUB) {
		return formats, fmt.Errorf("single sections are built as %s only; a selection of them in one %s or %s is an edition", formatMarkdown, formatPDF, formatEPUB)
	}
	if f.edition != "" && (formats.Markdown || formats.HTML) {
		return formats, fmt.Errorf("an edition is built as %s or %s only; the pages of its sections are those of the handbook", formatPDF, formatEPUB)
	}
	if f.annotate && !formats.HTML {
		return formats, fmt.Errorf("--annotate is for %s only; write --format %s --annotate", formatHTML, formatHTML)
	}
	return formats, nil
}

// leaveIncomplete takes out of the chosen locales those with less coverage than
// the configuration asks for; all of it where that says nothing. What was built
// of one before stays, and that is reported: nobody should ship it for new.
func leaveIncomplete(a *app, plan *volume.Plan, order volume.Order) {
	for _, target := range plan.Book.Config.Locales {
		if !order.Chosen[target.Locale.Code] {
			continue
		}
		var found diag.List
		covered := progress.Measure(plan.Book, target, plan.Sections, found.Add).Coverage
		short := progress.Shortfall(covered, plan.Book.Config.Coverage[target.Locale.Code])
		if short == "" {
			continue // what is wrong is reported by the build
		}
		a.reportError(found.Err())
		delete(order.Chosen, target.Locale.Code)
		fmt.Fprintf(a.out, "%s: left out, %s\n", target.Locale.Code, short)
		for _, old := range volume.Earlier(plan, target.Locale.Code, order) {
			fmt.Fprintf(a.err, "%s: %s is of an earlier build\n", target.Locale.Code, old)
		}
	}
}

// summary says what was written of a volume, or removed of none.
func summary(r volume.Result, formats volume.Formats) string {
	removed := ""
	if r.Removed > 0 {
		removed = diag.Count(r.Removed, "file") + " of earlier builds removed"
	}
	if r.Locale == "" {
		return removed
	}
	if r.Failed {
		return r.Locale + ": not built"
	}
	var parts []string
	switch {
	case formats.Markdown && r.LeftOut:
		parts = append(parts, "no Markdown, as the configuration says")
	case formats.Markdown:
		sections := diag.Count(r.Sections, "section")
		if r.Written < r.Sections {
			sections = fmt.Sprintf("%d of %s", r.Written, sections)
		}
		if r.Folder != "." {
			sections += fmt.Sprintf(" in %s/", r.Folder)
		}
		parts = append(parts, sections)
	}
	switch {
	case r.PDF != "":
		parts = append(parts, fmt.Sprintf("%s (%s)", r.PDF, diag.Count(r.Pages, "page")))
	case formats.PDF:
		parts = append(parts, "no PDF")
	}
	switch {
	case r.EPUB != "":
		parts = append(parts, r.EPUB)
	case formats.EPUB:
		parts = append(parts, "no EPUB")
	}
	switch {
	case r.Site != "":
		parts = append(parts, fmt.Sprintf("%s in %s/", diag.Count(r.SitePages, "page"), r.Site))
	case formats.HTML:
		parts = append(parts, "no site")
	}
	if removed != "" {
		parts = append(parts, removed)
	}
	return r.Locale + ": " + strings.Join(parts, ", ")
}
