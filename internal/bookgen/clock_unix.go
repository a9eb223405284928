//go:build linux || darwin || freebsd

package bookgen

import (
	"time"

	"golang.org/x/sys/unix"
)

// processTime returns the processor time that the process has used, in all its
// threads.
func processTime() time.Duration { return clock(unix.CLOCK_PROCESS_CPUTIME_ID) }

// threadTime returns the processor time that the calling thread has used.
func threadTime() time.Duration { return clock(unix.CLOCK_THREAD_CPUTIME_ID) }

// clock reads a clock of POSIX (clock_gettime). Those for processor time are
// there on all systems that this file is built for, so a failure is a bug.
func clock(id int32) time.Duration {
	var now unix.Timespec
	if err := unix.ClockGettime(id, &now); err != nil {
		panic(err)
	}
	return time.Duration(now.Nano())
}
