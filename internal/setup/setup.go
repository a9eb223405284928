// Package setup is what other programs have to know of a handbook to work on it:
// the description that Weblate's settings are made of, the files that run
// pobook in other people's CI, and the attributes by which git merges catalogues with it.
//
// It reads the handbook and writes the files that are not there yet; what they
// say is the business of packages weblate and ci.
package setup

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/ci"
	"github.com/pobook/pobook/internal/config"
)

// Written is what became of the files for CI, by their paths from the root folder of
// the repository.
type Written struct {
	Created  []string
	Extended []string  // were there, and have the handbook's part now
	ToExtend []ci.File // were there, and need their addition from a person
}

// CI writes the files of some hosts, by the names that package ci has for them,
// that are not there yet, into the root folder of a repository. The handbook is within a
// folder of that, "docs/", or "". What somebody has written stays; a file that serves all
// handbooks of a repository is added to. What is written is returned with an error too.
//
// Of the handbook h says the branch and the release; the rest is from its configuration.
func CI(b *book.Book, repository *book.Repository, within string, hosts []string, h ci.Handbook) (done Written, err error) {
	within = strings.TrimSuffix(within, "/")
	if !ci.Fits(within) {
		return done, fmt.Errorf("the path of the handbook in its repository, %q, has signs that a file for CI cannot hold; name its folders with letters, digits and hyphens", within)
	}
	for _, f := range ci.Files(described(h, b.Config, within)) {
		if !slices.Contains(hosts, f.Name) {
			continue
		}
		if err := done.add(repository, f); err != nil {
			return done, err
		}
	}
	return done, nil
}

// described completes what the files for CI have to know of a handbook.
func described(h ci.Handbook, c config.Config, within string) ci.Handbook {
	h.Within = within
	if folder := c.Places.Folder(); folder != "." {
		h.Files = []string{regexp.QuoteMeta(folder) + "/", regexp.QuoteMeta(c.Places.Catalogues()) + "/"}
		if file := c.Places.File(); path.Dir(file) != folder {
			h.Files = append(h.Files, regexp.QuoteMeta(file)+"$")
		}
	}
	return h
}

// add writes a file that is not there, and completes one that serves all handbooks.
func (w *Written) add(repository *book.Repository, f ci.File) error {
	there, exists, err := repository.ReadFile(f.Path)
	switch {
	case err != nil:
		return err
	case !exists:
		if err := repository.WriteFile(f.Path, []byte(f.Content)); err != nil {
			return err
		}
		w.Created = append(w.Created, f.Path)
		return nil
	case !f.Once:
		return nil
	}
	extended, ok := f.Extended(string(there))
	switch {
	case !ok:
		w.ToExtend = append(w.ToExtend, f)
		return nil
	case extended == string(there):
		return nil
	}
	if err := repository.WriteFile(f.Path, []byte(extended)); err != nil {
		return err
	}
	w.Extended = append(w.Extended, f.Path)
	return nil
}
