// Package oracle finds what tests measure pobook against: other people's
// programs and books. A test that needs one that is absent is skipped with a
// reason, or fails where POBOOK_REQUIRE_ORACLES=1 says that all must be there.
package oracle

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Require returns the path of a program, as in "msgfmt". `make test` counts
// the skips by their common beginning, "no oracle".
func Require(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if os.Getenv("POBOOK_REQUIRE_ORACLES") == "1" {
		t.Fatalf("no oracle: %s is not installed, and POBOOK_REQUIRE_ORACLES=1 asks for it", program)
	}
	t.Skipf("no oracle: %s is not installed", program)
	return ""
}

// Corpora returns the folder of real books and catalogues that stands beside
// a checkout of some developers, "../shared/corpora". They are not part of the
// project, so a test without them is always skipped, never failed.
func Corpora(t testing.TB) string {
	t.Helper()
	_, file, _, _ := runtime.Caller(0)
	dir := filepath.Join(filepath.Dir(file), "..", "..", "..", "shared", "corpora")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no corpora: ../shared/corpora is not beside this checkout")
	}
	return dir
}
