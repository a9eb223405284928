package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/weblate"
)

// The formats that weblate prints.
const (
	weblateText = "text"
	weblateJSON = "json"
	weblateWLC  = "wlc"
)

func weblateCommand(a *app) *cobra.Command {
	var (
		at     weblate.Hosting
		format string
	)
	cmd := &cobra.Command{
		Use:   "weblate",
		Short: "Print how to set up Weblate for this handbook",
		Long: `Weblate prints the settings that this handbook needs in Weblate. It connects to
nothing; "pobook weblate apply" enters them, and "pobook weblate push" brings
changed sections to the translators and their work here. The formats:

  text  a list to work through: which field gets which value, who may do what,
        and how a changed handbook reaches the translators
  json  the same as requests to Weblate's REST API, in order
  wlc   the file .weblate for Weblate's client, which belongs into the root folder

The names of fields and add-ons are those of Weblate ` + weblate.Release + `.

Weblate merges no catalogue with these settings: "pobook update" does. So the
add-on msgmerge must not be installed.`,
		Example: `  pobook weblate --repo git@github.com:our/handbook.git
  pobook weblate --repo https://example.org/our/handbook.git --format json > weblate.json
  pobook weblate --format wlc > .weblate`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runWeblate(cmd.Context(), a, at, format) },
	}
	cmd.Flags().StringVar(&format, "format", weblateText, "`FORMAT` to print: text, json or wlc")
	addHosting(cmd.Flags(), &at)
	cmd.AddCommand(weblateApplyCommand(a), weblatePullCommand(a), weblatePushCommand(a), weblateRenameCommand(a), weblatePruneCommand(a))
	return cmd
}

func runWeblate(ctx context.Context, a *app, at weblate.Hosting, format string) error {
	if err := checkWeblate(at, format); err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	h, at, _, err := describe(ctx, a, b, at)
	if err != nil {
		return err
	}
	if format == weblateJSON && at.Repo == "" {
		return errors.New("the repository that Weblate shall clone is not known; give its URL with --repo")
	}
	settings := weblate.New(h, at)
	switch format {
	case weblateJSON:
		return settings.WriteJSON(a.out)
	case weblateWLC:
		return settings.WriteWLC(a.out)
	default:
		return settings.WriteText(a.out)
	}
}

// checkWeblate checks what the command line says.
func checkWeblate(at weblate.Hosting, format string) error {
	if !slices.Contains([]string{weblateText, weblateJSON, weblateWLC}, format) {
		return fmt.Errorf("unknown format %q; there are %s, %s and %s", format, weblateText, weblateJSON, weblateWLC)
	}
	return checkHosting(at)
}
