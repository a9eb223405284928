package site

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// bases are the folders in which a site may be, in the order in which it is looked for.
var bases = []string{".", "handbook", "docs", "doc", "documentation", "website", "site", "book", "guide", "manual"}

// built are the folders beside a sign of a generator in which that puts what it builds or
// needs.
var built = []struct {
	sign    string
	folders []string
}{
	{"mkdocs.yml", []string{"site"}},
	{"mkdocs.yaml", []string{"site"}},
	{"docusaurus.config.js", []string{"build"}},
	{"docusaurus.config.ts", []string{"build"}},
	{"docusaurus.config.mjs", []string{"build"}},
	{"hugo.toml", []string{"public", "resources"}},
	{"hugo.yaml", []string{"public", "resources"}},
	{"hugo.json", []string{"public", "resources"}},
	{"config.toml", []string{"public", "resources"}},
	{"config.yaml", []string{"public", "resources"}},
	{"book.toml", []string{"book"}},
	{"_config.yml", []string{"_site", "vendor"}},
}

// Builds are the folders in which the generators that a folder is configured for put
// what they build or need.
func Builds(root fs.FS) []string {
	var builds []string
	for _, base := range bases {
		for _, b := range built {
			if sign := path.Join(base, b.sign); !exists(root, sign) || !tells(root, sign) {
				continue
			}
			for _, folder := range b.folders {
				builds = append(builds, path.Join(base, folder))
			}
		}
	}
	return builds
}

func exists(root fs.FS, p string) bool {
	_, err := fs.Stat(root, p)
	return err == nil
}

// telling is what is in a file of a name that others use too.
var telling = map[string]string{"config.toml": "baseurl", "config.yaml": "baseurl"}

// tells reports whether a file is what its name may mean.
func tells(root fs.FS, sign string) bool {
	word, common := telling[path.Base(sign)]
	return !common || bytes.Contains(bytes.ToLower(read(root, sign)), []byte(word))
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

// most is how many files are looked at: more are for a generator, and too many to
// wait for.
const most = 20000

// community are texts about a project, which hosts show by these names. A folder that
// has no other Markdown has none to translate.
var community = strings.Fields("readme changelog changes history contributing code_of_conduct security support license licence copying " +
	"authors maintainers governance notice funding codeowners pull_request_template issue_template")

// forProgrammers are folders of which the Markdown is for a program, or somebody else's.
var forProgrammers = strings.Fields("test tests testdata __tests__ spec specs e2e fixtures example examples templates vendor third_party target build out")

// isCommunity reports whether a file in the root folder is one of them.
func isCommunity(p string) bool {
	name, _, _ := strings.Cut(strings.ToLower(p), ".")
	return slices.Contains(community, name) || slices.Contains(community, strings.ReplaceAll(name, "-", "_"))
}

// passedOver reports which folders below one have no sections in them: hidden ones, and
// those of packages, of catalogues and of what is built.
func passedOver(root fs.FS, folder string) func(p string) bool {
	apart := append([]string{"locales", "dist", "i18n"}, Builds(root)...)
	return func(p string) bool {
		name := path.Base(p)
		return strings.HasPrefix(name, ".") || name == "node_modules" || slices.Contains(apart, path.Join(folder, p))
	}
}

// markdownIn returns the Markdown files below a folder, by path.
func markdownIn(below fs.FS, passed func(p string) bool) []string {
	var files []string
	seen := 0
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case seen > most:
			return fs.SkipAll
		case p != "." && entry.IsDir() && passed(p):
			return fs.SkipDir
		case !entry.IsDir() && document.IsMarkdown(p) && !strings.HasPrefix(entry.Name(), "."):
			files = append(files, p)
		}
		seen++
		return nil
	}
	_ = fs.WalkDir(below, ".", visit) // visit returns SkipDir, SkipAll or nothing
	slices.Sort(files)
	return files
}

// hasMarkdown reports whether there is Markdown to translate below a folder.
func hasMarkdown(root fs.FS, folder string) bool { return len(worth(root, folder)) > 0 }

// worth returns the Markdown below a folder that is there to be translated.
func worth(root fs.FS, folder string) []string {
	if !fs.ValidPath(folder) {
		return nil
	}
	below, err := fs.Sub(root, folder)
	if err != nil {
		return nil
	}
	files := markdownIn(below, passedOver(root, folder))
	if folder == "." {
		files = slices.DeleteFunc(files, isCommunity)
	}
	return files
}

// fullest returns the folder with most Markdown: one of those in the root folder, or the
// root folder itself where more is beside them.
func fullest(root fs.FS) (folder, why string) {
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		return "", ""
	}
	passed, most, beside := passedOver(root, "."), 0, 0
	for _, e := range entries {
		if !e.IsDir() {
			if document.IsMarkdown(e.Name()) && !strings.HasPrefix(e.Name(), ".") && !isCommunity(e.Name()) {
				beside++
			}
			continue
		}
		if passed(e.Name()) || slices.Contains(forProgrammers, strings.ToLower(e.Name())) {
			continue
		}
		if n := len(worth(root, e.Name())); n > most {
			folder, most, why = e.Name(), n, "it has most of the Markdown here"
		}
	}
	if beside > most {
		return ".", "most of the Markdown is in it"
	}
	return folder, why
}
