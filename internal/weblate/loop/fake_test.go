package loop_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pobook/pobook/internal/weblate/loop"
)

// The three repositories of a test stand below one folder, without the user's
// configuration.
type world struct {
	t       *testing.T
	dir     string
	weblate *fake
}

const (
	shared = "shared.git" // what all push to
	clone  = "clone"      // the maintainer's
	inside = "weblate"    // Weblate's own
	other  = "other"      // another maintainer's
)

// git runs git in one of the repositories and returns what it prints.
func (w *world) git(repository string, args ...string) string {
	w.t.Helper()
	out, err := w.try(repository, args...)
	if err != nil {
		w.t.Fatalf("%s: git %s: %v\n%s", repository, strings.Join(args, " "), err, out)
	}
	return out
}

func (w *world) try(repository string, args ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"-C", filepath.Join(w.dir, repository)}, args...)...)
	out, err := cmd.CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

func (w *world) path(repository, file string) string {
	return filepath.Join(w.dir, repository, filepath.FromSlash(file))
}

func (w *world) read(repository, file string) string {
	w.t.Helper()
	data, err := os.ReadFile(w.path(repository, file))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

func (w *world) write(repository, file, text string) {
	w.t.Helper()
	path := w.path(repository, file)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// edit replaces a text that must be there.
func (w *world) edit(repository, file, before, after string) {
	w.t.Helper()
	text := w.read(repository, file)
	if !strings.Contains(text, before) {
		w.t.Fatalf("%s has no %q:\n%s", file, before, text)
	}
	w.write(repository, file, strings.Replace(text, before, after, 1))
}

// commit commits all that is in a clone.
func (w *world) commit(repository, message string) {
	w.t.Helper()
	w.git(repository, "add", "--all")
	w.git(repository, "commit", "--quiet", "--message", message)
}

// A fake is Weblate with real repositories: what translators save waits until it is
// committed, its commits are put on top of those of the shared repository, and a lock is kept for
// each component with who has taken it.
type fake struct {
	w       *world
	url     string
	pushes  bool
	refuses string // what it says instead of pushing
	slow    int    // how often it is asked before it pulls

	saved   []edit
	locked  map[string]bool
	last    loop.Lock
	failure string
	calls   []string
	// before and after are called with the name of each call that changes something.
	before, after func(call string) error
}

// An edit is a translation as a translator saves it.
type edit struct{ file, before, after string }

var components = []string{"01-start", "02-end", "terms"}

func (f *fake) call(name string, do func() error) error {
	f.calls = append(f.calls, name)
	if f.before != nil {
		if err := f.before(name); err != nil {
			return err
		}
	}
	if err := do(); err != nil {
		return err
	}
	if f.after != nil {
		return f.after(name)
	}
	return nil
}

func (f *fake) Look(context.Context) (loop.Project, error) {
	if f.slow > 0 && len(f.calls) > 0 && f.calls[len(f.calls)-1] == "pull" {
		if f.slow--; f.slow == 0 {
			f.pull()
		}
	}
	counts := strings.Fields(f.w.git(inside, "rev-list", "--left-right", "--count", "HEAD...origin/main"))
	p := loop.Project{
		Server: f.url + "/api/", Slug: "book", Page: f.url + "/projects/book/",
		LastLock: f.last, Pending: len(f.saved),
		Repository: loop.Repository{
			Component: components[0], Branch: "main", Pushes: f.pushes, Export: "http://elsewhere.example/git/book/01-start/", Failure: f.failure,
			Shared:     f.w.git(inside, "rev-parse", "origin/main"),
			NeedsMerge: counts[1] != "0",
			NeedsPush:  counts[0] != "0",
		},
	}
	for _, c := range components {
		p.Components = append(p.Components, loop.Component{Slug: c, Locked: f.locked[c]})
	}
	return p, nil
}

// lock locks and unlocks as somebody.
func (f *fake) lock(by string, lock bool, slugs ...string) {
	for _, c := range slugs {
		if f.locked[c] == lock {
			continue
		}
		f.locked[c] = lock
		if lock && c == components[0] {
			f.last = loop.Lock{ID: f.last.ID + 1, By: by, When: "2026-11-29T12:00:00Z"}
		}
	}
}

func (f *fake) Lock(context.Context) error {
	return f.call("lock", func() error { f.lock("maintainer", true, components...); return nil })
}

func (f *fake) Unlock(ctx context.Context, but []string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.call("unlock", func() error {
		for _, c := range components {
			if !strings.Contains(strings.Join(but, " "), c) {
				f.lock("maintainer", false, c)
			}
		}
		return nil
	})
}

func (f *fake) Commit(context.Context) (loop.Answer, error) {
	return loop.Answer{Done: true}, f.call("commit", func() error {
		for _, e := range f.saved {
			f.w.edit(inside, e.file, e.before, e.after)
			f.w.git(inside, "commit", "--quiet", "--author", "Mei Lin <mei@example.org>", "--message", "Translated using Weblate", "--", e.file)
		}
		f.saved = nil
		return nil
	})
}

func (f *fake) Push(context.Context) (answer loop.Answer, err error) {
	err = f.call("push", func() error {
		if f.refuses != "" {
			answer = loop.Answer{Detail: f.refuses}
			return nil
		}
		if f.pull(); f.failure != "" {
			return nil
		}
		answer.Done = true
		f.w.git(inside, "push", "--quiet", "origin", "HEAD:main")
		return nil
	})
	return answer, err
}

func (f *fake) Pull(context.Context) (loop.Answer, error) {
	return loop.Answer{Done: true}, f.call("pull", func() error {
		if f.slow == 0 {
			f.pull()
		}
		return nil
	})
}

// pull is what Weblate does by its merge style "rebase".
func (f *fake) pull() {
	f.w.git(inside, "fetch", "--quiet", "origin")
	f.failure = ""
	if out, err := f.w.try(inside, "rebase", "--quiet", "origin/main"); err != nil {
		f.failure = out
		f.w.git(inside, "rebase", "--abort")
	}
}

// serve exports Weblate's repository as Weblate does.
func (f *fake) serve() {
	core, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		f.w.t.Fatal(err)
	}
	backend := filepath.Join(strings.TrimSpace(string(core)), "git-http-backend")
	if _, err := os.Stat(backend); err != nil {
		f.w.t.Skip("git has no http-backend here")
	}
	mux := http.NewServeMux()
	mux.Handle("/git/book/01-start/", &cgi.Handler{
		Path: backend, Root: "/git/book/01-start",
		Env: []string{"GIT_PROJECT_ROOT=" + filepath.Join(f.w.dir, inside, ".git"), "GIT_HTTP_EXPORT_ALL=1"},
	})
	server := httptest.NewServer(mux)
	f.w.t.Cleanup(server.Close)
	f.url = server.URL
}

// TestMain keeps the user's configuration of git away from the tests.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "pobook-loop")
	if err != nil {
		panic(err)
	}
	config := filepath.Join(dir, "gitconfig")
	if err := os.WriteFile(config, []byte("[user]\nname = Main Tainer\nemail = main@example.org\n[init]\ndefaultBranch = main\n[gc]\nauto = 0\n"), 0o600); err != nil {
		panic(err)
	}
	for name, value := range map[string]string{"GIT_CONFIG_GLOBAL": config, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": os.TempDir(), "no_proxy": "127.0.0.1"} {
		os.Setenv(name, value)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// first is the world that others are copies of.
var first = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp(filepath.Dir(os.Getenv("GIT_CONFIG_GLOBAL")), "world")
	if err != nil {
		panic(err)
	}
	return dir
})

var makeFirst sync.Once

// newWorld makes a handbook of two sections with a catalogue that is
// translated in part, in all three repositories.
func newWorld(t *testing.T) *world {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	makeFirst.Do(func() { (&world{t: t, dir: first()}).begin() })
	w := &world{t: t, dir: t.TempDir()}
	if err := os.CopyFS(w.dir, os.DirFS(first())); err != nil {
		t.Fatal(err)
	}
	w.weblate = &fake{w: w, url: "http://weblate.example", pushes: true, locked: map[string]bool{}}
	return w
}

func (w *world) begin() {
	w.git("", "init", "--quiet", "--bare", shared)
	w.git("", "init", "--quiet", clone)
	w.git(clone, "remote", "add", "origin", "../"+shared)
	w.write(clone, "handbook/handbook.yaml", "title: Book\nname: book\nsource: en\nlocales: [fr]\n")
	w.write(clone, "handbook/01-start.md", "# Start\n\nFirst text of the start.\n\nSecond text of the start.\n")
	w.write(clone, "handbook/02-end.md", "# End\n\nOnly text of the end.\n")
	w.write(clone, "notes.txt", "Notes\n")
	if _, err := w.update(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	w.commit(clone, "Begin")
	w.git(clone, "push", "--quiet", "--set-upstream", "origin", "main")
	for _, repository := range []string{inside, other} {
		w.git("", "clone", "--quiet", shared, repository)
		w.git(repository, "remote", "set-url", "origin", "../"+shared)
	}
}

// The catalogues, and what is translated in them.
const (
	start = "locales/fr/01-start.po"
	end   = "locales/fr/02-end.po"
)

func translation(file, id, text string) edit {
	return edit{file, fmt.Sprintf("msgid %q\nmsgstr \"\"", id), fmt.Sprintf("msgid %q\nmsgstr %q", id, text)}
}

var errHalf = errors.New("the answer of Weblate ends in the middle")
