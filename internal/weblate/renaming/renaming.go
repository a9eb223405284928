// Package renaming lets the components of renamed sections keep what translators have done at
// Weblate, and finds those whose sections are gone.
//
// It owns the order that this takes. Weblate knows files by their paths: when it reads a repository in which the
// catalogues of a component are gone, it drops the translations with their comments, suggestions and
// history, and discovery makes another component of those that are new. So it has to be said before
// the repository changes, and at a moment at which Weblate has read all that it has: then it looks at
// the new paths only when it reads the next commit, and that has to be the one with the files. The
// package neither runs git nor prints. Start reading at [Run] and [Husks].
package renaming

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// Options are what a run needs of the clone and of the user.
type Options struct {
	// Given are sections that were renamed, as the user says: new ones by old ones. Nil asks Renamed.
	Given map[string]string
	// Renamed returns them by the history between a commit and what is checked out.
	Renamed func(ctx context.Context, since string) (map[string]string, error)
	// Contains reports whether a commit is part of what is checked out.
	Contains func(ctx context.Context, commit string) bool
	// Committed reports whether a commit has a file, by its path in the repository. "HEAD" is what is checked out.
	Committed func(ctx context.Context, commit, path string) bool
	// Push brings what is checked out into the repository that Weblate reads.
	Push   func(ctx context.Context) error
	DryRun bool
	Done   func(line string) // is called after each step
	Sleep  func(ctx context.Context, d time.Duration) error
}

// A run knows what was found.
type run struct {
	options  Options
	handbook weblate.Handbook
	project  client.Project
	slug     string
	holder   client.Repository // the clone
	all      []client.Component
	found    found
}

// Run renames components and returns how many. Nothing is sent that changes until all conditions are
// met. If the push fails, the components get their names back; a fault after it leaves the project locked,
// and running it again goes on from there.
func Run(ctx context.Context, c *client.Client, slug string, h weblate.Handbook, o Options) (renamed int, err error) {
	r := &run{options: o, handbook: h, project: c.Project(slug), slug: slug}
	if err := r.look(ctx); err != nil {
		return 0, err
	}
	if r.found.count() == 0 {
		return 0, nil
	}
	if o.DryRun {
		for _, p := range slices.Concat(r.found.stale, r.found.pairs) {
			o.Done(fmt.Sprintf("%s: would be %s, by PATCH components/%s/%s/", p.old.Section, p.new.Section, slug, diag.Harmless(p.component.Slug)))
		}
		for _, u := range r.found.unfinished {
			o.Done(fmt.Sprintf("%s: would get its template %s", u.new.Section, u.new.Template))
		}
		return r.found.count(), nil
	}
	n := r.found.count()
	return n, r.carryOut(ctx)
}

// look finds what is to be done, and refuses what would lose something.
func (r *run) look(ctx context.Context) error {
	var err error
	if r.all, err = r.project.Components(ctx); err != nil {
		return err
	}
	if !r.findHolder() {
		return fmt.Errorf("project %s has no component of this handbook; run \"pobook weblate apply\" first", r.slug)
	}
	state, err := r.status(ctx)
	if err != nil {
		return err
	}
	renames := r.options.Given
	if renames == nil {
		if renames, err = r.options.Renamed(ctx, state.LocalCommit.Hash); err != nil {
			return err
		}
	}
	if r.found, err = find(r.handbook, r.all, renames, r.options.Given != nil); err != nil {
		return err
	}
	r.found.divide(func(p pair) bool { return r.options.Committed(ctx, state.LocalCommit.Hash, p.new.Template) })
	for _, p := range slices.Concat(r.found.stale, r.found.pairs) {
		if !r.options.Committed(ctx, "HEAD", p.new.Template) {
			return fmt.Errorf("%s: not committed; run \"pobook update\" and commit the renamed section with its catalogues first", p.new.Template)
		}
	}
	if len(r.found.pairs)+len(r.found.stale) == 0 {
		return nil
	}
	return r.ready(ctx, state)
}

// findHolder finds the clone, which has another address as soon as its component is renamed.
func (r *run) findHolder() bool {
	holder := slices.IndexFunc(r.all, func(c client.Component) bool {
		_, ours := r.handbook.SectionOf(c.Fields.Text("filemask"))
		return ours && c.Fields["linked_component"] == nil
	})
	if holder >= 0 {
		r.holder = r.all[holder].Repository()
	}
	return holder >= 0
}

// status is that of the clone, and whether any component has something to commit.
func (r *run) status(ctx context.Context) (client.Status, error) {
	all, err := r.project.Repository().Status(ctx)
	if err != nil {
		return all, err
	}
	one, err := r.holder.Status(ctx)
	one.NeedsCommit = one.NeedsCommit || all.NeedsCommit
	return one, err
}

var errBehind = errors.New("Weblate has translations that are not here yet; run \"pobook weblate pull\", and commit, first") //nolint:staticcheck // a name

var errLocked = errors.New("the project is locked already, so that somebody may be bringing another change; wait, or unlock it at Weblate if nobody is")

// ready refuses to go on if Weblate has what is not in the clone: it would be committed to paths that are gone.
func (r *run) ready(ctx context.Context, state client.Status) error {
	if state.NeedsCommit || !r.options.Contains(ctx, state.LocalCommit.Hash) {
		return errBehind
	}
	return nil
}

// carryOut renames what was found.
func (r *run) carryOut(ctx context.Context) error {
	wasLocked, err := r.project.Repository().Locked(ctx)
	if err != nil {
		return err
	}
	resumed := len(r.found.unfinished)+len(r.found.stale) > 0
	if wasLocked && !resumed {
		return errLocked
	}
	if _, err := r.project.Repository().Lock(ctx, true); err != nil {
		return err
	}
	r.options.Done("project " + r.slug + ": locked")
	unlock := func(ctx context.Context) error {
		_, err := r.project.Repository().Lock(ctx, false)
		if err == nil {
			r.options.Done("project " + r.slug + ": unlocked")
		}
		return err
	}
	err = r.restore(ctx)
	var before map[string]figures
	if err == nil {
		before, err = r.figures(ctx)
	}
	if err == nil {
		err = r.beforePush(ctx)
	}
	if err != nil {
		// An interrupt must not leave it locked.
		return errors.Join(err, unlock(context.WithoutCancel(ctx)))
	}
	if err := r.afterPush(ctx, before); err != nil {
		r.options.Done("project " + r.slug + ": stays locked, since Weblate has not read all that is in the repository; run \"pobook weblate rename\" again")
		return err
	}
	return unlock(ctx)
}

// restore gives those their old files back that a run has left behind before the push.
func (r *run) restore(ctx context.Context) error {
	for _, p := range r.found.stale {
		changed, err := p.component.Change(ctx, map[string]any{"filemask": p.old.FileMask})
		if err != nil {
			return err
		}
		r.found.pairs = append(r.found.pairs, pair{old: p.old, new: p.new, component: changed, was: changed})
	}
	r.found.stale = nil
	return nil
}

// beforePush lets Weblate read all that it has, gives the components their new names and pushes. If that fails, they
// have their old ones again.
func (r *run) beforePush(ctx context.Context) error {
	if len(r.found.pairs) > 0 {
		// Locked, so that this stays so.
		state, err := r.status(ctx)
		if err == nil {
			err = r.ready(ctx, state)
		}
		if err == nil {
			_, err = r.holder.Do(ctx, client.FileScan)
		}
		if err == nil {
			err = r.settle(ctx)
		}
		if err != nil {
			return err
		}
	}
	var done []pair
	err := func() error {
		for _, p := range r.found.pairs {
			done = append(done, p)
			_, err := p.component.Change(ctx, map[string]any{"filemask": p.new.FileMask, "name": p.new.Name, "slug": p.new.Slug})
			if err != nil {
				return err
			}
			r.options.Done(fmt.Sprintf("%s: is %s now", p.old.Section, p.new.Section))
		}
		if err := r.settle(ctx); err != nil {
			return err
		}
		return r.options.Push(ctx)
	}()
	if err != nil {
		return errors.Join(err, r.undo(context.WithoutCancel(ctx), done))
	}
	r.options.Done("repository: pushed")
	return nil
}

// undo gives components their old names, the last one first. One whose request failed may have either.
func (r *run) undo(ctx context.Context, done []pair) error {
	var failed []error
	all, err := r.project.Components(ctx)
	failed = append(failed, err)
	for _, p := range slices.Backward(done) {
		i := slices.IndexFunc(all, func(c client.Component) bool { return c.Fields.Number("id") == p.was.Fields.Number("id") })
		if i < 0 || all[i].Fields.Text("filemask") == p.old.FileMask {
			continue
		}
		_, err := all[i].Change(ctx, map[string]any{"filemask": p.old.FileMask, "name": p.was.Fields.Text("name"), "slug": p.was.Slug})
		if err == nil {
			r.options.Done(fmt.Sprintf("%s: has its old name again", p.old.Section))
		}
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// afterPush lets Weblate read the commit, gives the components their templates and counts what is there.
func (r *run) afterPush(ctx context.Context, before map[string]figures) error {
	pulled, err := r.holder.Do(ctx, client.Pull)
	if err == nil && !pulled.Done {
		err = errors.New("Weblate could not read the repository: " + diag.Harmless(pulled.Detail))
	}
	if err == nil {
		err = r.settle(ctx)
	}
	if err != nil {
		return err
	}
	for _, c := range r.all {
		section, ours := r.handbook.SectionOf(c.Fields.Text("filemask"))
		wanted := weblate.SectionComponentOf(r.handbook, section)
		if !ours || c.Fields.Text("new_base") == wanted.Template || !r.options.Committed(ctx, "HEAD", wanted.Template) {
			continue
		}
		if _, err := c.Change(ctx, map[string]any{"new_base": wanted.Template}); err != nil {
			return err
		}
		r.options.Done(fmt.Sprintf("%s: has its template %s", section, wanted.Template))
	}
	if err := r.settle(ctx); err != nil {
		return err
	}
	after, err := r.figures(ctx)
	if err != nil {
		return err
	}
	for _, p := range r.found.pairs {
		was, is := before[p.new.Section], after[p.new.Section]
		if is.translations < was.translations || is.comments < was.comments || is.suggestions < was.suggestions {
			return fmt.Errorf("%s has %s, and had %s before", p.new.Section, is, was)
		}
		r.options.Done(fmt.Sprintf("%s: has kept %s", p.new.Section, is))
	}
	return nil
}

const (
	firstPause = time.Second
	maxPause   = 15 * time.Second
	// maxPauses are some ten minutes, for a handbook of hundreds of sections.
	maxPauses = 45
)

// settle waits until Weblate does nothing more in the background, and gets the components as they
// are then.
func (r *run) settle(ctx context.Context) error {
	for pauses := range maxPauses {
		var err error
		if r.all, err = r.project.Components(ctx); err != nil {
			return err
		}
		busy := slices.IndexFunc(r.all, func(c client.Component) bool { return c.Fields.Text("task_url") != "" })
		if busy < 0 {
			r.findHolder()
			return nil
		}
		if pauses == 0 {
			r.options.Done("Weblate reads " + diag.Harmless(r.all[busy].Slug) + "; waiting for it")
		}
		if err := r.options.Sleep(ctx, min(firstPause<<min(pauses, 4), maxPause)); err != nil {
			return err
		}
	}
	return errors.New("Weblate is still at work in the background; run the same command again later") //nolint:staticcheck // a name
}

// figures returns what each renamed section has, by its new name.
func (r *run) figures(ctx context.Context) (map[string]figures, error) {
	counted := map[string]figures{}
	for _, p := range r.found.pairs {
		for _, c := range r.all {
			if mask := c.Fields.Text("filemask"); mask != p.old.FileMask && mask != p.new.FileMask {
				continue
			}
			var err error
			if counted[p.new.Section], err = figuresOf(ctx, c, r.handbook.Source); err != nil {
				return nil, err
			}
		}
	}
	return counted, nil
}
