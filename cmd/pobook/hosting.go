package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/setup"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/access"
	"github.com/pobook/pobook/internal/weblate/client"
)

// weblateFlags are the flags by the field of [weblate.Hosting] that they set.
var weblateFlags = map[string]string{
	"Repo": "repo", "Branch": "branch", "Push": "push", "Repoweb": "repoweb",
	"Web": "web", "Project": "project", "Licence": "license", "API": "url",
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

// checkHosting names the flag that will not do.
func checkHosting(at weblate.Hosting) error {
	var invalid *weblate.InvalidError
	if err := at.Check(); errors.As(err, &invalid) {
		return fmt.Errorf("--%s: %w", weblateFlags[invalid.Field], err)
	}
	return nil
}

// describe describes a handbook as Weblate takes it, and where it is and shall be. What nobody gave is
// looked for in the files and in the clone. It connects to nothing.
func describe(ctx context.Context, a *app, b *book.Book, at weblate.Hosting) (weblate.Handbook, weblate.Hosting, access.Server, error) {
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
	server, err := findServer(ctx, a, at.API, at.Project)
	if err != nil {
		return h, at, none, err
	}
	at.API, at.Project = server.API, server.Project
	if at.Repo == "" {
		at.Repo, at.Guessed.Repo = weblate.RepositoryOf(history.In(a.dir).Origin(ctx)), true
	}
	return h, at, server, nil
}

// openProject opens the handbook and its project at Weblate. The book is to be closed if there is no error.
func openProject(ctx context.Context, a *app, at weblate.Hosting) (b *book.Book, h weblate.Handbook, slug string, c *client.Client, err error) {
	if err := checkHosting(at); err != nil {
		return nil, h, "", nil, err
	}
	if b, err = a.open(); err != nil {
		return nil, h, "", nil, err
	}
	h, at, server, err := describe(ctx, a, b, at)
	if err == nil {
		c, err = connect(a, server)
	}
	if err == nil {
		err = c.Check(ctx)
	}
	if err != nil {
		b.Close()
		return nil, h, "", nil, err
	}
	return b, h, weblate.New(h, at).Slug, c, nil
}
