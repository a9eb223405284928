package main

import "testing"

// On Windows, nothing is said of others, who are said to read everything there.
func TestToldMode(t *testing.T) {
	t.Parallel()
	if toldMode("windows", 0o666) != 0o600 || toldMode("linux", 0o666) != 0o666 {
		t.Error("the mode is not what the system knows")
	}
}
