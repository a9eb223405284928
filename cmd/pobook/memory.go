package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/atomic"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/exchange"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

func memoryCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "memory",
		Short: "Exchange translations with other programs as TMX, or with spreadsheets",
		Long: `A memory is texts with their translations, without the rest of the handbook, as
translators' programs exchange it: TMX 1.4b, or a table for spreadsheets.`,
		Example: `  pobook memory export --out memory.tmx
  pobook memory export --out memory.csv --all
  pobook memory import bureau.tmx`,
	}
	cmd.AddCommand(memoryExportCommand(a), memoryImportCommand(a))
	return cmd
}

// memoryExport is what the user asks of an export.
type memoryExport struct {
	locales     []string
	format, out string
	all         bool
}

func memoryExportCommand(a *app) *cobra.Command {
	var f memoryExport
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the finished translations of all locales as TMX, CSV or TSV",
		Long: `Export writes the finished translations of all locales, each with the section,
the context and the headings that its text stands below. What is fuzzy is left
out. The formats:

  tmx  Translation Memory eXchange 1.4b, for translators' programs
  csv  a table for spreadsheets, with a column for each locale
  tsv  the same with tabs between the columns

In a table, a text that begins with =, +, - or @ has an apostrophe before it, since
a spreadsheet would take it for a formula. "pobook memory import" takes it away.
With --all the table has every text, so that somebody can fill in what is empty.

A file that --out names has all texts as they are. On the standard output, what
would steer a terminal stands in a table by its code point, as in <U+202E>.`,
		Example: `  pobook memory export > memory.tmx
  pobook memory export --out memory.csv --all
  pobook memory export --locale zh_Hant --format tsv`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return exportMemory(a, f) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "write this `LOCALE` only; may be repeated")
	flags.StringVar(&f.format, "format", "", "write as `FORMAT`: tmx, csv or tsv (default: by the name of --out, or else tmx)")
	flags.StringVar(&f.out, "out", "", "write into `FILE` (default: the standard output)")
	flags.BoolVar(&f.all, "all", false, "write texts without a finished translation, too")
	return cmd
}

func exportMemory(a *app, f memoryExport) error {
	if f.format == "" {
		f.format = exchange.Formats[0]
		if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), "."); slices.Contains(exchange.Formats, ext) {
			f.format = ext
		}
	}
	if !slices.Contains(exchange.Formats, f.format) {
		return fmt.Errorf("unknown format %q; there are %s", f.format, strings.Join(exchange.Formats, ", "))
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	targets, err := exchange.Chosen(b.Config, f.locales)
	if err != nil {
		return err
	}
	m := exchange.Memory(b, targets, f.all, a.report)
	write := func(w io.Writer) error {
		return exchange.WriteMemory(w, &m, f.format, b.Config.Source.Tag, targets, version())
	}
	if err := writeOut(a, f.out, f.format != "tmx", write); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%s\n", describeMemory(m, targets))
	return nil
}

// writeOut writes a result to a file that the user names, or to the standard output,
// which is kept harmless: a table by other means than what has escapes.
func writeOut(a *app, name string, table bool, write func(io.Writer) error) error {
	if name == "" {
		return writeTo(a, a.out, table, write)
	}
	file := a.path(name)
	if stream := streamAt(a, file, ""); stream != nil {
		return writeTo(a, stream, table, write)
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return atomic.WriteFile(file, b.Bytes())
}

func writeTo(a *app, stream io.Writer, table bool, write func(io.Writer) error) error {
	if !table || stream != io.Writer(a.out) {
		return write(stream)
	}
	w := diag.NewTableWriter(a.verbatim)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// memoryImport is what the user asks of an import.
type memoryImport struct {
	locales        []string
	dryRun, asJSON bool
}

func memoryImportCommand(a *app) *cobra.Command {
	var f memoryImport
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Fill untranslated messages from TMX, or from tables of spreadsheets",
		Long: `Import fills messages that have no translation from memories: TMX of any
translators' program, CSV and TSV as spreadsheets save them. It is an update with
--memory: what is translated stays as it is, and what is fuzzy gives way to a
finished translation of the same text, and is kept as a comment.

A text that is the same has a translation that is right, unless the file says that
a program has made it or that nobody has looked at it, or it is of another region
("es-AR" for es): then it is fuzzy, and a comment says why. So is that of a text
which is only similar.

A table begins with a line that names its columns: source, a locale by its code, its
tag or its name, and if you like section, context and "LOCALE state", whose cells
say what is fuzzy.`,
		Example: `  pobook memory import bureau.tmx
  pobook memory import old.tmx terms.csv --dry-run
  pobook memory import translated.csv --locale zh_Hant`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return importMemories(cmd.Context(), a, f, args) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "read translations into this `LOCALE` only; may be repeated")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing; print what would change")
	flags.BoolVar(&f.asJSON, "json", false, "print for programs: each decision with its reason")
	return cmd
}

func importMemories(ctx context.Context, a *app, f memoryImport, names []string) error {
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	targets, err := exchange.Chosen(b.Config, f.locales)
	if err != nil {
		return err
	}
	line := newProgressLine(a)
	defer line.end()
	options := update.Options{
		DryRun: f.dryRun, Date: date, Doing: line.show,
		Waiting: line.waiting,
	}
	files, err := addMemories(a, b, targets, names, &options)
	if err != nil {
		return err
	}
	result, err := update.Run(ctx, b, options, line.reporter())
	line.end()
	if err != nil {
		return err
	}
	if f.asJSON {
		return report.UpdateJSON(a.out, result.Done)
	}
	var imports []report.Import
	for _, file := range files {
		imports = append(imports, file.imports(result.Fates)...)
	}
	if err := report.ImportText(a.out, imports, f.dryRun); err != nil {
		return err
	}
	if f.dryRun {
		fmt.Fprintln(a.err, "next: \"pobook memory import\" without --dry-run does this")
		return nil
	}
	sayNext(a, updateFlags{}, b, result.Open)
	return nil
}
