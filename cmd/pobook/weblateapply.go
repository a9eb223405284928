package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/apply"
)

func weblateApplyCommand(a *app) *cobra.Command {
	var (
		at     weblate.Hosting
		dryRun bool
	)
	cmd := &cobra.Command{
		Use:   "apply",
		Short: "Enter these settings into Weblate",
		Long: `Apply makes the project at Weblate with its components, glossary and add-ons, as
"pobook weblate" prints them, and waits until every section has its component.
What is there is compared field by field, and only what differs is changed; what
the list does not name stays as it is, and so does an address that was not given.
The second time nothing is changed. If a step fails, the same command goes on
from there.

The key is that of a user who may do so, or of the project: at Weblate, under
your account, API access. It is taken from

  WLC_KEY     for a server that you name yourself, with --url or WLC_URL
  ~/.config/weblate, the user's configuration of Weblate's client wlc, which has
              keys by server: below [keys], a line "https://…/api/ = KEY"
  a prompt    if you type at a terminal; it names the server

and never from the file .weblate of the repository, which is public. That file may
name the server, but a key goes there only from your own configuration or from
the prompt: a repository that you cloned may name anybody's.`,
		Example: `  pobook weblate apply --dry-run
  pobook weblate apply --url https://weblate.example.org --repo git@github.com:our/handbook.git`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runWeblateApply(cmd.Context(), a, at, dryRun) },
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print the requests that would be sent and what they change; change nothing")
	addHosting(cmd.Flags(), &at)
	return cmd
}

func runWeblateApply(ctx context.Context, a *app, at weblate.Hosting, dryRun bool) error {
	if err := checkHosting(at); err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	h, at, server, err := describe(ctx, a, b, at)
	if err != nil {
		return err
	}
	c, err := connect(a, server)
	if err != nil {
		return err
	}
	if err := c.Check(ctx); err != nil {
		return err
	}
	changed := 0
	err = apply.Run(ctx, c, weblate.New(h, at), apply.Options{
		DryRun: dryRun,
		Done: func(s apply.Step) {
			printStep(a, s, dryRun)
			if s.Request != "" {
				changed++
			}
			if s.Verdict == apply.Missing {
				a.found++
			}
		},
		ReadFile: b.ReadFile,
		Terms:    func(u weblate.Upload) ([]apply.Term, error) { return termsOf(b, u) },
		Progress: func(there, wanted int) {
			fmt.Fprintf(a.err, "Weblate makes components of the sections: %d of %d are there\n", there, wanted)
		},
		Sleep: sleep,
	})
	switch {
	case err != nil:
	case changed == 0:
		fmt.Fprintln(a.out, "nothing differs")
	case dryRun:
		fmt.Fprintln(a.err, "next: \"pobook weblate apply\" without --dry-run sends this")
	}
	return err
}

// printStep prints what became of a step; in a dry run, the request with its fields.
func printStep(a *app, s apply.Step, dryRun bool) {
	what := diag.Harmless(s.What) + ": " + string(s.Verdict)
	if dryRun && s.Request != "" {
		what += ", by " + diag.Harmless(s.Request)
	}
	if s.Note != "" {
		what += "; " + s.Note
	}
	fmt.Fprintln(a.out, what)
	if s.Verdict == apply.Made && !dryRun {
		return // all fields are new
	}
	for _, c := range s.Changes {
		if c.Old == "" {
			fmt.Fprintf(a.out, "    %s: %s\n", diag.Harmless(c.Field), diag.Harmless(c.New))
			continue
		}
		fmt.Fprintf(a.out, "    %s: %s → %s\n", diag.Harmless(c.Field), diag.Harmless(c.Old), diag.Harmless(c.New))
	}
}

// termsOf reads the terms of a glossary that is uploaded.
func termsOf(b *book.Book, u weblate.Upload) ([]apply.Term, error) {
	data, err := b.ReadFile(u.File)
	if err != nil {
		return nil, err
	}
	read, found := glossary.Parse(u.File, data, b.Config.Source.Tag.String(), u.Code)
	var terms []apply.Term
	for _, t := range read {
		terms = append(terms, apply.Term{Source: t.Source, Target: t.Target})
	}
	return terms, found.Err()
}
