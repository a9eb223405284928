package loop_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
	"github.com/pobook/pobook/internal/oracle/standin"
	"github.com/pobook/pobook/internal/update"
	"github.com/pobook/pobook/internal/weblate/loop"
)

// A trial is a run in a world, and what it reported.
type trial struct {
	loop.Parties
	loop.Options
	steps []string
	found diag.List
}

func (t *trial) Push(ctx context.Context) (loop.Result, error) { return alone(ctx, t, loop.Push) }
func (t *trial) Pull(ctx context.Context) (loop.Result, error) { return alone(ctx, t, loop.Pull) }

// alone waits for locks of runs that have ended: where another test starts a program at that
// moment, it has their files open too until it is that program.
func alone(ctx context.Context, t *trial, command func(context.Context, loop.Parties, loop.Options) (loop.Result, error)) (loop.Result, error) {
	for {
		result, err := command(ctx, t.Parties, t.Options)
		if !errors.Is(err, loop.ErrAtWork) {
			return result, err
		}
		time.Sleep(time.Millisecond)
	}
}

// mended is the text of an error with the commands that mend it, each on a line.
func mended(err error) string {
	var stopped *loop.StoppedError
	if errors.As(err, &stopped) {
		return err.Error() + "\n" + strings.Join(stopped.Mend, "\n")
	}
	return err.Error()
}

func (w *world) open() *book.Book {
	b, err := book.Open(filepath.Join(w.dir, clone))
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = b.Close() })
	return b
}

func (w *world) update(ctx context.Context) (int, error) {
	var found diag.List
	_, err := update.Run(ctx, w.open(), update.Options{Date: time.Unix(0, 0).UTC()}, found.Add)
	return len(found), err
}

func (w *world) trial() *trial {
	t := &trial{}
	t.Options = loop.Options{Message: "Update catalogues"}
	t.Parties = loop.Parties{
		Server: w.weblate.connect(w.t),
		Clone:  git.In(filepath.Join(w.dir, clone)),
		Book: loop.Book{
			Catalogues: "locales",
			Sources:    []string{"handbook/handbook.yaml", "handbook/01-start.md", "handbook/02-end.md", "handbook/03-new.md"},
			Update:     w.update,
			Outdated: func(ctx context.Context) (int, error) {
				result, err := update.Run(ctx, w.open(), update.Options{DryRun: true, Date: time.Unix(0, 0).UTC()}, func(diag.Diagnostic) {})
				if err != nil {
					return 0, err
				}
				return result.Done.Templates.FilesChanged, nil
			},
			Renamed: func(context.Context, string) (map[string]string, error) { return w.renamed, nil },
			Check: func(ctx context.Context) (int, error) {
				b := w.open()
				locales, err := b.Config.ChooseLocales(nil)
				if err != nil {
					return 0, err
				}
				findings, err := audit.Run(ctx, b, audit.Options{Locales: locales})
				return findings.Count(diag.Error), err
			},
		},
		Reporter: t.found.Add,
		Progress: func(p loop.Progress) { t.steps = append(t.steps, p.Where+": "+p.Does) },
		Every:    time.Millisecond, Times: 20,
	}
	return t
}

// busy is a world with work on all sides: a translator has saved two translations, another
// maintainer has pushed, and this one has committed a section.
func busy(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.weblate.Save(
		standin.Translation(start, "First text of the start.", "Premier texte du début."),
		standin.Translation(end, "Only text of the end.", "Seul texte de la fin."),
	)
	w.write(other, "notes.txt", "Other notes\n")
	w.commit(other, "Take notes")
	w.git(other, "push", "--quiet")
	w.edit(clone, "handbook/01-start.md", "Second text", "Another second text")
	w.edit(clone, "handbook/02-end.md", "# End\n", "# End\n\nA new text.\n")
	w.commit(clone, "Write more")
	return w
}

// settled checks that all three repositories have everything, and that nothing is left of
// a run.
func (w *world) settled() {
	w.t.Helper()
	for _, c := range []struct{ file, text string }{
		{start, "Premier texte du début."},
		{end, "Seul texte de la fin."},
		{start, "Another second text"},
		{end, "A new text."},
		{"notes.txt", "Other notes"},
	} {
		if !strings.Contains(w.read(clone, c.file), c.text) {
			w.t.Errorf("%s has no %q", c.file, c.text)
		}
	}
	head := w.git(clone, "rev-parse", "HEAD")
	for _, repository := range []string{shared, inside} {
		if got := w.git(repository, "rev-parse", "main"); got != head {
			w.t.Errorf("%s is at %s, and the clone at %s", repository, got, head)
		}
	}
	w.clean()
}

func (s *server) locked() (slugs []string) {
	for _, c := range s.Components() {
		if c.Locked {
			slugs = append(slugs, c.Slug)
		}
	}
	return slugs
}

// clean checks that nothing is left of a run.
func (w *world) clean() {
	w.t.Helper()
	if got := w.git(clone, "status", "--porcelain"); got != "" {
		w.t.Errorf("the clone has changes:\n%s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(w.dir, clone, ".git", "pobook", "*.lock")); len(left) != 1 {
		w.t.Errorf("locks: %v", left)
	}
	if _, err := os.Stat(filepath.Join(w.dir, clone, ".git", "pobook", "weblate-book")); err == nil {
		w.t.Error("a mark is left")
	}
	if locked := w.weblate.locked(); len(locked) > 0 {
		w.t.Errorf("%s is locked", locked)
	}
}

func TestPush(t *testing.T) {
	t.Parallel()
	w := busy(t)
	r := w.trial()
	result, err := r.Push(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Weblate: lock", "Weblate: commit", "Weblate: push", "clone: fetch", "clone: merge",
		"clone: update", "clone: check", "clone: commit", "clone: push", "Weblate: pull", "Weblate: unlock",
	}
	if diff := cmp.Diff(want, r.steps); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(loop.Result{Taken: 3, Updated: 4, Pushed: 2}, result); diff != "" {
		t.Error(diff)
	}
	w.settled()
	if got := w.git(clone, "log", "-1", "--format=%s %an"); got != "Update catalogues Main Tainer" {
		t.Errorf("the last commit is %q", got)
	}
	if got := w.git(clone, "show", "--name-only", "--format=", "HEAD"); strings.Contains(got, "handbook/") || !strings.Contains(got, "locales/templates/02-end.pot") {
		t.Errorf("it has\n%s", got)
	}
}

// Where nobody has done anything, nothing is pushed, and Weblate is not asked to pull.
func TestPushOfNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.trial()
	before := w.git(clone, "rev-parse", "HEAD")
	result, err := r.Push(t.Context())
	if err != nil || result != (loop.Result{}) {
		t.Fatalf("%+v, %v", result, err)
	}
	if diff := cmp.Diff([]string{"lock", "commit", "unlock"}, w.weblate.Calls()); diff != "" {
		t.Error(diff)
	}
	if after := w.git(clone, "rev-parse", "HEAD"); after != before {
		t.Error("there is a new commit")
	}
	w.clean()
}

func TestPull(t *testing.T) {
	t.Parallel()
	w := busy(t)
	r := w.trial()
	result, err := r.Pull(t.Context())
	if err != nil || result != (loop.Result{Taken: 3, Waiting: 1}) {
		t.Fatalf("%+v, %v", result, err)
	}
	if !strings.Contains(w.read(clone, start), "Premier texte") || !strings.Contains(w.read(clone, "handbook/02-end.md"), "A new text.") {
		t.Error("the clone lacks something")
	}
	if w.git(shared, "rev-parse", "main") == w.git(clone, "rev-parse", "HEAD") {
		t.Error("the maintainer's work was pushed")
	}
	w.clean()
}

// Without a push URL Weblate's own repository is fetched, from the server that the
// user has named and no other.
func TestPushByExport(t *testing.T) {
	t.Parallel()
	w := busy(t)
	if !standin.HasExport() {
		t.Skip("git has no http-backend here")
	}
	w.weblate.Pushes = false
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// What Weblate may push and cannot is fetched from it, and said.
func TestPushWhereWeblateIsRefused(t *testing.T) {
	t.Parallel()
	w := busy(t)
	if !standin.HasExport() {
		t.Skip("git has no http-backend here")
	}
	w.weblate.Refuses = "Could not push: \x1b[31mpermission denied"
	r := w.trial()
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(r.found) != 1 || r.found[0].Code != "weblate-push" || strings.Contains(r.found[0].Error(), "\x1b") {
		t.Errorf("reported is %q", r.found)
	}
	w.settled()
}

// Weblate's repository that cannot be fetched either stops a run, with commands.
func TestPushWhereNothingGetsOut(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.Refuses = "permission denied"
	w.weblate.Hidden = true
	_, err := w.trial().Push(t.Context())
	var stopped *loop.StoppedError
	if !errors.As(err, &stopped) || stopped.Step != "clone: fetch" || !strings.Contains(err.Error(), "nothing of yours has left this clone") {
		t.Fatalf("%v", err)
	}
	w.clean()
}

// A dry run leaves trees, refs and locks as they are.
func TestPlan(t *testing.T) {
	t.Parallel()
	w := busy(t)
	state := func() string {
		var b strings.Builder
		for _, repository := range []string{shared, clone, inside} {
			fmt.Fprintln(&b, w.git(repository, "for-each-ref"))
			_ = filepath.WalkDir(filepath.Join(w.dir, repository), func(p string, _ os.DirEntry, _ error) error {
				if info, err := os.Stat(p); err == nil && !info.IsDir() {
					fmt.Fprintln(&b, p, info.Size(), info.ModTime())
				}
				return nil
			})
		}
		return b.String()
	}
	before := state()
	for name, plan := range map[string]func(context.Context, loop.Parties, loop.Options) ([]loop.Progress, error){"push": loop.PlanPush, "pull": loop.PlanPull} {
		r := w.trial()
		planned, err := plan(t.Context(), r.Parties, r.Options)
		if err != nil {
			t.Fatal(err)
		}
		var noReturn []string
		for _, p := range planned {
			if p.NoReturn {
				noReturn = append(noReturn, p.Where+": "+p.Does+" "+p.About)
			}
		}
		want := map[string][]string{"push": {`clone: push to "main" of origin`}}[name]
		if diff := cmp.Diff(want, noReturn); diff != "" {
			t.Error(diff)
		}
	}
	if diff := cmp.Diff(before, state()); diff != "" {
		t.Error(diff)
	}
	if len(w.weblate.Calls()) > 0 || w.weblate.Saved() != 2 {
		t.Errorf("Weblate was asked for %v", w.weblate.Calls())
	}
}

// A catalogue that both have changed at one place: the clone is as it was.
func TestConflict(t *testing.T) {
	t.Parallel()
	w := busy(t)
	e := standin.Translation(start, "First text of the start.", "Un autre premier texte.")
	w.edit(clone, e.File, e.Before, e.After)
	w.commit(clone, "Translate")
	before := w.git(clone, "rev-parse", "HEAD")
	r := w.trial()
	_, err := r.Push(t.Context())
	var stopped *loop.StoppedError
	if !errors.As(err, &stopped) || stopped.Step != "clone: merge" || !strings.Contains(mended(err), "\ngit merge origin/main ") || !strings.Contains(mended(err), "merge-driver") {
		t.Fatalf("%v", err)
	}
	if len(r.found) != 1 || r.found[0].File != start || r.found[0].Code != "weblate-conflict" {
		t.Errorf("reported is %v", r.found)
	}
	if w.git(clone, "rev-parse", "HEAD") != before {
		t.Error("the branch has moved")
	}
	w.clean()
	// Settled as the message has it, the same command ends well.
	if _, err := w.try(clone, "merge", "origin/main"); err == nil {
		t.Fatal("git had no conflict")
	}
	w.git(clone, "checkout", "--theirs", "--", start)
	w.git(clone, "commit", "--quiet", "--all", "--no-edit")
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// Names that git takes are no more than words in commands to copy.
func TestNamesInCommands(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.git(clone, "remote", "rename", "origin", "a;b")
	e := standin.Translation(start, "First text of the start.", "Un autre premier texte.")
	w.edit(clone, e.File, e.Before, e.After)
	w.commit(clone, "Translate")
	if _, err := w.trial().Push(t.Context()); !strings.Contains(mended(err), "\ngit merge 'a;b/main' ") {
		t.Errorf("%s", mended(err))
	}
}

// Weblate's own commits do not go with what was pushed past it: the clone joins them,
// or explains the conflict.
func TestConflictInWeblate(t *testing.T) {
	t.Parallel()
	w := busy(t)
	if !standin.HasExport() {
		t.Skip("git has no http-backend here")
	}
	e := standin.Translation(end, "Only text of the end.", "Texte unique.")
	w.edit(other, e.File, e.Before, e.After)
	w.commit(other, "Translate")
	w.git(other, "push", "--quiet")
	r := w.trial()
	_, err := r.Push(t.Context())
	var stopped *loop.StoppedError
	if !errors.As(err, &stopped) || !strings.Contains(mended(err), "\ngit merge refs/pobook/weblate-book ") {
		t.Fatalf("%v", err)
	}
	w.clean()
	if _, err := w.try(clone, "merge", "refs/pobook/weblate-book"); err == nil {
		t.Fatal("git had no conflict")
	}
	w.git(clone, "checkout", "--theirs", "--", end)
	w.git(clone, "commit", "--quiet", "--all", "--no-edit")
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// A failure of Weblate's after the push is explained with the commands for it.
func TestFailureAfterPush(t *testing.T) {
	t.Parallel()
	w := busy(t)
	if !standin.HasExport() {
		t.Skip("git has no http-backend here")
	}
	w.weblate.before = func(call string) error {
		if call == "pull" { // somebody has got past the lock
			e := standin.Translation(start, "Second text of the start.", "Deuxième texte.")
			w.edit(inside, e.File, e.Before, e.After)
			w.git(inside, "commit", "--quiet", "--all", "--message", "Past the lock")
		}
		return nil
	}
	_, err := w.trial().Push(t.Context())
	for _, want := range []string{
		"Weblate: pull: Weblate could not join the shared repository with its own commits, and says \"", "; your commits are pushed",
		"\ngit fetch " + w.weblate.url + "/git/book/01-start/ main ", "\ngit merge FETCH_HEAD ", "\n# or reset Weblate's repository at ", "which loses",
	} {
		if err == nil || !strings.Contains(mended(err), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	w.clean()
	// The commands of the message.
	w.git(clone, "fetch", w.weblate.url+"/git/book/01-start/", "main")
	if _, err := w.try(clone, "merge", "FETCH_HEAD"); err == nil {
		t.Fatal("git had no conflict")
	}
	w.git(clone, "checkout", "--ours", "--", start)
	w.git(clone, "commit", "--quiet", "--all", "--no-edit")
	w.weblate.before = nil
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// Somebody pushes while the catalogues are made: once it begins again.
func TestOvertaken(t *testing.T) {
	t.Parallel()
	w := busy(t)
	r := w.trial()
	check, times := r.Book.Check, 0
	r.Book.Check = func(ctx context.Context) (int, error) {
		times++
		w.git(other, "pull", "--quiet", "--rebase")
		w.write(other, fmt.Sprintf("more-%d.txt", times), "More\n")
		w.commit(other, "Write past it")
		w.git(other, "push", "--quiet")
		if times > 1 {
			w.git(other, "reset", "--quiet", "--hard", "HEAD^")
		}
		return check(ctx)
	}
	_, err := r.Push(t.Context())
	if times != 2 || err == nil || !strings.Contains(err.Error(), "clone: push: somebody has pushed in the meantime; nothing of yours has left this clone") {
		t.Fatalf("checked %d times, %v", times, err)
	}
	w.clean()
	r.Book.Check = check
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
	if w.read(clone, "more-2.txt") != "More\n" {
		t.Error("the other's work is not there")
	}
}

// A shared repository that refuses is not a race.
func TestPushRefused(t *testing.T) {
	t.Parallel()
	w := busy(t)
	hook := w.path(shared, "hooks/pre-receive")
	w.write(shared, "hooks/pre-receive", "#!/bin/sh\ngrep -q . && git log -1 --format=%s $(git for-each-ref --format='%(objectname)') | grep -q nothing; [ ! -e refuse ]\n")
	if err := os.Chmod(hook, 0o755); err != nil {
		t.Fatal(err)
	}
	r := w.trial()
	check := r.Book.Check
	r.Book.Check = func(ctx context.Context) (int, error) {
		w.write(shared, "refuse", "")
		return check(ctx)
	}
	_, err := r.Push(t.Context())
	var failed *git.FailedError
	if !errors.As(err, &failed) || failed.Command != "push" || !strings.Contains(err.Error(), "nothing of yours has left this clone") {
		t.Fatalf("%v", err)
	}
	w.clean()
	if err := os.Remove(w.path(shared, "refuse")); err != nil {
		t.Fatal(err)
	}
	r.Book.Check = check
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// A push whose answer is lost was a push, and one that is cut off may have been.
func TestPushWithoutAnswer(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.write(clone, ".git/answerless", "#!/bin/sh\ngit receive-pack \"$@\" && exit 1\n")
	if err := os.Chmod(w.path(clone, ".git/answerless"), 0o755); err != nil {
		t.Fatal(err)
	}
	w.git(clone, "config", "remote.origin.receivepack", w.path(clone, ".git/answerless"))
	if _, err := w.try(clone, "push", "--quiet", "origin", "HEAD^:refs/heads/trial"); err == nil {
		t.Fatal("git has heard nothing of the loss")
	}
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.git(shared, "update-ref", "-d", "refs/heads/trial")
	w.settled()
}

func TestPushCutOff(t *testing.T) {
	t.Parallel()
	w := busy(t)
	ctx, cancel := context.WithCancel(t.Context())
	r := w.trial()
	w.write(clone, ".git/slow", "#!/bin/sh\ntouch "+w.path("", "pushing")+"\nsleep 60\n")
	if err := os.Chmod(w.path(clone, ".git/slow"), 0o755); err != nil {
		t.Fatal(err)
	}
	w.git(clone, "config", "remote.origin.receivepack", w.path(clone, ".git/slow"))
	go func() {
		for {
			if _, err := os.Stat(w.path("", "pushing")); err == nil {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if _, err := r.Push(ctx); err == nil || !strings.Contains(err.Error(), "clone: push: interrupted; your commits may have been pushed or not") {
		t.Errorf("%v", err)
	}
	w.clean()
	w.git(clone, "config", "--unset", "remote.origin.receivepack")
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// Errors in translations stop a push before anything leaves the clone, and the
// catalogues are as they were.
func TestCheckErrors(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.Save(standin.Translation(start, "Start", "<script>x</script>"))
	head := func() string { return w.git(shared, "rev-parse", "main^{tree}:handbook") }
	before := head()
	_, err := w.trial().Push(t.Context())
	var found *loop.FindingsError
	if !errors.As(err, &found) || found.Errors == 0 || !strings.Contains(err.Error(), "--despite-errors") {
		t.Fatalf("%v", err)
	}
	if head() != before {
		t.Error("the sections were pushed")
	}
	w.clean()
	r := w.trial()
	r.DespiteErrors = true
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

// Sections under new names are not pushed while a component has the old one.
func TestRenamed(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.renamed = map[string]string{"00-gone": "00-here", "02-end": "03-end"}
	_, err := w.trial().Push(t.Context())
	for _, want := range []string{`clone: push: the section "02-end" is called "03-end" now`, "; nothing of yours has left this clone\n", "\npobook weblate rename "} {
		if err == nil || !strings.Contains(mended(err), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	w.clean()
	r := w.trial()
	r.DespiteRename = true
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

func TestLockedBefore(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.SetLock(standin.Lock{By: "mei"}, true)
	_, err := w.trial().Push(t.Context())
	if err == nil || !strings.Contains(err.Error(), "locked by mei since 2026-11-29T12:00:00Z") || len(w.weblate.Calls()) > 0 {
		t.Fatalf("%v, after %v", err, w.weblate.Calls())
	}
	r := w.trial()
	r.DespiteLock = true
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(r.found) != 1 || r.found[0].Code != "weblate-locked" {
		t.Errorf("reported is %v", r.found)
	}
	if got := w.weblate.locked(); len(got) != 3 {
		t.Errorf("locked is %v", got)
	}
	w.weblate.SetLock(standin.Lock{}, false)
	w.settled()
}

// Weblate's own lock, for a failure that a push mends, stops nobody.
func TestLockedByWeblate(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.SetLock(standin.Lock{Automatic: true}, true)
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.weblate.SetLock(standin.Lock{}, false)
	w.settled()
}

// A component that was locked before stays so; the others are locked and unlocked.
func TestOneLockedBefore(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.SetLock(standin.Lock{By: "mei"}, true, "terms")
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"terms"}, w.weblate.locked()); diff != "" {
		t.Error(diff)
	}
	w.weblate.SetLock(standin.Lock{}, false)
	w.settled()
}

// A lock that somebody has taken after a run was killed is not taken for that run's.
func TestLockAfterKill(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.killed(w.trial(), func(r *trial) { w.killAt(r, "clone: merge", nil) })
	w.weblate.SetLock(standin.Lock{}, false)
	w.weblate.SetLock(standin.Lock{By: "mei"}, true)
	if _, err := w.trial().Push(t.Context()); err == nil || !strings.Contains(err.Error(), "locked by mei") {
		t.Errorf("%v", err)
	}
}

// Two runs in one clone do not mix.
func TestTwoRuns(t *testing.T) {
	t.Parallel()
	w := busy(t)
	r := w.trial()
	check := r.Book.Check
	r.Book.Check = func(ctx context.Context) (int, error) {
		other := w.trial()
		if _, err := loop.Pull(ctx, other.Parties, other.Options); !errors.Is(err, loop.ErrAtWork) {
			t.Errorf("the other run: %v", err)
		}
		return check(ctx)
	}
	if _, err := r.Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
}

func TestSlowWeblate(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.Slow = 5
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.settled()
	w.weblate.Slow = 1000
	w.edit(clone, "handbook/02-end.md", "Only", "Still only")
	w.commit(clone, "Write")
	if _, err := w.trial().Push(t.Context()); err == nil || !strings.Contains(err.Error(), "Weblate has not taken in what is pushed; your commits are pushed") {
		t.Errorf("%v", err)
	}
	w.weblate.Slow = 0
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.clean()
}

// What must be so before anything is locked.
func TestPreconditions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		spoil func(*world)
		want  string
	}{
		"section changed": {
			func(w *world) { w.edit(clone, "handbook/01-start.md", "First", "Very first") },
			`handbook/01-start.md: is not committed as it is now; commit it, which brings it to the translators, or put it away with "git stash" (uncommitted)`,
		},
		"section staged": {func(w *world) {
			w.edit(clone, "handbook/01-start.md", "First", "Very first")
			w.git(clone, "add", "--all")
		}, "handbook/01-start.md: is not committed"},
		"section not in git": {func(w *world) { w.write(clone, "handbook/03-new.md", "# New\n") }, "handbook/03-new.md: is not committed"},
		"catalogue changed":  {func(w *world) { w.edit(clone, start, `msgstr ""`+"\n\n", "msgstr \"x\"\n\n") }, start + ": is not committed"},
		"detached":           {func(w *world) { w.git(clone, "checkout", "--quiet", "--detach") }, "no branch is checked out"},
		"no upstream":        {func(w *world) { w.git(clone, "checkout", "--quiet", "-b", "next") }, `the branch "next" has no upstream in another repository`},
		"other branch": {func(w *world) {
			w.git(clone, "checkout", "--quiet", "-b", "next")
			w.git(clone, "push", "--quiet", "--set-upstream", "origin", "next")
		}, `the branch "next" goes to "next" of origin, and Weblate translates "main"`},
		"local upstream": {func(w *world) { w.git(clone, "checkout", "--quiet", "--track", "-b", "next", "main") }, `the branch "next" has no upstream in another repository`},
		"merge": {func(w *world) {
			w.git(clone, "fetch", "--quiet")
			w.git(clone, "merge", "--quiet", "--no-commit", "--no-ff", "origin/main")
		}, `a merge is under way in this clone; end it, or take it back with "git merge --abort"`},
		"no identity":   {func(w *world) { w.git(clone, "config", "user.name", "") }, "git var: "},
		"no repository": {func(w *world) { os.RemoveAll(w.path(clone, ".git")) }, "git rev-parse: "},
		"no network":    {func(w *world) { os.RemoveAll(w.path("", shared)) }, "; nothing was changed"},
		"other project": {func(w *world) {
			w.git(inside, "commit", "--quiet", "--allow-empty", "--message", "Of another history")
			w.git(inside, "update-ref", "refs/remotes/origin/main", "HEAD")
		}, "is it another repository"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := busy(t)
			test.spoil(w)
			_, err := w.trial().Push(t.Context())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
			if len(w.weblate.Calls()) > 0 {
				t.Errorf("Weblate was asked for %v", w.weblate.Calls())
			}
		})
	}
}

// killAt ends a run before a step, as it may be by Ctrl-C or by the end of its process.
func (w *world) killAt(r *trial, step string, how func()) {
	progress := r.Progress
	r.Progress = func(p loop.Progress) {
		progress(p)
		if p.Where+": "+p.Does == step {
			if how == nil {
				runtime.Goexit()
			}
			how()
		}
	}
}

// killed runs a push that does not get to its end, on a thread of its own.
func (w *world) killed(r *trial, prepare func(*trial)) {
	prepare(r)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = r.Push(w.t.Context())
	}()
	<-done
}

var pushSteps = []string{
	"Weblate: lock", "Weblate: commit", "Weblate: push", "clone: fetch", "clone: merge", "clone: update",
	"clone: check", "clone: commit", "clone: push", "Weblate: pull", "Weblate: unlock",
}

// Whenever the program is killed, the same command ends as if it had not been.
func TestKilled(t *testing.T) {
	t.Parallel()
	w := busy(t)
	if _, err := w.trial().Push(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := w.git(shared, "rev-parse", "main^{tree}")
	again := func(t *testing.T, w *world) {
		t.Helper()
		r := w.trial()
		if _, err := r.Push(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.settled()
		if got := w.git(shared, "rev-parse", "main^{tree}"); got != want {
			t.Errorf("other files than of a run without a fault:\n%s", w.git(shared, "diff", got, "main"))
		}
	}
	for _, step := range pushSteps {
		t.Run("before "+step, func(t *testing.T) {
			t.Parallel()
			w := busy(t)
			w.killed(w.trial(), func(r *trial) { w.killAt(r, step, nil) })
			again(t, w)
		})
		t.Run("cancelled before "+step, func(t *testing.T) {
			t.Parallel()
			w := busy(t)
			r := w.trial()
			ctx, cancel := context.WithCancel(t.Context())
			w.killAt(r, step, cancel)
			_, err := r.Push(ctx)
			switch done := step == "Weblate: unlock"; {
			case done && err != nil:
				t.Error(err)
			case !done && (err == nil || errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "interrupted; ")):
				t.Errorf("%v", err)
			}
			w.clean()
			again(t, w)
		})
	}
	for _, call := range []string{"lock", "commit", "push", "pull", "unlock"} {
		t.Run("after "+call, func(t *testing.T) {
			t.Parallel()
			w := busy(t)
			w.killed(w.trial(), func(*trial) {
				w.weblate.after = func(done string) error {
					if done == call {
						runtime.Goexit()
					}
					return nil
				}
			})
			w.weblate.after = nil
			again(t, w)
		})
		t.Run("half an answer to "+call, func(t *testing.T) {
			t.Parallel()
			w := busy(t)
			w.weblate.after = func(done string) error {
				if done == call {
					w.weblate.after = nil
					return errHalf
				}
				return nil
			}
			_, err := w.trial().Push(t.Context())
			if !errors.Is(err, errHalf) && call != "unlock" {
				t.Errorf("%v", err)
			}
			w.clean()
			again(t, w)
		})
	}
	t.Run("in the update", func(t *testing.T) {
		t.Parallel()
		w := busy(t)
		w.killed(w.trial(), func(r *trial) {
			r.Book.Update = func(ctx context.Context) (int, error) {
				_, _ = w.update(ctx)
				w.git(clone, "checkout", "--", end) // as if it had not got there
				runtime.Goexit()
				return 0, nil
			}
		})
		if w.git(clone, "status", "--porcelain") == "" {
			t.Fatal("the update has left nothing")
		}
		again(t, w)
		if got := w.git(clone, "stash", "list"); !strings.Contains(got, "interrupted update") {
			t.Errorf("stashed is %q", got)
		}
	})
}

// A project that cannot be unlocked is said to be locked, and the next run unlocks it.
func TestUnlockFails(t *testing.T) {
	t.Parallel()
	w := busy(t)
	w.weblate.before = func(call string) error {
		if call == "unlock" {
			return errHalf
		}
		return nil
	}
	_, err := w.trial().Pull(t.Context())
	if !errors.Is(err, errHalf) || !strings.Contains(err.Error(), "the project is still locked; the same command unlocks it in the end, or a person does at "+w.weblate.url+"/projects/book/ (Operations") {
		t.Fatalf("%v", err)
	}
	w.weblate.before = nil
	if _, err := w.trial().Pull(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.clean()
}

// A lying server says of its project what an attacker wants.
type lying struct {
	loop.Server
	lie func(*loop.Project)
}

func (l lying) Look(ctx context.Context) (loop.Project, error) {
	p, err := l.Server.Look(ctx)
	l.lie(&p)
	return p, err
}

// What a server says is neither an option, nor a program, nor an address elsewhere, nor does
// it steer a terminal.
func TestHostileServer(t *testing.T) {
	t.Parallel()
	if !standin.HasExport() {
		t.Skip("git has no http-backend here")
	}
	for name, test := range map[string]struct {
		lie  func(*loop.Project)
		want string
	}{
		"a program":       {func(p *loop.Project) { p.Repository.Export = "ext::sh -c touch% injected" }, "does not let its repository be fetched"},
		"a file":          {func(p *loop.Project) { p.Repository.Export = "file:///git/book/01-start/" }, ""},
		"another server":  {func(p *loop.Project) { p.Repository.Export = "https://evil.example/git/book/01-start/" }, ""},
		"a name":          {func(p *loop.Project) { p.Repository.Export = "http://me:secret@evil.example/git/book/01-start/?x#y" }, ""},
		"another path":    {func(p *loop.Project) { p.Repository.Export = "https://weblate.example.org/git/../admin/" }, "does not let its repository be fetched"},
		"an option":       {func(p *loop.Project) { p.Repository.Export = "--upload-pack=touch injected" }, "does not let its repository be fetched"},
		"a branch":        {func(p *loop.Project) { p.Repository.Branch = "--upload-pack=touch injected" }, `Weblate translates "--upload-pack=touch injected"`},
		"another branch":  {func(p *loop.Project) { p.Repository.Branch = "main:refs/heads/injected" }, "Weblate translates"},
		"a commit":        {func(p *loop.Project) { p.Repository.Shared = "--output=injected" }, ""},
		"another project": {func(p *loop.Project) { p.Slug = "../../injected" }, `"../../injected" is not the slug of a project`},
		"a person": {func(p *loop.Project) {
			for i := range p.Components {
				p.Components[i].Locked = true
			}
			p.LastLock.By = "mei\n    rm -rf \x1b[31m"
		}, "locked by mei<U+000A>    rm -rf <U+001B>[31m"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := busy(t)
			w.weblate.Pushes = false
			r := w.trial()
			r.Server = lying{r.Server, test.lie}
			_, err := r.Pull(t.Context())
			switch {
			case test.want == "" && err != nil:
				t.Errorf("%v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("%v, want %s", err, test.want)
			}
			for _, place := range []string{"", clone, "../.."} {
				if _, err := os.Stat(w.path(clone, place+"/injected")); err == nil {
					t.Error("something was run or written")
				}
			}
			if refs := w.git(clone, "for-each-ref", "--format=%(refname)"); strings.Contains(refs, "injected") {
				t.Errorf("refs:\n%s", refs)
			}
		})
	}
}
