package epub

import (
	"fmt"
	"strings"
)

// A Fault is why a book cannot be written.
type Fault struct {
	// File is the name of a chapter or picture, "" if the book itself is at fault.
	File   string
	Line   int    // of the body, from 1; 0 if it has no place there
	Reason string // with what to do after a semicolon
}

// Error gives a fault as "file:line: reason".
func (f Fault) Error() string {
	switch {
	case f.File == "":
		return f.Reason
	case f.Line == 0:
		return f.File + ": " + f.Reason
	default:
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Reason)
	}
}

// Faults are all that keeps a book from being written.
type Faults []Fault

// Error gives each fault a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}
