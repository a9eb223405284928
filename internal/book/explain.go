package book

import (
	"errors"
	"io/fs"
	"os"
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

// Unwrap returns the diagnostic and its cause.
func (e *FileError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Diagnostic}
	}
	return []error{e.Diagnostic, e.Cause}
}

// At is the diagnostic at the position that names the file, as an image is named
// in a section.
func (e *FileError) At(position diag.Position) diag.Diagnostic {
	d := e.Diagnostic
	d.Message = diag.Textf("%s: %s", d.Position.String(), d.Message)
	d.Position = position
	return d
}

func fileError(file string, code diag.Code, message, hint diag.Text, cause error) *FileError {
	return &FileError{
		Diagnostic: diag.Diagnostic{Position: diag.Position{File: file}, Code: code, Message: message, Hint: hint},
		Cause:      cause,
	}
}

// explain turns a system error into a diagnostic. One that pobook has no
// advice for keeps the system's own words.
func explain(shown string, err error) *FileError {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fileError(shown, "missing-file", diag.Textf("no such file"), diag.Text{}, err)
	case errors.Is(err, fs.ErrPermission):
		return fileError(shown, "no-permission", diag.Textf("permission denied"), diag.Textf("check who may read and write it"), err)
	case errors.Is(err, syscall.ELOOP):
		return fileError(shown, "link-loop", diag.Textf("its symbolic links lead in a circle"), diag.Textf("put the file itself in its place"), err)
	case errors.Is(err, syscall.ENOTDIR):
		return fileError(shown, "not-a-folder", diag.Textf("part of this path is a file, not a folder"), diag.Text{}, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fileError(shown, "disk-full", diag.Textf("no space to write this"), diag.Textf("the file is as it was before; make room and try again"), err)
	}
	return fileError(shown, "file-error", diag.Verbatim(reason(err)), diag.Text{}, err)
}

// explainFolder is explain for a folder that the user named.
func explainFolder(dir string, err error) *FileError {
	shown := filepath.ToSlash(dir)
	if link, ok := brokenFolder(dir); ok {
		return fileError(shown, "broken-link", diag.Textf("this symbolic link to %s leads nowhere", link), diag.Textf("name the folder that is meant"), err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fileError(shown, "missing-file", diag.Textf("no such folder"), diag.Text{}, err)
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return fileError(shown, "not-a-folder", diag.Textf("this is a file, not a folder"), diag.Text{}, err)
	}
	return explain(shown, err)
}

// brokenFolder returns the target of a symbolic link that cannot be followed.
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

// withoutNumber reports whether an error is a refusal of [os.Root] itself, not
// an error of the system, which has a number. The os package exports no value for them, and
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

// wantsFolder reports whether an error is one that opening or making a folder
// gives where a file of that name is.
func wantsFolder(err error) bool {
	return withoutNumber(err) || errors.Is(err, fs.ErrExist) || errors.Is(err, syscall.ENOTDIR)
}
