package config

import (
	"path"
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// Where the configuration is, relative to the handbook's root folder.
const (
	Dir  = "handbook" // the sections are in it too
	Name = "handbook.yaml"
	Path = Dir + "/" + Name
)

// SectionExt is how the name of a section's file ends where nobody chose another
// ending, see [document.Extensions].
const SectionExt = ".md"

// WithoutExt is the path of a section without its ending, and so that of its
// catalogues and of its component in Weblate.
func WithoutExt(section string) string {
	if !document.IsMarkdown(section) {
		return section
	}
	return strings.TrimSuffix(section, path.Ext(section))
}
