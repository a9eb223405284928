package book

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"

	"github.com/pobook/pobook/internal/diag"
)

// A FileError is a file that the user must mend. Its position is the file;
// use [FileError.At] where another file is what names it. The cause, if there
// is one, is found by [errors.Is]: a catalogue that is not there yet is
// [fs.ErrNotExist].
type FileError struct {
	diag.Diagnostic
	Cause error
}

// Unwrap gives the diagnostic and its cause.
func (e *FileError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Diagnostic}
	}
	return []error{e.Diagnostic, e.Cause}
}

// At is the diagnostic at the place that names the file, as an image is named
// in a section.
func (e *FileError) At(place diag.Position) diag.Diagnostic {
	d := e.Diagnostic
	d.Message = d.Position.String() + ": " + d.Message
	d.Position = place
	return d
}

// ReadFile returns the bytes of a file below the root folder, at a
// slash-separated path such as [Book.CataloguePath] gives.
func (b *Book) ReadFile(path string) ([]byte, error) {
	return b.root.read(path)
}

// ReadContent returns the bytes of a file at a slash-separated path below
// handbook/: one that the configuration names, or an image of a section. What
// is wrong is a [*FileError]; its At places it where the file is named.
func (b *Book) ReadContent(path string) ([]byte, error) {
	return b.content.read(path)
}

// WriteFile gives a file below the root folder its content and tells whether
// that changed it. An unchanged file is not touched; a changed one is replaced
// at once, so that whatever goes wrong either the old file is there or the new
// one. Folders are made as needed.
func (b *Book) WriteFile(path string, data []byte) (changed bool, err error) {
	return b.root.write(path, data)
}

// A folder is a tree of files, none of which is opened outside it.
type folder struct {
	root *os.Root
	name string // how diagnostics begin its paths; "" for the root folder
}

// sub opens a folder within f.
func (f folder) sub(dir string) (folder, error) {
	root, err := f.root.OpenRoot(dir)
	if err != nil {
		return folder{}, f.explain(dir, err)
	}
	return folder{root: root, name: path.Join(f.name, dir)}, nil
}

// read returns the content of a regular file. It asks before it opens: opening
// a named pipe would wait for somebody to write to it.
func (f folder) read(p string) ([]byte, error) {
	p = path.Clean(p)
	info, err := f.root.Stat(p)
	if err != nil {
		return nil, f.explain(p, err)
	}
	if !info.Mode().IsRegular() {
		return nil, f.notRegular(p, info)
	}
	data, err := f.root.ReadFile(p)
	if err != nil {
		return nil, f.explain(p, err)
	}
	return data, nil
}

// explain turns an error of [os.Root] into what the user can do about it.
func (f folder) explain(p string, err error) *FileError {
	shown := f.shown(p)
	if info, statErr := f.root.Stat(p); statErr == nil && !info.IsDir() && wantsFolder(err) {
		return fileError(shown, "not-a-folder", "this is a file, not a folder", "", err)
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		if link := f.brokenLink(p); link != "" {
			return fileError(shown, "broken-link", "leads nowhere through the symbolic link "+link, "put the file itself in its place", err)
		}
	}
	if !withoutNumber(err) {
		return explain(shown, err)
	}
	inside := "the handbook's folder"
	if f.name != "" {
		inside = f.name + "/"
	}
	message, hint := "outside "+inside, "move it into "+inside
	if link := f.brokenLink(p); link != "" {
		message = "leads out of " + inside + " through the symbolic link " + link
		hint = "put a copy in its place"
	}
	return fileError(shown, "outside-handbook", message, hint, err)
}

// shown is how a diagnostic names a path.
func (f folder) shown(p string) string {
	if path.IsAbs(p) {
		return p
	}
	return path.Join(f.name, p)
}

// withoutNumber tells the refusals of [os.Root] itself from the errors of the
// system, which have a number. The os package exports no value for them, and
// their text is no promise.
func withoutNumber(err error) bool {
	var (
		pathError *fs.PathError
		linkError *os.LinkError
		number    syscall.Errno
	)
	return (errors.As(err, &pathError) || errors.As(err, &linkError)) &&
		!errors.As(err, &number) && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrClosed)
}

// wantsFolder tells the errors that opening or making a folder gives where a
// file of that name is.
func wantsFolder(err error) bool {
	return withoutNumber(err) || errors.Is(err, fs.ErrExist) || errors.Is(err, syscall.ENOTDIR)
}

// brokenLink describes the first symbolic link of a path that cannot be
// followed.
func (f folder) brokenLink(p string) string {
	for i := range len(p) + 1 {
		if i < len(p) && p[i] != '/' {
			continue
		}
		target, err := f.root.Readlink(p[:i])
		if err != nil {
			continue
		}
		if _, err := f.root.Stat(p[:i]); err != nil {
			return fmt.Sprintf("%s to %s", path.Join(f.name, p[:i]), filepath.ToSlash(target))
		}
	}
	return ""
}

// notRegular is the error for a path that is there but is no file to read.
func (f folder) notRegular(p string, info fs.FileInfo) *FileError {
	if info.IsDir() {
		return fileError(f.shown(p), "not-a-file", "this is a folder, not a file", "", nil)
	}
	return fileError(f.shown(p), "not-a-file", "this is no ordinary file", "", nil)
}

// explain turns a system error into a diagnostic. One that pobook has no
// advice for keeps the system's own words.
func explain(shown string, err error) *FileError {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fileError(shown, "missing-file", "no such file", "", err)
	case errors.Is(err, fs.ErrPermission):
		return fileError(shown, "no-permission", "permission denied", "check who may read and write it", err)
	case errors.Is(err, syscall.ELOOP):
		return fileError(shown, "link-loop", "its symbolic links lead in a circle", "put the file itself in its place", err)
	case errors.Is(err, syscall.ENOTDIR):
		return fileError(shown, "not-a-folder", "part of this path is a file, not a folder", "", err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fileError(shown, "disk-full", "no space to write this", "the file is as it was before; make room and try again", err)
	}
	return fileError(shown, "file-error", reason(err), "", err)
}

// explainFolder is explain for a folder that the user named.
func explainFolder(dir string, err error) *FileError {
	shown := filepath.ToSlash(dir)
	if link, ok := brokenFolder(dir); ok {
		return fileError(shown, "broken-link", "this symbolic link to "+link+" leads nowhere", "name the folder that is meant", err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fileError(shown, "missing-file", "no such folder", "", err)
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return fileError(shown, "not-a-folder", "this is a file, not a folder", "", err)
	}
	return explain(shown, err)
}

// brokenFolder gives the target of a symbolic link that cannot be followed.
func brokenFolder(dir string) (target string, ok bool) {
	target, err := os.Readlink(dir)
	if err != nil {
		return "", false
	}
	_, err = os.Stat(dir)
	return filepath.ToSlash(target), errors.Is(err, fs.ErrNotExist)
}

// reason is what an error says apart from the operation and the path.
func reason(err error) string {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number.Error()
	}
	return err.Error()
}

func fileError(file, code, message, hint string, cause error) *FileError {
	return &FileError{
		Diagnostic: diag.Diagnostic{Position: diag.Position{File: file}, Code: code, Message: message, Hint: hint},
		Cause:      cause,
	}
}

// nul finds the first U+0000 of a file. Markdown would show it as U+FFFD, and
// no catalogue can hold it: C strings end there, and so gettext's do.
func nul(file string, content []byte) (diag.Diagnostic, bool) {
	offset := bytes.IndexByte(content, 0)
	if offset < 0 {
		return diag.Diagnostic{}, false
	}
	return diag.Diagnostic{
		Position: diag.At(file, content, offset),
		Code:     "nul",
		Message:  "the character NUL, U+0000",
		Hint:     "delete it",
	}, true
}
