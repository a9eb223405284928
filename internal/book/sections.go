package book

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// listSections finds the sections below handbook/, hidden files and folders
// apart. A folder that cannot be read is told and passed over. Symbolic links
// to files are listed, those to folders are not followed.
func listSections(content fs.FS) (config.Found, diag.List) {
	var (
		found    config.Found
		problems diag.List
	)
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.Unknown = append(found.Unknown, p)
			problems = append(problems, explain(path.Join(ContentDir, p), err).Diagnostic)
			return fs.SkipDir
		case p != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && path.Ext(p) == config.SectionExt:
			found.Sections = append(found.Sections, p)
		case entry.Type() == fs.ModeSymlink:
			found.Unknown = append(found.Unknown, p)
		}
		return nil
	}
	_ = fs.WalkDir(content, ".", visit) // visit returns SkipDir or nothing
	slices.Sort(found.Sections)
	return found, problems
}

// SectionFile is the place of a section relative to the root, as diagnostics
// and PO references give it.
func SectionFile(section string) string {
	return path.Join(ContentDir, section)
}

// ReadSection returns the bytes of a section, which are valid UTF-8 without
// U+0000. What the user can correct is a [*FileError].
func (b *Book) ReadSection(section string) ([]byte, error) {
	data, err := b.content.read(section)
	if err != nil {
		return nil, err
	}
	if d, ok := diag.InvalidUTF8(SectionFile(section), data); ok {
		return nil, &FileError{Diagnostic: d}
	}
	if d, ok := nul(SectionFile(section), data); ok {
		return nil, &FileError{Diagnostic: d}
	}
	return data, nil
}
