// Package loop brings the work of translators from Weblate into a maintainer's clone,
// and the work of maintainers to the translators.
//
// It owns the order of the steps, what has to be so before the first of them, what
// undoes each, and what is said where one ends the run. There are three repositories:
// the clone, the shared one that it is pushed to, and the one that Weblate works in. None of
// them loses a commit: histories are joined by merges, not written anew; nothing is pushed by
// force; what a run has done and not ended is undone, or known to the next run by a mark
// among git's files. It knows neither HTTP, files of a handbook, flags nor streams:
// Weblate is a [Server], the handbook a [Book]. Start reading at [Push], and at the table of
// steps.
package loop

import (
	"context"
	"errors"
	"slices"
	"time"
)

// Pull brings the work of translators into the clone. What Weblate can push to the
// shared repository comes from there, all else from Weblate's own. The error is a [*StoppedError],
// or a [diag.List] of files that are not committed.
func Pull(ctx context.Context, with Parties, o Options) (Result, error) {
	return newRun("pull", with, o).walk(ctx, pullSteps)
}

// Push does that, updates the catalogues, and brings them with what the maintainer has
// committed to the shared repository and to Weblate. Errors are those of Pull.
func Push(ctx context.Context, with Parties, o Options) (Result, error) {
	return newRun("push", with, o).walk(ctx, pushSteps)
}

// PlanPull returns what Pull would do, as far as that is known without doing it. It
// changes nothing on either side.
func PlanPull(ctx context.Context, with Parties, o Options) ([]Progress, error) {
	return newRun("pull", with, o).plan(ctx, pullSteps)
}

// PlanPush is the same for Push.
func PlanPush(ctx context.Context, with Parties, o Options) ([]Progress, error) {
	return newRun("push", with, o).plan(ctx, pushSteps)
}

// plan finds out what steps would do.
func (r *run) plan(ctx context.Context, steps []step) (planned []Progress, err error) {
	if err := r.look(ctx); err != nil {
		return nil, err
	}
	if left, err := readMark(r.markFile); err == nil {
		r.mark = left
	}
	if err := r.claim(); err != nil {
		return nil, err
	}
	if err := r.checkCommitted(ctx, r.mark.Updating); err != nil {
		return nil, err
	}
	there, err := r.clone.There(ctx, r.branch)
	if err != nil {
		return nil, err
	}
	r.moved = there != r.upstream
	r.ahead = !r.clone.Contains(ctx, r.upstream, r.head)
	if r.outdated, err = r.with.Book.Outdated(ctx); err != nil {
		return nil, err
	}
	if !r.locks {
		r.with.Reporter(r.staysLocked())
	}
	for _, s := range steps {
		if r.locks || s.does != lockStep.does {
			planned = append(planned, s.progress(r, true))
		}
	}
	if r.locks {
		planned = append(planned, unlocking(r))
	}
	return planned, nil
}

// walk goes through steps. Whatever it is that ends it, what is not to stay is undone.
func (r *run) walk(ctx context.Context, steps []step) (Result, error) {
	if err := r.look(ctx); err != nil {
		return Result{}, err
	}
	marker, err := openMarker(r.markFile)
	if err != nil {
		return Result{}, err
	}
	defer marker.close()
	r.marker, r.mark = marker, marker.read()
	if err := r.claim(); err != nil {
		return Result{}, err
	}
	if err := r.reach(ctx); err != nil {
		return Result{}, r.stopped("", err)
	}
	if err := r.putAside(ctx); err != nil {
		return Result{}, err
	}
	if !r.locks {
		r.with.Reporter(r.staysLocked())
	}
	if err = r.all(ctx, steps); err == nil {
		r.result.Waiting, err = r.clone.Count(ctx, r.head, r.upstream)
	}
	return r.result, r.end(ctx, err)
}

// all goes through the steps. Once it goes back, since somebody else may push at the
// same time.
func (r *run) all(ctx context.Context, steps []step) error {
	for i := 0; i < len(steps); i++ {
		s := steps[i]
		if ctx.Err() != nil {
			return r.stopped(s.name(), ctx.Err())
		}
		if s.needed != nil && !s.needed(r) {
			continue
		}
		r.with.Progress(s.progress(r, false))
		err := s.do(ctx, r)
		if errors.Is(err, errOvertaken) && !r.overtaken {
			r.overtaken = true
			i = slices.IndexFunc(steps, func(s step) bool { return s.again }) - 1
			continue
		}
		if err != nil {
			return r.stopped(s.name(), err)
		}
	}
	return nil
}

// unlockWithin is how long the end of a run may take, that of an interrupted one too:
// Weblate may still be at what it was asked for.
const unlockWithin = 2 * time.Minute

// end undoes what is not to stay: what an update has written and nobody committed,
// and the lock.
func (r *run) end(ctx context.Context, err error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), unlockWithin)
	defer cancel()
	if r.mark.Updating {
		err = errors.Join(err, r.takeBack(ctx))
	}
	if !r.mark.Locked {
		return errors.Join(err, r.marker.write(r.mark))
	}
	r.with.Progress(unlocking(r))
	if unlock := r.with.Server.Unlock(ctx, r.mark.Held); unlock != nil && (r.ask(ctx) != nil || len(r.project.locked()) > len(r.mark.Held)) {
		return errors.Join(err, &StoppedError{
			Step: "Weblate: unlock", Cause: unlock,
			Stand: "the project is still locked; the same command unlocks it in the end, or a person does at " + r.project.Page + " (Operations, Repository maintenance)",
		})
	}
	r.mark.Locked = false
	return errors.Join(err, r.marker.write(r.mark))
}
