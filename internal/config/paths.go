package config

import (
	"cmp"
	"path"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/locale"
)

// SectionExt is how the name of a section's file ends where nobody chose another
// ending, see [document.Extensions].
const SectionExt = ".md"

// A Target is a locale into which the handbook is translated.
type Target struct {
	Locale locale.Locale
	// Folder is the name of its folder among the catalogues: the code as the
	// configuration writes it, so that a project that began with zh_TW keeps
	// the paths that its Weblate knows.
	Folder string
}

// Places are where the parts of a handbook are, as slash-separated paths relative to
// its root folder. The zero value is the usual places.
type Places struct{ file, folder, catalogues string }

// Folders of [Places.Catalogues] that are not a locale's.
const (
	TemplatesDir = "templates"
	GlossaryDir  = "glossary"
)

// How the names of templates and catalogues end.
const (
	TemplateExt  = ".pot"
	CatalogueExt = ".po"
)

// File is the configuration.
func (p Places) File() string { return cmp.Or(p.file, "handbook/handbook.yaml") }

// Folder has the sections and their images in it; "." is the root folder.
func (p Places) Folder() string { return cmp.Or(p.folder, "handbook") }

// Usual reports whether the sections and the catalogues are in the usual folders, and the
// configuration beside the sections.
func (p Places) Usual() bool {
	return p.Folder() == Places{}.Folder() && p.Catalogues() == Places{}.Catalogues() && path.Dir(p.File()) == p.Folder()
}

// Named is how a sentence names the folder of the sections: "handbook/".
func (p Places) Named() string {
	if p.Folder() == "." {
		return "the root folder"
	}
	return p.Folder() + "/"
}

// Catalogues has the templates, a folder per locale, and the glossary in it.
func (p Places) Catalogues() string { return cmp.Or(p.catalogues, "locales") }

// Content is the path of a file of which the path below the folder of the sections
// is known, as diagnostics and PO references give it.
func (p Places) Content(file string) string { return path.Join(p.Folder(), file) }

// Below returns the path of a file below the folder of the sections; false if it is not
// there.
func (p Places) Below(file string) (string, bool) {
	if p.Folder() == "." {
		return file, true
	}
	return strings.CutPrefix(file, p.Folder()+"/")
}

// Templates is the folder of the templates.
func (p Places) Templates() string { return path.Join(p.Catalogues(), TemplatesDir) }

// Template is the path of a section's template.
func (p Places) Template(section string) string {
	return path.Join(p.Templates(), WithoutExt(section)+TemplateExt)
}

// Locale is the folder of a locale's catalogues.
func (p Places) Locale(target Target) string { return path.Join(p.Catalogues(), target.Folder) }

// Catalogue is the path of a section's catalogue.
func (p Places) Catalogue(target Target, section string) string {
	return path.Join(p.Locale(target), WithoutExt(section)+CatalogueExt)
}

// Glossary is the path of a locale's glossary in the format that ext names.
func (p Places) Glossary(target Target, ext string) string {
	return path.Join(p.Catalogues(), GlossaryDir, target.Folder+ext)
}

// WithoutExt is the path of a section without its ending, and so that of its
// catalogues and of its component in Weblate.
func WithoutExt(section string) string {
	if !document.IsMarkdown(section) {
		return section
	}
	return strings.TrimSuffix(section, path.Ext(section))
}
