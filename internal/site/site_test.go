package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/site"
)

// look looks at a folder of files; those of which nothing is said are empty.
func look(files map[string]string, empty ...string) site.Site {
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, name := range empty {
		root[name] = &fstest.MapFile{}
	}
	return site.Look(root)
}

func TestLook(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		files map[string]string
		empty []string
		want  site.Site
	}{
		{"nothing", nil, nil, site.Site{}},
		{"texts about a project", nil, []string{"README.md", "CODE_OF_CONDUCT.md", "code-of-conduct.md", "CHANGELOG.zh.md", ".github/x.md", "node_modules/a/b.md"}, site.Site{}},
		{"most", nil, []string{"a/1.md", "b/1.md", "b/2.markdown", "c.md"}, site.Site{Folder: "b", Why: "it has most of the Markdown here"}},
		{"beside folders", nil, []string{"a/1.md", "1.md", "2.md"}, site.Site{Folder: ".", Why: "most of the Markdown is in it"}},
		{"handbook counts first", nil, []string{"mkdocs.yml", "docs/1.md", "handbook/1.md"}, site.Site{
			Generator: "MkDocs", Sign: "mkdocs.yml", Dialect: "mkdocs", Folder: "handbook", Why: "it has Markdown",
		}},
		{"docs_dir leads outside", map[string]string{"mkdocs.yml": "docs_dir: ../x\n"}, []string{"a/1.md"}, site.Site{
			Generator: "MkDocs", Sign: "mkdocs.yml", Dialect: "mkdocs", Folder: "a", Why: "it has most of the Markdown here",
		}},
		{"mkdocs.yml is no YAML", map[string]string{"mkdocs.yml": "[\n"}, []string{"docs/1.md"}, site.Site{
			Generator: "MkDocs", Sign: "mkdocs.yml", Dialect: "mkdocs", Folder: "docs", Why: "MkDocs reads it",
			FrontMatter: []string{"title", "description"},
		}},
		{"plugins as a mapping", map[string]string{"mkdocs.yml": "theme: {language: de}\nplugins: {i18n: {languages: [{locale: de}, {locale: 'null'}, {locale: pt-BR}]}}\n"}, []string{"docs/1.md"}, site.Site{
			Generator: "MkDocs", Sign: "mkdocs.yml", Dialect: "mkdocs", Folder: "docs", Why: "MkDocs reads it",
			Source: "de", Locales: []string{"pt_BR"}, WhyLocales: "mkdocs.yml lists them for the plugin i18n",
			Publication: site.Publication{Preset: "mkdocs-suffix", Folder: "docs", InPlace: true},
			FrontMatter: []string{"title", "description"},
		}},
		{"Docusaurus in a folder of its own", map[string]string{"website/docusaurus.config.ts": "i18n: {defaultLocale: 'en', locales: ['en', \"zh-Hant\", `fr`]},"}, []string{"docs/1.md"}, site.Site{
			Generator: "Docusaurus", Sign: "website/docusaurus.config.ts", Dialect: "docusaurus", Folder: "docs", Why: "Docusaurus reads it",
			Source: "en", Locales: []string{"zh_Hant", "fr"}, WhyLocales: "website/docusaurus.config.ts lists them",
			Order: "docusaurus", Publication: site.Publication{Preset: "docusaurus", Folder: "website/i18n"},
			FrontMatter: []string{"title", "description", "sidebar_label"},
		}},
		{"VitePress with a folder for each language but one", nil, []string{"docs/.vitepress/config.js", "docs/guide/a.md", "docs/zh/guide/a.md", "docs/zyp/guide/a.md", "docs/it/other.md", "docs/cli/index.md", "docs/index.md", "docs/cli/a.md", "docs/cli/b.md"}, site.Site{
			Generator: "VitePress", Sign: "docs/.vitepress", Dialect: "vitepress", Folder: "docs", Why: "VitePress reads it",
			Locales: []string{"zh_Hans"}, WhyLocales: "docs/zh/guide/a.md is a translation", Sections: []string{"cli/a.md", "cli/b.md", "cli/index.md", "guide/a.md", "index.md", "it/other.md"}, Unknown: []string{"zyp"},
			Publication: site.Publication{Preset: "vitepress", Folder: "docs", InPlace: true},
			FrontMatter: strings.Fields("title description hero.name hero.text hero.tagline hero.actions[].text features[].title features[].details features[].linkText hero.image.alt"),
		}},
		{"a folder for each language", nil, []string{"content/README.md", "content/en/a.md", "content/fr/a.md", "hugo.toml"}, site.Site{
			Generator: "Hugo", Sign: "hugo.toml", Dialect: "hugo", Folder: "content/en", Why: "content/ has a folder for each language",
			Source: "en", Locales: []string{"fr"}, WhyLocales: "there are folders for them in content/",
			Order: "hugo", Publication: site.Publication{Preset: "hugo-folder", Folder: "content", InPlace: true},
			FrontMatter: []string{"title", "linkTitle", "description"},
		}},
		{"folders and names of MkDocs", map[string]string{"mkdocs.yml": "nav: [index.md]\nplugins:\n  - i18n:\n      docs_structure: folder\n      languages: [{locale: en, default: true}, {locale: zh-TW}]\n"}, []string{"docs/en/index.md", "docs/zh-TW/index.md"}, site.Site{
			Generator: "MkDocs", Sign: "mkdocs.yml", Dialect: "mkdocs", Folder: "docs/en", Why: "docs/ has a folder for each language",
			Source: "en", Locales: []string{"zh_Hant"}, WhyLocales: "mkdocs.yml lists them for the plugin i18n",
			Order: "mkdocs.yml", Publication: site.Publication{Preset: "mkdocs-folder", Folder: "docs", InPlace: true, Names: map[string]string{"zh_Hant": "zh-TW"}},
			FrontMatter: []string{"title", "description"},
		}},
		{"Hugo as it was", map[string]string{"config.toml": "baseURL = 'https://a.example/'\n"}, []string{"content/a.md"}, site.Site{
			Generator: "Hugo", Sign: "config.toml", Dialect: "hugo", Folder: "content", Why: "Hugo reads it",
			Order: "hugo", Publication: site.Publication{Preset: "hugo-suffix", Folder: "content", InPlace: true},
			FrontMatter: []string{"title", "linkTitle", "description"},
		}},
		{"another's configuration", map[string]string{"config.toml": "x = 1\n"}, []string{"content/a.md"}, site.Site{Folder: "content", Why: "it has most of the Markdown here"}},
		{"mdBook", map[string]string{"book.toml": "[book]\n"}, []string{"src/SUMMARY.md", "src/a.md"}, site.Site{
			Generator: "mdBook", Sign: "book.toml", Dialect: "mdbook", Folder: "src", Why: "mdBook reads it",
			Order: "SUMMARY.md", Publication: site.Publication{Preset: "mdbook", Folder: "dist"},
		}},
		{"mdBook with catalogues", map[string]string{"book.toml": "[book]\nlanguage = \"en\"\n"}, []string{"src/SUMMARY.md", "src/a.md", "po/en.po", "po/zh-TW.po", "po/messages.pot", "po/xx1.po"}, site.Site{
			Generator: "mdBook", Sign: "book.toml", Dialect: "mdbook", Folder: "src", Why: "mdBook reads it",
			Source: "en", Locales: []string{"zh_Hant"}, WhyLocales: "there are catalogues for them in po/",
			Order: "SUMMARY.md", Publication: site.Publication{Preset: "mdbook", Folder: "dist", Names: map[string]string{"zh_Hant": "zh-TW"}}, Code: "strings",
		}},
		{"sidebars of a program", map[string]string{"docusaurus.config.js": "", "sidebars.js": "module.exports = {docs: ['a']}"}, []string{"docs/a.md"}, site.Site{
			Generator: "Docusaurus", Sign: "docusaurus.config.js", Dialect: "docusaurus", Folder: "docs", Why: "Docusaurus reads it",
			Publication: site.Publication{Preset: "docusaurus", Folder: "i18n"},
			FrontMatter: []string{"title", "description", "sidebar_label"},
		}},
		{"Jekyll", map[string]string{"_data/navigation.yml": "- url: /a\n"}, []string{"_config.yml", "_docs/a.md"}, site.Site{
			Generator: "Jekyll", Sign: "_config.yml", Folder: "_docs", Why: "Jekyll reads it",
			Dialect: "jekyll", Order: "_data/navigation.yml", Publication: site.Publication{Preset: "jekyll-folder", Folder: "_docs", InPlace: true},
			FrontMatter: []string{"title", "description", "excerpt"},
		}},
		{"languages in names", nil, []string{"text/README.md", "text/to-pin.md", "text/README.zh-TW.md", "text/README-de.md", "text/to-do.md", "text/to.md", "text/x.ja.md"}, site.Site{
			Folder: "text", Why: "it has most of the Markdown here",
			Locales: []string{"de", "zh_Hant"}, WhyLocales: "text/README-de.md is a translation",
			Sections: []string{"README.md", "to-do.md", "to-pin.md", "to.md", "x.ja.md"},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, look(test.files, test.empty...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Each generator is known by its signs, wherever they are, and has a dialect that there is.
func TestGenerators(t *testing.T) {
	t.Parallel()
	for sign, want := range map[string]string{
		"mkdocs.yml": "mkdocs", "handbook/.vitepress/config.mts": "vitepress", "docusaurus.config.mjs": "docusaurus",
		"hugo.json": "hugo", "docs/book.toml": "mdbook", "_config.yml": "jekyll", "README.md": "",
	} {
		got := look(nil, sign)
		known := got.Dialect == ""
		for _, dialect := range config.Dialects {
			known = known || dialect == got.Dialect
		}
		if got.Dialect != want || !known {
			t.Errorf("beside %s: %+v", sign, got)
		}
	}
	if builds := site.Builds(fstest.MapFS{"_config.yml": {}}); len(builds) != 2 {
		t.Errorf("Jekyll builds %q", builds)
	}
}
