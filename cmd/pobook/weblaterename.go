package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/renaming"
)

func weblateRenameCommand(a *app) *cobra.Command {
	var (
		at     weblate.Hosting
		dryRun bool
	)
	cmd := &cobra.Command{
		Use:   "rename [OLD NEW]",
		Short: "Let the components of renamed sections keep comments, suggestions and history",
		Long: `Rename gives a component at Weblate the name and the files of the section that it
is now. Without it Weblate makes a new component of the new files, and what
translators wrote beside the old one (comments, suggestions, dismissed checks,
history) is lost. It has to come before the push:

  1. pobook weblate pull         what translators have done is in the repository
  2. rename the section, pobook update, git commit
  3. pobook weblate rename       locks the project, renames, pushes ("git push"),
                                 lets Weblate read the files, and unlocks

The push is the point of no return. If it fails, the components get their old
names back. If Weblate fails after it, the project stays locked, so that nothing
is lost, and the same command goes on from there.

Without OLD and NEW the sections are found by git, between the commit that Weblate
has and yours. The first section goes the same way: its component keeps the
repository for the others.`,
		Example: `  pobook weblate rename --dry-run
  pobook weblate rename
  pobook weblate rename 02-usage 03-usage`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return errors.New("give the section's old and new name, or neither")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runWeblateRename(cmd.Context(), a, at, args, dryRun)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print which components would be renamed; change nothing")
	addServer(cmd.Flags(), &at.API, &at.Project)
	return cmd
}

func runWeblateRename(ctx context.Context, a *app, at weblate.Hosting, args []string, dryRun bool) error {
	b, h, slug, c, err := openProject(ctx, a, at)
	if err != nil {
		return err
	}
	defer b.Close()
	git := history.In(a.dir)
	o := renaming.Options{
		Renamed: func(ctx context.Context, since string) (map[string]string, error) {
			return renamedSections(ctx, b, git, since)
		},
		Contains: git.Contains, Committed: git.Committed,
		Push:   func(ctx context.Context) error { return push(ctx, a) },
		DryRun: dryRun,
		Done:   func(line string) { fmt.Fprintln(a.out, line) },
		Sleep:  sleep,
	}
	if len(args) == 2 {
		o.Given = map[string]string{sectionNamed(b.Config, args[0]): sectionNamed(b.Config, args[1])}
	}
	renamed, err := renaming.Run(ctx, c, slug, h, o)
	switch {
	case err != nil:
	case renamed == 0:
		fmt.Fprintln(a.err, "no commit that Weblate lacks renames a section")
	case dryRun:
		fmt.Fprintln(a.err, "next: \"pobook weblate rename\" without --dry-run does this, and pushes")
	}
	return err
}

// sectionNamed is the section that a user means by a name or a path.
func sectionNamed(c config.Config, name string) string {
	name = strings.TrimPrefix(name, c.Places.Folder()+"/")
	for _, s := range c.Sections {
		if s == name {
			return config.WithoutExt(s)
		}
	}
	return strings.TrimSuffix(name, ".md")
}

// renamedSections are the sections whose templates have other paths than in a commit: new ones by old ones.
func renamedSections(ctx context.Context, b *book.Book, git history.Repository, since string) (map[string]string, error) {
	folder := b.Config.Places.Catalogues() + "/templates"
	files, err := git.Renames(ctx, since, folder)
	if errors.Is(err, history.ErrUnknownRevision) {
		return nil, fmt.Errorf("the commit that Weblate has, %q, is not here; run \"pobook weblate pull\" first", fmt.Sprintf("%.12s", since))
	}
	sections := map[string]string{}
	for old, now := range files {
		sections[templateOf(folder, old)] = templateOf(folder, now)
	}
	return sections, err
}

// templateOf is the section of a template.
func templateOf(folder, file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, folder+"/"), ".pot")
}

// push pushes what is checked out to where its branch is from.
func push(ctx context.Context, a *app) error {
	clone := git.In(a.dir)
	branch, err := clone.Branch(ctx)
	if err != nil {
		return err
	}
	head, err := clone.Commit(ctx, "HEAD")
	if err != nil {
		return err
	}
	return clone.Push(ctx, branch, head)
}

func weblatePruneCommand(a *app) *cobra.Command {
	var (
		at  weblate.Hosting
		yes bool
	)
	cmd := &cobra.Command{
		Use:   "prune",
		Short: "List components whose sections are gone, and remove them with --yes",
		Long: `Prune lists the components at Weblate whose sections are in the handbook no more,
with what would be lost: translations, comments, suggestions. With --yes it
removes them. Of a section that was renamed, which Weblate does not know yet, nothing is
removed: see "pobook weblate rename". Glossaries and components of other files are
never touched, nor is the component that holds the repository for the others.`,
		Example: `  pobook weblate prune
  pobook weblate prune --yes`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runWeblatePrune(cmd.Context(), a, at, yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "remove them, with all that translators wrote beside them")
	addServer(cmd.Flags(), &at.API, &at.Project)
	return cmd
}

func runWeblatePrune(ctx context.Context, a *app, at weblate.Hosting, yes bool) error {
	b, h, slug, c, err := openProject(ctx, a, at)
	if err != nil {
		return err
	}
	defer b.Close()
	git := history.In(a.dir)
	husks, err := renaming.Husks(ctx, c, slug, h, renaming.Options{
		Renamed: func(ctx context.Context, since string) (map[string]string, error) {
			return renamedSections(ctx, b, git, since)
		},
		Contains: git.Contains, Committed: git.Committed,
	})
	if err != nil {
		return err
	}
	removable := 0
	for _, husk := range husks {
		verdict := "its section is gone"
		switch {
		case husk.New != "":
			verdict = fmt.Sprintf("its section is %s now; run \"pobook weblate rename\"", husk.New)
		case husk.There:
			verdict = "its section is gone here, and Weblate has it; push that first, by \"pobook weblate push\""
		case husk.Holds:
			verdict += "; it holds the repository for the others, and stays"
		case yes:
			if err := husk.Remove(ctx); err != nil {
				return err
			}
			verdict = "removed"
		default:
			removable++
		}
		fmt.Fprintf(a.out, "%s: %s (%s)\n", diag.Harmless(husk.Slug), verdict, husk.Loses)
	}
	switch {
	case len(husks) == 0:
		fmt.Fprintln(a.out, "every component has its section")
	case removable > 0:
		fmt.Fprintf(a.err, "next: \"pobook weblate prune --yes\" removes %s, with all that is in parentheses\n", diag.Count(removable, "component"))
	}
	return nil
}
