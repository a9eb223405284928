//go:build unix

package book

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// diskFullDir names the folder in which a second process of this test writes.
const diskFullDir = "POBOOK_TEST_DISK_FULL_DIR"

// The kernel is made to refuse a write half-way: the test runs itself again as
// a process whose files may not be larger than a kilobyte.
func TestDiskFull(t *testing.T) {
	if dir := os.Getenv(diskFullDir); dir != "" {
		writeTooMuch(t, dir)
		return
	}
	dir := plant(t, map[string]string{"dist/book.pdf": "old"})
	child := exec.Command(os.Args[0], "-test.run=^TestDiskFull$", "-test.v")
	child.Env = append(os.Environ(), diskFullDir+"="+filepath.Join(dir, "dist"))
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff(map[string]string{"dist/book.pdf": "old"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func writeTooMuch(t *testing.T, dir string) {
	o := output(t, dir)
	signal.Ignore(syscall.SIGXFSZ)
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit))
	small := limit
	small.Cur = 1024
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small))
	_, err := o.WriteFile("book.pdf", []byte(strings.Repeat("new ", 1024)))
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
	if err == nil {
		t.Fatal("the limit did not hold")
	}
	if want := "book.pdf: no space to write this; the file is as it was before; make room and try again (disk-full)"; !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got  %s\nwant …%s", err, want)
	}
}

// Opening a named pipe would wait for ever.
func TestReadNamedPipe(t *testing.T) {
	b := open(t, map[string]string{"handbook/": ""})
	must(t, syscall.Mkfifo(filepath.Join(b.dir, "handbook", "pipe.md"), 0o600))
	_, err := b.ReadSection("pipe.md")
	if want := "handbook/pipe.md: this is no ordinary file (not-a-file)"; err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// Where there are no locks, nothing waits for one.
func TestLockWithoutLocks(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	must(t, err)
	must(t, file.Close())
	if ok, err := lockFile(file); !ok || err != nil { // the kernel says EBADF of it, as NFS does of one to be read
		t.Errorf("it is locked: %v, %v", ok, err)
	}
}
