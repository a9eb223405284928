//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/pobook/pobook/internal/atomic"
)

// A build that is killed at the moment in which it has a temporary file leaves
// that file, and the next build removes it.
func TestBuildAfterKill(t *testing.T) {
	t.Parallel()
	for _, formats := range []string{"md", "html,epub"} {
		t.Run(formats, func(t *testing.T) {
			t.Parallel()
			buildAfterKill(t, formats)
		})
	}
}

func buildAfterKill(t *testing.T, formats string) {
	t.Helper()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "handbook/handbook.yaml"), "title: Book\nsource: en\nlocales: [zh_Hans]\n")
	for i := range 8 {
		writeFile(t, filepath.Join(dir, fmt.Sprintf("handbook/%d.md", i)), "# Text\n\n"+strings.Repeat("More of it. ", 1000)+"\n")
	}
	dist := filepath.Join(dir, "dist")
	const attempts = 50 // the first one is killed in time, as a rule
	for range attempts {
		build := exec.Command(os.Args[0], "build", "-C", dir, "--format", formats)
		build.Args[0] = "pobook" // which TestMain runs by this name
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { _ = build.Wait(); close(ended) }()
		killWhenWriting(build.Process, dist, ended)
		if len(temporary(dist)) > 0 {
			break
		}
		if err := os.RemoveAll(dist); err != nil {
			t.Fatal(err)
		}
	}
	if len(temporary(dist)) == 0 {
		t.Skip("no build was killed in time")
	}
	pobook(t, exitDone, "build", "-C", dir, "--format", formats, "--locale", "zh_Hans")
	if left := temporary(dist); len(left) > 0 {
		t.Errorf("the next build leaves %q", left)
	}
}

// A build that is interrupted says so, ends with the exit code that shells expect, and leaves
// nothing half written.
func TestBuildInterrupted(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "handbook/handbook.yaml"), "title: Book\nsource: en\nlocales: [zh_Hans]\n")
		for i := range 60 {
			writeFile(t, filepath.Join(dir, fmt.Sprintf("handbook/%d.md", i)), "# Text\n\n"+strings.Repeat(strings.Repeat("More of it. ", 100)+"\n\n", 60))
		}
		build := exec.Command(os.Args[0], "build", "-C", dir, "--format", "pdf")
		build.Args[0] = "pobook" // which TestMain runs by this name
		var said strings.Builder
		build.Stderr = &said
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { _ = build.Wait(); close(ended) }()
		signalWhenThere(build.Process, signal, filepath.Join(dir, "dist"), ended)
		if code := build.ProcessState.ExitCode(); code != 128+int(signal) || !strings.Contains(said.String(), "interrupted") {
			t.Errorf("the exit code is %d, and it says %q", code, said.String())
		}
		left, err := os.ReadDir(filepath.Join(dir, "dist"))
		if err != nil || len(left) > 0 {
			t.Errorf("there is %v, %v", left, err)
		}
	}
}

// signalWhenThere sends a process a signal as soon as a file is there, and returns when it
// has ended.
func signalWhenThere(p *os.Process, signal os.Signal, file string, ended <-chan struct{}) {
	for {
		select {
		case <-ended:
			return
		default:
			if _, err := os.Stat(file); err == nil {
				_ = p.Signal(signal)
				<-ended
				return
			}
		}
	}
}

// killWhenWriting kills a process when it has a temporary file, and returns when
// it has ended.
func killWhenWriting(p *os.Process, folder string, ended <-chan struct{}) {
	for {
		select {
		case <-ended:
			return
		default:
			if len(temporary(folder)) > 0 {
				_ = p.Kill()
				<-ended
				return
			}
		}
	}
}

// temporary lists the temporary files below a folder.
func temporary(folder string) []string {
	var found []string
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, _ error) error {
		if entry != nil && atomic.IsTemporary(entry.Name()) {
			found = append(found, path)
		}
		return nil
	})
	return found
}
