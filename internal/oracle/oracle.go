// Package oracle finds what tests measure pobook against: other people's
// programs and books. A test that needs one that is absent is skipped with a
// reason, or fails where POBOOK_REQUIRE_ORACLES=1 says that all must be there.
package oracle

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Require returns the path of a program, as in "msgfmt". `make test` counts
// the skips by their common beginning, "no oracle".
func Require(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		Missing(t, program)
	}
	return path
}

// RequirePython returns the path of a Python that has modules. That of the system
// has those of Debian's packages, even where another one comes first.
func RequirePython(t testing.TB, modules ...string) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		path, err := exec.LookPath(python)
		if err == nil && exec.Command(path, "-c", "import "+strings.Join(modules, ", ")).Run() == nil {
			return path
		}
	}
	Missing(t, "a python3 with "+strings.Join(modules, ", "))
	return ""
}

// Missing skips a test, or fails it where all oracles must be there.
func Missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("POBOOK_REQUIRE_ORACLES") == "1" {
		t.Fatalf("no oracle: %s is not installed, and POBOOK_REQUIRE_ORACLES=1 asks for it", what)
	}
	t.Skipf("no oracle: %s is not installed", what)
}

// Corpora returns the folder of real books and catalogues that stands beside
// a checkout of some developers, "../shared/corpora". They are not part of the
// project, so a test without them is always skipped, never failed.
func Corpora(t testing.TB) string {
	t.Helper()
	dir := Beside("corpora")
	if dir == "" {
		t.Skip("no corpora: ../shared/corpora is not beside this checkout")
	}
	return dir
}

// Beside returns a folder of "../shared", or nothing if there is none.
func Beside(name string) string {
	_, file, _, _ := runtime.Caller(0)
	dir := filepath.Join(filepath.Dir(file), "..", "..", "..", "shared", name)
	if _, err := os.Stat(dir); err != nil {
		return ""
	}
	return dir
}
