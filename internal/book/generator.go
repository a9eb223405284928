package book

import (
	"os"
	"path/filepath"

	"github.com/pobook/pobook/internal/config"
)

// generatorFiles are what lies in the folder of a site by which its generator is known,
// with the dialect of its Markdown, as the key dialect has it.
var generatorFiles = []struct{ name, dialect string }{
	{"mkdocs.yml", "mkdocs"},
	{"mkdocs.yaml", "mkdocs"},
	{"docusaurus.config.js", "docusaurus"},
	{"docusaurus.config.ts", "docusaurus"},
	{"docusaurus.config.mjs", "docusaurus"},
	{".vitepress", "vitepress"},
	{"hugo.toml", "hugo"},
	{"hugo.yaml", "hugo"},
	{"hugo.json", "hugo"},
	{"book.toml", "mdbook"},
}

// FindDialect returns the dialect of the generator whose configuration lies in a
// folder, or below it in that of the sections, and the path of that; both are empty
// if none does.
func FindDialect(dir string) (dialect, file string) {
	for _, below := range []string{".", config.Places{}.Folder()} {
		for _, f := range generatorFiles {
			path := filepath.Join(below, f.name)
			if _, err := os.Lstat(filepath.Join(dir, path)); err == nil {
				return f.dialect, filepath.ToSlash(path)
			}
		}
	}
	return "", ""
}
