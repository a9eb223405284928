package book

import (
	"errors"
	"io/fs"
	"sync"
)

// A ledger keeps the manifest of an output folder while several volumes are published
// side by side. What it knows it reads anew each time: other programs may build there.
type ledger struct {
	lock    sync.Mutex
	written map[string]string // the hashes of what this run writes, by path
	warned  bool              // that the manifest is damaged
}

// read returns the manifest of a folder, empty if it has none. fresh says that it has
// lines that do not count, for the first time.
func (l *ledger) read(f folder) (m manifest, fresh bool, err error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	text, err := f.read(ManifestName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return manifest{}, false, err
	}
	m, sound := parseManifest(text)
	fresh = !sound && !l.warned
	l.warned = l.warned || !sound
	return m, fresh, nil
}

// change reads the manifest, changes it and writes it. One that is the same is not
// touched, one that lists nothing is not there.
func (l *ledger) change(f folder, by func(manifest)) error {
	l.lock.Lock()
	defer l.lock.Unlock()
	text, err := f.read(ManifestName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	m, _ := parseManifest(text)
	by(m)
	if len(m) > 0 {
		_, err := f.write(ManifestName, m.bytes())
		return err
	}
	if text != nil {
		if err := f.tree.Remove(ManifestName); err != nil {
			return f.explain(ManifestName, err)
		}
	}
	return nil
}

// meets notes that this run writes a content at a path, and reports whether it writes
// another one there as well.
func (l *ledger) meets(path, hash string) bool {
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.written == nil {
		l.written = map[string]string{}
	}
	first, again := l.written[path]
	if !again {
		l.written[path] = hash
	}
	return again && first != hash
}
