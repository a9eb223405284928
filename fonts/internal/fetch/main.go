// Command fetch brings the font files into the fonts folder, from the npm
// packages and in the versions that manifest.json names. It needs npm.
//
//	go run ./fonts/internal/fetch        # what `make fonts` calls
//
// A file is only written if its content is what the manifest says, and a
// family whose files are all there already is not fetched again.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/fonts/internal/manifest"
)

func main() {
	dir := flag.String("dir", "fonts", "the folder that holds manifest.json and gets the files")
	flag.Parse()
	if err := run(*dir, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fetch:", err)
		os.Exit(1)
	}
}

// run fetches what is missing or differs, and says per family what it did. A
// family that fails does not stop the others.
func run(dir string, out io.Writer) error {
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return err
	}
	list, err := manifest.Parse(data)
	if err != nil {
		return err
	}
	var errs []error
	for _, family := range list.Families {
		if present(dir, family) {
			fmt.Fprintf(out, "%s: up to date\n", family.Name)
			continue
		}
		if err := fetch(dir, family); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", family.Name, err))
			continue
		}
		fmt.Fprintf(out, "%s: fetched from %s %s\n", family.Name, family.Package, family.Version)
	}
	return errors.Join(errs...)
}

func present(dir string, family manifest.Family) bool {
	for _, file := range family.Files() {
		content, err := os.ReadFile(filepath.Join(dir, file.Name))
		if err != nil || file.Verify(content) != nil {
			return false
		}
	}
	return true
}

// fetch writes a family's files, after all of them have been verified.
func fetch(dir string, family manifest.Family) error {
	archive, err := pack(family)
	if err != nil {
		return err
	}
	contents, err := unpack(archive, family.Files())
	if err != nil {
		return err
	}
	for _, file := range family.Files() {
		if err := replace(filepath.Join(dir, file.Name), contents[file.Path]); err != nil {
			return err
		}
	}
	return nil
}

// pack has npm download the family's package, and returns the archive.
func pack(family manifest.Family) ([]byte, error) {
	dir, err := os.MkdirTemp("", "fonts-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	npm := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, family.Package+"@"+family.Version)
	npm.Stderr = os.Stderr
	if err := npm.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w", family.Package, family.Version, err)
	}
	archives, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(archives) != 1 {
		return nil, fmt.Errorf("npm pack made %d archives, want 1", len(archives))
	}
	return os.ReadFile(archives[0])
}

// unpack returns the contents of the wanted files by their path in the
// package. It reports every file that is not what the manifest says at once,
// so that a new version of a package can be entered in one go.
func unpack(archive []byte, wanted []manifest.File) (map[string][]byte, error) {
	contents, err := read(archive, wanted)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, file := range wanted {
		if content, ok := contents[file.Path]; !ok {
			errs = append(errs, fmt.Errorf("%s is not in the package", file.Path))
		} else if err := file.Verify(content); err != nil {
			errs = append(errs, err)
		}
	}
	return contents, errors.Join(errs...)
}

// read returns those of the wanted files that an archive of npm's has. There,
// everything stands below "package/".
func read(archive []byte, wanted []manifest.File) (map[string][]byte, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	contents := make(map[string][]byte, len(wanted))
	entries := tar.NewReader(unzipped)
	for {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return contents, nil
		}
		if err != nil {
			return nil, err
		}
		path := strings.TrimPrefix(header.Name, "package/")
		if !slices.ContainsFunc(wanted, func(f manifest.File) bool { return f.Path == path }) {
			continue
		}
		if contents[path], err = io.ReadAll(entries); err != nil {
			return nil, err
		}
	}
}

// replace writes a file under another name first, so that an interrupted run
// leaves no half file.
func replace(name string, content []byte) error {
	temporary := name + ".part"
	if err := os.WriteFile(temporary, content, 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, name)
}
