package book

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/pobook/pobook/internal/diag"
)

const png = "\x89PNG\r\n\x1a\n\x00\x00"

func TestReadContent(t *testing.T) {
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

func TestExplain(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, "a.po: no such file (missing-file)"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "a.po: permission denied; check who may read and write it (no-permission)"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ELOOP}, "a.po: its symbolic links lead in a circle; put the file itself in its place (link-loop)"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOTDIR}, "a.po: part of this path is a file, not a folder (not-a-folder)"},
		{fmt.Errorf("x: %w", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}), "a.po: no space to write this; the file is as it was before; make room and try again (disk-full)"},
		{&os.LinkError{Op: "rename", Old: "x", New: "y", Err: syscall.EDQUOT}, "a.po: no space to write this; the file is as it was before; make room and try again (disk-full)"},
		{&fs.PathError{Op: "read", Path: "x", Err: syscall.EIO}, "a.po: " + syscall.EIO.Error() + " (file-error)"},
		{&fs.PathError{Op: "read", Path: "x", Err: fs.ErrClosed}, "a.po: read x: file already closed (file-error)"},
		{io.ErrShortWrite, "a.po: short write (file-error)"},
	}
	b := open(t, map[string]string{})
	for _, test := range tests {
		got := b.root.explain("a.po", test.err)
		if got.Error() != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
		if !errors.Is(got, test.err) {
			t.Errorf("%v has lost its cause", got)
		}
	}
}
