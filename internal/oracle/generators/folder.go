// Package generators says which generators of sites tests build books with, in which
// versions, and where they are installed. `go run ./internal/oracle/generators/install`
// installs them; package generated runs them.
package generators

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

//go:embed requirements.txt
var requirements []byte

//go:embed package.json
var packageList []byte

//go:embed package-lock.json
var packageLock []byte

// A Kind is what generators are installed with.
type Kind string

// The kinds of generators: Python has MkDocs, Node has Docusaurus and MDX.
const (
	Python Kind = "python"
	Node   Kind = "node"
)

// complete is the file that an installation ends with.
const complete = "complete"

// Packages returns the files, by name, that pip or npm take.
func (k Kind) Packages() map[string][]byte {
	if k == Python {
		return map[string][]byte{"requirements.txt": requirements}
	}
	return map[string][]byte{"package.json": packageList, "package-lock.json": packageLock}
}

// Folder returns where the generators of a kind are installed: in the user's cache, so
// that clones and work trees share it and `git clean` leaves it alone. The name says
// which packages there are, so that another version has another folder.
func (k Kind) Folder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	packages := k.Packages()
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		sum.Write(packages[name])
	}
	return filepath.Join(cache, "pobook-generators", string(k)+"-"+hex.EncodeToString(sum.Sum(nil))[:16]), nil
}

// Installed reports whether an installation in a folder has come to its end.
func Installed(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, complete))
	return err == nil
}

// Complete marks an installation as whole.
func Complete(folder string) error {
	return os.WriteFile(filepath.Join(folder, complete), nil, 0o644)
}

// Interpreter returns the path of the Python of an installation.
func Interpreter(folder string) string {
	if runtime.GOOS == "windows" {
		return filepath.Join(folder, "Scripts", "python.exe")
	}
	return filepath.Join(folder, "bin", "python")
}
