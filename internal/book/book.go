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
	home      folder       // of the configuration
	content   folder       // of the sections
	found     config.Found // whether in the reading order or not
	problems  diag.List
	conflicts map[string]diag.Diagnostic // by locale code
}

// Open opens the handbook whose root folder is dir: the one that holds
// handbook/handbook.yaml, or the configuration at another place. What is wrong with the configuration comes back all
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
	var (
		file string
		text []byte
		err  error
	)
	if b.home, file, text, err = readConfiguration(b.dir, b.root); err != nil {
		return err
	}
	places, at, wrong := config.PlacesOf(file, text)
	if b.content, err = b.root.sub(places.Folder()); err != nil {
		if len(wrong) > 0 {
			return wrong
		}
		return noSections(b.dir, places, at, err)
	}
	var manifests []string
	b.found, manifests, b.problems = listSections(b.content.tree.FS(), places)
	if b.found, err = withoutPublished(b.root, b.found, manifests); err != nil {
		return err
	}
	b.found.Order = func(there config.Found, name string) (config.Order, error) {
		said, found, err := orderFiles{b.root, b.content, there}.read(name)
		b.problems = append(b.problems, found...)
		return said, err
	}
	if b.Config, wrong = config.Read(text, b.found); len(wrong) > 0 {
		return wrong
	}
	b.found = b.Config.Output.WithoutOutput(b.found, b.Config.Source, b.Config.Locales)
	if b.Config.Order.Made != nil {
		b.found.Made = b.Config.Order.Titles
	}
	if b.Config.Sections == nil && b.Config.Order.File == "" {
		b.problems = append(b.problems, passedOver(b.found)...)
		var leftOut diag.List
		b.Config.Sections, leftOut = b.found.ReadingOrder()
		b.problems = append(b.problems, leftOut...)
	}
	b.problems = append(b.problems, b.checkSections()...)
	b.problems = append(b.problems, b.checkNames()...)
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
		Position: diag.Position{File: b.Config.Places.Folder()},
		Severity: diag.Warning,
		Code:     "no-sections",
		Message:  diag.Textf("no section is here"),
		Hint:     diag.Textf("write one as a file that ends in .md, .mdx or .markdown"),
	}}
}

// checkNames warns of sections whose files, and so their catalogues, cannot be on Windows: a
// translator there cannot even clone the repository.
func (b *Book) checkNames() diag.List {
	var warnings diag.List
	for _, section := range b.Config.Sections {
		if why := config.NotOnWindows(section); !why.Empty() {
			warnings = append(warnings, diag.Diagnostic{
				Position: diag.Position{File: b.FileOf(section)},
				Severity: diag.Warning,
				Code:     "name-on-windows",
				Message:  why,
				Hint:     diag.Textf("rename it if anybody works there"),
			})
		}
	}
	return warnings
}

// checkLocales holds the folders of the catalogues against the configuration.
func (b *Book) checkLocales() diag.List {
	folders, problems := localeFolders(b.root, b.Config.Places)
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
	var errs []error
	for _, f := range []folder{b.content, b.home, b.root} {
		if f.tree != nil {
			errs = append(errs, f.tree.Close())
		}
	}
	return errors.Join(errs...)
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

// Pictures are the images below handbook/, in byte order.
func (b *Book) Pictures() []string { return b.found.Pictures }

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
	if made := b.Config.Order.Made; made != nil && b.Config.Order.Is(section) {
		return made, nil
	}
	return readSection(b.content, section)
}

// FileOf is the path of the file in which a section stands, relative to the root.
func (b *Book) FileOf(section string) string {
	if b.Config.Order.Is(section) {
		return b.Config.Order.File
	}
	return b.Config.Places.Content(section)
}

// ReadContent returns the bytes of a file at a slash-separated path below
// that of the sections: one that the configuration names, or an image of a section. What
// is wrong is a [*FileError]; its At puts it where the file is named.
func (b *Book) ReadContent(path string) ([]byte, error) {
	return b.content.read(path)
}

// ReadFile returns the bytes of a file below the root folder, at a
// slash-separated path such as [config.Places] gives.
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

// RemoveTemporary removes the temporary files below the folder of the catalogues that a program left
// which was killed while it wrote. Those that a program still writes stay.
func (b *Book) RemoveTemporary() error {
	return b.root.removeTemporary(b.Config.Places.Catalogues())
}
