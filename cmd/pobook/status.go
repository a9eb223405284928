package main

import (
	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

func (a *app) statusCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Print how much of each locale and section is translated",
		Long: `Status counts messages and the words of their source, per locale and section:
translated, fuzzy (a translator has to look at it again) and untranslated. The
figures are Weblate's.`,
		Example: `  pobook status
  pobook status --json | jq -r '.locales[] | "\(.locale) \(.translated)/\(.messages)"'`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.status(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

func (a *app) status(asJSON bool) error {
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	sections := a.sections(b)
	var locales []report.LocaleCoverage
	for _, target := range b.Locales {
		locales = append(locales, a.coverage(b, target, sections))
	}
	if asJSON {
		return report.CoverageJSON(a.out, locales)
	}
	return report.CoverageText(a.out, locales)
}

// coverage counts a locale's catalogues. One that cannot be used counts as
// untranslated.
func (a *app) coverage(b *book.Book, target book.Target, sections []section) report.LocaleCoverage {
	covered := report.LocaleCoverage{Locale: target.Locale}
	for _, s := range sections {
		catalogue, err := readCatalogue(b, target, s.path)
		if usable := b.CheckTarget(target) == nil; err != nil || !usable {
			catalogue = nil
		}
		a.report(err)
		covered.Sections = append(covered.Sections, report.SectionCoverage{
			Section:  s.path,
			Coverage: cover(s, catalogue, b.Source.Han),
		})
	}
	return covered
}

// cover counts a section's catalogue. Where there is none yet, nothing is
// translated.
func cover(s section, catalogue *po.File, han bool) translate.Coverage {
	if catalogue == nil {
		catalogue = &po.File{Entries: translate.Extract(s.file, s.Section)}
	}
	return translate.Cover(catalogue, han)
}
