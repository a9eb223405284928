//go:build unix

package book

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Opening a named pipe would wait for ever.
func TestReadNamedPipe(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/": ""})
	must(t, syscall.Mkfifo(filepath.Join(b.dir, "handbook", "pipe.md"), 0o600))
	_, err := b.ReadSection("pipe.md")
	if want := "handbook/pipe.md: this is no ordinary file (not-a-file)"; err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
