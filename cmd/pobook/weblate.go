package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/setup"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/access"
)

// The formats that weblate prints.
const (
	weblateText = "text"
	weblateJSON = "json"
	weblateWLC  = "wlc"
)

// weblateFlags are the flags by the field of [weblate.Hosting] that they set.
var weblateFlags = map[string]string{
	"Repo": "repo", "Branch": "branch", "Push": "push", "Repoweb": "repoweb",
	"Web": "web", "Project": "project", "Licence": "license", "API": "url",
}

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

// addHosting adds the flags by which a user says what a handbook itself does not know.
func addHosting(flags *pflag.FlagSet, at *weblate.Hosting) {
	flags.StringVar(&at.Repo, "repo", "", "`URL` of the repository that Weblate clones (default: where origin is)")
	flags.StringVar(&at.Branch, "branch", "", "`BRANCH` that is translated (default: main)")
	flags.StringVar(&at.Push, "push", "", "`URL` that Weblate pushes to (default: that of the repository by SSH, none by https)")
	flags.StringVar(&at.Repoweb, "repoweb", "", "`TEMPLATE` of links to the sections (default: known for GitHub, GitLab and Codeberg)")
	flags.StringVar(&at.Web, "web", "", "`URL` of the project's website (default: the repository's page)")
	flags.StringVar(&at.Licence, "license", "", "SPDX `ID` of the translations' licence, such as CC-BY-4.0 (default: not set)")
	addServer(flags, &at.API, &at.Project)
}

// addServer adds the flags that say which project at which Weblate is meant.
func addServer(flags *pflag.FlagSet, url, project *string) {
	flags.StringVar(url, "url", "", "`URL` of Weblate (default: WLC_URL, the file .weblate, or "+weblate.DefaultAPI+")")
	flags.StringVar(project, "project", "", "`SLUG` of the project (default: the file .weblate, or the name in handbook.yaml)")
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
	h, at, _, err := a.described(ctx, b, at)
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

// described describes a handbook as Weblate takes it, and where it is and shall be. What nobody gave is
// looked for in the files and in the clone. It connects to nothing.
func (a *app) described(ctx context.Context, b *book.Book, at weblate.Hosting) (weblate.Handbook, weblate.Hosting, access.Server, error) {
	var none access.Server
	if len(b.Config.Sections) == 0 {
		return weblate.Handbook{}, at, none, errors.New("a handbook without sections has nothing to translate; write one first")
	}
	h, err := setup.Weblate(b, history.Within(a.dir))
	if err != nil {
		return h, at, none, err
	}
	h, left := weblate.Taken(h)
	a.reportError(left.Err())
	a.reportError(weblate.Check(h).Err())
	if len(h.Sections) == 0 {
		return h, at, none, errors.New("no section of this handbook has a path that Weblate takes; rename one first")
	}
	server, err := a.server(ctx, at.API, at.Project)
	if err != nil {
		return h, at, none, err
	}
	at.API, at.Project = server.API, server.Project
	if at.Repo == "" {
		at.Repo, at.Guessed.Repo = weblate.RepositoryOf(history.In(a.dir).Origin(ctx)), true
	}
	return h, at, server, nil
}

// checkWeblate checks what the command line says.
func checkWeblate(at weblate.Hosting, format string) error {
	if !slices.Contains([]string{weblateText, weblateJSON, weblateWLC}, format) {
		return fmt.Errorf("unknown format %q; there are %s, %s and %s", format, weblateText, weblateJSON, weblateWLC)
	}
	return checkHosting(at)
}

// checkHosting names the flag that will not do.
func checkHosting(at weblate.Hosting) error {
	var invalid *weblate.InvalidError
	if err := at.Check(); errors.As(err, &invalid) {
		return fmt.Errorf("--%s: %w", weblateFlags[invalid.Field], err)
	}
	return nil
}
