// Command install installs the generators that package generators names, in the versions
// that it pins, where they are not installed yet.
//
//	go run ./internal/oracle/generators/install    # part of `make test-generators`
//
// It needs python3 with venv and pip for MkDocs, node and npm for Docusaurus, MDX and VitePress,
// cargo for mdBook, a Debian system and its root for Hugo and Jekyll, and what these are set up
// to ask. What cannot be installed is reported, and fails only where POBOOK_REQUIRE_ORACLES=1
// says that all must be there: the tests that need it are skipped.
package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/oracle/generators"
)

func main() {
	kinds := generators.Kinds()
	failures := make([]error, len(kinds))
	var wait sync.WaitGroup
	for i, kind := range kinds {
		wait.Go(func() { failures[i] = install(kind) })
	}
	wait.Wait()
	failed := false
	for i, err := range failures {
		if err != nil {
			fmt.Fprintf(os.Stderr, "install: %s: %v; the tests that need it are skipped\n", kinds[i], err)
			failed = true
		}
	}
	if failed && os.Getenv("POBOOK_REQUIRE_ORACLES") == "1" {
		os.Exit(1)
	}
}

// install installs the generators of a kind.
func install(kind generators.Kind) error {
	if _, ok := kind.Installed(); ok {
		return nil
	}
	folder, err := kind.Folder()
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "install: %s into %s\n", kind, folder)
	// What an earlier installation has left half-done is in the way of pip and npm.
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range kind.Packages() {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	for _, command := range commands(kind) {
		if err := run(folder, command); err != nil {
			return err
		}
	}
	return generators.Complete(folder)
}

// commands returns what is run in the folder.
func commands(kind generators.Kind) [][]string {
	list := strings.Fields(string(slices.Concat(slices.Collect(maps.Values(kind.Packages()))...)))
	switch kind {
	case generators.Python:
		return [][]string{
			{"python3", "-m", "venv", "."},
			{generators.Interpreter("."), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", "requirements.txt"},
		}
	case generators.Node:
		return [][]string{{"npm", "ci", "--ignore-scripts", "--engine-strict", "--no-audit", "--no-fund", "--loglevel=error"}}
	case generators.Debian:
		return [][]string{
			{"apt-get", "-qq", "update"},
			append([]string{"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", "--no-install-recommends", "install"}, list...),
		}
	default: // without what serves and searches a book
		return [][]string{append([]string{"cargo", "install", "--quiet", "--locked", "--debug", "--no-default-features", "--root", "."}, list...)}
	}
}

// run runs a command in a folder. The error has the end of what it printed.
func run(folder string, command []string) error {
	if _, err := exec.LookPath(command[0]); err != nil && !strings.ContainsRune(command[0], filepath.Separator) {
		return fmt.Errorf("%s is not installed", command[0])
	}
	c := exec.Command(command[0], command[1:]...)
	c.Dir = folder
	out, err := c.CombinedOutput()
	if err == nil {
		return nil
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return errors.New(strings.Join(command, " ") + ": " + err.Error() + ": " + strings.Join(lines[max(0, len(lines)-3):], " "))
}
