package book

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
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
	o, err := openFolder(dir)
	must(t, err)
	t.Cleanup(func() { must(t, o.Close()) })
	return o
}

// What git keeps is read neither by its name nor through links.
func TestReadForGit(t *testing.T) {
	t.Parallel()
	root, err := os.OpenRoot(plant(t, map[string]string{
		".git/config": "password", ".git/objects/x": "", "a.png": "-> .git/config", "part/b.png": "-> ../a.png",
		"d": "-> .git/objects", "c.png": "-> d/../config", "e": "-> .git", "good.png": "-> part/../plain", "plain": "x",
	}))
	must(t, err)
	defer root.Close()
	for _, file := range []string{".git/config", "a.png", "part/b.png", "c.png", "e/config"} {
		if data, err := (folder{tree: root}).read(file); err == nil {
			t.Errorf("%s: read %q", file, data)
		}
	}
	if data, err := (folder{tree: root}).read("good.png"); err != nil || string(data) != "x" {
		t.Errorf("good.png: %q, %v", data, err)
	}
}

func TestWriteFile(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 { // which has other permissions
			t.Errorf("%s: permissions became %v", name, info.Mode())
		}
	}
}

func TestWriteFileRefuses(t *testing.T) {
	t.Parallel()
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

// What a killed program left is removed, and nothing else.
func TestRemoveTemporary(t *testing.T) {
	t.Parallel()
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

const png = "\x89PNG\r\n\x1a\n\x00\x00"

func TestReadContent(t *testing.T) {
	t.Parallel()
	outside := plant(t, map[string]string{"a.png": png})
	b := open(t, map[string]string{
		"handbook/images/a.png":    png,
		"handbook/images/e.png":    "",
		"handbook/images/f.png":    "-> " + outside + "/a.png",
		"handbook/images/loop":     "-> loop",
		"handbook/images/latest":   "-> a.png",
		"handbook/images/sub.png/": "",
		"logo.png":                 png,
	})
	for path, want := range map[string]string{"images/a.png": png, "images/latest": png, "images/e.png": ""} {
		got, err := b.ReadContent(path)
		must(t, err)
		if string(got) != want {
			t.Errorf("%s: %q", path, got)
		}
	}
	place := diag.Position{File: "handbook/a.md", Line: 3, Column: 5}
	failures := map[string]string{
		"images/f.png":   "handbook/images/f.png: leads out of handbook/ through the symbolic link handbook/images/f.png to OUTSIDE/a.png; put a copy in its place (outside-handbook)",
		"images/loop":    "handbook/images/loop: its symbolic links lead in a circle; put the file itself in its place (link-loop)",
		"images/sub.png": "handbook/images/sub.png: this is a folder, not a file (not-a-file)",
		"images/x.png":   "handbook/images/x.png: no such file (missing-file)",
		"../logo.png":    "logo.png: outside handbook/; move it into handbook/ (outside-handbook)",
		"/etc/passwd":    "/etc/passwd: outside handbook/; move it into handbook/ (outside-handbook)",
		"":               "handbook: this is a folder, not a file (not-a-file)",
	}
	for path, want := range failures {
		_, err := b.ReadContent(path)
		var problem *FileError
		if !errors.As(err, &problem) {
			t.Errorf("%q: %v is no FileError", path, err)
			continue
		}
		if got := strings.ReplaceAll(err.Error(), outside, "OUTSIDE"); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", path, got, want)
		}
		if got := strings.ReplaceAll(problem.At(place).Error(), outside, "OUTSIDE"); got != "handbook/a.md:3:5: "+want {
			t.Errorf("%q placed: got %s", path, got)
		}
	}
}
