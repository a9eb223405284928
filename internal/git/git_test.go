package git_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/git"
)

// TestMain keeps the user's configuration away, and gives git a name to commit in.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "pobook-git")
	if err != nil {
		panic(err)
	}
	config := filepath.Join(dir, "gitconfig")
	if err := os.WriteFile(config, []byte("[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n[protocol \"file\"]\nallow = always\n"), 0o600); err != nil {
		panic(err)
	}
	for name, value := range map[string]string{"GIT_CONFIG_GLOBAL": config, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": os.TempDir()} {
		os.Setenv(name, value)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

type folder struct {
	*testing.T
	dir string
}

func newFolder(t *testing.T) folder {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	f := folder{t, t.TempDir()}
	f.git("init", "--quiet")
	return f
}

func (f folder) git(args ...string) string {
	f.Helper()
	out, err := exec.Command("git", append([]string{"-C", f.dir}, args...)...).CombinedOutput()
	if err != nil {
		f.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (f folder) write(name, text string) {
	f.Helper()
	p := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		f.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		f.Fatal(err)
	}
}

func (f folder) commit() string {
	f.Helper()
	f.git("add", "--all")
	f.git("commit", "--quiet", "--message", "Change")
	return f.git("rev-parse", "HEAD")
}

// Names that are patterns, options or have line breaks are those of files, and other files
// stay.
func TestFilesByTheirNames(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such names")
	}
	f := newFolder(t)
	for _, name := range []string{"a*.po", "ab.po", "-x.po", ":(top)c.po", "gone.po", "other"} {
		f.write(name, "1\n")
	}
	f.commit()
	names := []string{"-x.po", ":(top)c.po", "a*.po", "gone.po", "new/\"line\n.po"}
	change := func() {
		for _, name := range append([]string{"other"}, names...) {
			f.write(name, "2\n")
		}
		f.write("ab.po", "2\n")
		if err := os.Remove(filepath.Join(f.dir, "gone.po")); err != nil {
			t.Fatal(err)
		}
	}
	change()
	r := git.In(f.dir)
	if err := r.Restore(t.Context(), names); err != nil {
		t.Fatal(err)
	}
	if got := f.git("status", "--porcelain"); got != "M ab.po\n M other" {
		t.Errorf("after restoring:\n%s", got)
	}
	change()
	if err := r.Stash(t.Context(), "away", names); err != nil {
		t.Fatal(err)
	}
	if got := f.git("status", "--porcelain"); got != "M ab.po\n M other" {
		t.Errorf("after putting away:\n%s", got)
	}
	f.git("stash", "pop", "--quiet")
	changed, err := r.Changed(t.Context())
	if diff := cmp.Diff([]string{"-x.po", ":(top)c.po", "a*.po", "ab.po", "gone.po", "other"}, changed); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if untracked, err := r.Untracked(t.Context()); err != nil || len(untracked) != 1 || untracked[0] != names[4] {
		t.Errorf("%q, %v", untracked, err)
	}
	if err := r.CommitFiles(t.Context(), "-m injected", names); err != nil {
		t.Fatal(err)
	}
	if got := f.git("status", "--porcelain"); got != "M ab.po\n M other" {
		t.Errorf("after the commit:\n%s", got)
	}
	if got := f.git("log", "-1", "--format=%s"); got != "-m injected" {
		t.Errorf("the message is %q", got)
	}
}

// A merge goes forward, joins, or is taken back.
func TestMerge(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.write("a", "1\n")
	f.write("b", "1\n")
	base := f.commit()
	f.git("switch", "--quiet", "-c", "theirs")
	f.write("a", "2\n")
	theirs := f.commit()
	f.git("switch", "--quiet", "main")
	r := git.In(f.dir)
	if err := r.Merge(t.Context(), theirs, "Join"); err != nil || f.git("rev-parse", "HEAD") != theirs {
		t.Errorf("forward: %v", err)
	}
	f.git("reset", "--quiet", "--hard", base)
	f.write("b", "2\n")
	f.commit()
	f.git("config", "merge.ff", "only")
	if err := r.Merge(t.Context(), theirs, "Join"); err != nil || f.git("log", "-1", "--format=%s") != "Join" || !r.Contains(t.Context(), "HEAD", theirs) {
		t.Errorf("joined: %v", err)
	}
	f.git("reset", "--quiet", "--hard", base)
	f.write("a", "3\n")
	before := f.commit()
	var conflict *git.ConflictError
	if err := r.Merge(t.Context(), theirs, "Join"); !errors.As(err, &conflict) || cmp.Diff([]string{"a"}, conflict.Paths) != "" {
		t.Errorf("conflict: %v", err)
	}
	if begun, err := r.UnderWay(t.Context()); begun != "" || err != nil || f.git("rev-parse", "HEAD") != before || f.git("status", "--porcelain") != "" {
		t.Errorf("the clone is not as it was: %q, %v", begun, err)
	}
	// A file that git does not know is in the way of one that comes.
	f.git("switch", "--quiet", "theirs")
	f.write("new", "theirs\n")
	theirs = f.commit()
	f.git("switch", "--quiet", "main")
	f.git("reset", "--quiet", "--hard", base)
	f.write("new", "mine\n")
	var failed *git.FailedError
	if err := r.Merge(t.Context(), theirs, "Join"); !errors.As(err, &failed) || !strings.Contains(failed.Text, "new") {
		t.Errorf("in the way: %v", err)
	}
	if data, err := os.ReadFile(filepath.Join(f.dir, "new")); err != nil || string(data) != "mine\n" {
		t.Errorf("it was written over: %q, %v", data, err)
	}
}

func TestMergeAfterTheEnd(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.write("a", "1\n")
	hash := f.commit()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := git.In(f.dir).Merge(ctx, hash, "Join"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// What a server says is taken neither for an option nor for a transport that runs programs.
func TestHostileAddresses(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.write("a", "1\n")
	f.commit()
	mark := filepath.Join(f.dir, "ran")
	r := git.In(f.dir)
	for _, address := range []string{
		"ext::sh -c touch% " + mark, "--upload-pack=touch " + mark, "file://" + f.dir, f.dir, "ssh://-oProxyCommand=touch " + mark + "/a", "HTTP://x", "",
	} {
		if err := r.FetchFrom(t.Context(), address, "main", "refs/x"); err == nil {
			t.Errorf("%q was fetched", address)
		}
	}
	for _, branch := range []string{"--upload-pack=touch " + mark, "main:refs/heads/evil", "*"} {
		if err := r.FetchFrom(t.Context(), "http://127.0.0.1:1/x/", branch, "refs/x"); err == nil {
			t.Errorf("the branch %q was fetched", branch)
		}
	}
	for _, ref := range []string{"--help", "-x", "", "HEAD:a"} {
		if hash, err := r.Commit(t.Context(), ref); err == nil {
			t.Errorf("%q is %s", ref, hash)
		}
		if r.Has(t.Context(), ref) || r.Contains(t.Context(), "HEAD", ref) {
			t.Errorf("the clone has %q", ref)
		}
	}
	if _, err := os.Stat(mark); err == nil {
		t.Error("a program was run")
	}
}

func TestBranch(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	r := git.In(f.dir)
	if b, err := r.Branch(t.Context()); !errors.Is(err, git.ErrNoUpstream) || b.Name != "main" {
		t.Errorf("without a commit: %+v, %v", b, err)
	}
	f.write("a", "1\n")
	f.commit()
	upstream := t.TempDir()
	f.git("init", "--quiet", "--bare", upstream)
	f.git("remote", "add", "-t", "*", "my.remote", upstream)
	f.git("switch", "--quiet", "-c", "here/x")
	f.git("push", "--quiet", "--set-upstream", "my.remote", "here/x:there/y")
	want := git.Branch{Name: "here/x", Remote: "my.remote", There: "there/y", Tracking: "refs/remotes/my.remote/there/y"}
	if b, err := r.Branch(t.Context()); err != nil || b != want {
		t.Errorf("%+v, %v", b, err)
	}
	there, err := r.There(t.Context(), want)
	if err != nil || there != f.git("rev-parse", "HEAD") {
		t.Errorf("%q, %v", there, err)
	}
	f.git("switch", "--quiet", "--detach")
	if b, err := r.Branch(t.Context()); !errors.Is(err, git.ErrDetached) {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestMergeFiles(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	for _, test := range []struct {
		name, ancestor, ours, theirs, want string
		clean, fails                       bool
	}{
		{"no conflict", "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n", true, false},
		{"a conflict", "a\n", "b\n", "c\n", "<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n", false, false},
		{"bytes", "a\n", "\x00", "c\n", "", false, true},
	} {
		var files []string
		for i, content := range []string{test.ancestor, test.ours, test.theirs} {
			files = append(files, filepath.Join(dir, fmt.Sprint("-", i)))
			if err := os.WriteFile(files[i], []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, clean, err := git.MergeFiles(t.Context(), files[0], files[1], files[2])
		if string(got) != test.want || clean != test.clean || (err != nil) != test.fails {
			t.Errorf("%s: %q, %v, %v", test.name, got, clean, err)
		}
		if left, err := os.ReadFile(files[1]); err != nil || string(left) != test.ours {
			t.Errorf("%s: our file is %q now: %v", test.name, left, err)
		}
	}
}
