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
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// The places of a handbook, relative to its root folder.
const (
	ContentDir = config.Dir // the sections, their images, the configuration
	LocalesDir = "locales"  // templates/, a folder per locale, glossary/
	OutputDir  = "dist"     // what is built, unless the user asks for another folder

	ConfigFile = config.Path
	configName = config.Name
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
// not stop Open and is told by [Book.Problems].
func Open(dir string) (*Book, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explainFolder(dir, err)
	}
	b := &Book{dir: dir, root: folder{root: root}}
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
	text, err := content.read(configName)
	if errors.Is(err, fs.ErrNotExist) {
		return noConfiguration(b.dir)
	} else if err != nil {
		return err
	}

	b.found, b.problems = listSections(content.root.FS())
	var wrong diag.List
	if b.Config, wrong = config.Read(text, b.found); len(wrong) > 0 {
		return wrong
	}
	if b.Config.Sections == nil {
		var leftOut diag.List
		b.Config.Sections, leftOut = b.found.ReadingOrder()
		b.problems = append(b.problems, leftOut...)
	}
	b.checkSections()
	b.checkLocaleFolders()
	b.problems.Sort()
	return nil
}

// checkSections warns of a handbook that is empty for no other reason.
func (b *Book) checkSections() {
	if len(b.Config.Sections) == 0 && len(b.problems) == 0 {
		b.problems = append(b.problems, diag.Diagnostic{
			Position: diag.Position{File: ContentDir},
			Severity: diag.Warning,
			Code:     "no-sections",
			Message:  "no section is here",
			Hint:     "write one as a file that ends in .md",
		})
	}
}

// Close gives up the folders that b holds open.
func (b *Book) Close() error {
	var content error
	if b.content.root != nil {
		content = b.content.root.Close()
	}
	return errors.Join(content, b.root.root.Close())
}

// Problems are the findings of Open that did not stop it, in the order of
// their places. The errors among them concern single locales, see
// [Book.CheckTarget], and single sections: those that cannot be read, see
// [Book.ReadSection], and those that are left out of the reading order since
// Weblate could not take their catalogues.
func (b *Book) Problems() diag.List {
	return b.problems
}

// noConfiguration says what to do where dir holds no handbook: somebody who
// stands in a folder of one is shown the way up, anyone else how to begin.
func noConfiguration(dir string) error {
	d := diag.Diagnostic{
		Position: diag.Position{File: ConfigFile},
		Code:     "no-configuration",
		Message:  "no such file",
		Hint:     `"pobook init" starts a handbook here`,
	}
	if up := enclosing(dir); up != "" {
		d.Hint = fmt.Sprintf("this folder is part of a handbook: use \"pobook -C %s\"", filepath.ToSlash(up))
	}
	return diag.List{d}
}

// enclosing finds the nearest folder above dir that holds a handbook, relative
// as dir is, or "".
func enclosing(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for up := filepath.Join(dir, ".."); ; up = filepath.Join(up, "..") {
		parent := filepath.Dir(abs)
		if parent == abs {
			return ""
		}
		abs = parent
		if info, err := os.Stat(filepath.Join(abs, filepath.FromSlash(ConfigFile))); err == nil && info.Mode().IsRegular() {
			return up
		}
	}
}
