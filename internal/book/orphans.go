package book

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

const (
	templateExt  = ".pot"
	catalogueExt = ".po"
)

// Orphans are warnings about the templates, and the catalogues of the
// configured locales, whose section does not exist: it was renamed or deleted.
// They hold work that nothing shows any more. A section that is there but
// outside the reading order, or in a folder that cannot be read, keeps its
// catalogues.
//
// Where a folder lacks the file of exactly one section, that is taken for the
// new name, so ask before an update makes that file.
func (b *Book) Orphans() diag.List {
	orphans := b.orphansIn(templatesDir, templateExt, b.TemplatePath)
	for _, target := range b.Locales {
		orphans = append(orphans, b.orphansIn(target.Folder, catalogueExt, func(section string) string {
			return b.CataloguePath(target, section)
		})...)
	}
	orphans.Sort()
	return orphans
}

// orphansIn finds the orphans below a folder of locales/, where the file of a
// section is at place. Hidden files and folders are the business of editors
// and Weblate.
func (b *Book) orphansIn(name, ext string, place func(section string) string) diag.List {
	var orphans diag.List
	folder := path.Join(LocalesDir, name)
	renamed := b.onlyWithout(place)
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // told by whoever reads the catalogues in it
		case strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || path.Ext(p) != ext:
			return nil
		}
		section := strings.TrimSuffix(strings.TrimPrefix(p, folder+"/"), ext) + sectionExt
		if !b.found.has(section) {
			orphans = append(orphans, orphan(p, section, renamed, place))
		}
		return nil
	}
	_ = fs.WalkDir(b.root.root.FS(), folder, visit) // visit returns SkipDir or nothing
	return orphans
}

// onlyWithout is the section that alone has no file at its place; "" if there
// is none or more than one.
func (b *Book) onlyWithout(place func(section string) string) string {
	only := ""
	for _, section := range b.Sections {
		if _, err := b.root.root.Lstat(place(section)); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if only != "" {
			return ""
		}
		only = section
	}
	return only
}

// orphan is the diagnostic for the file at p, whose section may be called
// renamed now.
func orphan(p, section, renamed string, place func(section string) string) diag.Diagnostic {
	kind, end := "catalogue", "delete it when its translations are no longer wanted"
	hint := "rename it along with the section, or " + end
	if path.Ext(p) == templateExt {
		kind, end = "template", "delete it"
		hint = end
	}
	if renamed != "" {
		hint = fmt.Sprintf("is it %s now? then rename this file to %s; if not, %s", SectionFile(renamed), place(renamed), end)
	}
	return diag.Diagnostic{
		Position: diag.Position{File: p},
		Severity: diag.Warning,
		Code:     "orphan",
		Message:  fmt.Sprintf("no section %q in %s/ belongs to this %s", section, ContentDir, kind),
		Hint:     hint,
	}
}
