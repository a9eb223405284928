//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows

package book

import (
	"os"
	"path/filepath"
	"testing"
)

func TestLock(t *testing.T) {
	t.Parallel()
	first := open(t, map[string]string{"handbook/": ""})
	second, err := Open(first.dir)
	must(t, err)
	defer second.Close()

	unlock, ok, err := first.TryLock()
	must(t, err)
	if !ok {
		t.Fatal("nobody has the lock, yet it cannot be had")
	}
	if _, ok, err := second.TryLock(); ok || err != nil {
		t.Errorf("the lock is had twice: %v, %v", ok, err)
	}
	unlock()
	again, ok, err := second.TryLock()
	must(t, err)
	if !ok {
		t.Fatal("the lock was not given back")
	}
	again()
}

// Who may not write the configuration has the lock all the same.
func TestLockOfReadOnlyFile(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/": ""})
	must(t, os.Chmod(filepath.Join(b.dir, ConfigFile), 0o444))
	unlock, ok, err := b.TryLock()
	must(t, err)
	if !ok {
		t.Fatal("nobody has the lock, yet it cannot be had")
	}
	unlock()
}
