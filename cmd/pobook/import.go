package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/atomic"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

func importCommand(a *app) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FOLDER|FILE... [--locale LOCALE]",
		Short: "Bring translations that exist into the catalogues",
		Long: `Import updates the handbook and gives its messages translations that exist
already, as Markdown or in the files of other programs.

Translated Markdown is aligned with the sections. Which file is whose is seen in
paths and names, in front matter, and in what the files say. Inside a file texts
are held against each other by structure, by what a translation repeats (numbers,
code, links, names), by length, and by the words that stand for each other
elsewhere. What is certain becomes translated, what is probable fuzzy, with a
comment that says why and where it is from; everything else stays where it is. The
report lists each text that somebody has to look at; with html both languages
stand side by side. If the sections have changed since they were translated, name
a copy of the older ones with --source-edition: translations are aligned with
those, and brought forward as an update does.

Catalogues may be those of po4a, mdpo, md2po of the translate toolkit,
mdbook-i18n-helpers, Sphinx with MyST, and pobook itself. Which program it was is
seen in the file. A message is known by its letters, however its lines are
wrapped and its links, entities and emphasis are written; tables, lists and front
matter that are one message there are cut where the translation is cut alike.
What was fuzzy stays fuzzy, and where the text differs it becomes so. What is not
taken is written to a file of its own, with comments, states and the reason, and
every message of the files is counted once. The translators that a file names are
named in the catalogues that have got something of it. A folder stands for all .po
files in it. XLIFF 1.2 comes back from translators' bureaus, see "pobook export".

A translation that is finished here stays, unless --overwrite is given. A fuzzy
one gives way to a finished one. What was there is kept as a comment.`,
		Example: `  pobook import docs/zh-tw --locale zh_Hant       translated Markdown
  pobook import docs/zh-tw --locale zh_Hant --dry-run --format html=import.html
  pobook import docs/de --locale de --source-edition docs-of-2023
  pobook import old/messages.po --locale zh_Hant  a catalogue
  pobook import zh_Hant.xlf                       what a bureau has translated
  pobook import docs/locales/de --overwrite       the files are right where both differ`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runImport(cmd.Context(), a, args, f, cmd.Flags().Changed)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.locale, "locale", "", "bring them into the catalogues of this `LOCALE` (default: the one that each file names)")
	flags.BoolVar(&f.overwrite, "overwrite", false, "let the translations of the files take the place of finished ones")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing; print what would become of the files")
	flags.StringVar(&f.edition, "source-edition", "", "the translated Markdown is of the sections as they are in `FOLDER`, an older edition")
	flags.StringArrayVar(&f.formats, "format", []string{"text"}, "write the report on Markdown in this `FORMAT[=FILE]`: text, json or html; may be repeated")
	flags.StringVar(&f.leftover, "leftover", "", "write what is not taken to `FILE` (default: leftover.LOCALE.po in the root folder)")
	return cmd
}

func runImport(ctx context.Context, a *app, args []string, f importFlags, changed func(string) bool) error {
	folders, err := markdownNamed(a, args)
	if err != nil {
		return err
	}
	if len(folders) > 0 {
		if len(folders) < len(args) {
			return fmt.Errorf("%s: this is Markdown; import it by itself, and catalogues by themselves", folders[0])
		}
		if changed("leftover") {
			return errors.New("--leftover is for catalogues; the report lists what is left over of Markdown")
		}
		return importFolder(ctx, a, folders, f)
	}
	for _, name := range []string{"source-edition", "format"} {
		if changed(name) {
			return fmt.Errorf("--%s is for Markdown, and these are catalogues", name)
		}
	}
	return importCatalogues(ctx, a, args, f)
}

// importCatalogues brings the translations of catalogues into those of the handbook.
func importCatalogues(ctx context.Context, a *app, names []string, f importFlags) error {
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	code, err := importLocale(b.Config, f.locale)
	if err != nil {
		return err
	}
	line := newProgressLine(a)
	defer line.end()
	options := update.Options{
		DryRun: f.dryRun, Overwrite: f.overwrite, Date: date, Doing: line.show,
		Waiting: line.waiting,
	}
	if options.Catalogues, err = readCatalogues(a, b, names, code); err != nil {
		return err
	}
	result, err := update.Run(ctx, b, options, line.reporter())
	line.end()
	if err != nil {
		return err
	}
	if err := report.ImportText(a.out, summed(result.Imports), f.dryRun); err != nil {
		return err
	}
	if err := writeRemainders(a, b, options.Catalogues, result.Imports, f); err != nil {
		return err
	}
	sayNextOfImport(a, f, b, result.Open)
	return nil
}

// apart is how many files are reported each by itself. Of more, those of one program are one.
const apart = 3

// summed counts what has become of files.
func summed(imports []update.Import) []report.Import {
	var sums []report.Import
	files := map[int]int{}
	for _, i := range imports {
		r := i.Report()
		at := slices.IndexFunc(sums, func(s report.Import) bool { return s.Locale == r.Locale && s.Program == r.Program })
		if at < 0 || len(imports) <= apart {
			at = len(sums)
			sums = append(sums, r)
		} else {
			sums[at].Add(r)
		}
		files[at]++
	}
	for at, n := range files {
		if n > 1 {
			sums[at].Name = diag.Count(n, "file")
		}
	}
	return sums
}

// writeRemainders writes what has not been taken, a file for each locale.
func writeRemainders(a *app, b *book.Book, files []update.Catalogue, imports []update.Import, f importFlags) error {
	remainders := update.Remainders(files, imports)
	if f.leftover != "" && len(remainders) > 1 {
		return fmt.Errorf("--leftover %s: there is something left over of %s; name the locale with --locale", f.leftover, diag.Count(len(remainders), "locale"))
	}
	for _, l := range remainders {
		if f.dryRun {
			continue
		}
		name, err := writeRemainder(a, b, l, f.leftover)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.err, "%s: %s, with the reason above each\n", name, diag.Count(l.Messages, "message"))
	}
	return nil
}

// writeRemainder writes a remainder to the file that the user names, or beside the
// handbook, where none that is there is replaced. It returns the name.
func writeRemainder(a *app, b *book.Book, l update.Remainder, file string) (string, error) {
	data := l.File.Bytes()
	if file != "" {
		if _, err := os.Stat(a.path(file)); err == nil {
			fmt.Fprintf(a.err, "%s was there, and is replaced\n", file)
		}
		return file, atomic.WriteFile(a.path(file), data)
	}
	for n := 1; ; n++ {
		name := fmt.Sprintf("leftover.%s.po", l.Code)
		if n > 1 {
			name = fmt.Sprintf("leftover.%s.%d.po", l.Code, n)
		}
		earlier, err := b.ReadFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			_, err := b.WriteFile(name, data)
			return name, err
		case err != nil:
			return name, err
		case string(earlier) == string(data):
			return name, nil
		}
	}
}
