// Package git runs git on a folder of somebody's clone: it asks how the clone is,
// and changes it in the few ways that pobook does.
//
// It is the one place that runs git, without a shell. What it passes on is never an
// option, a helper of a transport or a pattern, whoever has written it: names and
// URLs stand after what ends the options, paths are literal and go by the standard
// input, and commits are named by their hashes. Passwords are git's business, which asks for
// them itself. What a state of a clone means is for others to say. Start reading at
// [Repository].
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A Repository is the repository that a folder is in.
type Repository struct{ dir string }

// In returns the repository of a folder. Whether there is one shows when it is asked.
func In(dir string) Repository { return Repository{dir} }

// ErrNotInstalled is the error where the system has no git.
var ErrNotInstalled = errors.New("git is not installed")

// A FailedError is git's own word for what it could not do.
type FailedError struct {
	Command string // of git: "merge"
	Code    int    // that git exited with
	Text    string // in the user's language; it may have several lines
}

func (e *FailedError) Error() string {
	if e.Text == "" {
		return fmt.Sprintf("git %s: exit code %d", e.Command, e.Code)
	}
	return fmt.Sprintf("git %s: %s", e.Command, e.Text)
}

// Output runs a command of git that changes nothing, and returns what it prints. It
// ends with the context. The error is [ErrNotInstalled] or a [*FailedError].
func (r Repository) Output(ctx context.Context, stdin io.Reader, args ...string) ([]byte, error) {
	return r.run(ctx, how{stdin: stdin}, args)
}

// change runs a command that changes the clone and nothing else. It is short, and
// runs to its end, whatever becomes of the program: half of a merge is nobody's wish.
func (r Repository) change(ctx context.Context, stdin io.Reader, args ...string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := r.run(context.WithoutCancel(ctx), how{stdin: stdin, apart: true}, args)
	return err
}

// A how is what distinguishes runs of git.
type how struct {
	stdin io.Reader
	env   []string
	apart bool // from the terminal, whose Ctrl-C then does not reach it
}

// patience is how long git may take to end when it is asked to.
const patience = 10 * time.Second

func (r Repository) run(ctx context.Context, how how, args []string) ([]byte, error) {
	command := args[0]
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-optional-locks", "--literal-pathspecs", "-C", r.dir}, args...)...)
	cmd.Stdin = how.stdin
	cmd.Env = append(os.Environ(), how.env...)
	cmd.Cancel = func() error { return stop(cmd.Process) }
	cmd.WaitDelay = patience
	if how.apart {
		setApart(cmd)
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, ErrNotInstalled
	}
	if ctx.Err() != nil && err != nil {
		return nil, ctx.Err()
	}
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return out, &FailedError{command, failed.ExitCode(), strings.TrimSpace(said.String())}
	}
	return out, err
}

// line is what a command prints, without the line break at its end.
func (r Repository) line(ctx context.Context, args ...string) (string, error) {
	out, err := r.Output(ctx, nil, args...)
	return strings.TrimRight(string(out), "\r\n"), err
}

// nul writes paths as git reads them from its standard input.
func nul(paths []string) io.Reader { return strings.NewReader(strings.Join(paths, "\x00") + "\x00") }

// split reads paths that git ends with NUL.
func split(out []byte) []string {
	text := strings.TrimSuffix(string(out), "\x00")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\x00")
}
