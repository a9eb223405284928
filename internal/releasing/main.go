// Command releasing makes the archives of a release from the last commit, without
// publishing them, and refuses what is wrong with them.
//
//	go run ./internal/releasing    # make release-check
//
// It works in clones in a temporary folder, with a tag of its own, so that what is made is
// what anyone would get; it leaves the repository alone. It needs git, make, and the Go module
// proxy for the programs that make archives. Start at check; what archives must have is in
// examine.go.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// tag is that of the release which is tried.
const tag = "v0.0.0-check"

func main() {
	faults, err := check(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, "releasing:", err)
		os.Exit(2)
	}
	for _, fault := range faults {
		fmt.Fprintln(os.Stderr, fault)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
}

// check returns what is wrong with the release that the last commit of a repository makes, a
// line for each.
func check(repository string) (faults []string, err error) {
	temporary, err := os.MkdirTemp("", "pobook-release-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	made, again := filepath.Join(temporary, "made"), filepath.Join(temporary, "again")
	for _, clone := range []string{made, again} {
		if err := run("", nil, "git", "clone", "--quiet", "--no-tags", repository, clone); err != nil {
			return nil, err
		}
		if err := run(clone, nil, "git", "tag", tag); err != nil {
			return nil, err
		}
	}
	if err := run(made, nil, "make", "release", "RELEASEFLAGS=--skip=publish,announce"); err != nil {
		return nil, err
	}
	commit, err := exec.Command("git", "-C", made, "rev-parse", "HEAD").Output()
	if err != nil {
		return nil, fmt.Errorf("git rev-parse: %w", err)
	}
	release, err := examine(filepath.Join(made, "dist", "release"), expected{tag, strings.TrimSpace(string(commit))})
	if err != nil {
		return nil, err
	}
	ran, err := tried(temporary, release)
	if err != nil {
		return nil, err
	}
	rebuilt, err := builtAgain(again, filepath.Join(temporary, "cache"), release)
	return append(append(release.faults, ran...), rebuilt...), err
}

// run runs a program in a folder, with more in its environment; what it prints goes to the
// standard error.
func run(folder string, environment []string, name string, args ...string) error {
	command := exec.Command(name, args...)
	command.Dir, command.Env = folder, append(os.Environ(), environment...)
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(command.Args, " "), err)
	}
	return nil
}

// tried runs the program for this system, which says its version.
func tried(temporary string, r release) ([]string, error) {
	program, ok := r.programs[system{runtime.GOOS, runtime.GOARCH}]
	if !ok {
		return nil, nil
	}
	file := filepath.Join(temporary, "tried.exe")
	if err := os.WriteFile(file, program, 0o700); err != nil {
		return nil, err
	}
	said, err := exec.Command(file, "--version").Output()
	if want := "pobook version " + r.tag + "\n"; err != nil || string(said) != want {
		return []string{fmt.Sprintf("the program for this system says %q, not %q (%v)", said, want, err)}, nil
	}
	return nil, nil
}

// builtAgain builds the programs in another folder, as the handbook says, and the one for this
// system without anything that the go command has kept. All must have the bytes of the release.
func builtAgain(folder, cache string, r release) ([]string, error) {
	var faults []string
	for _, s := range systems {
		environment := []string{"CGO_ENABLED=0", "GOFLAGS=-buildvcs=true", "GOOS=" + s.os, "GOARCH=" + s.arch}
		if s == (system{runtime.GOOS, runtime.GOARCH}) {
			environment = append(environment, "GOCACHE="+cache)
		}
		if err := run(folder, environment, "make", "program"); err != nil {
			return nil, err
		}
		program, err := os.ReadFile(filepath.Join(folder, "pobook"))
		if err != nil {
			return nil, err
		}
		if sha256.Sum256(program) != sha256.Sum256(r.programs[s]) {
			faults = append(faults, fmt.Sprintf("the program for %s has other bytes when it is built again", s))
		}
		if bytes.Contains(program, []byte(folder)) {
			faults = append(faults, fmt.Sprintf("the program for %s holds the name of the folder that it was built in", s))
		}
	}
	return faults, nil
}
