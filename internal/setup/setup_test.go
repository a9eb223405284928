package setup_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
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
		Name: "book", Title: "Book", Source: "en", Han: true, Folder: "handbook", Catalogues: "locales",
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
	b := open(t, handbook(nil))
	first, err := setup.CI(b, []string{"gitlab", "pre-commit"})
	if err != nil || len(first) != 2 {
		t.Fatalf("wrote %q, %v", first, err)
	}
	again, err := setup.CI(b, []string{"gitlab", "github"})
	if err != nil || len(again) != 1 {
		t.Errorf("then wrote %q, %v", again, err)
	}
}
