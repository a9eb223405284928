package loop

import (
	"context"
	"path/filepath"
	"time"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
)

// Parties are those between whom work goes, and who hear of it. All must be set.
type Parties struct {
	Server   Server
	Clone    git.Repository // of the folder that the handbook is in
	Book     Book
	Reporter diag.Reporter  // warnings, and the files of a conflict
	Progress func(Progress) // each step, when it begins
	// How often Weblate is asked whether it has taken in what was pushed, and how many times.
	Every time.Duration
	Times int
}

// A Book is the handbook, as the loop sees it. Its paths count from the root folder
// of the clone and have slashes.
type Book struct {
	Within     string   // the folder of the handbook: "docs/", or ""
	Catalogues string   // the folder of the catalogues: "docs/locales"
	Sources    []string // the configuration and the sections
	// Update brings the catalogues up to date, and returns how many errors it has
	// reported.
	Update func(context.Context) (errors int, err error)
	// Outdated returns how many files Update would change now.
	Outdated func(context.Context) (files int, err error)
	// Renamed returns the sections that have another name now than in a commit, without their
	// endings: new names by old ones.
	Renamed func(ctx context.Context, since string) (map[string]string, error)
	// Check reports what is wrong, and returns how many of that are errors.
	Check func(context.Context) (errors int, err error)
}

// place returns the path of a file for a diagnostic, which counts from the folder of the
// handbook.
func (b Book) place(file string) string {
	if below, err := filepath.Rel(filepath.FromSlash(b.Within), filepath.FromSlash(file)); err == nil {
		return filepath.ToSlash(below)
	}
	return file
}

// Options are what a user may ask for.
type Options struct {
	Message       string // of the commit with the catalogues
	DespiteErrors bool   // push what has errors
	DespiteLock   bool   // go on where somebody else has locked the project, and leave it locked
	DespiteRename bool   // push sections under other names than their components have
}

// Progress is a step, as it begins or would be.
type Progress struct {
	Where    string // in which place it works: "Weblate" or "clone"
	Does     string // what it does there: "merge"
	About    string // with what
	NoReturn bool   // what comes before it can be undone, and it cannot
}

// A Result is what a run has done.
type Result struct {
	Taken   int // commits that have come into the clone, without merges
	Updated int // catalogues and templates that were committed
	Pushed  int // commits that have left the clone, without merges
	Waiting int // commits of the clone that the shared repository has not, without merges
}
