package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
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
		RunE: func(cmd *cobra.Command, _ []string) error { return runPseudo(cmd.Context(), a, out) },
	}
	cmd.Flags().StringVar(&out, "out", "", "write to this `FOLDER` (default: dist)")
	return cmd
}

func runPseudo(ctx context.Context, a *app, out string) error {
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
	plan, err := volume.NewPlan(ctx, b, nil, date, a.report)
	if err != nil {
		return err
	}
	files := volume.Pseudo(plan, a.report)
	p := book.Publication{Scope: volume.PseudoScope, Whole: true}
	for _, f := range files {
		p.Files = append(p.Files, book.OutputFile{Path: f.Path, Data: f.Data})
	}
	done := output.Publish(ctx, p, a.report)
	fmt.Fprintf(a.out, "%s: %d files in %s/\n", volume.PseudoCode, len(files)-len(done.Failed), volume.PseudoCode)
	return ctx.Err()
}
