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

func TestMergeText(t *testing.T) {
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
		got, clean, err := history.MergeText(t.Context(), files[0], files[1], files[2])
		if string(got) != test.want || clean != test.clean || (err != nil) != test.fails {
			t.Errorf("%s: %q, %v, %v", test.name, got, clean, err)
		}
		if left, err := os.ReadFile(files[1]); err != nil || string(left) != test.ours {
			t.Errorf("%s: our file is %q now: %v", test.name, left, err)
		}
	}
}
