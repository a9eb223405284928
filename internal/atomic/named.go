package atomic

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// WriteFile gives the file that the user names its content. As in a shell's
// redirection, a symbolic link is followed, and so the file that it leads to is
// the one that is replaced or made; and what is not an ordinary file, such as a
// device or a named pipe, is written to as it is. Folders are made as needed,
// except those that only a link names. What a program that was killed has left
// beside the file is removed.
//
// An error that comes from the system is an [*fs.PathError] with the name as
// the user wrote it.
func WriteFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := writeFile(name, data); err != nil {
		return withName(name, err)
	}
	return nil
}

func writeFile(name string, data []byte) error {
	info, err := os.Stat(name)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return err
	}
	if !isNew && !info.Mode().IsRegular() {
		return overwrite(name, data)
	}
	target, err := follow(name)
	if err != nil {
		return err
	}
	if !isNew && !isAt(info, target) {
		return overwrite(name, data)
	}
	folder, base := filepath.Split(target)
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	_ = sweepFolder(root) // what cannot be removed there may be somebody else's
	return errors.Join(Replace(root, base, data), root.Close())
}

// follow returns the path at the end of the symbolic links that begin at name:
// that of an ordinary file, or one where nothing is yet.
func follow(name string) (string, error) {
	const mostLinks = 40 // as Linux has it
	for range mostLinks {
		folder, base := filepath.Split(name)
		if folder == "" {
			folder = "."
		}
		folder, err := filepath.EvalSymlinks(folder)
		if err != nil {
			return "", err
		}
		path := filepath.Join(folder, base)
		target, err := os.Readlink(path)
		if err != nil { // it is not a link
			return filepath.Abs(path)
		}
		if name = target; !filepath.IsAbs(target) {
			// Not joined: the target's ".." is the parent of where a link
			// leads, which only the file system knows.
			name = folder + string(filepath.Separator) + target
		}
	}
	return "", syscall.ELOOP
}

// isAt reports whether a file is found at a path. A file that somebody holds
// open under /dev/fd need not be: it may have been deleted.
func isAt(file fs.FileInfo, path string) bool {
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(file, there)
}

// overwrite writes to what cannot be replaced.
func overwrite(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// withName says what went wrong with the file that the user named, not with
// a temporary one or the end of a link.
func withName(name string, err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return &fs.PathError{Op: "write", Path: name, Err: number}
	}
	return fmt.Errorf("write %s: %w", name, err)
}
