package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/progress"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/volume"
)

// formatBadge writes files rather than to the standard output.
const formatBadge = "badge"

// statusFlags are what the user asks of status.
type statusFlags struct {
	locales            []string
	format, since, out string
	pages              string // the address of a site with its pages
	asJSON             bool
}

func statusCommand(a *app) *cobra.Command {
	var f statusFlags
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Print how much of each locale and section is translated",
		Long: `Status counts messages, and the words and characters of their source, per locale
and section: translated, fuzzy (a translator has to look at it again) and
untranslated. Everything is counted as Weblate counts, but for translations that
a section refuses, see "pobook check": they count as fuzzy, because the book does
not show them.

With --since it says what was gained since a revision of git or a saved report in
the format json, what became fuzzy, and which messages wait. A revision also tells
since when their text has been in the source. With --pages as well, the format
markdown links to the pages of sections that have changed, on a site that
"pobook build --format html" has made.

The format badge writes an SVG image for each locale to dist/.`,
		Example: `  pobook status
  pobook status --since v1.0
  pobook status --format json | jq -r '.locales[] | "\(.locale) \(.percent)"'
  pobook status --format markdown --since origin/main > coverage.md
  pobook status --format badge --out public/badges`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runStatus(cmd.Context(), a, f) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "print this `LOCALE` only; may be repeated")
	flags.StringVar(&f.format, "format", "text", "print as `FORMAT`: text, json, markdown, csv or badge")
	flags.BoolVar(&f.asJSON, "json", false, "print for programs: --format json")
	flags.StringVar(&f.since, "since", "", "compare with a `REVISION` of git, or with a report in a file")
	flags.StringVar(&f.pages, "pages", "", "with --since, link to pages of the site at this `ADDRESS`, in the format markdown")
	flags.StringVar(&f.out, "out", "", "write badges to this `FOLDER` (default: dist)")
	return cmd
}

func runStatus(ctx context.Context, a *app, f statusFlags) error {
	if f.asJSON {
		f.format = "json"
	}
	if f.format != formatBadge && !slices.Contains(report.CoverageFormats, f.format) {
		return fmt.Errorf("unknown format %q; there are %s and %s", f.format, strings.Join(report.CoverageFormats, ", "), formatBadge)
	}
	if err := f.checkPages(); err != nil {
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
	sections, err := content.Sections(ctx, b, a.report)
	if err != nil {
		return err
	}
	covered := report.Coverage{Title: b.Config.Title, Source: b.Config.Source, Configuration: b.Config.Places.File()}
	var locales []progress.Locale
	for _, target := range b.Config.Locales {
		if chosen[target.Locale.Code] {
			l := progress.Measure(b, target, sections, a.report)
			locales = append(locales, l)
			covered.Locales = append(covered.Locales, l.Coverage)
		}
	}
	if f.since != "" {
		then, ages, err := readEarlier(ctx, a, f.since, b.Config.Places, locales)
		if err != nil {
			return err
		}
		covered.Changes = &report.Changes{Since: f.since}
		for _, l := range locales {
			covered.Changes.Locales = append(covered.Changes.Locales, progress.Compare(l, then, ages))
		}
	}
	if f.pages != "" {
		if covered.Changes.Pages, err = changedPages(ctx, a, b, f, sections, chosen); err != nil {
			return err
		}
	}
	if f.format == formatBadge {
		return writeBadges(a, b, covered, f.out)
	}
	return covered.Write(a.out, f.format, styleOf(a.out, a.getenv))
}

// readEarlier reads the state that --since names: a report in a file, or else a
// revision, which knows the ages of messages too.
func readEarlier(ctx context.Context, a *app, since string, places config.Places, locales []progress.Locale) (progress.Earlier, history.Ages, error) {
	data, err := os.ReadFile(a.path(since))
	if err == nil {
		saved, err := report.ReadCoverage(data)
		if err != nil {
			return progress.Earlier{}, history.Ages{}, fmt.Errorf("%s: %w", since, err)
		}
		return progress.Saved(saved), history.Ages{}, nil
	}
	repository := history.In(a.dir)
	commit, err := repository.Commit(ctx, since)
	if errors.Is(err, history.ErrUnknownRevision) {
		return progress.Earlier{}, history.Ages{}, fmt.Errorf("--since %s: neither a file nor a revision that git knows here", since)
	} else if err != nil {
		return progress.Earlier{}, history.Ages{}, fmt.Errorf("--since %s: no such file, and no revision: %w", since, err)
	}
	then, err := progress.AtRevision(ctx, repository, commit, places, locales)
	if err != nil {
		return progress.Earlier{}, history.Ages{}, err
	}
	// A date that is none has no other use here, and is as good as no date.
	now, _ := a.date()
	ages, err := history.ReadAges(ctx, repository, places.Templates(), now, a.report)
	return then, ages, err
}

// checkPages refuses an address that no page can have.
func (f statusFlags) checkPages() error {
	if f.pages == "" {
		return nil
	}
	u, err := url.Parse(f.pages)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery+u.Fragment != "" {
		return fmt.Errorf("--pages %s: not the address of a site, as https://example.org/handbook", f.pages)
	}
	if f.since == "" || f.format != "markdown" {
		return errors.New("--pages needs --since and --format markdown")
	}
	return nil
}

// changedPages finds the pages of sections that have changed since a revision: in the source
// locale by the sections themselves, and in others by their catalogues.
func changedPages(ctx context.Context, a *app, b *book.Book, f statusFlags, sections []content.Section, chosen map[string]bool) ([]report.ChangedPages, error) {
	repository, places := history.In(a.dir), b.Config.Places
	commit, err := repository.Commit(ctx, f.since)
	if err != nil {
		return nil, fmt.Errorf("--pages: --since %s is not a revision of git: %w", f.since, err)
	}
	files, err := repository.Changed(ctx, commit, places.Folder(), places.Catalogues())
	if err != nil {
		return nil, err
	}
	site, err := url.Parse(f.pages)
	if err != nil {
		return nil, err
	}
	var all []report.ChangedPages
	of := func(l locale.Locale, file func(content.Section) string) {
		pages, changed := volume.PagesOf(l, sections), report.ChangedPages{Code: l.Code}
		for _, s := range sections {
			if page, ok := pages[s.Path]; ok && slices.Contains(files, file(s)) {
				changed.Pages = append(changed.Pages, report.ChangedPage{Section: s.Path, URL: site.JoinPath((&url.URL{Path: page}).EscapedPath()).String()})
			}
		}
		if len(changed.Pages) > 0 {
			all = append(all, changed)
		}
	}
	of(b.Config.Source, func(s content.Section) string { return s.File })
	for _, target := range b.Config.Locales {
		if chosen[target.Locale.Code] {
			of(target.Locale, func(s content.Section) string { return places.Catalogue(target, s.Path) })
		}
	}
	return all, nil
}

// writeBadges writes an image for each locale.
func writeBadges(a *app, b *book.Book, covered report.Coverage, out string) error {
	output, err := b.OpenOutput(a.path(out))
	if err != nil {
		return err
	}
	defer output.Close()
	for _, l := range covered.Locales {
		var image bytes.Buffer
		if err := report.Badge(&image, l); err != nil {
			return err
		}
		name := "coverage." + l.Locale.Code + ".svg"
		if _, err := output.WriteFile(name, image.Bytes()); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s: %s, %.1f %%\n", l.Locale.Code, name, l.Total().Percent())
	}
	return nil
}
