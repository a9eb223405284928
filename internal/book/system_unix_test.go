//go:build unix

package book

import (
	"os"
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

// Where there are no locks, nothing waits for one.
func TestLockWithoutLocks(t *testing.T) {
	t.Parallel()
	file, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	must(t, err)
	must(t, file.Close())
	if ok, err := lockFile(file); !ok || err != nil { // the kernel says EBADF of it, as NFS does of one to be read
		t.Errorf("it is locked: %v, %v", ok, err)
	}
}
