package site

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/locale"
)

// languages are what a generator is configured with.
type languages struct {
	source  string   // a code, or ""
	targets []string // codes
	why     string   // the reason for targets
}

// add adds a language that is not the source, if it is one.
func (l *languages) add(name string) {
	if c := code(name); c != "" && c != l.source && !slices.Contains(l.targets, c) {
		l.targets = append(l.targets, c)
	}
}

// code returns the code of a locale that is written in any way, "" for none.
func code(name string) string {
	l, err := locale.Parse(name)
	if err != nil {
		return ""
	}
	return l.Code
}

// A languageFolder is a folder with all that is there in one language.
type languageFolder struct {
	name, code string
	files      int
}

// translated is what is translated among files.
type translated struct {
	folders  []languageFolder
	rest     []string // what is in no such folder
	locales  []string // codes, sorted
	sections []string // what is not a translation
	example  string   // a translation
}

func (t translated) hasFolder(code string) bool {
	return slices.ContainsFunc(t.folders, func(f languageFolder) bool { return f.code == code })
}

// suffix is the end of a name before its ending that may be a language: "guide.zh-CN".
var suffix = regexp.MustCompile(`^(.+?)[._-]([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*)$`)

// translations finds which files are translations of others among them. A folder or a
// name is taken for a language's only where the same file is there without it, or in
// the folder of another language: "it" and "no" are words too.
func translations(files []string) translated {
	var t translated
	top := byTopFolder(files)
	for _, name := range sortedKeys(top) {
		if c := code(name); name != "" && c != "" && mirrored(top, name) {
			t.folders = append(t.folders, languageFolder{name, c, len(top[name])})
		}
	}
	for _, p := range files {
		folder, _, deep := strings.Cut(p, "/")
		i := slices.IndexFunc(t.folders, func(f languageFolder) bool { return deep && f.name == folder })
		c := ""
		if i >= 0 {
			c = t.folders[i].code
		} else {
			t.rest = append(t.rest, p)
			c = suffixed(p, files)
		}
		if c == "" {
			t.sections = append(t.sections, p)
			continue
		}
		if t.example == "" {
			t.example = p
		}
		if !slices.Contains(t.locales, c) {
			t.locales = append(t.locales, c)
		}
	}
	slices.Sort(t.locales)
	return t
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

func sortedKeys(m map[string][]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// mirrored reports whether a file of a folder is beside that folder too, or in the folder
// of another language.
func mirrored(top map[string][]string, name string) bool {
	for _, p := range top[name] {
		folder, rest, deep := strings.Cut(p, "/")
		if !deep && has(top[""], p) || deep && has(top[folder], rest) {
			return true
		}
		for other := range top {
			if other != name && code(other) != "" && has(top[other], p) {
				return true
			}
		}
	}
	return false
}

// has reports whether a path is among some that are sorted.
func has(files []string, p string) bool {
	_, there := slices.BinarySearch(files, p)
	return there
}

// suffixed returns the language in the name of a file, if the file is there without it too.
func suffixed(p string, files []string) string {
	ext := path.Ext(p)
	m := suffix.FindStringSubmatch(strings.TrimSuffix(p, ext))
	if m == nil || strings.Contains(m[2], "/") {
		return ""
	}
	if !has(files, m[1]+ext) {
		return ""
	}
	return code(m[2])
}
