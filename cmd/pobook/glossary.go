package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
)

func glossaryCommand(a *app) *cobra.Command {
	var locales []string
	cmd := &cobra.Command{
		Use:   "glossary",
		Short: "List the agreed terms, and how often they occur and are followed",
		Long: `A glossary is locales/glossary/<locale>.csv, with the columns source, target,
context, developer_comments (or note) and, if you like, flags, which Weblate keeps
in TBX and PO only; a .tbx or .po file in the place of the .csv is read too. Rows
of one source need different contexts in Weblate. The flag read-only keeps a term in its source form, forbidden says that a target is not to
be used. Terms match as in Weblate: whole words, without regard to case, so write
plurals as terms of their own.

Glossary lists each term with the number of translated messages that have it, and
how many of those follow it. "pobook check --select glossary" says which do not.`,
		Example: `  pobook glossary
  pobook glossary --locale zh_Hant
  pobook glossary export --locale zh_Hant --format tbx > zh_Hant.tbx`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runGlossary(a, locales) },
	}
	cmd.Flags().StringSliceVar(&locales, "locale", nil, "list this `LOCALE` only; may be repeated")
	cmd.AddCommand(glossaryExportCommand(a), glossaryConvertCommand(a))
	return cmd
}

func glossaryExportCommand(a *app) *cobra.Command {
	var code, format string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print the glossary of a locale as CSV, TBX or PO, for Weblate",
		Long: `Export prints a glossary in a form that Weblate imports, whatever form its file
has. PO keeps everything, TBX all but contexts; of CSV Weblate does not read the
flags.`,
		Example: `  pobook glossary export --locale zh_Hant
  pobook glossary export --locale zh_Hans --format tbx > zh_Hans.tbx`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return exportGlossary(a, code, format) },
	}
	cmd.Flags().StringVar(&code, "locale", "", "print the glossary of this `LOCALE`")
	cmd.Flags().StringVar(&format, "format", "csv", "print as `FORMAT`: csv, tbx or po")
	return cmd
}

func glossaryConvertCommand(a *app) *cobra.Command {
	var locales []string
	cmd := &cobra.Command{
		Use:   "convert",
		Short: "Write glossaries in CSV as Weblate does, with a context for each row of one source",
		Long: `Convert writes the CSV files of glossaries as Weblate writes them, so that its
first commit changes only what was edited there: with quotation marks around each
field, and a column context, which tells rows of one source apart. What it writes
there is the note, or a number. No row and no column is lost.`,
		Example: "  pobook glossary convert",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return convertGlossaries(a, locales) },
	}
	cmd.Flags().StringSliceVar(&locales, "locale", nil, "convert the glossary of this `LOCALE` only; may be repeated")
	return cmd
}

func convertGlossaries(a *app, codes []string) error {
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	chosen, err := b.Config.ChooseLocales(codes)
	if err != nil {
		return err
	}
	there := false
	for _, target := range b.Config.Locales {
		file := b.Config.Places.Glossary(target, glossary.Extensions[0])
		if !chosen[target.Locale.Code] || b.CheckTarget(target) != nil {
			continue
		}
		data, err := b.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		there = true
		if err == nil {
			data, err = glossary.Settle(file, data)
		}
		changed := false
		if err == nil {
			changed, err = b.WriteFile(file, data)
		}
		a.reportError(err)
		if changed {
			fmt.Fprintf(a.out, "wrote %s\n", file)
		}
	}
	if !there {
		fmt.Fprintf(a.err, "no glossary is there as CSV: write terms into %s\n", b.Config.Places.Glossary(config.Target{Folder: "<locale>"}, glossary.Extensions[0]))
	}
	return nil
}

func runGlossary(a *app, codes []string) error {
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	chosen, err := b.Config.ChooseLocales(codes)
	if err != nil {
		return err
	}
	listed, wrong := 0, false
	for _, target := range b.Config.Locales {
		if !chosen[target.Locale.Code] || b.CheckTarget(target) != nil {
			continue
		}
		agreed, found := content.Glossary(b, target)
		a.reportError(found.Err())
		wrong = wrong || len(found) > 0
		if agreed == nil {
			continue
		}
		if listed++; listed > 1 {
			fmt.Fprintln(a.out)
		}
		if err := listGlossary(a, b, target, agreed); err != nil {
			return err
		}
	}
	if listed == 0 && !wrong {
		fmt.Fprintf(a.err, "no glossary: write terms into %s\n", b.Config.Places.Glossary(config.Target{Folder: "<locale>"}, glossary.Extensions[0]))
	}
	return nil
}

func listGlossary(a *app, b *book.Book, target config.Target, agreed *glossary.Glossary) error {
	used := audit.UseOfTerms(b, target, agreed, a.report)
	fmt.Fprintf(a.out, "%s, %s: %s\n", target.Locale.Code, target.Locale.English, diag.Count(len(agreed.Concepts()), "term"))
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "occurs\tfollowed\t  term")
	for _, c := range agreed.Concepts() {
		fmt.Fprintf(table, "%d\t%d\t  %s\n", used[c].Occurs, used[c].Followed, describeConcept(c))
	}
	return table.Flush()
}

func describeConcept(c *glossary.Concept) string {
	text := c.Source
	switch {
	case c.Keep:
		text += " (stays)"
	case len(c.Wanted) > 0:
		text += ": " + strings.Join(c.Wanted, ", ")
	}
	if len(c.Forbidden) > 0 {
		text += "; not " + strings.Join(c.Forbidden, ", ")
	}
	return diag.Harmless(text)
}

func exportGlossary(a *app, code, format string) error {
	if !slices.Contains([]string{"csv", "tbx", "po"}, format) {
		return fmt.Errorf("unknown format %q; there are csv, tbx and po", format)
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	target, err := oneTarget(b, code)
	if err != nil {
		return err
	}
	agreed, found := content.Glossary(b, target)
	a.reportError(found.Err())
	if agreed == nil && len(found) > 0 {
		return nil // it is there, and cannot be read
	}
	if agreed == nil {
		return fmt.Errorf("%s: no such file; there is no glossary to export", b.Config.Places.Glossary(target, glossary.Extensions[0]))
	}
	return writeGlossary(a, format, agreed, b, target)
}

// oneTarget returns the locale that a code names, or the only one.
func oneTarget(b *book.Book, code string) (config.Target, error) {
	if code == "" && len(b.Config.Locales) == 1 {
		return b.Config.Locales[0], nil
	}
	if code == "" {
		return config.Target{}, fmt.Errorf("there are several locales; choose one with --locale")
	}
	chosen, err := b.Config.ChooseLocales([]string{code})
	if err != nil {
		return config.Target{}, err
	}
	i := slices.IndexFunc(b.Config.Locales, func(t config.Target) bool { return chosen[t.Locale.Code] })
	if i < 0 {
		return config.Target{}, fmt.Errorf("%q is the source locale, which has no translations", code)
	}
	return b.Config.Locales[i], nil
}

func writeGlossary(a *app, format string, g *glossary.Glossary, b *book.Book, target config.Target) error {
	switch format {
	case "tbx":
		return glossary.WriteTBX(a.out, g.Terms, b.Config.Title, b.Config.Source.Tag.String(), target.Locale.Tag.String())
	case "po":
		return glossary.WritePO(a.out, g.Terms, b.Config.Title, target.Locale)
	}
	table := diag.NewTableWriter(a.verbatim)
	return errors.Join(glossary.WriteCSV(table, g.Terms), table.Flush())
}
