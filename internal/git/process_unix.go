//go:build unix

package git

import (
	"os"
	"os/exec"
	"syscall"
)

// setApart gives a command a process group of its own, which the terminal's signals do
// not reach.
func setApart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// stop asks a process to end, so that git removes its lock files.
func stop(process *os.Process) error { return process.Signal(syscall.SIGTERM) }
