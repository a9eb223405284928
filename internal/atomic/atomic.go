// Package atomic replaces files at once: whatever goes wrong, a full disk or a
// program that is killed, the old file is there or the new one, not half of
// either.
//
// It owns how that is done, the names of the temporary files, the locks on them,
// and what becomes of those that a program left which was killed ([Sweep]). It
// knows neither handbooks nor diagnostics: its errors are those of the system.
// [Replace] stays within a folder, for files whose names and links are not to
// be trusted; [WriteFile] is for a file that the user names.
package atomic

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"strconv"
	"time"
)

// A temporary file begins with a dot and this name, so that a section list
// passes it over and a user who finds one after a crash knows whose it is. A
// number to the base of 36 follows; hyphens are for who makes one by hand.
const (
	temporaryPrefix = ".pobook-"
	temporarySuffix = ".tmp"
)

var temporaryName = regexp.MustCompile(`^\.pobook-[0-9a-z-]+\.tmp$`)

// IsTemporary reports whether a file's name is that of a temporary file, which
// is left behind only by a program that was killed.
func IsTemporary(name string) bool { return temporaryName.MatchString(name) }

// Sweep removes the file at a path within root if it is a temporary one, unless
// the program that writes it still runs: that has a lock on it.
func Sweep(root *os.Root, name string) error {
	if !IsTemporary(path.Base(name)) {
		return nil
	}
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil //nolint:nilerror // its program has just renamed or removed it
	}
	file, err := root.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	// Without a lock to be had, nobody can say whose the file is, and it stays.
	if ok, err := Lock(file); !ok || err != nil {
		return errors.Join(err, file.Close())
	}
	err = root.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, file.Close())
}

// sweepFolder sweeps a folder without those below it.
func sweepFolder(root *os.Root) error {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil //nolint:nilerror // a folder that one may write to need not be one to read
	}
	var errs []error
	for _, entry := range entries {
		errs = append(errs, Sweep(root, entry.Name()))
	}
	return errors.Join(errs...)
}

// Replace gives the file at a slash-separated path within root its content, and
// keeps the permissions of a file that is there. The folder of the file must
// exist. A symbolic link at the path itself is replaced, not followed.
func Replace(root *os.Root, name string, data []byte) error {
	return replace(root, name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// attempts are how often a name is drawn, and a file written: one is enough
// unless two programs draw the same number, or one sweeps at the moment in which
// the other is between two steps.
const attempts = 10

// replace writes to a temporary file beside the one with the name, and renames
// it. Where anything fails, the temporary file is removed and the other is as it
// was.
func replace(root *os.Root, name string, write func(io.Writer) error) error {
	var permissions fs.FileMode
	if info, err := root.Lstat(name); err == nil && info.Mode().IsRegular() {
		permissions = info.Mode().Perm()
	}
	var err error
	for range attempts {
		var swept bool
		if swept, err = replaceOnce(root, name, permissions, write); !swept {
			break
		}
	}
	return err
}

// replaceOnce reports besides an error whether the temporary file was gone when
// it was to be renamed: another program swept it before it was locked or after.
func replaceOnce(root *os.Root, name string, permissions fs.FileMode, write func(io.Writer) error) (swept bool, err error) {
	temporary, file, err := create(root, path.Dir(name))
	if err != nil {
		return false, err
	}
	_, _ = Lock(file) // where there are no locks, what is swept is written again
	if err = fill(file, permissions, write); err == nil {
		err = patiently(inUse, func() error { return root.Rename(temporary, name) })
	}
	if err == nil {
		return false, nil
	}
	removed := root.Remove(temporary)
	if errors.Is(removed, fs.ErrNotExist) {
		return errors.Is(err, fs.ErrNotExist), err
	}
	return false, errors.Join(err, removed)
}

// patiently does something again that failed since another program had a file open for a moment, as
// those that look for viruses or index a disk do on Windows.
func patiently(inUse func(error) bool, do func() error) error {
	err := do()
	for wait := time.Millisecond; inUse(err) && wait < 500*time.Millisecond; wait *= 2 {
		time.Sleep(wait)
		err = do()
	}
	return err
}

// create opens a new temporary file in a folder.
func create(root *os.Root, folder string) (name string, file *os.File, err error) {
	for range attempts {
		name = path.Join(folder, temporaryPrefix+strconv.FormatUint(rand.Uint64(), 36)+temporarySuffix)
		file, err = root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return name, file, err
}

// fill writes and closes a file. It is synced before anyone may rename it: a
// full disk can show itself as late as that. Permissions of 0 leave those that
// the system gives to new files.
func fill(file *os.File, permissions fs.FileMode, write func(io.Writer) error) error {
	err := write(file)
	if err == nil && permissions != 0 {
		err = file.Chmod(permissions)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
