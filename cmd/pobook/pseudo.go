package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/volume"
)

func pseudoCommand(a *app) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "pseudo",
		Short: "Write Markdown with a mark around each message",
		Long: `Pseudo writes the sections as dist/pseudo/<section>.md, with every message between
⟦ and ⟧ in the place of a translation. Build your site with them before anybody
translates: what stands outside of the marks is not offered to translators, and
a page that has lost its form will lose it with translations, too. No catalogue is
read or written.`,
		Example: `  pobook pseudo
  pobook pseudo --out preview`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runPseudo(a, out) },
	}
	cmd.Flags().StringVar(&out, "out", "", "write to this `FOLDER` (default: dist)")
	return cmd
}

func runPseudo(a *app, out string) error {
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	output, err := b.OpenOutput(a.path(out))
	if err != nil {
		return err
	}
	defer output.Close()
	files := volume.Pseudo(volume.NewPlan(b, nil, date, a.report), a.report)
	for _, f := range files {
		if _, err := output.WriteFile(f.Path, f.Data); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.out, "%s: %d files in %s/\n", volume.PseudoCode, len(files), volume.PseudoCode)
	return nil
}
