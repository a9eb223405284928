package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/exchange"
	"github.com/pobook/pobook/internal/xliff"
)

// exportFlags are what the user asks of an export.
type exportFlags struct {
	locale, out string
	open, split bool
	prefill     bool
}

func (f exportFlags) options() xliff.Options {
	return xliff.Options{Version: version(), Prefill: f.prefill}
}

func exportCommand(a *app) *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export [section...]",
		Short: "Write the messages of a locale as XLIFF 1.2, for translators' bureaus",
		Long: `Export writes the messages of a locale with their translations as XLIFF 1.2, which
every translators' program reads: of the sections that are named, or of all. What is
finished is approved, what is fuzzy needs review and has the text beside it that it
was made for. Code, links and tags are inline elements, so that the program of the
bureau protects them.

"pobook import" reads what comes back.`,
		Example: `  pobook export --locale zh_Hant --out handbook.xlf
  pobook export --locale zh_Hant --open 02-usage.md > usage.xlf
  pobook export --locale zh_Hant --split --out for-the-bureau`,
		RunE: func(cmd *cobra.Command, args []string) error { return runExport(cmd.Context(), a, f, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.locale, "locale", "", "write the messages of this `LOCALE`")
	flags.StringVar(&f.out, "out", "", "write into `FILE` (default: the standard output)")
	flags.BoolVar(&f.open, "open", false, "write only what is not finished")
	flags.BoolVar(&f.prefill, "prefill", false, "copy the source into empty targets, for OmegaT 3 and other programs that translate no others")
	flags.BoolVar(&f.split, "split", false, "write a file for each section, into the folder that --out names")
	return cmd
}

func runExport(ctx context.Context, a *app, f exportFlags, names []string) error {
	if f.split && f.out == "" {
		return fmt.Errorf("--split needs a folder; name one with --out")
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	target, err := oneTarget(b, f.locale)
	if err != nil {
		return err
	}
	if err := b.CheckTarget(target); err != nil {
		return err
	}
	selection := exchange.Selection{Open: f.open}
	if selection.Sections, err = namedSections(b.Config, names); err != nil {
		return err
	}
	document, err := exchange.Messages(ctx, b, target, selection, a.report)
	if err != nil {
		return err
	}
	if err := writeDocument(a, f, document); err != nil {
		return err
	}
	sayExported(a, document)
	return nil
}

// writeDocument writes a document into one file, or into one for each section.
func writeDocument(a *app, f exportFlags, document *xliff.Document) error {
	if !f.split {
		return writeOut(a, f.out, false, func(w io.Writer) error { return xliff.Write(w, document, f.options()) })
	}
	for _, file := range document.Files {
		part := &xliff.Document{Files: []xliff.File{file}}
		name := filepath.Join(f.out, filepath.FromSlash(config.WithoutExt(file.Original))+".xlf")
		if err := writeOut(a, name, false, func(w io.Writer) error { return xliff.Write(w, part, f.options()) }); err != nil {
			return err
		}
	}
	return nil
}

// sayExported counts what was written.
func sayExported(a *app, document *xliff.Document) {
	units, finished, fuzzy := 0, 0, 0
	for _, file := range document.Files {
		for _, u := range file.Units {
			units++
			switch {
			case u.Entry.Translated():
				finished++
			case !u.Entry.Empty():
				fuzzy++
			}
		}
	}
	parts := []string{fmt.Sprintf("%s of %s", diag.Count(units, "message"), diag.Count(len(document.Files), "section"))}
	for _, part := range []struct {
		n    int
		what string
	}{{finished, "finished"}, {fuzzy, "fuzzy"}, {units - finished - fuzzy, "untranslated"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	fmt.Fprintln(a.err, strings.Join(parts, ", "))
}
