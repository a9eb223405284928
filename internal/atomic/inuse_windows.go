package atomic

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse reports whether an error may be gone in a moment: another program has the file open, and
// lets nobody replace it meanwhile. Windows says "access denied" of a file that is about to be
// removed, too.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}
