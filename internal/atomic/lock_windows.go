package atomic

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Lock locks an open file without waiting, until it is closed or the program
// ends; ok is false while another open file has the lock. It is a byte far after its end, for
// what is locked here nobody else can read.
func Lock(file *os.File) (ok bool, err error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1 << 30})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}
