package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/po"
)

// generated makes a handbook of some sections.
func generated(t *testing.T, sections int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, "handbook/handbook.yaml"), "title: Book\nsource: en\nlocales: [zh_Hant, zh_Hans]\n")
	for _, f := range bookgen.Book(sections, sections*300) {
		writeFile(t, filepath.Join(dir, "handbook", f.Path), strings.ReplaceAll(string(f.Source), "\r\n", "\n"))
	}
	return dir
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// An update touches no file that it does not change: neither its content nor
// the time of its last change.
func TestUpdateTouchesOnlyWhatChanges(t *testing.T) {
	t.Parallel()
	dir := generated(t, 4)
	pobook(t, exitDone, "update", "-C", dir)
	old := time.Unix(1e9, 0)
	eachFile(t, filepath.Join(dir, "locales"), ".po", func(path string, _ []byte) {
		if err := os.Chtimes(filepath.Join(dir, "locales", path), old, old); err != nil {
			t.Fatal(err)
		}
	})
	pobook(t, exitDone, "update", "-C", dir)
	if got := changedSince(t, dir, old); len(got) > 0 {
		t.Errorf("nothing has changed, but these files are written: %v", got)
	}

	section := filepath.Join(dir, "handbook", "002-section.md")
	writeFile(t, section, string(readFile(t, section))+"\nOne paragraph more.\n")
	pobook(t, exitDone, "update", "-C", dir)
	want := []string{"zh_Hans/002-section.po", "zh_Hant/002-section.po"}
	if diff := cmp.Diff(want, changedSince(t, dir, old)); diff != "" {
		t.Errorf("files written (-want +got):\n%s", diff)
	}
}

func changedSince(t *testing.T, dir string, when time.Time) []string {
	var changed []string
	locales := filepath.Join(dir, "locales")
	eachFile(t, locales, ".po", func(path string, _ []byte) {
		info, err := os.Stat(filepath.Join(locales, path))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(when) {
			changed = append(changed, path)
		}
	})
	return changed
}

// Updates that run at once leave what one would, and whole files.
func TestUpdatesAtOnce(t *testing.T) {
	t.Parallel()
	dir := generated(t, 6)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var out, errs bytes.Buffer
			if code := run(context.Background(), []string{"update", "-C", dir}, streams{&out, &errs}, func(string) string { return "" }); code != exitDone {
				t.Errorf("exit code %d:\n%s%s", code, &out, &errs)
			}
		})
	}
	all.Wait()
	alone := generated(t, 6)
	pobook(t, exitDone, "update", "-C", alone)
	if diff := cmp.Diff(tree(t, alone), tree(t, dir)); diff != "" {
		t.Errorf("files (-alone +at once):\n%s", diff)
	}
}

// tree returns the files of the locales, by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(filepath.Join(dir, "locales"))
	if err := fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, path)
		files[path] = string(content)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// An impatient user gives up as soon as the program says anything.
type impatient struct {
	said   string
	giveUp func()
}

func (u *impatient) Write(p []byte) (int, error) {
	u.said += string(p)
	u.giveUp()
	return len(p), nil
}

// Who waits for another update is told so, and may give up.
func TestUpdateWaits(t *testing.T) {
	t.Parallel()
	dir := generated(t, 1)
	b, err := book.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	unlock, ok, err := b.TryLock()
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer unlock()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var out bytes.Buffer
	errs := impatient{giveUp: cancel}
	if code := run(ctx, []string{"update", "-C", dir}, streams{&out, &errs}, func(string) string { return "" }); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	if !strings.HasPrefix(errs.said, "waiting for another update of this handbook to end\n") || !strings.Contains(errs.said, "interrupted") {
		t.Errorf("it says:\n%s", errs.said)
	}
	if _, err := os.Stat(filepath.Join(dir, "locales")); err == nil {
		t.Error("it has written files")
	}
	pobook(t, exitDone, "update", "-C", dir, "--dry-run") // which writes nothing and waits for nobody
}

// A run that is killed between any two files is completed by the next one. What
// both leave is what one run would.
func TestUpdateIsCompletedByTheNext(t *testing.T) {
	t.Parallel()
	before := generated(t, 4)
	pobook(t, exitDone, "update", "-C", before)
	translateAll(t, filepath.Join(before, "locales/zh_Hant"))
	pobook(t, exitDone, "update", "-C", before)
	old := tree(t, before)

	// One section is renamed, a paragraph moves, another is edited.
	handbook := filepath.Join(before, "handbook")
	if err := os.Rename(filepath.Join(handbook, "001-section.md"), filepath.Join(handbook, "001-renamed.md")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"000-section.md", "002-section.md"} {
		source := string(readFile(t, filepath.Join(handbook, name)))
		blocks := strings.SplitAfter(source, "\n\n")
		writeFile(t, filepath.Join(handbook, name), strings.Join(append(blocks[:2:2], blocks[4:]...), ""))
		moved := filepath.Join(handbook, "003-section.md")
		writeFile(t, moved, string(readFile(t, moved))+"\n"+blocks[2]+blocks[3])
	}
	pobook(t, exitDone, "update", "-C", before)
	now := tree(t, before)

	for killed := range len(now) {
		restore(t, before, old)
		interrupt(t, before, now, killed)
		pobook(t, exitDone, "update", "-C", before)
		if diff := cmp.Diff(now, tree(t, before)); diff != "" {
			t.Fatalf("killed after %d files (-one run +two):\n%s", killed, diff)
		}
	}
}

// What update makes of edited sections is sound too.
func TestUpdatedCatalogues(t *testing.T) {
	t.Parallel()
	dir := generated(t, 3)
	pobook(t, exitDone, "update", "-C", dir)
	translateAll(t, filepath.Join(dir, "locales/zh_Hant"))
	for i, path := range []string{"000-section.md", "001-section.md", "002-section.md"} {
		section := filepath.Join(dir, "handbook", path)
		source := strings.NewReplacer(" the ", " that ", "example.org", "example.com", "**", "__").Replace(string(readFile(t, section)))
		writeFile(t, section, strings.Repeat("One more.\n\n", i)+source)
	}
	out, _ := pobook(t, exitDone, "update", "-C", dir)
	for _, outcome := range []string{"kept", "carried", "fuzzy", "new"} {
		if !strings.Contains(out, outcome) {
			t.Errorf("no message is %s:\n%s", outcome, out)
		}
	}
	checkCatalogues(t, filepath.Join(dir, "locales"))
}

func translateAll(t *testing.T, dir string) {
	t.Helper()
	eachFile(t, dir, ".po", func(path string, content []byte) {
		f, err := po.Parse(content)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range f.Entries[1:] {
			e.Str = []string{bookgen.Translate(e.ID)}
			if i%7 == 0 {
				e.Comments = []string{fmt.Sprintf("remark %d", i)}
			}
		}
		writeFile(t, filepath.Join(dir, path), string(f.Bytes()))
	})
}

// restore brings the locales back to a state.
func restore(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, "locales")); err != nil {
		t.Fatal(err)
	}
	for path, content := range files {
		writeFile(t, filepath.Join(dir, "locales", path), content)
	}
}

// interrupt does what an update does first, up to some number of steps:
// renaming, then writing templates, then writing catalogues.
func interrupt(t *testing.T, dir string, now map[string]string, steps int) {
	t.Helper()
	locales := filepath.Join(dir, "locales")
	var work []func() error
	for _, folder := range []string{"zh_Hans/%s.po", "zh_Hant/%s.po", "templates/%s.pot"} {
		work = append(work, func() error {
			return os.Rename(filepath.Join(locales, fmt.Sprintf(folder, "001-section")), filepath.Join(locales, fmt.Sprintf(folder, "001-renamed")))
		})
	}
	for _, folder := range []string{"templates/%s.pot", "zh_Hant/%s.po", "zh_Hans/%s.po"} {
		for _, section := range []string{"000-section", "001-renamed", "002-section", "003-section"} {
			path := fmt.Sprintf(folder, section)
			work = append(work, func() error { return os.WriteFile(filepath.Join(locales, path), []byte(now[path]), 0o644) })
		}
	}
	for _, step := range work[:min(steps, len(work))] {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
}

// Sections that change their names with each other, or one after another, take
// their catalogues along: notes, translators' names and all. A run that ended on
// the way is completed by the next.
func TestUpdateFollowsNames(t *testing.T) {
	t.Parallel()
	for name, names := range map[string]map[string]string{
		"swap":   {"000-section": "001-section", "001-section": "000-section"},
		"circle": {"000-section": "001-section", "001-section": "002-section", "002-section": "000-section"},
		"chain":  {"000-section": "001-section", "001-section": "002-section", "002-section": "003-section"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := generated(t, 3)
			pobook(t, exitDone, "update", "-C", dir)
			translateAll(t, filepath.Join(dir, "locales/zh_Hant"))
			pobook(t, exitDone, "update", "-C", dir)
			old := tree(t, dir)
			renameAll(t, filepath.Join(dir, "handbook"), names, ".md")
			if name == "chain" {
				writeFile(t, filepath.Join(dir, "handbook/000-section.md"), "# Preface\n\nAll of this is new.\n")
			}
			told, _ := pobook(t, exitDone, "update", "-C", dir, "--dry-run")
			out, _ := pobook(t, exitDone, "update", "-C", dir)
			if want := strings.NewReplacer("would change", "changed", "would go", "went").Replace(told); want != out {
				t.Errorf("what was told and what was done (-told +done):\n%s", cmp.Diff(want, out))
			}
			now := tree(t, dir)
			for from, to := range names {
				before := strings.ReplaceAll(old["zh_Hant/"+from+".po"], "handbook/"+from, "handbook/"+to)
				if diff := cmp.Diff(before, now["zh_Hant/"+to+".po"]); diff != "" {
					t.Errorf("%s, which is %s now (-before +now):\n%s", from, to, diff)
				}
			}

			// One locale's catalogues are at their new places, a file of the other is
			// set aside, and the templates are where they were.
			restore(t, dir, old)
			renameAll(t, filepath.Join(dir, "locales/zh_Hans"), names, ".po")
			renameAll(t, filepath.Join(dir, "locales/zh_Hant"), map[string]string{"001-section": "001-section.moving"}, ".po")
			pobook(t, exitDone, "update", "-C", dir)
			if diff := cmp.Diff(now, tree(t, dir)); diff != "" {
				t.Errorf("after a run that ended on the way (-one run +two):\n%s", diff)
			}
		})
	}
}

// renameAll renames files at once.
func renameAll(t *testing.T, dir string, names map[string]string, ext string) {
	t.Helper()
	contents := map[string]string{}
	for from := range names {
		path := filepath.Join(dir, from+ext)
		contents[from] = string(readFile(t, path))
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range names {
		writeFile(t, filepath.Join(dir, to+ext), contents[from])
	}
}
