//go:build unix

package atomic

import (
	"io"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWritersKeepPermissions(t *testing.T) {
	t.Parallel()
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, map[string]string{"a": "old"})
			must(t, os.Chmod(filepath.Join(dir, "a"), 0o640))
			must(t, write(dir, []byte("new")))
			info, err := os.Stat(filepath.Join(dir, "a"))
			must(t, err)
			if info.Mode().Perm() != 0o640 {
				t.Errorf("they became %v", info.Mode())
			}
		})
	}
}

// fullDisk names the folder in which a second process of this test writes, and
// fullDiskWriter how.
const (
	fullDisk       = "POBOOK_TEST_FULL_DISK"
	fullDiskWriter = "POBOOK_TEST_FULL_DISK_WRITER"
)

// The kernel is made to refuse a write half-way: the test runs itself again as
// a process whose files may not be larger than a kilobyte.
func TestWritersOnAFullDisk(t *testing.T) {
	t.Parallel()
	if dir := os.Getenv(fullDisk); dir != "" {
		writeTooMuch(t, writers[os.Getenv(fullDiskWriter)], dir)
		return
	}
	for name := range writers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, map[string]string{"a": "old"})
			child := exec.Command(os.Args[0], "-test.run=^TestWritersOnAFullDisk$", "-test.v")
			child.Env = append(os.Environ(), fullDisk+"="+dir, fullDiskWriter+"="+name)
			if out, err := child.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if diff := cmp.Diff(map[string]string{"a": "old"}, contents(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func writeTooMuch(t *testing.T, write func(dir string, data []byte) error, dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit))
	small := limit
	small.Cur = 1024
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small))
	err := write(dir, []byte(strings.Repeat("new ", 1024)))
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
	if err == nil {
		t.Fatal("the limit did not hold")
	}
	if !strings.Contains(err.Error(), syscall.EFBIG.Error()) {
		t.Errorf("the error is %v", err)
	}
}

// A named pipe stays one, and who reads from it reads what is written.
func TestWriteFileToANamedPipe(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"link": "-> pipe"})
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600))
	type result struct {
		data []byte
		err  error
	}
	read := make(chan result)
	go func() {
		data, err := os.ReadFile(filepath.Join(dir, "pipe"))
		read <- result{data, err}
	}()
	must(t, WriteFile(filepath.Join(dir, "link"), []byte("report")))
	if got := <-read; got.err != nil || string(got.data) != "report" {
		t.Errorf("read %q: %v", got.data, got.err)
	}
	if diff := cmp.Diff(map[string]string{"link": "-> pipe", "pipe": "p---------"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Where there are no locks, nothing waits for one.
func TestLockWithoutLocks(t *testing.T) {
	t.Parallel()
	file, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	must(t, err)
	must(t, file.Close())
	if ok, err := Lock(file); !ok || err != nil { // the kernel says EBADF of it, as NFS does of one to be read
		t.Errorf("it is locked: %v, %v", ok, err)
	}
}

// halfWritten names the folder in which a second process of this test writes
// half a file, and waits.
const halfWritten = "POBOOK_TEST_HALF_WRITTEN"

// The file of a program that still writes is its own; once the program is
// killed, the file is nobody's.
func TestSweepAfterKill(t *testing.T) {
	t.Parallel()
	if dir := os.Getenv(halfWritten); dir != "" {
		writeHalf(t, dir)
		return
	}
	dir := plant(t, map[string]string{"a": "old"})
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	child := exec.Command(os.Args[0], "-test.run=^TestSweepAfterKill$")
	child.Env = append(os.Environ(), halfWritten+"="+dir)
	in, err := child.StdinPipe()
	must(t, err)
	defer in.Close()
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	_, err = out.Read(make([]byte, 1))
	must(t, err)

	must(t, sweepFolder(root))
	left := slices.Sorted(maps.Values(contents(t, dir)))
	if diff := cmp.Diff([]string{"half", "old"}, left); diff != "" {
		t.Errorf("while it is written (-want +got):\n%s", diff)
	}
	must(t, child.Process.Kill())
	_ = child.Wait()
	if len(contents(t, dir)) != 2 {
		t.Error("the killed program left nothing")
	}
	must(t, sweepFolder(root))
	if diff := cmp.Diff(map[string]string{"a": "old"}, contents(t, dir)); diff != "" {
		t.Errorf("afterwards (-want +got):\n%s", diff)
	}
}

func writeHalf(t *testing.T, dir string) {
	root, err := os.OpenRoot(dir)
	must(t, err)
	_ = replace(root, "a", func(w io.Writer) error {
		_, err := io.WriteString(w, "half")
		must(t, err)
		_, _ = os.Stdout.WriteString("x")
		_, _ = os.Stdin.Read(make([]byte, 1)) // until it is killed
		return nil
	})
}
