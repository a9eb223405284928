// Package atomic replaces files at once: whatever goes wrong, a full disk or a
// program that is killed, the old file is there or the new one, not half of
// either.
//
// It owns how that is done and the names of the temporary files. It knows
// neither handbooks nor diagnostics: its errors are those of the system.
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
	"strconv"
	"strings"
)

// A temporary file begins with a dot and this name, so that a section list
// passes it over and a user who finds one after a crash knows whose it is.
const (
	temporaryPrefix = ".pobook-"
	temporarySuffix = ".tmp"
)

// IsTemporary reports whether a file's name is that of a temporary file, which
// is left behind only by a program that was killed.
func IsTemporary(name string) bool {
	return strings.HasPrefix(name, temporaryPrefix) && strings.HasSuffix(name, temporarySuffix)
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

// replace writes to a temporary file beside the one with the name, and renames
// it. Where anything fails, the temporary file is removed and the other is as it
// was.
func replace(root *os.Root, name string, write func(io.Writer) error) (err error) {
	var permissions fs.FileMode
	if info, err := root.Lstat(name); err == nil && info.Mode().IsRegular() {
		permissions = info.Mode().Perm()
	}
	temporary, file, err := create(root, path.Dir(name))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, root.Remove(temporary))
		}
	}()
	if err := fill(file, permissions, write); err != nil {
		return err
	}
	return root.Rename(temporary, name)
}

// create opens a new temporary file in a folder.
func create(root *os.Root, folder string) (name string, file *os.File, err error) {
	const attempts = 10 // one is enough unless two programs draw the same number
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
