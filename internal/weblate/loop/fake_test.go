package loop_test

import (
	"context"
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/oracle/standin"
	"github.com/pobook/pobook/internal/weblate/client"
	"github.com/pobook/pobook/internal/weblate/loop"
)

// The three repositories of a test stand below one folder, without the user's
// configuration.
type world struct {
	t       *testing.T
	dir     string
	weblate *server
	renamed map[string]string
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

// A server is Weblate as the program speaks with it, and a place where a run can be ended.
type server struct {
	*standin.Weblate
	url string
	// before and after are called with the name of each call that changes something, and
	// their error is that of the call.
	before, after func(call string) error
}

// A spied is a server that a run has.
type spied struct {
	loop.Server
	on *server
}

func (s spied) call(name string, do func() error) error {
	if s.on.before != nil {
		if err := s.on.before(name); err != nil {
			return err
		}
	}
	if err := do(); err != nil {
		return err
	}
	if s.on.after != nil {
		return s.on.after(name)
	}
	return nil
}

func (s spied) Lock(ctx context.Context) error {
	return s.call("lock", func() error { return s.Server.Lock(ctx) })
}

func (s spied) Unlock(ctx context.Context, but []string) error {
	return s.call("unlock", func() error { return s.Server.Unlock(ctx, but) })
}

func (s spied) Commit(ctx context.Context) (answer loop.Answer, err error) {
	err = s.call("commit", func() error { answer, err = s.Server.Commit(ctx); return err })
	return answer, err
}

func (s spied) Push(ctx context.Context) (answer loop.Answer, err error) {
	err = s.call("push", func() error { answer, err = s.Server.Push(ctx); return err })
	return answer, err
}

func (s spied) Pull(ctx context.Context) (answer loop.Answer, err error) {
	err = s.call("pull", func() error { answer, err = s.Server.Pull(ctx); return err })
	return answer, err
}

// connect returns Weblate as a run has it.
func (s *server) connect(t *testing.T) loop.Server {
	t.Helper()
	c, err := client.New(client.Options{
		API: s.url + "/api/", Key: standin.Key, Now: func() time.Time { return time.Unix(0, 0) },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	if err != nil {
		t.Fatal(err)
	}
	return spied{loop.Weblate(c, s.url+"/api/", standin.Project, "locales"), s}
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
	w.weblate = &server{Weblate: standin.New(filepath.Join(w.dir, inside), "01-start", "02-end", "terms")}
	served := httptest.NewServer(w.weblate.Handler())
	t.Cleanup(served.Close)
	w.weblate.url = served.URL
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

var errHalf = errors.New("the answer of Weblate ends in the middle")
