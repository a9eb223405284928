package loop

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/pobook/pobook/internal/atomic"
)

// A mark is what a run leaves in the clone, among git's own files, until it has
// undone what it did. The next run knows by it what one that was killed has left.
type mark struct {
	Server   string   `json:"server"`
	Project  string   `json:"project"`
	Locked   bool     `json:"locked"`   // the project, by this clone
	Lock     int      `json:"lock"`     // the event, by which a later lock is told from ours; 0 if it is not known
	Held     []string `json:"held"`     // the components that were locked before
	Updating bool     `json:"updating"` // catalogues are being written, of a clone without other changes
}

// A marker keeps the mark of a clone, and other runs away.
type marker struct {
	file string
	lock *os.File
}

// ErrAtWork is the error while another run goes on in the clone.
var ErrAtWork = errors.New("another run is bringing this handbook to or from Weblate in this clone; wait for it to end")

// openMarker takes a marker for this run, unless another one has it. Nothing of it
// is in the way of git.
func openMarker(file string) (*marker, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(file+".lock", os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if ok, err := atomic.Lock(lock); !ok || err != nil {
		lock.Close()
		if err == nil {
			err = ErrAtWork
		}
		return nil, err
	}
	return &marker{file, lock}, nil
}

// close lets other runs have the marker.
func (m *marker) close() { m.lock.Close() }

// read returns the mark that an earlier run has left; the zero value if there is none,
// or none that can be read.
func (m *marker) read() mark {
	mark, _ := readMark(m.file)
	return mark
}

// readMark is read for who only looks.
func readMark(file string) (left mark, err error) {
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &left)
	}
	if err != nil {
		return mark{}, err
	}
	return left, nil
}

// write keeps what a run is about to do, or removes the mark of one that has nothing to undo.
func (m *marker) write(now mark) error {
	if !now.Locked && !now.Updating {
		if err := os.Remove(m.file); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	data, err := json.Marshal(now)
	if err != nil {
		return err
	}
	return atomic.WriteFile(m.file, data)
}
