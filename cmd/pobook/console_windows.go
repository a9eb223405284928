package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// enableEscapes lets a console obey escape sequences. Windows Terminal does so by itself, the
// older console only when it is asked, and those before Windows 10 never.
func enableEscapes(file *os.File) bool {
	var mode uint32
	console := windows.Handle(file.Fd())
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	const asked = windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	return mode&asked != 0 || windows.SetConsoleMode(console, mode|asked) == nil
}
