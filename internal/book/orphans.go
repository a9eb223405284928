package book

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// An Orphan is a template or a catalogue whose section does not exist: it was
// renamed or deleted.
type Orphan struct {
	Path    string         // of the file, relative to the root
	Section string         // its path, as it was
	Target  *config.Target // nil for a template
	places  config.Places
}

// PathFor is where the file would be if its section had another path.
func (o Orphan) PathFor(section string) string {
	if o.Target == nil {
		return o.places.Template(section)
	}
	return o.places.Catalogue(*o.Target, section)
}

// findOrphans finds the orphans among the templates and the catalogues of the
// targets, in the order of their paths.
func findOrphans(root fs.FS, found config.Found, targets []config.Target) []Orphan {
	orphans := orphansIn(root, found, config.TemplatesDir, config.TemplateExt, nil)
	for i := range targets {
		orphans = append(orphans, orphansIn(root, found, targets[i].Folder, config.CatalogueExt, &targets[i])...)
	}
	slices.SortFunc(orphans, func(x, y Orphan) int { return cmp.Compare(x.Path, y.Path) })
	return orphans
}

// orphansIn finds the orphans in one of the folders of catalogues. Hidden files and
// folders are the business of editors and Weblate.
func orphansIn(root fs.FS, found config.Found, name, ext string, target *config.Target) []Orphan {
	var orphans []Orphan
	folder := path.Join(found.Places.Catalogues(), name)
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // reported by whoever reads the catalogues in it
		case strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || path.Ext(p) != ext:
			return nil
		}
		section := strings.TrimSuffix(strings.TrimPrefix(p, folder+"/"), ext)
		if !found.HasFor(section) {
			orphans = append(orphans, Orphan{p, section + config.SectionExt, target, found.Places})
		}
		return nil
	}
	_ = fs.WalkDir(root, folder, visit) // visit returns SkipDir or nothing
	return orphans
}

// successor is the section that alone lacks the file that an orphan is, and so
// may be the orphan's under a new path; "" if there is none or more than one.
func (o Orphan) successor(root *os.Root, sections []string) string {
	only := ""
	for _, section := range sections {
		if _, err := root.Lstat(o.PathFor(section)); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if only != "" {
			return ""
		}
		only = section
	}
	return only
}

// warning is the diagnostic for an orphan. Successor is the section that may
// have taken the place of its own, or "".
func (o Orphan) warning(successor string) diag.Diagnostic {
	message := diag.Textf("no section %q in %s belongs to this catalogue", o.Section, o.places.Named())
	end := diag.Textf("delete it when its translations are no longer wanted")
	hint := diag.Textf("rename it along with the section, or %s", end)
	if o.Target == nil {
		message = diag.Textf("no section %q in %s belongs to this template", o.Section, o.places.Named())
		end = diag.Textf("delete it")
		hint = end
	}
	if successor != "" {
		hint = diag.Textf("is it %s now? then rename this file to %s; if not, %s", o.places.Content(successor), o.PathFor(successor), end)
	}
	return diag.Diagnostic{
		Position: diag.Position{File: o.Path},
		Severity: diag.Warning,
		Code:     "orphan",
		Message:  message,
		Hint:     hint,
	}
}
