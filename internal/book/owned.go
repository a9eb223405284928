package book

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/pobook/pobook/internal/config"
)

// An owned is the files of a handbook that no build may write or remove, whatever a
// pattern, a manifest or a symbolic link in the output folder says: any of these may
// have come with somebody else's handbook.
type owned struct {
	root, here string // the root folder and the output folder, without symbolic links
	within     bool   // the output folder is that of the sections or below it
	places     config.Places
	files      map[string]string // their paths from the root folder, by those in lower case
}

func newOwned(b *Book, here string, within bool) *owned {
	own := &owned{physical(b.dir), here, within, b.Config.Places, map[string]string{}}
	own.add(b.Config.Places.File())
	for _, sections := range [][]string{b.found.Sections, b.Config.Sections} {
		for _, section := range sections {
			own.add(b.FileOf(section))
		}
	}
	return own
}

func (own *owned) add(file string) { own.files[strings.ToLower(file)] = file }

// has reports whether a path is that of one of the files, on file systems too that do not tell
// apart what differs only in case.
func (own *owned) has(at string) bool {
	known, near := own.files[strings.ToLower(at)]
	if !near || known == at {
		return near
	}
	one, err := os.Stat(filepath.Join(own.root, filepath.FromSlash(known)))
	other, otherErr := os.Stat(filepath.Join(own.root, filepath.FromSlash(at)))
	return err == nil && otherErr == nil && os.SameFile(one, other)
}

// at returns which file of the handbook's is at a path below the output folder; "" for
// none. Where a link leads from elsewhere to the sections, all is the handbook's, and so
// is what git keeps.
func (own *owned) at(file string) string {
	if own == nil {
		return ""
	}
	literal := filepath.Join(own.here, filepath.FromSlash(file))
	dir := physical(filepath.Dir(literal))
	at, err := filepath.Rel(own.root, filepath.Join(dir, filepath.Base(literal)))
	if err != nil || !filepath.IsLocal(at) {
		return ""
	}
	at = filepath.ToSlash(at)
	_, among := own.places.Below(at)
	linked := dir != filepath.Dir(literal)
	if own.has(at) || config.InGit(at) || strings.HasPrefix(at, own.places.Catalogues()+"/") || linked && among && !own.within {
		return at
	}
	return ""
}

// physical is the absolute path of a folder without symbolic links, as far as
// there is anything at it.
func physical(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	if followed, err := filepath.EvalSymlinks(abs); err == nil {
		return followed
	}
	parent := filepath.Dir(abs)
	if parent == abs {
		return abs
	}
	return filepath.Join(physical(parent), filepath.Base(abs))
}
