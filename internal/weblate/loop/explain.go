package loop

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
)

// conflict reports the files of a merge that takes a person, and explains how it is
// made.
func (r *run) conflict(c *git.ConflictError, from string) error {
	for _, p := range c.Paths {
		r.with.Reporter(diag.Diagnostic{
			Position: diag.Position{File: r.with.Book.place(p)}, Code: "weblate-conflict",
			Message: diag.Textf("was changed here and there at the same place"),
			Hint:    diag.Textf("join both by hand, as is said below"),
		})
	}
	return &StoppedError{
		Cause: fmt.Errorf("git cannot join %q with what has come", r.branch.Name),
		Stand: "the merge is taken back, and " + nothingLeft,
		Mend: []string{
			"git merge " + quoted(from) + "    # the conflict is in the files then; settle it",
			"git commit --all",
			r.command,
			`# git joins catalogues message by message, mostly without a conflict, if its configuration says how: see "pobook merge-driver --help"`,
		},
	}
}

// refuseRenames stops before Weblate sees sections under new names while their components have
// the old ones.
func (r *run) refuseRenames(ctx context.Context) error {
	since := r.project.Repository.Shared
	if since == "" || r.options.DespiteRename || !r.clone.Has(ctx, since) {
		return nil
	}
	renamed, err := r.with.Book.Renamed(ctx, since)
	if err != nil {
		return err
	}
	for _, old := range slices.Sorted(maps.Keys(renamed)) {
		mask := r.with.Book.Catalogues + "/*/" + old + ".po"
		if !slices.ContainsFunc(r.project.Components, func(c Component) bool { return c.Mask == mask }) {
			continue
		}
		return &StoppedError{
			Cause: fmt.Errorf("the section %q is called %q now, and Weblate would drop the comments, suggestions and history of its component", old, renamed[old]),
			Mend: []string{
				"pobook weblate rename    # keeps them, and pushes",
				"# or go on with --despite-rename",
			},
		}
	}
	return nil
}

// stuck explains a conflict that Weblate has in its own repository, or work that does
// not get out of it.
func (r *run) stuck(what, detail string) error {
	stopped := &StoppedError{Cause: errors.New(what + said(detail))}
	if at := r.project.Repository; at.Export != "" {
		stopped.Mend = []string{
			fmt.Sprintf("git fetch %s %s    # Weblate's own commits", quoted(at.Export), quoted(at.Branch)),
			"git merge FETCH_HEAD    # settle what is in conflict, and commit",
			"pobook weblate push",
		}
	} else {
		stopped.Mend = []string{"# give Weblate an address that it may push to, or let its repository be fetched"}
	}
	stopped.Mend = append(stopped.Mend, fmt.Sprintf("# or reset Weblate's repository at %s (Operations, Repository maintenance), which loses all translations that it has not pushed", r.project.Page))
	return stopped
}

// staysLocked says that a lock is not ours.
func (r *run) staysLocked() diag.Diagnostic {
	by := ""
	if r.project.LastLock.By != "" {
		by = " by " + r.project.LastLock.By
	}
	return diag.Diagnostic{
		Severity: diag.Warning, Code: "weblate-locked",
		Message: diag.Textf("the project %s was locked before%s, and stays so", r.project.Slug, by),
		Hint:    diag.Textf("when it may be translated again, unlock it at %s", r.project.Page),
	}
}
