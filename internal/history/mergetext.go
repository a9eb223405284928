package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// MergeText merges files as git merges text, and reports whether that is clean; if not,
// the conflicts are marked. It changes no file. The error is for what git does not take
// for text, and for a git that is not there.
func MergeText(ctx context.Context, ancestor, ours, theirs string) (merged []byte, clean bool, err error) {
	cmd := exec.CommandContext(ctx, "git", "merge-file", "-p", "-q", "-L", "ours", "-L", "ancestor", "-L", "theirs", "--", ours, ancestor, theirs)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	merged, err = cmd.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return merged, true, nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, false, errors.New("git is not installed")
	case errors.As(err, &exit) && exit.ExitCode() > 0 && exit.ExitCode() <= mostConflicts:
		return merged, false, nil
	}
	if complaint := strings.TrimSpace(complaints.String()); complaint != "" {
		return nil, false, fmt.Errorf("git: %s", complaint)
	}
	return nil, false, err
}

// mostConflicts is the exit code of "git merge-file" for that many conflicts and more.
const mostConflicts = 127
