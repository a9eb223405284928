package book

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// A temporary file begins with a dot and this name, so that a section list
// passes it over and a user who finds one after a crash knows whose it is.
const (
	temporaryPrefix = ".pobook-"
	temporarySuffix = ".tmp"
)

// write is [Book.WriteFile] within f.
func (f folder) write(p string, data []byte) (changed bool, err error) {
	mode, same, err := f.compare(p, data)
	if err != nil || same {
		return false, err
	}
	if dir := path.Dir(p); dir != "." {
		if err := f.root.MkdirAll(dir, 0o755); err != nil {
			return false, f.explain(p, err)
		}
	}
	if err := f.replace(p, mode, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}); err != nil {
		return false, f.explain(p, err)
	}
	return true, nil
}

// compare tells what is there before writing: the permissions to keep, 0 where
// no file is, and whether the content is the same already. A symbolic link is
// refused, since the rename would put a file in its place.
func (f folder) compare(p string, data []byte) (mode fs.FileMode, same bool, err error) {
	info, err := f.root.Lstat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, false, nil
	case err != nil:
		return 0, false, f.explain(p, err)
	case info.Mode().Type() == fs.ModeSymlink:
		return 0, false, f.refuseLink(p)
	case !info.Mode().IsRegular():
		return 0, false, f.notRegular(p, info)
	case info.Size() != int64(len(data)):
		return info.Mode().Perm(), false, nil
	}
	old, err := f.read(p)
	return info.Mode().Perm(), bytes.Equal(old, data), err
}

// refuseLink is the error for writing to a symbolic link.
func (f folder) refuseLink(p string) *FileError {
	target, err := f.root.Readlink(p)
	if err != nil {
		return f.explain(p, err)
	}
	return fileError(f.shown(p), "symbolic-link", "this is a symbolic link to "+filepath.ToSlash(target), "put the file itself in its place", nil)
}

// replace writes to a temporary file beside the one at p and renames it. Where
// anything fails, the temporary file is removed and p is as it was.
func (f folder) replace(p string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	temporary, file, err := f.create(path.Dir(p))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.root.Remove(temporary))
		}
	}()
	if err := fill(file, mode, write); err != nil {
		return err
	}
	return f.root.Rename(temporary, p)
}

// create opens a new temporary file in dir.
func (f folder) create(dir string) (name string, file *os.File, err error) {
	const attempts = 10 // one is enough unless two programs draw the same number
	for range attempts {
		name = path.Join(dir, temporaryPrefix+strconv.FormatUint(rand.Uint64(), 36)+temporarySuffix)
		file, err = f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return name, file, err
}

// fill writes and closes a file. It is synced before anyone may rename it: a
// full disk can show itself as late as that. A mode of 0 leaves the permissions
// as the system gives them to new files.
func fill(file *os.File, mode fs.FileMode, write func(io.Writer) error) error {
	err := write(file)
	if err == nil && mode != 0 {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// RemoveTemporary removes the temporary files below locales/ that a program left
// which was killed while it wrote. Call it while you have the lock, or they may
// be another program's that still writes.
func (b *Book) RemoveTemporary() error {
	var errs []error
	visit := func(p string, entry fs.DirEntry, err error) error {
		name := path.Base(p)
		switch {
		case err != nil:
			return fs.SkipDir // told by whoever reads the catalogues in it
		case entry.Type().IsRegular() && strings.HasPrefix(name, temporaryPrefix) && strings.HasSuffix(name, temporarySuffix):
			if err := b.root.root.Remove(p); err != nil {
				errs = append(errs, b.root.explain(p, err))
			}
		case entry.IsDir() && strings.HasPrefix(name, "."):
			return fs.SkipDir
		}
		return nil
	}
	_ = fs.WalkDir(b.root.root.FS(), LocalesDir, visit) // visit returns SkipDir or nothing
	return errors.Join(errs...)
}

// MoveFile gives a file below the root folder another path, at once, so that it
// is at one of them whatever goes wrong. Nothing may be at the new path. Folders
// are made as needed, and removed where the file was the last one.
func (b *Book) MoveFile(from, to string) error {
	_, err := b.root.root.Lstat(to)
	switch {
	case err == nil:
		return fileError(to, "file-exists", "there is a file already", "", fs.ErrExist)
	case !errors.Is(err, fs.ErrNotExist):
		return b.root.explain(to, err)
	}
	if err := b.root.root.MkdirAll(path.Dir(to), 0o755); err != nil {
		return b.root.explain(to, err)
	}
	if err := b.root.root.Rename(from, to); err != nil {
		return b.root.explain(from, err)
	}
	for dir := path.Dir(from); dir != "." && b.root.root.Remove(dir) == nil; {
		dir = path.Dir(dir)
	}
	return nil
}
