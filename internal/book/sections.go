package book

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/site"
)

// listSections finds the sections below their folder, hidden files and folders and
// what [noSectionsIn] says apart. A folder that cannot be read is reported and passed over.
// Symbolic links to files are listed, those to folders are not followed. The manifests
// that are there come back as well.
func listSections(content fs.FS, places config.Places) (found config.Found, manifests []string, problems diag.List) {
	found.Places = places
	apart := noSectionsIn(content, places)
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.Unknown = append(found.Unknown, p)
			problems = append(problems, explain(places.Content(p), err).Diagnostic)
			return fs.SkipDir
		case entry.IsDir():
			if p != "." && strings.HasPrefix(entry.Name(), ".") || apart(p, entry.Name()) {
				return fs.SkipDir
			}
		case entry.Name() == ManifestName:
			manifests = append(manifests, p)
		case strings.HasPrefix(entry.Name(), "."):
			if hiddenSection(entry) {
				found.PassedOver = append(found.PassedOver, p)
			}
		case document.IsMarkdown(p):
			found.Sections = append(found.Sections, p)
		case document.IsPicture(p):
			found.Pictures = append(found.Pictures, p)
		case entry.Type() == fs.ModeSymlink:
			found.Unknown = append(found.Unknown, p)
		case places.Folder() != "." && mayBeMeant(p):
			found.PassedOver = append(found.PassedOver, p)
		}
		return nil
	}
	_ = fs.WalkDir(content, ".", visit) // visit returns SkipDir or nothing
	slices.Sort(found.Sections)
	slices.Sort(found.PassedOver)
	slices.Sort(found.Pictures)
	return found, manifests, problems
}

// noSectionsIn returns which folders among the sections have none in them: those of the
// catalogues, of packages, and, where the sections are in the root folder, of what is built.
func noSectionsIn(content fs.FS, places config.Places) func(p, name string) bool {
	folders := []string{places.Catalogues()}
	if places.Folder() == "." {
		folders = append(folders, OutputDir)
		folders = append(folders, site.Builds(content)...)
	}
	return func(p, name string) bool {
		return name == nodeModules || p != "." && slices.Contains(folders, places.Content(p))
	}
}

// nodeModules is the folder of packages that generators are installed with. Each of them
// has Markdown.
const nodeModules = "node_modules"

// unlisted are the sections that are there but outside the reading order.
func unlisted(found config.Found, order []string) []string {
	return slices.DeleteFunc(slices.Clone(found.Sections), func(section string) bool { return slices.Contains(order, section) })
}

// readSection returns the bytes of a section if they are text.
func readSection(content folder, section string) ([]byte, error) {
	data, err := content.read(section)
	if err != nil {
		return nil, err
	}
	if d, ok := diag.InvalidUTF8(content.shown(section), data); ok {
		return nil, &FileError{Diagnostic: d}
	}
	if d, ok := diag.NUL(content.shown(section), data); ok {
		return nil, &FileError{Diagnostic: d}
	}
	return data, nil
}
