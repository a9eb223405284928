// Command fetch brings the font files into the fonts folder, from the packages
// and in the versions that manifest.json names. It needs npm, and for families
// of Debian's apt-get and dpkg-deb.
//
//	go run ./fonts/internal/fetch        # what `make fonts` calls
//
// A file is only written if its content is what the manifest says, and a
// family whose files are all there already is not fetched again. Files for which
// the manifest names a model are written packed.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/pobook/pobook/fonts/internal/manifest"
	"github.com/pobook/pobook/fonts/internal/packing"
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
		content, err := file.Read(os.DirFS(dir))
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
	contents, err := unpack(archive, family.Files(), dir)
	if err != nil {
		return err
	}
	for _, file := range family.Files() {
		if err := store(dir, file, contents[file.Path]); err != nil {
			return err
		}
	}
	return nil
}

// store writes the content of a file, packed where the manifest says so. Its model
// has to be there.
func store(dir string, file manifest.File, content []byte) error {
	if file.Model != "" {
		model, err := os.ReadFile(filepath.Join(dir, file.Model))
		if err != nil {
			return err
		}
		if content, err = packing.Pack(content, model); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(dir, manifest.Packed), 0o755); err != nil {
			return err
		}
	}
	return replace(filepath.Join(dir, filepath.FromSlash(file.Stored())), content)
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
