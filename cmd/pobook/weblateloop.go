package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/setup"
	"github.com/pobook/pobook/internal/update"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/loop"
)

// loopFlags are what the user asks of a way to or from Weblate.
type loopFlags struct {
	url, project string
	dryRun       bool
	options      loop.Options
}

func (f *loopFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	addServer(flags, &f.url, &f.project)
	flags.BoolVar(&f.dryRun, "dry-run", false, "change nothing; print the steps with what would happen")
	flags.BoolVar(&f.options.DespiteLock, "despite-lock", false, "go on if somebody else has locked the project, and leave it locked")
}

func weblatePullCommand(a *app) *cobra.Command {
	var f loopFlags
	cmd := &cobra.Command{
		Use:   "pull",
		Short: "Bring the work of translators into this clone",
		Long: `Pull locks the project in Weblate, has it commit and push what translators have
saved, merges that into this clone, and unlocks the project, however that ends.

What Weblate may not push, or cannot, is fetched from Weblate itself; push it
then. Your commits stay as they are: what has come is merged, never rebased. A
conflict is taken back, and the commands that settle it are printed.

Nothing of yours leaves this clone. Files that are not committed are listed, and
nothing is done.`,
		Example: `  pobook weblate pull
  pobook weblate pull --dry-run`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runLoop(cmd.Context(), a, f, loop.Pull, loop.PlanPull)
		},
	}
	f.add(cmd)
	return cmd
}

func weblatePushCommand(a *app) *cobra.Command {
	var f loopFlags
	cmd := &cobra.Command{
		Use:   "push",
		Short: "Bring changed sections to the translators, and their work here",
		Long: `Push does the whole way there and back. Commit your sections first. The steps:

  Weblate  lock    nobody can save a translation until the end
  Weblate  commit  what translators have saved
  Weblate  push    to the shared repository, or else the clone fetches from Weblate
  clone    fetch
  clone    merge   what has come; a conflict is taken back and explained
  clone    update  the catalogues
  clone    check   errors end the run here
  clone    commit  the catalogues that have changed, and nothing else
  clone    push    the point of no return: others have your commits then
  Weblate  pull    what was pushed
  Weblate  unlock  however the run ends

Up to the push nothing of yours leaves this clone, and catalogues that were
changed and not committed are put back. After it, what is left to do is that Weblate
takes it in. Whatever ends a run, a fault, Ctrl-C or the power, the same command goes
on from there.

A project that somebody else has locked is left alone. Where sections have been
renamed, "pobook weblate rename" comes before the push.`,
		Example: `  pobook weblate push --dry-run
  pobook weblate push
  pobook weblate push --message "Offer the new chapter"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runLoop(cmd.Context(), a, f, loop.Push, loop.PlanPush)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.options.Message, "message", "Update catalogues", "`TEXT` of the commit with the catalogues")
	flags.BoolVar(&f.options.DespiteErrors, "despite-errors", false, "push translations that have errors too")
	flags.BoolVar(&f.options.DespiteRename, "despite-rename", false, "push renamed sections too, whose components then lose comments and history")
	return cmd
}

// How often and for how long Weblate is asked whether it has what was pushed.
const (
	askEvery = 5 * time.Second
	askTimes = 36
)

type (
	loopRun  func(context.Context, loop.Parties, loop.Options) (loop.Result, error)
	loopPlan func(context.Context, loop.Parties, loop.Options) ([]loop.Progress, error)
)

func runLoop(ctx context.Context, a *app, f loopFlags, run loopRun, plan loopPlan) error {
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	if a.found > 0 {
		return fmt.Errorf("%s has errors, so it cannot be updated; correct them first", b.Config.Places.File())
	}
	with, err := parties(ctx, a, b, f, date)
	if err != nil {
		return err
	}
	if f.dryRun {
		planned, err := plan(ctx, with, f.options)
		for i, p := range planned {
			fmt.Fprintf(a.out, "%2d  %s\n", i+1, stepLine(p))
		}
		return err
	}
	result, err := run(ctx, with, f.options)
	if result != (loop.Result{}) || err == nil {
		fmt.Fprintf(a.out, "%s came into this clone; %s went out, with %s\n",
			diag.Count(result.Taken, "commit"), diag.Count(result.Pushed, "commit"), diag.Count(result.Updated, "changed catalogue"))
	}
	if result.Waiting > 0 {
		fmt.Fprintf(a.err, "next: \"pobook weblate push\", since %s of this clone %s not in the shared repository\n",
			diag.Count(result.Waiting, "commit"), map[bool]string{true: "is", false: "are"}[result.Waiting == 1])
	}
	var found *loop.FindingsError
	if errors.As(err, &found) {
		// The run did what it is there for; somebody has to correct what it found.
		a.fail(err)
		a.found += found.Errors
		return nil
	}
	return err
}

// stepLine is a step as people read it.
func stepLine(p loop.Progress) string {
	line := fmt.Sprintf("%-8s %-7s %s", p.Where, p.Does, p.About)
	if p.NoReturn {
		line += " (the point of no return)"
	}
	return line
}

// parties brings together who works with whom.
func parties(ctx context.Context, a *app, b *book.Book, f loopFlags, date time.Time) (loop.Parties, error) {
	if len(b.Config.Sections) == 0 {
		return loop.Parties{}, errors.New("a handbook without sections has nothing to translate; write one first")
	}
	within := history.Within(a.dir)
	h, err := setup.Weblate(b, within)
	if err != nil {
		return loop.Parties{}, err
	}
	at, err := findServer(ctx, a, f.url, f.project)
	if err != nil {
		return loop.Parties{}, err
	}
	slug := weblate.New(h, weblate.Hosting{Project: at.Project}).Slug
	c, err := connect(a, at)
	if err != nil {
		return loop.Parties{}, err
	}
	catalogues := path.Join(within, b.Config.Places.Catalogues())
	sources := []string{path.Join(within, b.Config.Places.File())}
	for _, section := range b.Config.Sections {
		sources = append(sources, path.Join(within, b.FileOf(section)))
	}
	return loop.Parties{
		Server: loop.Weblate(c, at.API, slug, catalogues),
		Clone:  git.In(a.dir),
		Book: loop.Book{
			Within:     within,
			Catalogues: catalogues,
			Sources:    sources,
			Update:     func(ctx context.Context) (int, error) { return updateWithin(ctx, a, b, date) },
			Outdated:   func(ctx context.Context) (int, error) { return outdated(ctx, b, date) },
			Renamed: func(ctx context.Context, since string) (map[string]string, error) {
				return renamedSections(ctx, b, history.In(a.dir), since)
			},
			Check: func(ctx context.Context) (int, error) { return checkWithin(ctx, a) },
		},
		Reporter: a.report,
		Progress: func(p loop.Progress) {
			fmt.Fprintln(a.err, stepLine(p))
			_ = a.err.Flush()
		},
		Every: askEvery, Times: askTimes,
	}, nil
}

// updateWithin updates the catalogues of what the handbook is by now, since a merge may have
// brought another configuration.
func updateWithin(ctx context.Context, a *app, begun *book.Book, date time.Time) (failures int, err error) {
	before := a.found
	b, err := a.open()
	if err != nil {
		return 0, err
	}
	defer b.Close()
	if folder := b.Config.Places.Catalogues(); folder != begun.Config.Places.Catalogues() {
		return 0, fmt.Errorf("the catalogues are in %q by what has come; run the same command again", folder)
	}
	result, err := update.Run(ctx, b, update.Options{
		Date:    date,
		Waiting: a.waiting,
	}, a.report)
	if result != nil {
		if printed := report.UpdateText(a.out, result.Done); err == nil {
			err = printed
		}
	}
	failures, a.found = a.found-before, before // what they mean for the run is the loop's to say
	return failures, err
}

// outdated counts the files that an update would change.
func outdated(ctx context.Context, b *book.Book, date time.Time) (files int, err error) {
	result, err := update.Run(ctx, b, update.Options{DryRun: true, Date: date}, func(diag.Diagnostic) {})
	if err != nil {
		return 0, err
	}
	files = result.Done.Templates.FilesChanged
	for _, l := range result.Done.Locales {
		files += l.FilesChanged
	}
	return files, nil
}

// checkWithin prints what is wrong with the translations.
func checkWithin(ctx context.Context, a *app) (failures int, err error) {
	b, err := book.Open(a.dir)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	options := audit.Options{}
	if options.Locales, err = b.Config.ChooseLocales(nil); err != nil {
		return 0, err
	}
	findings, err := audit.Run(ctx, b, options)
	if err != nil {
		return 0, err
	}
	// Warnings are for "pobook check"; here they would hide what ends the run.
	findings.Found = slices.DeleteFunc(findings.Found, func(found check.Finding) bool { return found.Severity != diag.Error })
	if err := findings.Write(a.out, "text", styleOf(a.out, a.getenv)); err != nil {
		return 0, err
	}
	return findings.Count(diag.Error), nil
}
