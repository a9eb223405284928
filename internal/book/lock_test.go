//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows

package book

import "testing"

func TestLock(t *testing.T) {
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
