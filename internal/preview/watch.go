package preview

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/pobook/pobook/internal/book"
)

// Editors write a file in several steps, and git many files. What is read is read when nothing has changed for
// the time of quiet, or at the latest some time after the first change.
const (
	quiet  = 40 * time.Millisecond
	latest = 150 * time.Millisecond
)

// A watcher says when something of the handbook has changed.
type watcher struct {
	dir  string // the root folder
	fs   *fsnotify.Watcher
	seen map[string]bool // the folders that are watched
}

func newWatcher(dir string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &watcher{dir: dir, fs: notify, seen: map[string]bool{}}, nil
}

// cover watches the folders of the sections and the catalogues with all that is in them, and those of the
// configuration and the order of the sections.
func (w *watcher) cover(b *book.Book) {
	places := b.Config.Places
	for _, file := range []string{places.File(), b.Config.Order.File} {
		if file != "" {
			w.add(filepath.Join(w.dir, filepath.FromSlash(file), ".."))
		}
	}
	out := filepath.Join(w.dir, filepath.FromSlash(b.Config.Output.Folder()))
	for _, folder := range []string{places.Folder(), places.Catalogues()} {
		w.addAll(filepath.Join(w.dir, filepath.FromSlash(folder)), out)
	}
	w.add(w.dir) // in which a folder of catalogues may be made
}

// addAll watches a folder and those within it, but for hidden ones, those of programs, and what is built.
func (w *watcher) addAll(folder, out string) {
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil //nolint:nilerr // what cannot be read is not watched, and reading it says why
		}
		if name := entry.Name(); path != folder && (strings.HasPrefix(name, ".") || name == "node_modules" || path == out) {
			return filepath.SkipDir
		}
		w.add(path)
		return nil
	})
}

// add watches one folder. That of one which cannot be watched is missed until something else changes.
func (w *watcher) add(folder string) {
	if !w.seen[folder] && w.fs.Add(folder) == nil {
		w.seen[folder] = true
	}
}

// wait calls changed after each change of something in the folders, until the context ends. New folders
// are watched once they are covered.
func (w *watcher) wait(ctx context.Context, changed func()) {
	defer w.fs.Close()
	var end, last <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case event, ok := <-w.fs.Events:
			if !ok {
				return
			}
			if !w.matters(event) {
				continue
			}
			if end == nil {
				last = time.After(latest)
			}
			end = time.After(quiet)
		case _, ok := <-w.fs.Errors:
			if !ok {
				return
			}
			end = time.After(quiet) // some events are lost
		case <-end:
			end, last = nil, nil
			changed()
		case <-last:
			end, last = nil, nil
			changed()
		}
	}
}

// matters reports whether an event can have changed what pages show. Files that editors write beside those that
// they edit, and catalogues that pobook is about to put in their place, do not.
func (w *watcher) matters(event fsnotify.Event) bool {
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		delete(w.seen, event.Name)
	}
	if event.Op == fsnotify.Chmod {
		return false
	}
	name := filepath.Base(event.Name)
	passing := []string{"~", ".swp", ".swx", ".tmp", ".bak"}
	if strings.HasPrefix(name, ".") || name == "4913" || slices.ContainsFunc(passing, func(ending string) bool { return strings.HasSuffix(name, ending) }) {
		return false
	}
	return true
}
