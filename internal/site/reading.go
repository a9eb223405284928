package site

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// usual returns the first of the folders that a generator reads unless it is told
// otherwise, from its configuration, that has Markdown in it.
func usual(folders ...string) func(fs.FS, string) (string, string) {
	return func(root fs.FS, sign string) (string, string) {
		for _, folder := range folders {
			if at := path.Join(path.Dir(sign), folder); hasMarkdown(root, at) {
				return at, ""
			}
		}
		return "", ""
	}
}

func none(fs.FS, string) languages { return languages{} }

// srcLine and languageLine are of book.toml, whose other tables have no such keys.
var (
	srcLine      = regexp.MustCompile(`(?m)^\s*src\s*=\s*["']([^"']+)["']`)
	languageLine = regexp.MustCompile(`(?m)^\s*language\s*=\s*["']([^"']+)["']`)
)

func mdbookFolder(root fs.FS, sign string) (folder, why string) {
	if m := srcLine.FindSubmatch(read(root, sign)); m != nil {
		folder = path.Join(path.Dir(sign), string(m[1]))
		if hasMarkdown(root, folder) {
			return folder, "it is src in " + sign
		}
	}
	return usual("src")(root, sign)
}

func mdbookLanguages(root fs.FS, sign string) languages {
	var l languages
	if m := languageLine.FindSubmatch(read(root, sign)); m != nil {
		l.source = code(string(m[1]))
	}
	for _, name := range catalogues(root, sign) {
		l.add(strings.TrimSuffix(name, path.Ext(name)))
		l.inCode = "strings" // which mdbook-i18n-helpers offer
	}
	l.why = "there are catalogues for them in " + path.Join(path.Dir(sign), catalogueFolder) + "/"
	return l
}

// catalogueFolder is where mdbook-i18n-helpers have a catalogue for each language.
const catalogueFolder = "po"

// catalogues returns the names of them beside a configuration of mdBook.
func catalogues(root fs.FS, sign string) []string {
	entries, err := fs.ReadDir(root, path.Join(path.Dir(sign), catalogueFolder))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ".po" && isLanguage(strings.TrimSuffix(e.Name(), ".po")) {
			names = append(names, e.Name())
		}
	}
	return names
}

// The keys of the part i18n of a configuration in JavaScript, as people write it.
var (
	defaultLocale = regexp.MustCompile(`\bdefaultLocale:\s*["'\x60]([\w-]+)["'\x60]`)
	localeList    = regexp.MustCompile(`\blocales:\s*\[([^\]]*)\]`)
	quoted        = regexp.MustCompile(`["'\x60]([\w-]+)["'\x60]`)
)

// docusaurusLanguages are those of the configuration, or else the folders in i18n/.
func docusaurusLanguages(root fs.FS, sign string) languages {
	text := read(root, sign)
	l := languages{why: sign + " lists them"}
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
	folder := path.Join(path.Dir(sign), "i18n")
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
