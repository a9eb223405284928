package site

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/locale"
)

// languages are what a generator is configured with.
type languages struct {
	source  string            // a code, or ""
	targets []string          // codes
	why     string            // the reason for targets
	names   map[string]string // of targets, by code, where they are not their tags
	inCode  string            // what of code is translated into them, as the key code has it; "" for nothing
}

// add adds a language that is not the source, if it is one.
func (l *languages) add(name string) {
	if c := code(name); c != "" && c != l.source && !slices.Contains(l.targets, c) {
		l.targets = append(l.targets, c)
		if name != tagOf(c) {
			if l.names == nil {
				l.names = map[string]string{}
			}
			l.names[c] = name
		}
	}
}

// tagOf returns the language tag of a code.
func tagOf(code string) string {
	l, _ := locale.Parse(code) // it is one
	return l.Tag.String()
}

// code returns the code of a locale that is written in any way, "" for none.
func code(name string) string {
	l, err := locale.Parse(name)
	if err != nil {
		return ""
	}
	return l.Code
}

// isLanguage reports whether a name is the code of a language, known here or not.
func isLanguage(name string) bool {
	_, err := language.Parse(name)
	return code(name) != "" || err == nil
}

// A languageFolder is a folder with all that is there in one language.
type languageFolder struct {
	name, code string // the code is empty for a language that pobook does not know
	files      int
}

// translated is what is translated among files.
type translated struct {
	folders  []languageFolder
	rest     []string // what is in no such folder
	locales  []string // codes, sorted
	sections []string // what is not a translation
	unknown  []string // names of languages that have no code here
	example  string   // a translation
}

func (t translated) hasFolder(code string) bool {
	return slices.ContainsFunc(t.folders, func(f languageFolder) bool { return f.code == code })
}

// suffix is the end of a name before its ending that may be a language: "guide.zh-CN".
var suffix = regexp.MustCompile(`^(.+?)[._-]([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*)$`)

// translations finds which files are translations of others among them. A folder or a
// name is taken for a language's only where the same files are there without it, or in
// the folder of another language: "it" and "no" are words too.
func translations(files []string) translated {
	t := translated{folders: languageFolders(byTopFolder(files))}
	isFolder := map[string]bool{}
	for _, f := range t.folders {
		isFolder[f.name] = true
	}
	for _, p := range files {
		name, _, deep := strings.Cut(p, "/")
		if !deep || !isFolder[name] {
			t.rest = append(t.rest, p)
			name = suffixed(p, files)
		}
		if name == "" {
			t.sections = append(t.sections, p)
			continue
		}
		t.take(name, p)
	}
	slices.Sort(t.locales)
	return t
}

// languageFolders are the folders of languages among those in which files are, by name.
func languageFolders(top map[string][]string) (folders []languageFolder) {
	inLanguages := map[string]int{} // of how many a path is in the folder
	var named []string
	for name, files := range top {
		if name == "" || !isLanguage(name) {
			continue
		}
		named = append(named, name)
		for _, p := range files {
			inLanguages[p]++
		}
	}
	slices.Sort(named)
	for _, name := range named {
		if mirrored(top, name, inLanguages) {
			folders = append(folders, languageFolder{name, code(name), len(top[name])})
		}
	}
	return folders
}

// take enters a translation into a language.
func (t *translated) take(name, p string) {
	c := code(name)
	if t.example == "" || c != "" && len(t.locales) == 0 {
		t.example = p
	}
	switch {
	case c != "" && !slices.Contains(t.locales, c):
		t.locales = append(t.locales, c)
	case c == "" && !slices.Contains(t.unknown, name):
		t.unknown = append(t.unknown, name)
	}
}

// byTopFolder sorts files by the first folder of their paths, "" for none, and
// keeps what follows that.
func byTopFolder(files []string) map[string][]string {
	top := map[string][]string{}
	for _, p := range files {
		if folder, rest, deep := strings.Cut(p, "/"); deep {
			top[folder] = append(top[folder], rest)
		} else {
			top[""] = append(top[""], p)
		}
	}
	return top
}

// mirrored reports whether half of the files of a folder, or more, are beside that folder
// too, or in the folder of another language: inLanguages says of how many. A readme is in
// many folders.
func mirrored(top map[string][]string, name string, inLanguages map[string]int) bool {
	n := 0
	for _, p := range top[name] {
		folder, rest, deep := strings.Cut(p, "/")
		if !deep && has(top[""], p) || deep && has(top[folder], rest) || inLanguages[p] > 1 {
			n++
		}
	}
	return 2*n >= len(top[name])
}

// has reports whether a path is among some that are sorted.
func has(files []string, p string) bool {
	_, there := slices.BinarySearch(files, p)
	return there
}

// suffixed returns the language in the name of a file, if the file is there without it too. One
// that has no code here counts after a full stop alone: rust-pin.md is about pins.
func suffixed(p string, files []string) string {
	ext := path.Ext(p)
	m := suffix.FindStringSubmatch(strings.TrimSuffix(p, ext))
	if m == nil || strings.Contains(m[2], "/") {
		return ""
	}
	if !has(files, m[1]+ext) || !isLanguage(m[2]) || code(m[2]) == "" && p[len(m[1])] != '.' {
		return ""
	}
	return m[2]
}
