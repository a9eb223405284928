package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/fonts/internal/manifest"
	"github.com/pobook/pobook/internal/sfnt"
)

// An archive is the files of a package, which stand below a folder.
type archive struct {
	entries io.Reader
	below   string
}

// pack downloads the family's package.
func pack(family manifest.Family) (archive, error) {
	dir, err := os.MkdirTemp("", "fonts-")
	if err != nil {
		return archive{}, err
	}
	defer os.RemoveAll(dir)
	if family.Registry == manifest.Debian {
		return packDebian(dir, family)
	}
	if _, err := output(dir, "npm", "pack", "--silent", family.Package+"@"+family.Version); err != nil {
		return archive{}, err
	}
	content, err := only(dir, "*.tgz")
	if err != nil {
		return archive{}, err
	}
	return openNPM(content)
}

// openNPM opens what npm pack makes: everything stands below "package/".
func openNPM(content []byte) (archive, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	return archive{unzipped, "package/"}, err
}

func packDebian(dir string, family manifest.Family) (archive, error) {
	if _, err := output(dir, "apt-get", "download", "--quiet", family.Package+"="+family.Version); err != nil {
		return archive{}, err
	}
	content, err := only(dir, "*.deb")
	if err != nil {
		return archive{}, err
	}
	const name = "package.deb"
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		return archive{}, err
	}
	entries, err := output(dir, "dpkg-deb", "--fsys-tarfile", name)
	return archive{bytes.NewReader(entries), "./"}, err
}

// output runs a program in a folder and returns what it prints.
func output(dir, name string, arguments ...string) ([]byte, error) {
	command := exec.Command(name, arguments...)
	command.Dir, command.Stderr = dir, os.Stderr
	printed, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(command.Args, " "), err)
	}
	return printed, nil
}

// only returns the content of the one file of a pattern.
func only(dir, pattern string) ([]byte, error) {
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) != 1 {
		return nil, fmt.Errorf("the package is %d archives, want 1", len(names))
	}
	return os.ReadFile(names[0])
}

// unpack returns the contents of the wanted files by their path in the
// package, cut down where the manifest says so by a list in dir. It reports
// every file that is not what the manifest says at once, so that a new version
// of a package can be entered in one go.
func unpack(a archive, wanted []manifest.File, dir string) (map[string][]byte, error) {
	contents, err := read(a, wanted)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, file := range wanted {
		content, ok := contents[file.Path]
		if !ok {
			errs = append(errs, fmt.Errorf("%s is not in the package", file.Path))
			continue
		}
		if contents[file.Path], err = cut(content, file, dir); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", file.Name, err))
		} else if err := file.Verify(contents[file.Path]); err != nil {
			errs = append(errs, err)
		}
	}
	return contents, errors.Join(errs...)
}

// cut returns the part of a font that the manifest asks for.
func cut(content []byte, file manifest.File, dir string) ([]byte, error) {
	if file.Characters == "" {
		return content, nil
	}
	list, err := os.ReadFile(filepath.Join(dir, file.Characters))
	if err != nil {
		return nil, err
	}
	font, err := sfnt.Open(bytes.NewReader(content), 0)
	if err != nil {
		return nil, err
	}
	return sfnt.Cut(font, characters(string(list)), file.Family)
}

// characters returns those that a list names. A line that begins with # is a
// comment.
func characters(list string) []rune {
	var found []rune
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			found = append(found, []rune(strings.TrimSpace(line))...)
		}
	}
	return found
}

// read returns those of the wanted files that an archive has.
func read(a archive, wanted []manifest.File) (map[string][]byte, error) {
	contents := make(map[string][]byte, len(wanted))
	entries := tar.NewReader(a.entries)
	for {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return contents, nil
		}
		if err != nil {
			return nil, err
		}
		path := strings.TrimPrefix(header.Name, a.below)
		if !slices.ContainsFunc(wanted, func(f manifest.File) bool { return f.Path == path }) {
			continue
		}
		if contents[path], err = io.ReadAll(entries); err != nil {
			return nil, err
		}
	}
}
