package update

import (
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/merging"
)

// reportOrphans warns of the files that no section has any more.
func reportOrphans(t *tree) {
	warnings := t.book.Orphans()
	warnings = slices.DeleteFunc(warnings, func(d diag.Diagnostic) bool { return t.renamed(d.File) })
	t.reporter.Error(warnings.Err())
}

// orphans are the catalogues of a locale whose section is gone, or outside the
// reading order. Their translations may be wanted elsewhere.
func orphans(t *tree, target config.Target) []merging.SectionFile {
	var orphans []merging.SectionFile
	add := func(section, path string) {
		if file, err := content.CatalogueAt(t.book, target, path); err == nil && file != nil {
			orphans = append(orphans, merging.SectionFile{Section: section, File: file})
		}
	}
	for _, o := range t.book.OrphanFiles() {
		if o.Target != nil && o.Target.Locale.Code == target.Locale.Code && !t.renamed(o.Path) {
			add(o.Section, o.Path)
		}
	}
	for _, section := range t.book.Unlisted() {
		add(section, t.book.Config.Places.Catalogue(target, section))
	}
	return orphans
}
