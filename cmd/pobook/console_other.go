//go:build !windows

package main

import "os"

// enableEscapes reports that a terminal obeys escape sequences.
func enableEscapes(*os.File) bool { return true }
