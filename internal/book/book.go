// Package book is the handbook on disk: which sections are there, where their
// catalogues are, and every access to its files. What its configuration says is
// package config's.
//
// Translations and images are untrusted input, so files are opened through
// [os.Root] only: nothing is read or written outside the handbook, whatever a
// path or a symbolic link says. What package book hands out is bytes; it
// refuses to look into Markdown or PO.
//
// Start reading at [Open].
package book

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// A Book is an open handbook. Close it when done.
type Book struct {
	Config config.Config

	dir       string       // as the user gave it
	root      folder       // the root folder
	content   folder       // ContentDir
	found     config.Found // whether in the reading order or not
	problems  diag.List
	conflicts map[string]diag.Diagnostic // by locale code
}

// Open opens the handbook whose root folder is dir: the one that holds
// handbook/handbook.yaml. What is wrong with the configuration comes back all
// at once, as a [diag.List]; what leaves the rest of the handbook usable does
// not stop Open and is in [Book.Problems].
func Open(dir string) (*Book, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explainFolder(dir, err)
	}
	b := &Book{dir: dir, root: folder{tree: root}}
	if err := b.load(); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// load fills an opened book.
func (b *Book) load() error {
	content, err := b.root.sub(ContentDir)
	if errors.Is(err, fs.ErrNotExist) {
		return noConfiguration(b.dir)
	} else if err != nil {
		return err
	}
	b.content = content
	text, err := content.read(config.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return noConfiguration(b.dir)
	} else if err != nil {
		return err
	}

	b.found, b.problems = listSections(content.tree.FS())
	b.found = withoutPublished(b.root, b.found)
	var wrong diag.List
	if b.Config, wrong = config.Read(text, b.found); len(wrong) > 0 {
		return wrong
	}
	b.found = b.Config.Output.WithoutOutput(b.found, b.Config.Source, b.Config.Locales)
	if b.Config.Sections == nil {
		b.problems = append(b.problems, passedOver(b.found.PassedOver)...)
		var leftOut diag.List
		b.Config.Sections, leftOut = b.found.ReadingOrder()
		b.problems = append(b.problems, leftOut...)
	}
	b.problems = append(b.problems, b.checkSections()...)
	b.problems = append(b.problems, b.checkLocales()...)
	b.problems.Sort()
	return nil
}

// checkSections warns of a handbook that is empty for no other reason.
func (b *Book) checkSections() diag.List {
	if len(b.Config.Sections) > 0 || slices.ContainsFunc(b.problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		return nil
	}
	return diag.List{{
		Position: diag.Position{File: ContentDir},
		Severity: diag.Warning,
		Code:     "no-sections",
		Message:  "no section is here",
		Hint:     "write one as a file that ends in .md, .mdx or .markdown",
	}}
}

// checkLocales holds the folders in locales/ against the configuration.
func (b *Book) checkLocales() diag.List {
	folders, problems := localeFolders(b.root)
	conflicts, strays := compareFolders(b.Config, folders)
	b.conflicts = conflicts
	for _, target := range b.Config.Locales {
		if d, ok := conflicts[target.Locale.Code]; ok {
			problems = append(problems, d)
		}
	}
	return append(problems, strays...)
}

// Close gives up the folders that b holds open.
func (b *Book) Close() error {
	var content error
	if b.content.tree != nil {
		content = b.content.tree.Close()
	}
	return errors.Join(content, b.root.tree.Close())
}

// Problems are the findings of Open that did not stop it, in the order of
// their places. The errors among them concern single locales, see
// [Book.CheckTarget], and single sections: those that cannot be read, see
// [Book.ReadSection], and those that are left out of the reading order since
// Weblate could not take their catalogues.
func (b *Book) Problems() diag.List {
	return b.problems
}

// CheckTarget returns what makes a locale unusable: catalogues in two folders
// that mean the same language, since nobody but the user can say which count.
func (b *Book) CheckTarget(target config.Target) error {
	if d, ok := b.conflicts[target.Locale.Code]; ok {
		return d
	}
	return nil
}

// Unlisted are the sections that are there but outside the reading order.
func (b *Book) Unlisted() []string {
	return unlisted(b.found, b.Config.Sections)
}

// OrphanFiles are the templates, and the catalogues of the configured locales,
// whose section does not exist, in the order of their paths. They hold work
// that nothing shows any more. A section that is there but outside the reading
// order, or in a folder that cannot be read, keeps its catalogues.
func (b *Book) OrphanFiles() []Orphan {
	return findOrphans(b.root.tree.FS(), b.found, b.Config.Locales)
}

// Orphans are warnings about the files of [Book.OrphanFiles].
//
// Where a folder lacks the file of exactly one section, that is taken for the
// new name, so ask before an update makes that file.
func (b *Book) Orphans() diag.List {
	var warnings diag.List
	for _, o := range b.OrphanFiles() {
		warnings = append(warnings, o.warning(o.successor(b.root.tree, b.Config.Sections)))
	}
	return warnings
}

// ReadSection returns the bytes of a section, which are valid UTF-8 without
// U+0000. What the user can correct is a [*FileError].
func (b *Book) ReadSection(section string) ([]byte, error) {
	return readSection(b.content, section)
}

// ReadContent returns the bytes of a file at a slash-separated path below
// handbook/: one that the configuration names, or an image of a section. What
// is wrong is a [*FileError]; its At puts it where the file is named.
func (b *Book) ReadContent(path string) ([]byte, error) {
	return b.content.read(path)
}

// ReadFile returns the bytes of a file below the root folder, at a
// slash-separated path such as [CataloguePath] gives.
func (b *Book) ReadFile(path string) ([]byte, error) {
	return b.root.read(path)
}

// WriteFile gives a file below the root folder its content and reports whether
// that changed it. An unchanged file is not touched; a changed one is replaced
// at once, so that whatever goes wrong either the old file is there or the new
// one. Folders are made as needed.
func (b *Book) WriteFile(path string, data []byte) (changed bool, err error) {
	return b.root.write(path, data)
}

// MoveFile gives a file below the root folder another path, at once, so that it
// is at one of them whatever goes wrong. Nothing may be at the new path. Folders
// are made as needed, and removed where the file was the last one.
func (b *Book) MoveFile(from, to string) error {
	return b.root.move(from, to)
}

// RemoveTemporary removes the temporary files below locales/ that a program left
// which was killed while it wrote. Those that a program still writes stay.
func (b *Book) RemoveTemporary() error {
	return b.root.removeTemporary(LocalesDir)
}
