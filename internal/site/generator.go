package site

import (
	"io/fs"
	"path"
)

// A generator is one that makes sites of Markdown.
type generator struct {
	name    string
	signs   []string // names in the folder of a site of which one is there
	dialect string
	// folder returns where the Markdown is, for the path of a sign, and the reason if it is
	// not that the generator reads it anyhow; nothing where there is no Markdown.
	folder func(root fs.FS, sign string) (folder, why string)
	// languages reads what the generator is configured with.
	languages func(root fs.FS, sign string) languages
}

// generators are the table of them. What they build: [Builds].
var generators = []generator{
	{"MkDocs", []string{"mkdocs.yml", "mkdocs.yaml"}, "mkdocs", mkdocsFolder, mkdocsLanguages},
	{"Docusaurus", []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"}, "docusaurus", usual("docs", "../docs"), docusaurusLanguages},
	{"VitePress", []string{".vitepress"}, "vitepress", usual("."), none},
	{"Hugo", []string{"hugo.toml", "hugo.yaml", "hugo.json"}, "hugo", usual("content"), none},
	{"mdBook", []string{"book.toml"}, "mdbook", mdbookFolder, mdbookLanguages},
	{"Jekyll", []string{"_config.yml"}, "", usual("_articles", "_docs", "docs", "."), none},
}

// find returns the generator that a folder is configured for, and the path by which it is
// known.
func find(root fs.FS) (g generator, sign string) {
	for _, base := range bases {
		for _, g := range generators {
			for _, name := range g.signs {
				if sign := path.Join(base, name); exists(root, sign) {
					return g, sign
				}
			}
		}
	}
	return generator{folder: usual(), languages: none}, ""
}
