package book

import (
	"path"

	"github.com/pobook/pobook/internal/config"
)

// What stands in a handbook's root folder.
const (
	ContentDir = config.Dir // the sections, their images, the configuration
	LocalesDir = "locales"  // templates/, a folder per locale, glossary/
	OutputDir  = "dist"     // what is built, unless the user asks for another folder

	ConfigFile   = config.Path
	TemplatesDir = LocalesDir + "/" + templatesDir
)

// Folders of LocalesDir that are not a locale's.
const (
	templatesDir = "templates"
	glossaryDir  = "glossary"
)

const (
	templateExt  = ".pot"
	catalogueExt = ".po"
)

// SectionFile is the path of a section, which is below handbook/, relative to
// the root, as diagnostics and PO references give it.
func SectionFile(section string) string {
	return path.Join(ContentDir, section)
}

// TemplatePath is the path of a section's template, relative to the root.
func TemplatePath(section string) string {
	return path.Join(LocalesDir, templatesDir, config.WithoutExt(section)+templateExt)
}

// CataloguePath is the path of a section's catalogue, relative to the root.
func CataloguePath(target config.Target, section string) string {
	return path.Join(LocalesDir, target.Folder, config.WithoutExt(section)+catalogueExt)
}

// GlossaryPath is the path of a locale's glossary in the format that ext names,
// relative to the root.
func GlossaryPath(target config.Target, ext string) string {
	return path.Join(LocalesDir, glossaryDir, target.Folder+ext)
}
