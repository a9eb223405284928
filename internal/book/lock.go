package book

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/pobook/pobook/internal/atomic"
)

// TryLock takes the handbook's lock, which a program holds while it writes
// catalogues: of two that both read, merge and write, the second would undo
// what the first did. ok is false while another program has it. The lock goes
// with the program that holds it, however that ends. The function returned
// gives it back.
//
// What is locked is the configuration file, which every handbook has, so that
// no file is left behind.
func (b *Book) TryLock() (unlock func(), ok bool, err error) {
	name := path.Base(b.Config.Places.File())
	file, err := b.home.tree.OpenFile(name, os.O_RDWR, 0) // on NFS only what is open for writing can be locked
	if errors.Is(err, fs.ErrPermission) {
		file, err = b.home.tree.Open(name)
	}
	if err != nil {
		return nil, false, b.home.explain(name, err)
	}
	if ok, err = atomic.Lock(file); err != nil {
		err = fmt.Errorf("%s: locking: %w", b.Config.Places.File(), err)
	}
	if !ok || err != nil {
		file.Close()
		return nil, false, err
	}
	return func() { file.Close() }, true, nil
}
