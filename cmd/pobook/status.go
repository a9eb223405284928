package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// formatBadge writes files rather than to the standard output.
const formatBadge = "badge"

// statusFlags are what the user asks of status.
type statusFlags struct {
	locales            []string
	format, since, out string
	asJSON             bool
}

func (a *app) statusCommand() *cobra.Command {
	var f statusFlags
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Print how much of each locale and section is translated",
		Long: `Status counts messages, and the words and characters of their source, per locale
and section: translated, fuzzy (a translator has to look at it again) and
untranslated. The figures are Weblate's.

With --since it says what was gained since a revision of git or a saved report in
the format json, what became fuzzy, and which messages wait. A revision also tells
since when their text has been in the source.

The format badge writes an SVG image for each locale to dist/.`,
		Example: `  pobook status
  pobook status --since v1.0
  pobook status --format json | jq -r '.locales[] | "\(.locale) \(.percent)"'
  pobook status --format markdown --since origin/main > coverage.md
  pobook status --format badge --out public/badges`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.status(f) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "print this `LOCALE` only; may be repeated")
	flags.StringVar(&f.format, "format", "text", "print as `FORMAT`: text, json, markdown, csv or badge")
	flags.BoolVar(&f.asJSON, "json", false, "print for programs: --format json")
	flags.StringVar(&f.since, "since", "", "compare with a `REVISION` of git, or with a report in a file")
	flags.StringVar(&f.out, "out", "", "write badges to this `FOLDER` (default: dist)")
	return cmd
}

func (a *app) status(f statusFlags) error {
	if f.asJSON {
		f.format = "json"
	}
	if f.format != formatBadge && !slices.Contains(report.CoverageFormats, f.format) {
		return fmt.Errorf("unknown format %q; there are %s and %s", f.format, strings.Join(report.CoverageFormats, ", "), formatBadge)
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
	sections := content.Sections(b, a.reporter())
	covered := report.Coverage{Title: b.Config.Title, Source: b.Config.Source}
	states := states{}
	for _, target := range b.Config.Locales {
		if chosen[target.Code] {
			l, s := a.coverage(b, target, sections)
			covered.Locales = append(covered.Locales, l)
			states[target.Code] = s
		}
	}
	if f.since != "" {
		if covered.Changes, err = a.changes(b, f.since, covered, states); err != nil {
			return err
		}
	}
	if f.format == formatBadge {
		return a.badges(b, covered, f.out)
	}
	return covered.Write(a.out, f.format, a.style())
}

// states are those of messages, by locale and section.
type states map[string]map[string]map[po.Key]translate.State

// coverage counts a locale's catalogues. One that cannot be used counts as
// untranslated.
func (a *app) coverage(b *book.Book, target config.Target, sections []content.Section) (report.LocaleCoverage, map[string]map[po.Key]translate.State) {
	threshold := b.Config.Coverage[target.Code]
	covered := report.LocaleCoverage{Locale: target.Locale, Threshold: threshold.Locale}
	bySection := map[string]map[po.Key]translate.State{}
	for _, s := range sections {
		catalogue, err := content.Catalogue(b, target, s.Path)
		if usable := b.CheckTarget(target) == nil; err != nil || !usable {
			catalogue = nil
		}
		a.report(err)
		catalogue = orEmpty(catalogue, s)
		bySection[s.Path] = translate.States(catalogue)
		covered.Sections = append(covered.Sections, report.SectionCoverage{
			Section: s.Path, Threshold: threshold.Sections[s.Path],
			Coverage: translate.Cover(catalogue, b.Config.Source.Han), Open: openMessages(catalogue),
		})
	}
	return covered, bySection
}

func openMessages(catalogue *po.File) []report.OpenMessage {
	var open []report.OpenMessage
	states := translate.States(catalogue)
	for _, e := range translate.Open(catalogue) {
		open = append(open, report.OpenMessage{ID: e.ID, Context: e.Context, State: states[e.Key()].String()})
	}
	return open
}

// cover counts a section's catalogue.
func cover(s content.Section, catalogue *po.File, han bool) translate.Coverage {
	return translate.Cover(orEmpty(catalogue, s), han)
}

// orEmpty returns a catalogue, or one without translations where there is none
// yet.
func orEmpty(catalogue *po.File, s content.Section) *po.File {
	if catalogue == nil {
		catalogue = &po.File{Entries: translate.Entries(translate.Extract(s.File, s.Parsed))}
	}
	return catalogue
}

// badges writes an image for each locale.
func (a *app) badges(b *book.Book, covered report.Coverage, out string) error {
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
