package update_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/update"
)

// handbook opens a handbook with two sections, in which one text is the same.
func handbook(t *testing.T) (dir string, b *book.Book) {
	t.Helper()
	dir = bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant, zh_Hans]\n",
		"handbook/a.md":          "# Baking\n\nKnead the dough for ten minutes, until it is smooth.\n",
		"handbook/b.md":          "# Cleaning\n\nWipe the table with a wet cloth, and then with a dry one.\n",
	})
	return dir, open(t, dir)
}

func open(t *testing.T, dir string) *book.Book {
	t.Helper()
	b, err := book.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// run updates and returns the result, and the findings one a line.
func run(t *testing.T, b *book.Book, o update.Options) (*update.Result, string) {
	t.Helper()
	var found diag.List
	r, err := update.Run(t.Context(), b, o, found.Add)
	if err != nil {
		t.Fatal(err)
	}
	return r, found.Error()
}

// tree returns the files below locales/, by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, "locales", func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && entry.IsDir() {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := fs.ReadFile(root, path)
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRunTwice(t *testing.T) {
	t.Parallel()
	dir, b := handbook(t)
	first, found := run(t, b, update.Options{})
	if found != "" || first.Open != 8 || first.Done.Templates.FilesChanged != 2 || len(first.Done.Locales) != 2 {
		t.Errorf("the first run gives %+v, %s", first, found)
	}
	want := tree(t, dir)
	if len(want) != 6 {
		t.Errorf("%d files are written, want 6", len(want))
	}
	second, found := run(t, b, update.Options{})
	if found != "" || second.Open != 8 || second.Done.Templates.FilesChanged != 0 {
		t.Errorf("the second run gives %+v, %s", second, found)
	}
	for _, l := range second.Done.Locales {
		if c := l.Changes(); l.FilesChanged != 0 || c != (merging.Changes{Waiting: 4}) {
			t.Errorf("%s: the second run changes %d files, %+v", l.Locale.Code, l.FilesChanged, c)
		}
	}
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("the second run changes files:\n%s", diff)
	}
}

// What a dry run says is what a run does, renamed sections included, and nothing
// of it is written.
func TestDryRun(t *testing.T) {
	t.Parallel()
	dir, b := handbook(t)
	run(t, b, update.Options{})
	if err := os.Rename(filepath.Join(dir, "handbook/a.md"), filepath.Join(dir, "handbook/c.md")); err != nil {
		t.Fatal(err)
	}
	b = open(t, dir)
	before := tree(t, dir)
	would, found := run(t, b, update.Options{DryRun: true})
	if found != "" {
		t.Error(found)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("the dry run changes files:\n%s", diff)
	}
	_, found = run(t, b, update.Options{DryRun: true, Stale: true})
	for _, file := range []string{"locales/templates/c.pot", "locales/zh_Hant/c.po", "locales/zh_Hans/c.po"} {
		if !strings.Contains(found, file+": differs from the sections") {
			t.Errorf("%s is not reported as stale:\n%s", file, found)
		}
	}
	done, found := run(t, b, update.Options{})
	if found != "" {
		t.Error(found)
	}
	would.Done.DryRun = false
	if diff := cmp.Diff(would.Done.Moves, done.Done.Moves); diff != "" || len(done.Done.Moves) != 1 {
		t.Errorf("moves (-would +done):\n%s", diff)
	}
	if would.Done.Templates != done.Done.Templates || would.Open != done.Open {
		t.Errorf("would is %+v, done %+v", would, done)
	}
}

// A deadline is a context that ends when it has been asked some times.
type deadline struct {
	context.Context
	asks *int
}

func (d deadline) Err() error {
	if *d.asks--; *d.asks < 0 {
		return context.Canceled
	}
	return nil
}

// readingAsks is how often reading the two sections asks: before each, and in the end.
const readingAsks = 3

// Whenever a run is ended, each file is as before or done, and the next run goes on
// from there.
func TestRunStopsBetweenFiles(t *testing.T) {
	t.Parallel()
	for asks, files := range []int{0, 0, 0, 0, 1, 2, 3, 4} {
		dir, b := handbook(t)
		left := asks
		var found diag.List
		r, err := update.Run(deadline{t.Context(), &left}, b, update.Options{}, found.Add)
		if !errors.Is(err, context.Canceled) || len(found) > 0 {
			t.Fatalf("asked %d times, the run gives %+v, %v, %v", asks, r, err, found)
		}
		if (r == nil) != (asks < readingAsks) {
			t.Errorf("asked %d times, the run gives %+v", asks, r)
		}
		if written := tree(t, dir); len(written) != files {
			t.Errorf("asked %d times, %d files are written, want %d", asks, len(written), files)
		}
		if _, err := update.Run(t.Context(), b, update.Options{}, found.Add); err != nil || len(found) > 0 {
			t.Errorf("the next run gives %v, %v", err, found)
		}
		if written := tree(t, dir); len(written) < 4 {
			t.Errorf("the next run leaves %d files", len(written))
		}
	}
}

// Who waits for another update may give up, and has begun nothing.
func TestRunWaits(t *testing.T) {
	t.Parallel()
	dir, b := handbook(t)
	unlock, ok, err := open(t, dir).TryLock()
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer unlock()
	ctx, cancel := context.WithCancel(t.Context())
	var found diag.List
	r, err := update.Run(ctx, b, update.Options{Waiting: cancel}, found.Add)
	if !errors.Is(err, context.Canceled) || r != nil || len(found) > 0 {
		t.Errorf("the run gives %v, %v, %v", r, err, found)
	}
	if files := tree(t, dir); len(files) > 0 {
		t.Errorf("files are written: %v", files)
	}
}

func TestReadCatalogues(t *testing.T) {
	t.Parallel()
	_, b := handbook(t)
	file := func(language string) update.File {
		return update.File{Name: "old.po", Data: []byte("msgid \"\"\nmsgstr \"Language: " + language + "\\n\"\n\nmsgid \"Baking\"\nmsgstr \"烘焙\"\n")}
	}
	catalogues, err := update.ReadCatalogues(b.Config, []update.File{file("zh_TW"), file("zh_Hant")}, "")
	if err != nil || len(catalogues) != 2 || catalogues[0].Code != "zh_Hant" || catalogues[1].Code != "zh_Hant" {
		t.Fatal(catalogues, err)
	}
	r, _ := run(t, b, update.Options{Catalogues: catalogues, DryRun: true})
	if c := r.Done.Locales[0].Changes(); c.Carried != 1 {
		t.Errorf("zh_Hant: %+v, want one message from the compendium", c)
	}
	for _, tt := range []struct{ file, want string }{
		{"msgid \"a\n", "old.po:1"},
		{string(file("").Data), "old.po: the header names no language"},
		{string(file("fr").Data), `old.po: the header names the language "fr", which is not among the locales`},
	} {
		_, err := update.ReadCatalogues(b.Config, []update.File{{Name: "old.po", Data: []byte(tt.file)}}, "")
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("the error is %v, want %s", err, tt.want)
		}
	}
}
