package history_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/history"
)

// A repository is made of commits that are a day apart.
type repository struct {
	t   *testing.T
	dir string
	day int
}

// newRepository makes an empty repository, apart from the user's configuration.
func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := &repository{t: t, dir: t.TempDir()}
	r.git("init", "--quiet")
	return r
}

func (r *repository) git(args ...string) string {
	r.t.Helper()
	date := fmt.Sprintf("2024-03-%02dT12:00:00Z", r.day)
	cmd := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit writes files, removes those whose content is empty, and commits that.
func (r *repository) commit(files map[string]string) string {
	r.t.Helper()
	r.day++
	for name, content := range files {
		path := filepath.Join(r.dir, name)
		if content == "" {
			if err := os.Remove(path); err != nil {
				r.t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			r.t.Fatal(err)
		}
	}
	r.git("add", "--all")
	r.git("commit", "--quiet", "--allow-empty", "--message", "Change")
	return r.git("rev-parse", "HEAD")
}

// messages is a PO file of messages without translations.
func messages(ids ...string) string {
	text := "msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n"
	for _, id := range ids {
		text += fmt.Sprintf("\nmsgid %q\nmsgstr \"\"\n", id)
	}
	return text
}

func refuse(t *testing.T) diag.Reporter {
	return func(d diag.Diagnostic) { t.Errorf("reported is %v", d) }
}

func TestCatalogues(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	first := r.commit(map[string]string{
		"docs/locales/zh_Hant/a.po":      messages("One", "Two"),
		"docs/locales/zh_Hant/part/b.po": messages("Three"),
		"docs/locales/zh_Hant/c.po":      "msgid \"cut off",
		"docs/locales/zh_Hant/notes.txt": "none",
		"docs/locales/zh_Hans/a.po":      messages("One"),
	})
	r.commit(map[string]string{"docs/locales/zh_Hant/a.po": ""})
	h := history.In(filepath.Join(r.dir, "docs"))
	for revision, want := range map[string][]string{first: {"a.po", "part/b.po"}, "HEAD": {"part/b.po"}, "HEAD~1": {"a.po", "part/b.po"}} {
		commit, err := h.Commit(t.Context(), revision)
		if err != nil {
			t.Fatal(err)
		}
		files, err := h.Catalogues(t.Context(), commit, "locales/zh_Hant")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(files))); diff != "" {
			t.Errorf("%s:\n%s", revision, diff)
		}
		if a := files["a.po"]; a != nil && len(a.Entries) != 3 {
			t.Errorf("%s: a.po has %d entries", revision, len(a.Entries))
		}
	}
	if files, err := h.Catalogues(t.Context(), first, "locales/fr"); len(files) > 0 || err != nil {
		t.Errorf("a locale without catalogues has %v, %v", files, err)
	}
}

func TestCommitRefuses(t *testing.T) {
	r := newRepository(t)
	r.commit(map[string]string{"a": "b"})
	for _, revision := range []string{"none", "--help", "HEAD:a", ""} {
		if commit, err := history.In(r.dir).Commit(t.Context(), revision); !errors.Is(err, history.ErrUnknownRevision) {
			t.Errorf("%q is %s, %v", revision, commit, err)
		}
	}
	t.Setenv("GIT_CEILING_DIRECTORIES", os.TempDir())
	if _, err := history.In(t.TempDir()).Commit(t.Context(), "HEAD"); err == nil || errors.Is(err, history.ErrUnknownRevision) {
		t.Errorf("outside of a repository the error is %v", err)
	}
}

func TestAges(t *testing.T) {
	t.Parallel()
	const long = "A text that is long enough to be broken into several lines of a template, which has 79 columns"
	r := newRepository(t)
	r.commit(map[string]string{"locales/templates/a.pot": messages("Old", long)})
	r.commit(map[string]string{"locales/templates/a.pot": messages("Old", long, "Gone and back"), "locales/templates/b.pot": messages("Moves")})
	r.commit(map[string]string{"locales/templates/a.pot": messages("Old", long, "Moves"), "locales/templates/b.pot": ""})
	r.commit(map[string]string{"locales/templates/a.pot": messages("Old", "Gone and back", long, "Moves"), "unrelated": "file"})
	r.day += 2
	r.commit(nil)
	ages, err := history.ReadAges(t.Context(), history.In(r.dir), "locales/templates", time.Time{}, refuse(t))
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]int{"Old": 1, long: 1, "Moves": 2, "Gone and back": 4} {
		since, days := ages.Of(id)
		if since.Day() != want || days != 7-want {
			t.Errorf("%q is from day %d and %d days old, want day %d and %d", id, since.Day(), days, want, 7-want)
		}
	}
	if since, days := ages.Of("Never"); !since.IsZero() || days != 0 {
		t.Errorf("a text that never was is from %v, %d days old", since, days)
	}
	now := time.Date(2024, 3, 11, 12, 0, 0, 0, time.UTC)
	if ages, err = history.ReadAges(t.Context(), history.In(r.dir), "locales/templates", now, refuse(t)); err != nil {
		t.Fatal(err)
	}
	if _, days := ages.Of("Old"); days != 10 {
		t.Errorf("counted to day 11 it is %d days old", days)
	}
}

func TestAgesOfAShallowClone(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.commit(map[string]string{"locales/templates/a.pot": messages("Old")})
	r.commit(map[string]string{"locales/templates/a.pot": messages("Old", "New")})
	clone := filepath.Join(t.TempDir(), "clone")
	r.git("clone", "--quiet", "--depth", "1", "file://"+filepath.ToSlash(r.dir), clone)
	var found diag.List
	if _, err := history.ReadAges(t.Context(), history.In(clone), "locales/templates", time.Time{}, found.Add); err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Code != "shallow-history" || found[0].Severity != diag.Warning {
		t.Errorf("reported is %v", found)
	}
}

func TestWithin(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.commit(map[string]string{"docs/book/a": "b"})
	for dir, want := range map[string]string{"": "", "docs": "docs/", "docs/book": "docs/book/"} {
		if got := history.Within(filepath.Join(r.dir, dir)); got != want {
			t.Errorf("%s is at %q", dir, got)
		}
	}
}

// What was renamed, what is part of what is checked out, and where it came from.
func TestRenames(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	h, ctx := history.In(filepath.Join(r.dir, "docs")), t.Context()
	first := r.commit(map[string]string{"docs/locales/templates/one.pot": messages("a", "b", "c"), "docs/locales/templates/two.pot": messages("d", "e"), "other.pot": messages("x")})
	r.git("mv", "docs/locales/templates/one.pot", "docs/locales/templates/a b.pot")
	r.git("mv", "other.pot", "another.pot")
	second := r.commit(nil)
	r.git("checkout", "--quiet", "-b", "side", first)
	side := r.commit(map[string]string{"side.txt": "x"})
	r.git("checkout", "--quiet", "--detach", second)
	renames, err := h.Renames(ctx, first, "locales/templates")
	if diff := cmp.Diff(map[string]string{"locales/templates/one.pot": "locales/templates/a b.pot"}, renames); diff != "" || err != nil {
		t.Errorf("%s, %v", diff, err)
	}
	for _, commit := range []string{"", "--output=x", strings.Repeat("0", 40)} {
		if _, err := h.Renames(ctx, commit, "locales/templates"); !errors.Is(err, history.ErrUnknownRevision) {
			t.Errorf("since %q: %v", commit, err)
		}
		if h.Contains(ctx, commit) {
			t.Errorf("%q is part of it", commit)
		}
	}
	if !h.Contains(ctx, first) || !h.Contains(ctx, second) || h.Contains(ctx, side) {
		t.Error("what is part of it")
	}
	for _, test := range []struct {
		commit, path string
		want         bool
	}{
		{"HEAD", "docs/locales/templates/a b.pot", true},
		{"HEAD", "docs/locales/templates/one.pot", false},
		{first, "docs/locales/templates/one.pot", true},
		{"", "another.pot", false},
	} {
		if got := h.Committed(ctx, test.commit, test.path); got != test.want {
			t.Errorf("%s in %s: %v", test.path, test.commit, got)
		}
	}
	if origin := h.Origin(ctx); origin != "" {
		t.Errorf("origin is %q", origin)
	}
	r.git("remote", "add", "origin", "git@example.org:our/book.git")
	if origin := h.Origin(ctx); origin != "git@example.org:our/book.git" {
		t.Errorf("origin is %q", origin)
	}
}
