// Package history asks git about the catalogues and templates of a handbook: which
// catalogues a revision has, since when a text has been in the templates, which of them were
// renamed; and where the clone is from.
//
// It knows git and PO files only; which of them matter, and what a state was
// worth, is for others to say. It asks git, which must be installed, and changes
// nothing in a repository. Start reading at [Repository].
package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/git"
	"github.com/pobook/pobook/internal/po"
)

// A Repository is the history of a folder, which need not be the root folder of
// the repository: paths count from it.
type Repository struct{ dir string }

// In returns the history of a folder. Whether it has one shows when it is asked.
func In(dir string) Repository { return Repository{dir} }

// ErrUnknownRevision is the error for a name that git does not know as a revision.
var ErrUnknownRevision = errors.New("git knows no such revision here")

// Commit returns the hash of the commit that a revision means. The error is
// [ErrUnknownRevision] if there is none, and another one if the folder is in no
// repository or git is not installed.
func (r Repository) Commit(ctx context.Context, revision string) (string, error) {
	if _, err := r.git(ctx, nil, "rev-parse", "--git-dir"); err != nil {
		return "", err
	}
	hash, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", ErrUnknownRevision
	}
	return strings.TrimSpace(string(hash)), nil
}

// Catalogues returns the PO files that a commit has below a folder, as
// "locales/zh_Hant", by their paths below it: "part/02.po". One that cannot be
// parsed is left out.
func (r Repository) Catalogues(ctx context.Context, commit, folder string) (map[string]*po.File, error) {
	listed, err := r.git(ctx, nil, "ls-tree", "-r", "-z", "--name-only", commit, "--", "./"+folder+"/")
	if err != nil {
		return nil, err
	}
	var (
		paths []string
		asked strings.Builder
	)
	for _, path := range strings.Split(string(listed), "\x00") {
		// A name with a line feed cannot be asked for.
		if strings.HasSuffix(path, ".po") && !strings.Contains(path, "\n") {
			paths = append(paths, strings.TrimPrefix(path, folder+"/"))
			fmt.Fprintf(&asked, "%s:./%s\n", commit, path)
		}
	}
	answer, err := r.git(ctx, strings.NewReader(asked.String()), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	files := map[string]*po.File{}
	for i, data := range blobs(answer) {
		if file, err := po.Parse(data); err == nil && data != nil && i < len(paths) {
			files[paths[i]] = file
		}
	}
	return files, nil
}

// Origin returns the address of the repository that this one was cloned from, as git has it, or "" if there
// is none, or no repository.
func (r Repository) Origin(ctx context.Context) string {
	address, err := r.git(ctx, nil, "remote", "get-url", "origin")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(address))
}

// MainBranch returns the name of the branch that the repository this one was cloned from shows first, or else
// of the one that is checked out if repositories call their first so. It is "main" where neither is known.
func (r Repository) MainBranch(ctx context.Context) string {
	if shown, err := r.git(ctx, nil, "symbolic-ref", "--short", "refs/remotes/origin/HEAD"); err == nil {
		return strings.TrimPrefix(strings.TrimSpace(string(shown)), "origin/")
	}
	if here, err := r.git(ctx, nil, "symbolic-ref", "--short", "HEAD"); err == nil && strings.TrimSpace(string(here)) == "master" {
		return "master"
	}
	return "main"
}

// Renames returns which files below a folder have another path in the commit that is checked out than in an
// earlier one: new paths by old ones, from the folder of the history. The error is
// [ErrUnknownRevision] if the earlier one is not here.
func (r Repository) Renames(ctx context.Context, since, folder string) (map[string]string, error) {
	hash, err := r.Commit(ctx, since)
	if err != nil {
		return nil, err
	}
	listed, err := r.git(ctx, nil, "diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", "--relative", hash, "HEAD", "--", "./"+folder+"/")
	if err != nil {
		return nil, err
	}
	renames := map[string]string{}
	fields := strings.Split(string(listed), "\x00") // status, old, new
	for i := 0; i+2 < len(fields); i += 3 {
		renames[fields[i+1]] = fields[i+2]
	}
	return renames, nil
}

// Changed returns the files below some folders that are not as a commit has them: paths from the
// folder of the history, in byte order. Files that git does not follow are left out.
func (r Repository) Changed(ctx context.Context, commit string, folders ...string) ([]string, error) {
	args := []string{"diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--"}
	for _, folder := range folders {
		args = append(args, "./"+folder+"/")
	}
	listed, err := r.git(ctx, nil, args...)
	if err != nil || len(listed) == 0 {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(listed), "\x00"), "\x00"), nil
}

// Contains reports whether a commit is part of what is checked out. One that is not here is not.
func (r Repository) Contains(ctx context.Context, commit string) bool {
	hash, err := r.Commit(ctx, commit)
	if err != nil {
		return false
	}
	_, err = r.git(ctx, nil, "merge-base", "--is-ancestor", hash, "HEAD")
	return err == nil
}

// Committed reports whether a commit has a file, by its path from the root folder of the repository. "HEAD" is
// what is checked out.
func (r Repository) Committed(ctx context.Context, commit, path string) bool {
	hash, err := r.Commit(ctx, commit)
	if err != nil {
		return false
	}
	_, err = r.git(ctx, nil, "cat-file", "-e", hash+":"+path)
	return err == nil
}

// git runs git in the folder and returns what it prints.
func (r Repository) git(ctx context.Context, stdin io.Reader, args ...string) ([]byte, error) {
	out, err := git.In(r.dir).Output(ctx, stdin, args...)
	if errors.Is(err, git.ErrNotInstalled) {
		return nil, errors.New("git is not installed, and earlier revisions cannot be read without it")
	}
	return out, err
}

// blobs cuts the answer of "git cat-file --batch" into files; nil for one that
// was not there.
func blobs(answer []byte) [][]byte {
	var files [][]byte
	for len(answer) > 0 {
		var head []byte
		head, answer, _ = bytes.Cut(answer, []byte("\n"))
		fields := strings.Fields(string(head))
		size, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil || len(fields) != 3 || size > len(answer) {
			files = append(files, nil)
			continue
		}
		files = append(files, answer[:size])
		answer = bytes.TrimPrefix(answer[size:], []byte("\n"))
	}
	return files
}

// Within returns where a folder is in its repository, as "docs/"; "" for the root
// folder of the repository, and outside of any. It does not need git.
func Within(dir string) string {
	_, within := Root(dir)
	return within
}

// Root returns the root folder of the repository that a folder is in, and what
// [Within] does. Outside of any the folder itself is returned.
func Root(folder string) (root, within string) {
	dir, err := filepath.Abs(folder)
	if err != nil {
		return folder, ""
	}
	if followed, err := filepath.EvalSymlinks(dir); err == nil {
		dir = followed
	}
	for root := dir; ; root = filepath.Dir(root) {
		// It is a file in a worktree and in a submodule.
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			below, err := filepath.Rel(root, dir)
			if err != nil || below == "." {
				return folder, ""
			}
			return root, filepath.ToSlash(below) + "/"
		}
		if root == filepath.Dir(root) {
			return folder, ""
		}
	}
}
