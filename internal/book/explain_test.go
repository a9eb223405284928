package book

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
	"testing"
)

func TestExplain(t *testing.T) {
	t.Parallel()
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
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EFBIG}, "a.po: no space to write this; the file is as it was before; make room and try again (disk-full)"},
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
