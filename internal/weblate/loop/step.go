package loop

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
)

// A step is one thing that a run does. What undoes it is in the end of a run, which
// goes by the mark: a lock is undone by unlocking, an update by restoring the
// catalogues. A merge and a commit in the clone stay: they lose nothing, and the next
// run goes on from them.
type step struct {
	where, does string
	about       func(r *run, dry bool) string // with what; dry says that it is not to be known yet
	needed      func(*run) bool               // nil: always
	do          func(context.Context, *run) error
	noReturn    bool // nothing after it undoes it
	again       bool // the first to be done again when somebody has pushed
}

func (s step) name() string { return s.where + ": " + s.does }

func (s step) progress(r *run, dry bool) Progress {
	return Progress{Where: s.where, Does: s.does, About: s.about(r, dry), NoReturn: s.noReturn}
}

// The steps of both commands, in their order.
var (
	pullSteps = []step{lockStep, commitStep, handOutStep, fetchStep, mergeStep}
	pushSteps = append(append([]step{}, pullSteps...), updateStep, checkStep, recordStep, pushStep, takeInStep)
)

const (
	weblate = "Weblate"
	clone   = "clone"
)

var lockStep = step{
	where: weblate, does: "lock",
	about: func(r *run, _ bool) string {
		if r.mark.Locked {
			return "an earlier run has done that, and was killed"
		}
		return fmt.Sprintf("the project %s, so that nobody can save a translation until the end", r.project.Slug)
	},
	needed: func(r *run) bool { return r.locks },
	do: func(ctx context.Context, r *run) error {
		if r.mark.Locked && r.project.allLocked() {
			return nil
		}
		r.mark.Locked, r.mark.Lock = true, 0
		if err := r.marker.write(r.mark); err != nil {
			r.mark.Locked = false
			return err
		}
		if err := r.with.Server.Lock(ctx); err != nil {
			return err
		}
		r.stand = nothingLeft
		if err := r.ask(ctx); err != nil {
			return err
		}
		r.mark.Lock = r.project.LastLock.ID
		return r.marker.write(r.mark)
	},
}

// unlocking is the end of a run that has locked.
func unlocking(r *run) Progress {
	about := "the project " + r.project.Slug
	if n := len(r.mark.Held); n > 0 {
		about += fmt.Sprintf(", but for %s that was locked before", diag.Count(n, "component"))
	}
	return Progress{Where: weblate, Does: "unlock", About: about}
}

var commitStep = step{
	where: weblate, does: "commit",
	about: func(r *run, _ bool) string {
		if r.project.Pending == 0 {
			return "what translators save until then"
		}
		return diag.Count(r.project.Pending, "change") + " that translators have saved"
	},
	do: func(ctx context.Context, r *run) error {
		answer, err := r.with.Server.Commit(ctx)
		if err != nil {
			return err
		}
		if !answer.Done {
			return refusal("Weblate did not commit", answer)
		}
		if err := r.ask(ctx); err != nil {
			return err
		}
		if n := r.project.Pending; n > 0 {
			r.with.Reporter(diag.Diagnostic{
				Severity: diag.Warning, Code: "weblate-kept",
				Message: diag.Pluralf(n, "Weblate holds back %d change that translators have saved", "Weblate holds back %d changes that translators have saved", n),
				Hint:    diag.Textf("the alerts of the components at %s say why, or its translation quality filter does", r.project.Page),
			})
		}
		return nil
	},
}

// handOutStep lets Weblate push. What it cannot push is fetched from it.
var handOutStep = step{
	where: weblate, does: "push",
	about: func(r *run, dry bool) string {
		switch {
		case !r.project.Repository.Pushes:
			return "nothing, since it may not: the clone fetches from Weblate itself"
		case dry && r.project.Pending == 0 && !r.project.Repository.NeedsPush:
			return "nothing, unless there is something to commit by then"
		default:
			return fmt.Sprintf("its commits to %q of the shared repository", r.project.Repository.Branch)
		}
	},
	needed: func(r *run) bool { return r.project.Repository.NeedsPush },
	do: func(ctx context.Context, r *run) error {
		r.export = true
		if !r.project.Repository.Pushes {
			return nil
		}
		answer, err := r.with.Server.Push(ctx)
		if err != nil {
			return err
		}
		if err := r.ask(ctx); err != nil {
			return err
		}
		r.export = !answer.Done || r.project.Repository.NeedsPush
		if !r.export {
			return nil
		}
		detail := cmp.Or(r.project.Repository.Failure, answer.Detail)
		if r.project.Repository.Export == "" {
			return r.stuck("Weblate could not push", detail)
		}
		r.with.Reporter(diag.Diagnostic{
			Severity: diag.Warning, Code: "weblate-push",
			Message: diag.Textf("Weblate could not push%s", said(detail)),
			Hint:    diag.Textf("so its commits are fetched from Weblate itself"),
		})
		return nil
	},
}

var fetchStep = step{
	where: clone, does: "fetch", again: true,
	about: func(r *run, dry bool) string {
		from := fmt.Sprintf("%q of %s", r.branch.There, r.branch.Remote)
		switch {
		case r.export, dry && !r.project.Repository.Pushes:
			from += ", and " + r.project.Repository.Export
		case dry && !r.moved:
			from += ", which has nothing new so far"
		}
		return from
	},
	do: func(ctx context.Context, r *run) error {
		if err := r.fetch(ctx); err != nil {
			return err
		}
		r.behind = !r.clone.Contains(ctx, r.head, r.upstream)
		if !r.export {
			return nil
		}
		repository := r.project.Repository
		if repository.Export == "" {
			return r.stuck("Weblate may not push, and does not let its repository be fetched", "")
		}
		ref := "refs/" + r.name()
		err := r.clone.FetchFrom(ctx, repository.Export, repository.Branch, ref)
		if err != nil {
			return &StoppedError{Cause: err, Mend: []string{
				"# that is Weblate's own repository; where it asks for a name, give yours in Weblate, and the API key for the password",
			}}
		}
		r.exported, err = r.clone.Commit(ctx, ref)
		r.behind = r.behind || !r.clone.Contains(ctx, r.head, r.exported)
		return err
	},
}

var mergeStep = step{
	where: clone, does: "merge",
	about: func(r *run, dry bool) string {
		if dry {
			return "what has come; a conflict ends the run, with the clone as it was"
		}
		return "what has come into " + fmt.Sprintf("%q", r.branch.Name)
	},
	needed: func(r *run) bool { return r.behind },
	do: func(ctx context.Context, r *run) error {
		before := r.head
		for _, from := range []struct{ hash, name string }{
			{r.upstream, strings.TrimPrefix(r.branch.Tracking, "refs/remotes/")},
			{r.exported, "refs/" + r.name()},
		} {
			if from.hash == "" || r.clone.Contains(ctx, r.head, from.hash) {
				continue
			}
			err := r.clone.Merge(ctx, from.hash, "Take in the work of translators")
			var conflict *git.ConflictError
			if errors.As(err, &conflict) {
				return r.conflict(conflict, from.name)
			}
			if err != nil {
				return err
			}
			if r.head, err = r.clone.Commit(ctx, "HEAD"); err != nil {
				return err
			}
		}
		taken, err := r.clone.Count(ctx, r.head, before)
		r.result.Taken += taken
		return err
	},
}

var updateStep = step{
	where: clone, does: "update",
	about: func(r *run, dry bool) string {
		switch {
		case !dry:
			return "the catalogues"
		case r.outdated == 0:
			return "no catalogue, as the clone is now"
		default:
			return diag.Count(r.outdated, "file") + " of the catalogues, as the clone is now"
		}
	},
	do: func(ctx context.Context, r *run) error {
		r.mark.Updating = true
		if err := r.marker.write(r.mark); err != nil {
			return err
		}
		failures, err := r.with.Book.Update(ctx)
		var listed error
		if r.written, listed = r.updated(context.WithoutCancel(ctx)); err != nil || listed != nil {
			return errors.Join(err, listed)
		}
		return r.stopAt(failures)
	},
}

var checkStep = step{
	where: clone, does: "check",
	about: func(r *run, _ bool) string {
		if r.options.DespiteErrors {
			return "the translations; errors are reported"
		}
		return "the translations; errors end the run"
	},
	do: func(ctx context.Context, r *run) error {
		failures, err := r.with.Book.Check(ctx)
		if err != nil {
			return err
		}
		return r.stopAt(failures)
	},
}

// recordStep commits what the update has written. The mark goes afterwards: catalogues
// that are committed are not changed any more, so that nothing is put away for it.
var recordStep = step{
	where: clone, does: "commit",
	about: func(r *run, _ bool) string {
		return fmt.Sprintf("the catalogues that have changed, as %q", r.options.Message)
	},
	needed: func(r *run) bool { return len(r.written) > 0 },
	do: func(ctx context.Context, r *run) error {
		paths := slices.Sorted(maps.Keys(r.written))
		if err := r.clone.CommitFiles(ctx, r.options.Message, paths); err != nil {
			return err
		}
		r.result.Updated += len(paths)
		r.mark.Updating = false
		if err := r.marker.write(r.mark); err != nil {
			return err
		}
		var err error
		r.head, err = r.clone.Commit(ctx, "HEAD")
		return err
	},
}

var pushStep = step{
	where: clone, does: "push", noReturn: true,
	about: func(r *run, dry bool) string {
		about := fmt.Sprintf("to %q of %s", r.branch.There, r.branch.Remote)
		if dry && r.outdated == 0 && !r.ahead {
			about = "nothing, unless the update changes something"
		}
		return about
	},
	needed: func(r *run) bool { return r.upstream != r.head },
	do: func(ctx context.Context, r *run) error {
		if err := r.refuseRenames(ctx); err != nil {
			return err
		}
		before := r.upstream
		r.stand = perhapsLeft
		if err := r.push(ctx); err != nil {
			return err
		}
		r.stand = halfWay
		pushed, err := r.clone.Count(ctx, r.head, before)
		r.result.Pushed += pushed
		return err
	},
}

// takeInStep lets Weblate pull. It may be at that already, as the shared repository can
// have called it.
var takeInStep = step{
	where: weblate, does: "pull",
	about: func(*run, bool) string { return "what is pushed, which can take it some minutes" },
	needed: func(r *run) bool {
		return r.project.Repository.Shared != r.head || r.project.Repository.NeedsMerge
	},
	do: func(ctx context.Context, r *run) error {
		r.stand = halfWay
		answer, err := r.with.Server.Pull(ctx)
		if err != nil {
			return err
		}
		for range r.with.Times {
			if err := r.ask(ctx); err != nil {
				return err
			}
			repository := r.project.Repository
			switch {
			case !repository.NeedsMerge && r.has(ctx, repository.Shared):
				return nil
			case repository.NeedsMerge && (repository.Failure != "" || !answer.Done):
				return r.stuck("Weblate could not join the shared repository with its own commits", cmp.Or(repository.Failure, answer.Detail))
			case !answer.Done:
				return refusal("Weblate could not pull", answer)
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(r.with.Every):
			}
		}
		return refusal("Weblate has not taken in what is pushed", answer)
	},
}
