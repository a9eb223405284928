package generated

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
)

//go:embed requirements.txt
var requirements []byte

//go:embed package.json
var packageList []byte

//go:embed package-lock.json
var packageLock []byte

// complete is the file that an installation ends with.
const complete = "complete"

// Packages returns what is installed for a dialect: the files, by name, that pip or npm
// take.
func Packages(dialect Dialect) map[string][]byte {
	if dialect == MkDocs {
		return map[string][]byte{"requirements.txt": requirements}
	}
	return map[string][]byte{"package.json": packageList, "package-lock.json": packageLock}
}

// Folder returns where the generator of a dialect is installed: in the user's cache, so
// that clones and work trees share it and `git clean` leaves it alone. The name says
// which packages there are, so that another version has another folder.
func Folder(dialect Dialect) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	sum, kind := sha256.New(), "python"
	if dialect == MkDocs {
		sum.Write(requirements)
	} else {
		kind = "node"
		sum.Write(packageList)
		sum.Write(packageLock)
	}
	return filepath.Join(cache, "pobook-generators", kind+"-"+hex.EncodeToString(sum.Sum(nil))[:16]), nil
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

// python returns the path of the Python of an installation.
func python(folder string) string {
	if runtime.GOOS == "windows" {
		return filepath.Join(folder, "Scripts", "python.exe")
	}
	return filepath.Join(folder, "bin", "python")
}
