package atomic

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// contents returns what is below a folder: files with what is in them, links
// with where they lead.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		must(t, err)
		name = filepath.ToSlash(name)
		switch entry.Type() {
		case 0:
			data, err := os.ReadFile(path)
			found[name] = string(data)
			return err
		case fs.ModeSymlink:
			target, err := os.Readlink(path)
			found[name] = "-> " + filepath.ToSlash(target)
			return err
		}
		found[name] = entry.Type().String()
		return nil
	}))
	return found
}

// plant writes files; content that begins with "-> " makes a symbolic link.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		if target, isLink := strings.CutPrefix(content, "-> "); isLink {
			if err := os.Symlink(filepath.FromSlash(target), path); err != nil {
				t.Skipf("Windows lets only some users make symbolic links: %v", err)
			}
			continue
		}
		must(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return dir
}

// writers are the ways to write the file "a" in a folder.
var writers = map[string]func(dir string, data []byte) error{
	"within a folder": func(dir string, data []byte) error {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return err
		}
		return errors.Join(Replace(root, "a", data), root.Close())
	},
	"named by the user": func(dir string, data []byte) error {
		return WriteFile(filepath.Join(dir, "a"), data)
	},
}

func TestWriters(t *testing.T) {
	t.Parallel()
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, content := range []string{"one", "two", "longer", "", "again"} {
				must(t, write(dir, []byte(content)))
				if diff := cmp.Diff(map[string]string{"a": content}, contents(t, dir)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// Who had the old file open reads on in it: the new one is another.
func TestWritersReplace(t *testing.T) {
	t.Parallel()
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, map[string]string{"a": "old"})
			file, err := os.Open(filepath.Join(dir, "a"))
			must(t, err)
			defer file.Close()
			must(t, write(dir, []byte("new")))
			if old, err := io.ReadAll(file); err != nil || string(old) != "old" {
				t.Errorf("the open file holds %q: %v", old, err)
			}
		})
	}
}

// A write that breaks off half-way leaves the old file and nothing else.
func TestReplaceKeepsTheOldFile(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"part/a.po": "old"})
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	sawTemporary := false
	err = replace(root, "part/a.po", func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		for name, content := range contents(t, dir) {
			if IsTemporary(filepath.Base(name)) && strings.HasPrefix(name, "part/") {
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

// A link inside a folder that is not to be trusted is not followed.
func TestReplaceReplacesLinks(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a": "-> b", "b": "old"})
	must(t, writers["within a folder"](dir, []byte("new")))
	if diff := cmp.Diff(map[string]string{"a": "new", "b": "old"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestIsTemporary(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		".pobook-1a.tmp": true, ".pobook-3w5e11264sgsf.tmp": true,
		".pobook-notes": false, "pobook-1.tmp": false, "a.tmp": false, ".pobook-.tmp": false,
		".pobook-our notes.tmp": false, ".pobook-A.tmp": false, ".pobook-1.tmp.md": false, ".pobook-1.2.tmp": false,
		".pobook-1.tmp\n": false,
	} {
		if IsTemporary(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// Only what a program that was killed has left goes: not what looks like it.
func TestSweep(t *testing.T) {
	t.Parallel()
	kept := map[string]string{
		"a.md": "", ".pobook-notes": "", ".pobook-our notes.tmp": "", "x/.pobook-2.tmp/b": "", ".pobook-3.tmp": "-> a.md",
	}
	all := map[string]string{".pobook-1.tmp": "half", "x/.pobook-1.tmp": "half"}
	maps.Copy(all, kept)
	root, err := os.OpenRoot(plant(t, all))
	must(t, err)
	defer root.Close()
	for name := range all {
		must(t, Sweep(root, name))
	}
	must(t, Sweep(root, "x/.pobook-2.tmp"))
	must(t, Sweep(root, ".pobook-none.tmp"))
	if diff := cmp.Diff(kept, contents(t, root.Name())); diff != "" {
		t.Errorf("files left (-want +got):\n%s", diff)
	}
}

// Whoever names a report sees nothing of the run that was killed before.
func TestWriteFileSweeps(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a": "old", ".pobook-1.tmp": "half"})
	must(t, WriteFile(filepath.Join(dir, "a"), []byte("new")))
	if diff := cmp.Diff(map[string]string{"a": "new"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A file that is swept between two steps of its program is written again.
func TestReplaceOutlivesASweep(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a": "old"})
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	written := 0
	must(t, replace(root, "a", func(w io.Writer) error {
		if written++; written == 1 {
			for name := range contents(t, dir) {
				if IsTemporary(name) {
					must(t, root.Remove(name)) // whatever its lock says
				}
			}
		}
		_, err := io.WriteString(w, "new")
		return err
	}))
	if diff := cmp.Diff(map[string]string{"a": "new"}, contents(t, dir)); diff != "" || written != 2 {
		t.Errorf("written %d times:\n%s", written, diff)
	}
}

// What the user names is written to as a shell's redirection would.
func TestWriteFileFollowsLinks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		files, want map[string]string
	}{
		{
			"to a file",
			map[string]string{"a": "-> b", "b": "old"},
			map[string]string{"a": "-> b", "b": "new"},
		},
		{
			"over several links",
			map[string]string{"a": "-> x/b", "x/b": "-> ../y/c", "y/c": "old"},
			map[string]string{"a": "-> x/b", "x/b": "-> ../y/c", "y/c": "new"},
		},
		{
			"up from a folder that is a link itself",
			map[string]string{"a": "-> x/../c", "x": "-> deep/y", "deep/y/z": "", "deep/c": "old", "c": "not this"},
			map[string]string{"a": "-> x/../c", "x": "-> deep/y", "deep/y/z": "", "deep/c": "new", "c": "not this"},
		},
		{
			"to where nothing is yet",
			map[string]string{"a": "-> x/b", "x/c": "c"},
			map[string]string{"a": "-> x/b", "x/b": "new", "x/c": "c"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, test.files)
			must(t, WriteFile(filepath.Join(dir, "a"), []byte("new")))
			if diff := cmp.Diff(test.want, contents(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWriteFileMakesFolders(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, WriteFile("new/folder/a", []byte("a")))
	must(t, WriteFile("b", []byte("b")))
	if diff := cmp.Diff(map[string]string{"new/folder/a": "a", "b": "b"}, contents(t, ".")); diff != "" {
		t.Error(diff)
	}
}

func TestWriteFileRefuses(t *testing.T) {
	tests := []struct {
		name, file string
		files      map[string]string
		want       string
	}{
		{"a folder", "x", map[string]string{"x/b": "old"}, "write x: " + syscall.EISDIR.Error()},
		{"a folder that is not there", "x/", map[string]string{"b": "old"}, "write x/: " + syscall.EISDIR.Error()},
		{"below a file", "b/a", map[string]string{"b": "old"}, "mkdir b: " + syscall.ENOTDIR.Error()},
		{"a link in a circle", "x", map[string]string{"x": "-> y", "y": "-> x"}, "write x: " + syscall.ELOOP.Error()},
		{"a link to no folder", "x", map[string]string{"x": "-> y/b"}, "write x: " + syscall.ENOENT.Error()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(plant(t, test.files))
			err := WriteFile(filepath.FromSlash(test.file), []byte("new"))
			if err == nil || filepath.ToSlash(err.Error()) != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if diff := cmp.Diff(test.files, contents(t, ".")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What another program has open for a moment is waited for, and nothing else.
func TestPatiently(t *testing.T) {
	t.Parallel()
	busy, other := errors.New("in use"), errors.New("another")
	inUse := func(err error) bool { return errors.Is(err, busy) }
	for _, test := range []struct {
		says []error
		want error
		runs int
	}{
		{[]error{nil}, nil, 1},
		{[]error{busy, busy, nil}, nil, 3},
		{[]error{busy, other}, other, 2},
		{[]error{other}, other, 1},
	} {
		runs := 0
		err := patiently(inUse, func() error { runs++; return test.says[runs-1] })
		if !errors.Is(err, test.want) || runs != test.runs {
			t.Errorf("%v: %v after %d", test.says, err, runs)
		}
	}
}
