//go:build !windows

package atomic

// inUse reports that no error is about a file that is open: elsewhere it is replaced all the same.
func inUse(error) bool { return false }
