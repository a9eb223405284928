//go:build !unix

package git

import (
	"os"
	"os/exec"
)

// setApart does nothing on systems where it would take more than an attribute.
func setApart(*exec.Cmd) {}

func stop(process *os.Process) error { return process.Kill() }
