//go:build !(linux || darwin || freebsd)

package bookgen

import "time"

var start = time.Now()

// processTime returns the time that the process has run: where the system has
// no fine clock for processor time, that of the wall has to do.
func processTime() time.Duration { return time.Since(start) }

// threadTime is the same as [processTime].
func threadTime() time.Duration { return time.Since(start) }
