package update

import (
	"bytes"
	"errors"
	"io/fs"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// A tree is the PO files of a handbook as an update sees them. Where nothing may
// be written, files that would have been renamed are at their new places all the
// same.
type tree struct {
	book     *book.Book
	dry      bool // nothing is written
	stale    bool // what would be written is a finding
	from     map[string]string
	reporter diag.Reporter
}

// where returns the place at which the file of a path is.
func (t *tree) where(path string) string {
	if from, ok := t.from[path]; ok {
		return from
	}
	return path
}

// renamed says whether the file at a place would be at another path.
func (t *tree) renamed(place string) bool {
	for _, from := range t.from {
		if from == place {
			return true
		}
	}
	return false
}

// pretend notes that a file would be renamed.
func (t *tree) pretend(from, to string) {
	if _, taken := t.from[from]; !taken {
		t.from[from] = from + ".moved" // where nothing is
	}
	t.from[to] = from
}

func (t *tree) exists(path string) bool {
	_, err := t.book.ReadFile(t.where(path))
	return !errors.Is(err, fs.ErrNotExist)
}

func (t *tree) read(path string) (*po.File, error) {
	data, err := t.book.ReadFile(t.where(path))
	if err != nil {
		return nil, err
	}
	return po.Parse(data)
}

// catalogue returns the catalogue of a section, nil if there is none yet.
func (t *tree) catalogue(target config.Target, section string) (*po.File, error) {
	return content.CatalogueAt(t.book, target, t.where(t.book.Config.Places.Catalogue(target, section)))
}

// write writes a file that says something else than before, and returns whether
// it does or would. How a translator's tool laid out what is the same stays.
func (t *tree) write(path string, before, after *po.File) bool {
	data := after.Bytes()
	if before != nil && bytes.Equal(before.Bytes(), data) {
		return false
	}
	if t.stale {
		if sameButForFlags(before, after) {
			return false
		}
		t.reportStale(path)
	}
	if t.dry {
		return true
	}
	if earlier, err := t.book.ReadFile(t.where(path)); err == nil {
		data = po.BytesLike(after, earlier)
	}
	changed, err := t.book.WriteFile(path, data)
	t.reporter.Error(err)
	return changed && err == nil
}

// sameButForFlags reports whether nothing has to be done for files to be used as they
// are: some tools drop flags, and a term that somebody adds to the glossary in
// Weblate gives some texts another, which the next update writes.
func sameButForFlags(before, after *po.File) bool {
	return before != nil && bytes.Equal(withoutFlags(before).Bytes(), withoutFlags(after).Bytes())
}

// withoutFlags returns a file whose messages are fuzzy or not, and no more.
func withoutFlags(f *po.File) *po.File {
	bare := &po.File{}
	for _, e := range f.Entries {
		plain := *e
		plain.Flags = nil
		plain.SetFuzzy(e.Fuzzy())
		bare.Entries = append(bare.Entries, &plain)
	}
	return bare
}

func (t *tree) reportStale(path string) {
	message := diag.Textf("differs from the sections")
	if !t.exists(path) {
		message = diag.Textf("is not there yet")
	}
	t.reporter(diag.Diagnostic{
		Position: diag.Position{File: path},
		Code:     "stale",
		Message:  message,
		Hint:     diag.Textf(`run "pobook update"`),
	})
}
