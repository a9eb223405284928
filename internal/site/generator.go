package site

import (
	"io/fs"
	"path"
	"strings"
)

// A generator is one that makes sites of Markdown.
type generator struct {
	name    string
	signs   []string // names in the folder of a site of which one is there; see [telling]
	dialect string
	// folder returns where the Markdown is, for the path of a sign, and the reason if it is
	// not that the generator reads it anyhow; nothing where there is no Markdown.
	folder func(root fs.FS, sign string) (folder, why string)
	// languages reads what the generator is configured with.
	languages   func(root fs.FS, sign string) languages
	order       order
	publication publication
	frontMatter []string // the keys that readers see the values of
}

// generators are the table of them. What they build: [Builds].
var generators = []generator{
	{"MkDocs", []string{"mkdocs.yml", "mkdocs.yaml"}, "mkdocs", mkdocsFolder, mkdocsLanguages, beside("mkdocs.yml", "nav:"), mkdocsPublication, []string{"title", "description"}},
	{"Docusaurus", []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"}, "docusaurus", usual("docs", "../docs"), docusaurusLanguages, docusaurusOrder, docusaurusPublication, []string{"title", "description", "sidebar_label"}},
	{"VitePress", []string{".vitepress"}, "vitepress", usual("."), none, unsaid, vitepressPublication, strings.Fields("title description hero.name hero.text hero.tagline hero.actions[].text features[].title features[].details features[].linkText hero.image.alt")},
	{"Hugo", []string{"hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml"}, "hugo", usual("content"), none, always("hugo"), hugoPublication, []string{"title", "linkTitle", "description"}},
	{"mdBook", []string{"book.toml"}, "mdbook", mdbookFolder, mdbookLanguages, among("SUMMARY.md"), mdbookPublication, nil},
	{"Jekyll", []string{"_config.yml"}, "jekyll", usual("_articles", "_docs", "docs", "."), none, beside("_data/navigation.yml", ""), jekyllPublication, []string{"title", "description", "excerpt"}},
}

// find returns the generator that a folder is configured for, and the path by which it is
// known.
func find(root fs.FS) (g generator, sign string) {
	for _, base := range bases {
		for _, g := range generators {
			for _, name := range g.signs {
				if sign := path.Join(base, name); exists(root, sign) && tells(root, sign) {
					return g, sign
				}
			}
		}
	}
	return generator{folder: usual(), languages: none, order: unsaid, publication: nowhere}, ""
}
