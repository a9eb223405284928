package book

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

const (
	templateExt  = ".pot"
	catalogueExt = ".po"
)

// An Orphan is a template or a catalogue whose section does not exist: it was
// renamed or deleted.
type Orphan struct {
	Path    string         // of the file, relative to the root
	Section string         // below handbook/, as it was
	Target  *config.Target // nil for a template
}

// OrphanFiles are the templates, and the catalogues of the configured locales,
// whose section does not exist, in the order of their places. They hold work
// that nothing shows any more. A section that is there but outside the reading
// order, or in a folder that cannot be read, keeps its catalogues.
func (b *Book) OrphanFiles() []Orphan {
	orphans := b.orphansIn(templatesDir, templateExt, nil)
	for i := range b.Config.Locales {
		orphans = append(orphans, b.orphansIn(b.Config.Locales[i].Folder, catalogueExt, &b.Config.Locales[i])...)
	}
	slices.SortFunc(orphans, func(x, y Orphan) int { return cmp.Compare(x.Path, y.Path) })
	return orphans
}

// Unlisted are the sections that are there but outside the reading order.
func (b *Book) Unlisted() []string {
	return slices.DeleteFunc(slices.Clone(b.found.Sections), func(section string) bool { return slices.Contains(b.Config.Sections, section) })
}

// Orphans are warnings about the files of [Book.OrphanFiles].
//
// Where a folder lacks the file of exactly one section, that is taken for the
// new name, so ask before an update makes that file.
func (b *Book) Orphans() diag.List {
	var warnings diag.List
	for _, o := range b.OrphanFiles() {
		place := b.place(o.Target)
		warnings = append(warnings, orphan(o.Path, o.Section, b.onlyWithout(place), place))
	}
	return warnings
}

// place says where the files of sections are: the templates, or the catalogues
// of a locale.
func (b *Book) place(target *config.Target) func(section string) string {
	if target == nil {
		return b.TemplatePath
	}
	return func(section string) string { return b.CataloguePath(*target, section) }
}

// PlaceFor is where an orphan would be if its section had another path.
func (b *Book) PlaceFor(o Orphan, section string) string { return b.place(o.Target)(section) }

// orphansIn finds the orphans below a folder of locales/. Hidden files and
// folders are the business of editors and Weblate.
func (b *Book) orphansIn(name, ext string, target *config.Target) []Orphan {
	var orphans []Orphan
	folder := path.Join(LocalesDir, name)
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
		section := strings.TrimSuffix(strings.TrimPrefix(p, folder+"/"), ext) + config.SectionExt
		if !b.found.Has(section) {
			orphans = append(orphans, Orphan{p, section, target})
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
	for _, section := range b.Config.Sections {
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
