package site

import (
	"io/fs"
	"path"
	"regexp"
)

// A generator is one that makes sites of Markdown.
type generator struct {
	name    string
	signs   []string // names in the folder of a site of which one is there
	dialect string
	folder  func(root fs.FS, s Site) (folder, why string)
	// languages reads what the generator is configured with.
	languages func(root fs.FS, s Site) languages
	// builds are the folders beside its configuration in which it puts what it builds or
	// needs.
	builds []string
}

// generators is the table of them.
func generators() []generator {
	return []generator{
		{"MkDocs", []string{"mkdocs.yml", "mkdocs.yaml"}, "mkdocs", mkdocsFolder, mkdocsLanguages, []string{"site"}},
		{"Docusaurus", []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"}, "docusaurus", usual("docs", "../docs"), docusaurusLanguages, []string{"build"}},
		{"VitePress", []string{".vitepress"}, "vitepress", usual("."), none, nil},
		{"Hugo", []string{"hugo.toml", "hugo.yaml", "hugo.json"}, "hugo", usual("content"), none, []string{"public", "resources"}},
		{"mdBook", []string{"book.toml"}, "mdbook", mdbookFolder, mdbookLanguages, []string{"book"}},
		{"Jekyll", []string{"_config.yml"}, "", usual("_articles", "_docs", "docs", "."), none, []string{"_site", "vendor"}},
	}
}

// bases are the folders in which a site may be, in the order in which it is looked for.
var bases = []string{".", "handbook", "docs", "doc", "documentation", "website", "site", "book", "guide", "manual"}

// find returns the generator that a folder is configured for, and what is known of the
// site by that.
func find(root fs.FS) (generator, Site) {
	for _, base := range bases {
		for _, g := range generators() {
			for _, sign := range g.signs {
				if at := path.Join(base, sign); exists(root, at) {
					return g, Site{Generator: g.name, Sign: at, Dialect: g.dialect}
				}
			}
		}
	}
	return generator{folder: usual(), languages: none}, Site{}
}

// Builds are the folders in which the generator of a folder puts what it builds or needs.
func Builds(root fs.FS) []string {
	g, s := find(root)
	var builds []string
	for _, b := range g.builds {
		builds = append(builds, path.Join(path.Dir(s.Sign), b))
	}
	return builds
}

func exists(root fs.FS, p string) bool {
	_, err := fs.Stat(root, p)
	return err == nil
}

// usual returns the first of the folders that a generator reads unless it is told
// otherwise, from its configuration, that has Markdown in it.
func usual(folders ...string) func(fs.FS, Site) (string, string) {
	return func(root fs.FS, s Site) (string, string) {
		for _, folder := range folders {
			if at := path.Join(path.Dir(s.Sign), folder); hasMarkdown(root, at) {
				return at, s.Generator + " reads it"
			}
		}
		return "", ""
	}
}

func none(fs.FS, Site) languages { return languages{} }

// srcLine and languageLine are of book.toml, whose other tables have no such keys.
var (
	srcLine      = regexp.MustCompile(`(?m)^\s*src\s*=\s*["']([^"']+)["']`)
	languageLine = regexp.MustCompile(`(?m)^\s*language\s*=\s*["']([^"']+)["']`)
)

func mdbookFolder(root fs.FS, s Site) (folder, why string) {
	if m := srcLine.FindSubmatch(read(root, s.Sign)); m != nil {
		folder = path.Join(path.Dir(s.Sign), string(m[1]))
		if hasMarkdown(root, folder) {
			return folder, "it is src in " + s.Sign
		}
	}
	return usual("src")(root, s)
}

func mdbookLanguages(root fs.FS, s Site) languages {
	m := languageLine.FindSubmatch(read(root, s.Sign))
	if m == nil {
		return languages{}
	}
	return languages{source: code(string(m[1]))}
}

// The keys of the part i18n of a configuration in JavaScript, as people write it.
var (
	defaultLocale = regexp.MustCompile(`\bdefaultLocale:\s*["'\x60]([\w-]+)["'\x60]`)
	localeList    = regexp.MustCompile(`\blocales:\s*\[([^\]]*)\]`)
	quoted        = regexp.MustCompile(`["'\x60]([\w-]+)["'\x60]`)
)

// docusaurusLanguages are those of the configuration, or else the folders in i18n/.
func docusaurusLanguages(root fs.FS, s Site) languages {
	text := read(root, s.Sign)
	l := languages{why: s.Sign + " lists them"}
	if m := defaultLocale.FindSubmatch(text); m != nil {
		l.source = code(string(m[1]))
	}
	if m := localeList.FindSubmatch(text); m != nil {
		for _, q := range quoted.FindAllSubmatch(m[1], -1) {
			l.add(string(q[1]))
		}
	}
	if len(l.targets) > 0 {
		return l
	}
	folder := path.Join(path.Dir(s.Sign), "i18n")
	entries, err := fs.ReadDir(root, folder)
	if err != nil {
		return l
	}
	l.why = "there are folders for them in " + folder + "/"
	for _, e := range entries {
		if e.IsDir() {
			l.add(e.Name())
		}
	}
	return l
}

// longest is how much of a configuration is read.
const longest = 1 << 20

// read returns the text of a file, nothing if that cannot be read or is very long.
func read(root fs.FS, p string) []byte {
	info, err := fs.Stat(root, p)
	if err != nil || !info.Mode().IsRegular() || info.Size() > longest {
		return nil
	}
	text, err := fs.ReadFile(root, p)
	if err != nil {
		return nil
	}
	return text
}
