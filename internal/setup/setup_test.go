package setup_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/ci"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/setup"
	"github.com/pobook/pobook/internal/weblate"
)

func open(t *testing.T, files map[string]string) *book.Book {
	t.Helper()
	b, err := book.Open(bookgen.Folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func handbook(more map[string]string) map[string]string {
	files := map[string]string{
		"handbook/handbook.yaml": "title: Book\nsource: en\nlocales: [zh_Hant, fr]\n",
		"handbook/a/01-one.md":   "# One\n",
	}
	for name, content := range more {
		files[name] = content
	}
	return files
}

func TestWeblate(t *testing.T) {
	t.Parallel()
	got, err := setup.Weblate(open(t, handbook(map[string]string{
		"locales/glossary/fr.csv": "\ufeffsource,target\na,b\n",
		"locales/glossary/fr.tbx": "not read: the first format that there is counts\n",
	})), "")
	if err != nil {
		t.Fatal(err)
	}
	want := weblate.Handbook{
		Name: "book", Title: "Book", Source: "en", NotMade: []string{"multiple_capital"}, Folder: "handbook", Catalogues: "locales",
		Targets:  []weblate.Target{{Code: "zh_Hant", Folder: "zh_Hant"}, {Code: "fr", Folder: "fr"}},
		Sections: []weblate.Section{{Component: "a/01-one", File: "handbook/a/01-one.md"}},
		Glossary: weblate.Glossary{Format: "csv", Files: []weblate.GlossaryFile{
			{Code: "fr", Path: "locales/glossary/fr.csv", Columns: []string{"source", "target"}},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWeblateWithoutColumns(t *testing.T) {
	t.Parallel()
	_, err := setup.Weblate(open(t, handbook(map[string]string{"locales/glossary/fr.csv": ""})), "")
	var d diag.Diagnostic
	if !errors.As(err, &d) || d.Code != "glossary-columns" || d.File != "locales/glossary/fr.csv" {
		t.Errorf("the error is %v", err)
	}
}

// Files are written once: what somebody has changed since stays.
func TestCI(t *testing.T) {
	t.Parallel()
	dir := bookgen.Folder(t, handbook(nil))
	first := writeCI(t, dir, "", "gitlab", "pre-commit")
	if diff := cmp.Diff([]string{".gitlab-ci.yml", ".pre-commit-config.yaml"}, first.Created); diff != "" {
		t.Error(diff)
	}
	again := writeCI(t, dir, "", "gitlab", "github")
	if diff := cmp.Diff(setup.Written{Created: []string{".github/workflows/handbook.yml"}}, again); diff != "" {
		t.Error(diff)
	}
}

// The handbooks of one repository have files of their own, and a part in those that a
// repository has once.
func TestCIOfSeveral(t *testing.T) {
	t.Parallel()
	dir := bookgen.Folder(t, handbook(nil))
	first := writeCI(t, dir, "a/b/", "gitlab", "pre-commit")
	if diff := cmp.Diff([]string{".gitlab/handbook-a-b.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"}, first.Created); diff != "" {
		t.Error(diff)
	}
	second := setup.Written{Created: []string{".gitlab/handbook-c.yml"}, Extended: []string{".pre-commit-config.yaml"}}
	if diff := cmp.Diff(second, writeCI(t, dir, "c/", "gitlab", "pre-commit")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(setup.Written{}, writeCI(t, dir, "c/", "gitlab", "pre-commit")); diff != "" {
		t.Error(diff)
	}
	foreign := bookgen.Folder(t, handbook(map[string]string{".gitlab-ci.yml": "mine: {script: [true]}\n", ".pre-commit-config.yaml": "repos: []\n"}))
	got := writeCI(t, foreign, "c/", "gitlab", "pre-commit")
	if len(got.Created) != 1 || len(got.ToExtend) != 2 {
		t.Errorf("did %+v", got)
	}
}

func writeCI(t *testing.T, dir, within string, hosts ...string) setup.Written {
	t.Helper()
	b, err := book.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	repository, err := book.OpenRepository(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repository.Close()
	done, err := setup.CI(b, repository, within, hosts, ci.Handbook{})
	if err != nil {
		t.Fatal(err)
	}
	return done
}
