package book

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/pobook/pobook/internal/atomic"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// A folder is a tree of files, none of which is opened outside it.
type folder struct {
	tree *os.Root
	name string // how diagnostics begin its paths; "" for the root folder
}

// sub opens a folder within f.
func (f folder) sub(dir string) (folder, error) {
	root, err := f.tree.OpenRoot(dir)
	if err != nil {
		return folder{}, f.explain(dir, err)
	}
	if dir == "." {
		return folder{tree: root, name: f.name}, nil
	}
	return folder{tree: root, name: path.Join(f.name, dir)}, nil
}

// read returns the content of a regular file. It asks before it opens: opening
// a named pipe would wait for somebody to write to it. What git keeps is not read: it
// can have passwords, and a symbolic link as a picture would publish it.
func (f folder) read(p string) ([]byte, error) {
	p = path.Clean(p)
	info, err := f.tree.Stat(p)
	if err != nil {
		return nil, f.explain(p, err)
	}
	if !info.Mode().IsRegular() {
		return nil, f.notRegular(p, info)
	}
	if at := f.leads(p); config.InGit(at) {
		return nil, fileError(f.shown(p), "outside-handbook", diag.Textf("leads to %s, which is git's", f.shown(at)), diag.Textf("put a copy in its place"), nil)
	}
	data, err := f.tree.ReadFile(p)
	if err != nil {
		return nil, f.explain(p, err)
	}
	return data, nil
}

// leads returns where the symbolic links of a path lead.
func (f folder) leads(p string) string {
	const most = 40 // as in Linux; what has more is not opened
	done, todo := ".", strings.Split(p, "/")
	for links := 0; len(todo) > 0 && links < most; {
		next := path.Join(done, todo[0])
		todo = todo[1:]
		target, err := f.tree.Readlink(next)
		if err != nil {
			done = next
			continue
		}
		links++
		todo = append(strings.Split(filepath.ToSlash(target), "/"), todo...)
	}
	return path.Join(append([]string{done}, todo...)...)
}

// write gives a file its content and reports whether that changed it. A symbolic
// link is refused, since a file would be put in its place.
func (f folder) write(p string, data []byte) (changed bool, err error) {
	info, err := f.tree.Lstat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.replace(p, data)
	case err != nil:
		return false, f.explain(p, err)
	case info.Mode().Type() == fs.ModeSymlink:
		return false, f.refuseLink(p)
	case !info.Mode().IsRegular():
		return false, f.notRegular(p, info)
	case info.Size() != int64(len(data)):
		return f.replace(p, data)
	}
	if old, err := f.read(p); err != nil || bytes.Equal(old, data) {
		return false, err
	}
	return f.replace(p, data)
}

// replace puts a file at p, and makes the folders that it needs.
func (f folder) replace(p string, data []byte) (changed bool, err error) {
	if dir := path.Dir(p); dir != "." {
		if err := f.tree.MkdirAll(dir, 0o755); err != nil {
			return false, f.explain(p, err)
		}
	}
	if err := atomic.Replace(f.tree, p, data); err != nil {
		return false, f.explain(p, err)
	}
	return true, nil
}

// refuseLink is the error for writing to a symbolic link.
func (f folder) refuseLink(p string) *FileError {
	target, err := f.tree.Readlink(p)
	if err != nil {
		return f.explain(p, err)
	}
	return fileError(f.shown(p), "symbolic-link", diag.Textf("this is a symbolic link to %s", filepath.ToSlash(target)), diag.Textf("put the file itself in its place"), nil)
}

// explain turns an error of [os.Root] into what the user can do about it.
func (f folder) explain(p string, err error) *FileError {
	shown := f.shown(p)
	if info, statErr := f.tree.Stat(p); statErr == nil && !info.IsDir() && wantsFolder(err) {
		return fileError(shown, "not-a-folder", diag.Textf("this is a file, not a folder"), diag.Text{}, err)
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		if link := f.brokenLink(p); link != "" {
			return fileError(shown, "broken-link", diag.Textf("leads nowhere through the symbolic link %s", link), diag.Textf("put the file itself in its place"), err)
		}
	}
	if !withoutNumber(err) {
		return explain(shown, err)
	}
	inside := "the handbook's folder"
	if f.name != "" {
		inside = f.name + "/"
	}
	message, hint := diag.Textf("outside %s", inside), diag.Textf("move it into %s", inside)
	if link := f.brokenLink(p); link != "" {
		message = diag.Textf("leads out of %s through the symbolic link %s", inside, link)
		hint = diag.Textf("put a copy in its place")
	}
	return fileError(shown, "outside-handbook", message, hint, err)
}

// brokenLink describes the first symbolic link of a path that cannot be
// followed.
func (f folder) brokenLink(p string) string {
	for i := range len(p) + 1 {
		if i < len(p) && p[i] != '/' {
			continue
		}
		target, err := f.tree.Readlink(p[:i])
		if err != nil {
			continue
		}
		if _, err := f.tree.Stat(p[:i]); err != nil {
			return fmt.Sprintf("%s to %s", path.Join(f.name, p[:i]), filepath.ToSlash(target))
		}
	}
	return ""
}

// notRegular is the error for a path at which there is something else than a
// file.
func (f folder) notRegular(p string, info fs.FileInfo) *FileError {
	if info.IsDir() {
		return fileError(f.shown(p), "not-a-file", diag.Textf("this is a folder, not a file"), diag.Text{}, nil)
	}
	return fileError(f.shown(p), "not-a-file", diag.Textf("this is no ordinary file"), diag.Text{}, nil)
}

// shown is how a diagnostic names a path.
func (f folder) shown(p string) string {
	if path.IsAbs(p) {
		return p
	}
	return path.Join(f.name, p)
}

// move gives a file another path, at which nothing may be.
func (f folder) move(from, to string) error {
	_, err := f.tree.Lstat(to)
	switch {
	case err == nil:
		return fileError(f.shown(to), "file-exists", diag.Textf("there is a file already"), diag.Text{}, fs.ErrExist)
	case !errors.Is(err, fs.ErrNotExist):
		return f.explain(to, err)
	}
	if err := f.tree.MkdirAll(path.Dir(to), 0o755); err != nil {
		return f.explain(to, err)
	}
	if err := f.tree.Rename(from, to); err != nil {
		return f.explain(from, err)
	}
	f.removeEmpty(path.Dir(from))
	return nil
}

// remove removes a file, and the folders that are empty then.
func (f folder) remove(p string) error {
	if err := f.tree.Remove(p); err != nil {
		return f.explain(p, err)
	}
	f.removeEmpty(path.Dir(p))
	return nil
}

// removeEmpty removes a folder if it is empty, and then those around it.
func (f folder) removeEmpty(dir string) {
	for dir != "." && f.tree.Remove(dir) == nil {
		dir = path.Dir(dir)
	}
}

// removeTemporary removes the temporary files below a folder within f, hidden
// folders apart, that programs left which were killed.
func (f folder) removeTemporary(dir string) error {
	var errs []error
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // reported by whoever reads what is in it
		case entry.IsDir() && p != dir && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.IsDir():
			errs = append(errs, f.sweep(p))
		}
		return nil
	}
	_ = fs.WalkDir(f.tree.FS(), dir, visit) // visit returns SkipDir or nothing
	return errors.Join(errs...)
}

// removeTemporaryHere is removeTemporary for the files of f itself.
func (f folder) removeTemporaryHere() error { return f.removeTemporaryIn(".") }

// removeTemporaryIn is removeTemporary without the folders that are in the one.
func (f folder) removeTemporaryIn(dir string) error {
	entries, err := fs.ReadDir(f.tree.FS(), dir)
	if err != nil {
		return nil //nolint:nilerror // a folder that one may write to need not be one to read
	}
	var errs []error
	for _, entry := range entries {
		errs = append(errs, f.sweep(path.Join(dir, entry.Name())))
	}
	return errors.Join(errs...)
}

func (f folder) sweep(p string) error {
	if err := atomic.Sweep(f.tree, p); err != nil {
		return f.explain(p, err)
	}
	return nil
}
