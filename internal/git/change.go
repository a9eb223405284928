package git

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Fetch brings the commits of the branch from the other repository. It changes no
// file and no branch.
func (r Repository) Fetch(ctx context.Context, b Branch) error {
	_, err := r.run(ctx, how{}, []string{"fetch", "--quiet", "--no-recurse-submodules", "--", b.Remote, heads + b.There})
	return err
}

// FetchFrom brings the commits of a branch at an address by http or https, whatever else that
// may lead to, and lets a ref stand for them.
func (r Repository) FetchFrom(ctx context.Context, address, branch, ref string) error {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return fmt.Errorf("%q is not an address by https", address)
	}
	_, err := r.run(ctx, how{env: []string{"GIT_ALLOW_PROTOCOL=https:http"}}, []string{
		"-c", "http.followRedirects=false", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head",
		"--", address, "+" + heads + branch + ":" + ref,
	})
	return err
}

// A ConflictError is a merge that git cannot make alone.
type ConflictError struct {
	Paths []string // from the root folder
}

func (e *ConflictError) Error() string {
	return "both sides have changed " + strings.Join(e.Paths, ", ")
}

// Merge takes a commit into the branch: it goes forward to it, or a merge joins both
// histories. No commit is written anew, so none can be lost. Where that takes a person the
// clone is put back as it was, and the error is a [*ConflictError].
func (r Repository) Merge(ctx context.Context, hash, message string) error {
	err := r.change(ctx, nil, "merge", "--quiet", "--ff", "--commit", "--no-squash", "--no-edit", "--no-stat", "-m", message, "--end-of-options", hash)
	if err == nil || ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return err
	}
	whole := context.WithoutCancel(ctx)
	if begun, _ := r.UnderWay(whole); begun != "merge" {
		return err
	}
	out, listed := r.Output(whole, nil, "diff", "--name-only", "--diff-filter=U", "-z")
	if aborted := r.change(whole, nil, "merge", "--abort"); aborted != nil {
		return fmt.Errorf(`%w; the merge could not be taken back, which "git merge --abort" does: %w`, err, aborted)
	}
	if paths := split(out); listed == nil && len(paths) > 0 {
		return &ConflictError{paths}
	}
	return err
}

// CommitFiles commits some files as they are now, and those of them that are gone.
// Paths count from the root folder, which r must be of.
func (r Repository) CommitFiles(ctx context.Context, message string, paths []string) error {
	if err := r.change(ctx, nul(paths), "add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"); err != nil {
		return err
	}
	return r.change(ctx, nul(paths), "commit", "--quiet", "--only", "--message="+message, "--pathspec-from-file=-", "--pathspec-file-nul")
}

// Restore makes some files be as in the last commit. Those that this does not have
// are removed. Paths count from the root folder, which r must be of.
func (r Repository) Restore(ctx context.Context, paths []string) error {
	// What is in no commit has to be tracked for git to remove it.
	if err := r.change(ctx, nul(paths), "add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"); err != nil {
		return err
	}
	return r.change(ctx, nul(paths), "restore", "--source=HEAD", "--staged", "--worktree", "--pathspec-from-file=-", "--pathspec-file-nul")
}

// Stash puts changes of some files away, tracked or not, where "git stash" lists
// them. Paths count from the root folder, which r must be of.
func (r Repository) Stash(ctx context.Context, message string, paths []string) error {
	return r.change(ctx, nul(paths), "stash", "push", "--quiet", "--include-untracked", "--message", message, "--pathspec-from-file=-", "--pathspec-file-nul")
}

// Push makes the branch in the other repository stand for a commit, if that has all
// that is there.
func (r Repository) Push(ctx context.Context, b Branch, hash string) error {
	_, err := r.run(ctx, how{}, []string{"push", "--quiet", "--", b.Remote, hash + ":" + heads + b.There})
	return err
}
