// Command maketables makes the tables of package locale from CLDR, as npm has
// it, and from Weblate's language data, as PyPI has it. It needs npm and pip.
//
//	go run ./internal/locale/internal/maketables    # what `make locales` calls
//
// The same packages give the same bytes. To take newer ones, change their
// versions, run the command, enter the SHA-256 that it reports; then look at what
// changed in the tables. What pobook says otherwise than both is in own.tsv.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	dir := flag.String("dir", "internal/locale", "the folder that gets the tables")
	archives := flag.String("archives", "", "a folder that has the archives already, instead of asking npm and PyPI")
	flag.Parse()
	if err := run(*dir, *archives); err != nil {
		fmt.Fprintln(os.Stderr, "maketables:", err)
		os.Exit(1)
	}
}

func run(dir, archives string) error {
	if archives == "" {
		temporary, err := os.MkdirTemp("", "maketables-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		if err := download(temporary); err != nil {
			return err
		}
		archives = temporary
	}
	for _, s := range []source{cldrCore, cldrMisc, cldrNames, weblateData} {
		content, err := os.ReadFile(filepath.Join(archives, s.file))
		if err != nil {
			return err
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(content)); got != s.sum {
			return fmt.Errorf("%s %s has the SHA-256 %s, not %s", s.name, s.version, got, s.sum)
		}
	}
	tables, err := makeTables(archives, dir)
	if err != nil {
		return err
	}
	for name, content := range tables {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// download puts the archives into a folder.
func download(folder string) error {
	for _, s := range []source{cldrCore, cldrMisc, cldrNames} {
		if err := call("npm", "pack", "--silent", "--pack-destination", folder, s.name+"@"+s.version); err != nil {
			return err
		}
	}
	return call("pip", "download", "--quiet", "--no-deps", "--dest", folder, weblateData.name+"=="+weblateData.version)
}

func call(name string, arguments ...string) error {
	command := exec.Command(name, arguments...)
	command.Stderr = os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, arguments[len(arguments)-1], err)
	}
	return nil
}
