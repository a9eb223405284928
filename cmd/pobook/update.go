package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

// updateFlags are what the user asks of an update.
type updateFlags struct {
	check, dryRun, asJSON bool
	typo                  bool
	compendia, memories   []string
	sections              []string // in which typos were corrected; none means all
}

func updateCommand(a *app) *cobra.Command {
	var f updateFlags
	cmd := &cobra.Command{
		Use:   "update [--typo [section...]]",
		Short: "Bring templates and catalogues up to date with the sections",
		Long: `Update extracts the messages of each section into locales/templates and merges
them into the catalogues of each locale. No translation is lost:

  kept          the text is the same, wherever in the section it stands now
  untranslated  the text is the same, and has no translation yet
  carried       the text says the same, in other quotes, dashes, spaces or marks
                of emphasis or with links that lead elsewhere; or was a part of
                another; or another section or a compendium has the text
  fuzzy         the text has changed, so a translator has to look at it
  new           the text is new and has no translation yet
  obsolete      the text was removed; if it returns, so does its translation

A section that was renamed or moved takes its template and catalogues along.

--typo treats small edits as corrections of typos and keeps the translations: up to
2 letters in a word and 6 in a message, and punctuation. Changes of numbers, units,
links, code, abbreviations and words of opposite meaning never count as typos. Name
sections to limit this to them. Use it on the first update after the edits; messages
that are already fuzzy stay fuzzy. To start over, undo that update ("git restore
locales").

A compendium is a PO file of older translations, whichever program has made it,
see "pobook import --help". It serves the locale that its header names, or the
only locale of the handbook if it names none. A memory is a TMX file, or a
table, see "pobook memory import --help". What is fuzzy here gives way to a
finished translation of the same text there, and is kept as a comment.`,
		Example: `  pobook update
  pobook update --check                              for CI: exit 1 if anything would change
  pobook update --dry-run --json                     see every decision and its reason
  pobook update --typo 02-usage.md                   small edits in this section are corrections
  pobook update --compendium old/handbook.zh_Hant.po
  pobook update --memory old/handbook.tmx`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.sections = args
			return runUpdate(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.check, "check", false, "write nothing; exit 1 if anything would change")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing; print what would change")
	flags.BoolVar(&f.asJSON, "json", false, "print for programs: each decision with its reason")
	flags.BoolVar(&f.typo, "typo", false, "treat small edits as corrections of typos, and keep the translations")
	flags.StringArrayVar(&f.compendia, "compendium", nil, "fill untranslated messages from `FILE.po`, or a folder of catalogues; may be repeated")
	flags.StringArrayVar(&f.memories, "memory", nil, "fill untranslated messages from `FILE` in TMX, CSV or TSV; may be repeated")
	return cmd
}

func runUpdate(ctx context.Context, a *app, f updateFlags) error {
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	line := newProgressLine(a)
	defer line.end()
	options := update.Options{
		DryRun: f.dryRun || f.check, Stale: f.check, Date: date,
		Waiting: line.waiting,
	}
	if options.Typo, err = f.corrected(b.Config); err != nil {
		return err
	}
	if options.Catalogues, err = readCatalogues(a, b, f.compendia, ""); err != nil {
		return err
	}
	if _, err := addMemories(a, b, b.Config.Locales, f.memories, &options); err != nil {
		return err
	}
	line.show("updating the catalogues of "+diag.Count(len(b.Config.Locales), "locale"), 0, 0)
	result, err := update.Run(ctx, b, options, line.reporter())
	line.end()
	if result != nil {
		write := report.UpdateText
		if f.asJSON {
			write = report.UpdateJSON
		}
		if printed := write(a.out, result.Done); err == nil {
			err = printed
		}
	}
	if err != nil {
		return err
	}
	if len(result.Done.Moves) > 0 && !f.check {
		sayRename(a)
	}
	sayNext(a, f, b, result.Open)
	return nil
}

// sayRename reminds of Weblate, where a section has moved that is translated there.
func sayRename(a *app) {
	if named, err := serverFiles(a); err == nil && len(named) > 0 {
		fmt.Fprintln(a.err, "a section has moved: commit, and run \"pobook weblate rename\" before the push, so that Weblate keeps comments and history")
	}
}

// corrected says of a section whether small edits in it correct typos.
func (f updateFlags) corrected(c config.Config) (func(section string) bool, error) {
	if len(f.sections) > 0 && !f.typo {
		return nil, fmt.Errorf("%q: sections are named for --typo only; an update is of the whole handbook", f.sections[0])
	}
	named, err := namedSections(c, f.sections)
	if err != nil || !f.typo {
		return nil, err
	}
	return func(section string) bool { return len(named) == 0 || slices.Contains(named, section) }, nil
}

// sayNext says what to do next.
func sayNext(a *app, f updateFlags, b *book.Book, open int) {
	switch {
	case f.check || a.found > 0:
	case f.dryRun:
		fmt.Fprintln(a.err, "next: \"pobook update\" without --dry-run writes this")
	case len(b.Config.Locales) == 0:
		fmt.Fprintf(a.err, "next: list locales in %s, or run \"pobook build\"\n", b.Config.Places.File())
	case open > 0:
		fmt.Fprintf(a.err, "next: %s to translate, see \"pobook status\"\n", diag.Count(open, "message"))
	default:
		fmt.Fprintln(a.err, "next: \"pobook build\"")
	}
}
