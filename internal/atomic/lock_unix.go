//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package atomic

import (
	"errors"
	"os"
	"syscall"
)

// Lock locks an open file without waiting, until it is closed or the program
// ends; ok is false while another open file has the lock. Some network file systems have
// no locks, or none (EBADF) for who may only read the file; there programs must
// be kept apart by their users.
func Lock(file *os.File) (ok bool, err error) {
	switch err := flock(file); {
	case err == nil, errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.EBADF):
		return true, nil
	case errors.Is(err, syscall.EWOULDBLOCK):
		return false, nil
	default:
		return false, err
	}
}

func flock(file *os.File) error {
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}
