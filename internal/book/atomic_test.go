package book

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// contents gives every file below dir with what is in it.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	}))
	return found
}

func output(t *testing.T, dir string) *Output {
	t.Helper()
	o, err := openOutput(dir)
	must(t, err)
	t.Cleanup(func() { must(t, o.Close()) })
	return o
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	o := output(t, filepath.Join(dir, "new", "folder"))
	steps := []struct {
		content string
		changed bool
	}{{"one", true}, {"one", false}, {"two", true}, {"longer", true}, {"", true}, {"", false}}
	for _, step := range steps {
		changed, err := o.WriteFile("part/a.md", []byte(step.content))
		must(t, err)
		if changed != step.changed {
			t.Errorf("%q: changed is %v", step.content, changed)
		}
		want := map[string]string{"new/folder/part/a.md": step.content}
		if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWriteFileLeavesTheUnchanged(t *testing.T) {
	dir := plant(t, map[string]string{"a.po": "same", "b.po": "old"})
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, name := range []string{"a.po", "b.po"} {
		must(t, os.Chtimes(filepath.Join(dir, name), long, long))
		must(t, os.Chmod(filepath.Join(dir, name), 0o640))
		_, err := output(t, dir).WriteFile(name, []byte("same"))
		must(t, err)
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if touched := !info.ModTime().Equal(long); touched != (name == "b.po") {
			t.Errorf("%s: touched is %v", name, touched)
		}
		if info.Mode().Perm() != 0o640 {
			t.Errorf("%s: permissions became %v", name, info.Mode())
		}
	}
}

func TestWriteFileRefuses(t *testing.T) {
	outside := plant(t, map[string]string{"victim.po": "victim"})
	b := open(t, map[string]string{
		"locales/de":         "-> " + outside,
		"locales/fr/a.po":    "-> " + outside + "/victim.po",
		"locales/it/a.po":    "-> b.po",
		"locales/it/b.po":    "b",
		"locales/es":         "a file",
		"locales/nl/a.po/":   "",
		"locales/templates/": "",
	})
	tests := map[string]string{
		"locales/de/a.po":    "locales/de/a.po: leads out of the handbook's folder through the symbolic link locales/de to OUTSIDE; put a copy in its place (outside-handbook)",
		"locales/fr/a.po":    "locales/fr/a.po: this is a symbolic link to OUTSIDE/victim.po; put the file itself in its place (symbolic-link)",
		"locales/it/a.po":    "locales/it/a.po: this is a symbolic link to b.po; put the file itself in its place (symbolic-link)",
		"locales/es/a.po":    "locales/es/a.po: part of this path is a file, not a folder (not-a-folder)",
		"locales/nl/a.po":    "locales/nl/a.po: this is a folder, not a file (not-a-file)",
		"../a.po":            "../a.po: outside the handbook's folder; move it into the handbook's folder (outside-handbook)",
		"locales/../../a.po": "../a.po: outside the handbook's folder; move it into the handbook's folder (outside-handbook)",
	}
	before := contents(t, b.dir)
	for path, want := range tests {
		_, err := b.WriteFile(path, []byte("mischief"))
		if err == nil {
			t.Errorf("%s was written", path)
			continue
		}
		if got := strings.ReplaceAll(err.Error(), outside, "OUTSIDE"); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", path, got, want)
		}
	}
	if diff := cmp.Diff(before, contents(t, b.dir)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"victim.po": "victim"}, contents(t, outside)); diff != "" {
		t.Error(diff)
	}
}

// A write that breaks off half-way leaves the old file and nothing else.
func TestReplaceKeepsTheOldFile(t *testing.T) {
	dir := plant(t, map[string]string{"part/a.po": "old"})
	o := output(t, dir)
	sawTemporary := false
	err := o.folder.replace("part/a.po", 0o644, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		for name, content := range contents(t, dir) {
			base := filepath.Base(name)
			if strings.HasPrefix(base, temporaryPrefix) && strings.HasSuffix(base, temporarySuffix) && strings.HasPrefix(name, "part/") {
				sawTemporary = content == "half"
			}
		}
		return syscall.ENOSPC
	})
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("the error is %v", err)
	}
	if !sawTemporary {
		t.Error("the half file was not beside the old one, under the name of a temporary file")
	}
	if diff := cmp.Diff(map[string]string{"part/a.po": "old"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// What a killed program left is removed, and nothing else.
func TestRemoveTemporary(t *testing.T) {
	b := open(t, map[string]string{
		"handbook/": "", "locales/zh_Hant/.pobook-1a.tmp": "half", "locales/templates/part/.pobook-2.tmp": "",
		"locales/zh_Hant/.pobook-notes": "", "locales/zh_Hant/pobook-1.tmp": "", "locales/.git/.pobook-3.tmp": "",
		"dist/.pobook-4.tmp": "another program's",
	})
	must(t, b.RemoveTemporary())
	var left []string
	for path := range contents(t, b.dir) {
		if strings.Contains(path, "pobook-") {
			left = append(left, path)
		}
	}
	slices.Sort(left)
	want := []string{"dist/.pobook-4.tmp", "locales/.git/.pobook-3.tmp", "locales/zh_Hant/.pobook-notes", "locales/zh_Hant/pobook-1.tmp"}
	if diff := cmp.Diff(want, left); diff != "" {
		t.Errorf("files left (-want +got):\n%s", diff)
	}
}
