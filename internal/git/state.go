package git

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Root returns the root folder of the clone.
func (r Repository) Root(ctx context.Context) (string, error) {
	root, err := r.line(ctx, "rev-parse", "--show-toplevel")
	if err == nil && root == "" {
		err = errors.New("the repository has no files, only a history")
	}
	return filepath.FromSlash(root), err
}

// Path returns where git keeps a file of this clone that is none of its files.
func (r Repository) Path(ctx context.Context, name string) (string, error) {
	file, err := r.line(ctx, "rev-parse", "--git-path", name)
	return r.absolute(file), err
}

// absolute returns the place of a path that git prints.
func (r Repository) absolute(path string) string {
	if path = filepath.FromSlash(path); filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(r.dir, path)
}

// UnderWay returns what somebody has begun in the clone and not ended, as the
// command of git: "merge", "rebase", "cherry-pick" or "revert"; "" for nothing.
func (r Repository) UnderWay(ctx context.Context) (string, error) {
	signs := []struct{ file, command string }{
		{"MERGE_HEAD", "merge"},
		{"rebase-merge", "rebase"},
		{"rebase-apply", "rebase"},
		{"CHERRY_PICK_HEAD", "cherry-pick"},
		{"REVERT_HEAD", "revert"},
	}
	args := []string{"rev-parse"}
	for _, sign := range signs {
		args = append(args, "--git-path", sign.file)
	}
	said, err := r.line(ctx, args...)
	files := strings.Split(said, "\n")
	if err != nil || len(files) != len(signs) {
		return "", err
	}
	for i, sign := range signs {
		if _, err := os.Lstat(r.absolute(files[i])); err == nil {
			return sign.command, nil
		}
	}
	return "", nil
}

// A Branch is the branch that is checked out, and where it is pushed to.
type Branch struct {
	Name     string // "main"
	Remote   string // the name of the other repository: "origin"
	There    string // the branch there: "main"
	Tracking string // the ref that says how that was at the last fetch: "refs/remotes/origin/main"
}

// The errors of [Repository.Branch].
var (
	ErrDetached   = errors.New("no branch is checked out")
	ErrNoUpstream = errors.New("the branch has no upstream in another repository")
)

const heads = "refs/heads/"

// Branch returns the branch that is checked out. The error is [ErrDetached] or
// [ErrNoUpstream] where there is none, or none to push to; the name is known with the
// second.
func (r Repository) Branch(ctx context.Context) (Branch, error) {
	ref, err := r.line(ctx, "symbolic-ref", "--quiet", "HEAD")
	var failed *FailedError
	if errors.As(err, &failed) && failed.Code == 1 {
		return Branch{}, ErrDetached
	}
	if err != nil {
		return Branch{}, err
	}
	b := Branch{Name: strings.TrimPrefix(ref, heads)}
	said, err := r.line(ctx, "for-each-ref", "--format=%(refname)%00%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)", ref)
	if err != nil {
		return b, err
	}
	for line := range strings.SplitSeq(said, "\n") {
		fields := strings.Split(line, "\x00")
		if len(fields) != 4 || fields[0] != ref { // the pattern has what stands below the ref, too
			continue
		}
		there, found := strings.CutPrefix(fields[3], heads)
		if fields[1] == "" || fields[2] == "" || fields[2] == "." || !found {
			return b, ErrNoUpstream
		}
		b.Tracking, b.Remote, b.There = fields[1], fields[2], there
		return b, nil
	}
	return b, ErrNoUpstream // a branch without a commit
}

// Identity returns an error if git does not know in whose name it commits.
func (r Repository) Identity(ctx context.Context) error {
	_, err := r.Output(ctx, nil, "var", "GIT_AUTHOR_IDENT")
	if err == nil {
		_, err = r.Output(ctx, nil, "var", "GIT_COMMITTER_IDENT")
	}
	return err
}

// Changed returns the tracked files that differ from the last commit, by their paths
// from the root folder.
func (r Repository) Changed(ctx context.Context) ([]string, error) {
	return r.status(ctx, "no")
}

// ChangedBelow returns the files in a folder, "docs/locales", that differ from the last
// commit or are not in it, but for those that are ignored.
func (r Repository) ChangedBelow(ctx context.Context, folder string) ([]string, error) {
	return r.status(ctx, "all", folder)
}

func (r Repository) status(ctx context.Context, untracked string, folders ...string) ([]string, error) {
	out, err := r.Output(ctx, nil, append([]string{"status", "--porcelain", "-z", "--no-renames", "--ignore-submodules=dirty", "--untracked-files=" + untracked, "--"}, folders...)...)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, entry := range split(out) {
		if len(entry) > 3 {
			paths = append(paths, entry[3:])
		}
	}
	return paths, nil
}

// Untracked returns the files that are in no commit and not ignored, by their paths
// from the root folder.
func (r Repository) Untracked(ctx context.Context) ([]string, error) {
	out, err := r.Output(ctx, nil, "ls-files", "--others", "--exclude-standard", "-z", "--full-name")
	return split(out), err
}

// Commit returns the hash of the commit that a ref stands for.
func (r Repository) Commit(ctx context.Context, ref string) (string, error) {
	return r.line(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
}

// Has reports whether the clone has a commit.
func (r Repository) Has(ctx context.Context, hash string) bool {
	_, err := r.Output(ctx, nil, "cat-file", "-e", "--end-of-options", hash+"^{commit}")
	return err == nil
}

// IsShallow reports whether the clone has a part of the history only.
func (r Repository) IsShallow(ctx context.Context) bool {
	said, err := r.line(ctx, "rev-parse", "--is-shallow-repository")
	return err == nil && said == "true"
}

// Contains reports whether the history of a commit has another one.
func (r Repository) Contains(ctx context.Context, commit, other string) bool {
	_, err := r.Output(ctx, nil, "merge-base", "--is-ancestor", "--end-of-options", other, commit)
	return err == nil
}

// Count returns how many commits the history of one commit has that another one's
// has not, merges left out.
func (r Repository) Count(ctx context.Context, commit, without string) (int, error) {
	said, err := r.line(ctx, "rev-list", "--count", "--no-merges", "--end-of-options", commit, "^"+without)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(said)
}

// There returns the commit of the branch in the other repository, which it asks. It
// changes nothing here.
func (r Repository) There(ctx context.Context, b Branch) (string, error) {
	said, err := r.line(ctx, "ls-remote", "--exit-code", "--", b.Remote, heads+b.There)
	if err != nil {
		return "", err
	}
	hash, _, _ := strings.Cut(said, "\t")
	return hash, nil
}
