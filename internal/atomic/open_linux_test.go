package atomic

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// openName is the path by which an open file is reached, as shells give it for
// what they redirect.
func openName(file *os.File) string { return fmt.Sprintf("/dev/fd/%d", file.Fd()) }

// A pipe without a name is written to; the report goes on to a program.
func TestWriteFileToAPipe(t *testing.T) {
	t.Parallel()
	r, w, err := os.Pipe()
	must(t, err)
	defer r.Close()
	must(t, WriteFile(openName(w), []byte("report")))
	must(t, w.Close())
	if data, err := io.ReadAll(r); err != nil || string(data) != "report" {
		t.Errorf("read %q: %v", data, err)
	}
}

// A file that somebody holds open is replaced where it stands, and written to
// as it is where it stands nowhere.
func TestWriteFileToAnOpenFile(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a": "old"})
	file, err := os.OpenFile(filepath.Join(dir, "a"), os.O_RDWR, 0)
	must(t, err)
	defer file.Close()
	must(t, WriteFile(openName(file), []byte("new")))
	if diff := cmp.Diff(map[string]string{"a": "new"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}

	// The file that was open before is deleted now.
	must(t, WriteFile(openName(file), []byte("x")))
	if data, err := io.ReadAll(file); err != nil || string(data) != "x" {
		t.Errorf("it holds %q: %v", data, err)
	}
	if diff := cmp.Diff(map[string]string{"a": "new"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}
