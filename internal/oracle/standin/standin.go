// Package standin is, for tests alone, a Weblate that stands in for a real one: with a real
// repository, and locks, and translators who save.
//
// It owns what Weblate does with its repository, as far as a clone can see that, and how its
// REST API says it: the fields that pobook reads, as a real server has them. It knows one
// project, and settings of a project it does not. Start reading at [New]; [Weblate.Handler] is the
// server.
package standin

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Project is the slug of the project.
const Project = "book"

// A Weblate works in a clone of the shared repository, whose remote is "origin" and whose
// branch "main". The first of its components has the repository.
type Weblate struct {
	Within  string // the folder of the handbook in the repository: "docs/"
	Pushes  bool   // it has a push URL
	Refuses string // what it says instead of pushing
	Hidden  bool   // its repository cannot be fetched
	Slow    int    // how often it says that it has not pulled yet

	mutex      sync.Mutex
	folder     string
	components []*Component
	saved      []Edit
	lock       Lock
	failure    string
	calls      []string
}

// A Component is one of the project.
type Component struct {
	Slug   string
	Locked bool
}

// A Lock is the last event of that kind in the history of the first component.
type Lock struct {
	ID        int
	By        string // empty for Weblate itself
	Automatic bool
}

// Locked is when all locks are taken.
const Locked = "2026-11-29T12:00:00Z"

// An Edit is a translation as a translator saves it.
type Edit struct{ File, Before, After string }

// Translation is the edit that translates a message of a catalogue for the first time.
func Translation(file, id, text string) Edit {
	return Edit{file, fmt.Sprintf("msgid %q\nmsgstr \"\"", id), fmt.Sprintf("msgid %q\nmsgstr %q", id, text)}
}

// New returns a Weblate that works in a folder.
func New(folder string, slugs ...string) *Weblate {
	w := &Weblate{folder: folder, Pushes: true}
	for _, slug := range slugs {
		w.components = append(w.components, &Component{Slug: slug})
	}
	return w
}

// Save has a translator save.
func (w *Weblate) Save(edits ...Edit) { w.saved = append(w.saved, edits...) }

// Calls are what it was asked for, but for what changes nothing: "lock", "unlock", "commit",
// "push", "pull".
func (w *Weblate) Calls() []string { return slices.Clone(w.calls) }

// Saved is how many edits wait for a commit.
func (w *Weblate) Saved() int { return len(w.saved) }

// Components returns the components as they are.
func (w *Weblate) Components() []Component {
	var all []Component
	for _, c := range w.components {
		all = append(all, *c)
	}
	return all
}

// LastLock returns the last event of that kind.
func (w *Weblate) LastLock() Lock { return w.lock }

// SetLock locks or unlocks components as somebody, all if none is named.
func (w *Weblate) SetLock(by Lock, locked bool, slugs ...string) {
	for i, c := range w.components {
		if c.Locked == locked || len(slugs) > 0 && !slices.Contains(slugs, c.Slug) {
			continue
		}
		c.Locked = locked
		if locked && i == 0 {
			w.lock = Lock{ID: w.lock.ID + 1, By: by.By, Automatic: by.Automatic}
		}
	}
}

// A Status is how the repository is.
type Status struct {
	Shared, Head      string
	Outgoing, Missing int
	Failure           string
}

// Status returns how the repository is. One that is slow pulls at last.
func (w *Weblate) Status() (s Status, err error) {
	if w.Slow > 0 && len(w.calls) > 0 && w.calls[len(w.calls)-1] == "pull" {
		if w.Slow--; w.Slow == 0 {
			if err := w.join(); err != nil {
				return s, err
			}
		}
	}
	hashes, err := w.git("rev-parse", "origin/main", "HEAD")
	if err != nil {
		return s, err
	}
	counts, err := w.git("rev-list", "--left-right", "--count", "HEAD...origin/main")
	if err != nil {
		return s, err
	}
	s.Shared, s.Head, _ = strings.Cut(hashes, "\n")
	_, err = fmt.Sscan(counts, &s.Outgoing, &s.Missing)
	s.Failure = w.failure
	return s, err
}

// Lock locks or unlocks as the user of the key.
func (w *Weblate) Lock(locked bool, slugs ...string) error {
	name := map[bool]string{true: "lock", false: "unlock"}[locked]
	return w.call(name, func() error { w.SetLock(Lock{By: "maintainer"}, locked, slugs...); return nil })
}

// Commit commits what translators have saved.
func (w *Weblate) Commit() error {
	return w.call("commit", func() error {
		for _, e := range w.saved {
			if err := w.Edit(e); err != nil {
				return err
			}
			if _, err := w.git("commit", "--quiet", "--author", "Mei Lin <mei@example.org>", "--message", "Translated using Weblate", "--", e.File); err != nil {
				return err
			}
		}
		w.saved = nil
		return nil
	})
}

// Edit edits a file of the clone.
func (w *Weblate) Edit(e Edit) error {
	name := filepath.Join(w.folder, filepath.FromSlash(e.File))
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !strings.Contains(string(data), e.Before) {
		return fmt.Errorf("%s has no %q:\n%s", e.File, e.Before, data)
	}
	return os.WriteFile(name, []byte(strings.Replace(string(data), e.Before, e.After, 1)), 0o644)
}

// Push pulls, and pushes if that went well.
func (w *Weblate) Push() (done bool, detail string, err error) {
	err = w.call("push", func() error {
		if w.Refuses != "" {
			detail = w.Refuses
			return nil
		}
		if err := w.join(); err != nil || w.failure != "" {
			return err
		}
		done = true
		_, err := w.git("push", "--quiet", "origin", "HEAD:main")
		return err
	})
	return done, detail, err
}

// Pull takes in the shared repository.
func (w *Weblate) Pull() error {
	return w.call("pull", func() error {
		if w.Slow > 0 {
			return nil
		}
		return w.join()
	})
}

// join is what Weblate does by its merge style "rebase".
func (w *Weblate) join() error {
	if _, err := w.git("fetch", "--quiet", "origin"); err != nil {
		return err
	}
	w.failure = ""
	if out, err := w.git("rebase", "--quiet", "origin/main"); err != nil {
		w.failure = out
		_, err = w.git("rebase", "--abort")
		return err
	}
	return nil
}

func (w *Weblate) call(name string, do func() error) error {
	w.calls = append(w.calls, name)
	return do()
}

func (w *Weblate) git(args ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"-C", w.folder, "-c", "user.name=Weblate", "-c", "user.email=weblate@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("git %s: %w\n%s", args[0], err, out)
	}
	return strings.TrimSpace(string(out)), err
}
