package config

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/locale"
)

// An Output is where the Markdown of a handbook is written. The zero value is the
// default: dist/<locale>/<path>.
type Output struct {
	folder  string            // slash-separated, below the root folder; "." for that itself
	pattern pattern           // of translations
	source  pattern           // of the source locale, where it has one of its own
	without bool              // the source locale is not written
	links   string            // one of LinkModes; the first by default
	names   map[string]string // of locales, by code
	lower   bool              // locales without a name of their own have it in lower case
}

// DefaultFolder is what is built into, where nobody says otherwise.
const DefaultFolder = "dist"

// LinkModes are the words that the key links of an output takes: whether links
// between sections are written so that they lead to the files of their locale, or
// left as they are for a generator that resolves them itself.
var LinkModes = []string{"rewrite", "keep"}

// Folder is the folder that patterns count from, slash-separated and relative to the
// handbook's root folder; "." is that itself.
func (o Output) Folder() string { return cmp.Or(o.folder, DefaultFolder) }

// HasSource reports whether the sections of the source locale are written as well.
func (o Output) HasSource() bool { return !o.without }

// KeepsLinks reports whether links between sections stay as they are written.
func (o Output) KeepsLinks() bool { return o.links == "keep" }

// KeepsPlaces reports whether sections stand to each other as they do among the sources:
// the pattern is a folder and the path in it.
func (o Output) KeepsPlaces(source bool) bool {
	folder, whole := strings.CutSuffix(string(o.of(source)), "{path}")
	return whole && (folder == "" || strings.HasSuffix(folder, "/")) && !ofSection.MatchString(folder)
}

// Path is where a section is written in a locale, below [Output.Folder]. source says
// that this is the source locale.
func (o Output) Path(l locale.Locale, source bool, section string) string {
	return path.Clean(o.of(source).fill(slices.Concat(o.localeValues(l), sectionValues(section))))
}

// sectionValues are placeholders with their values, in turn.
func sectionValues(section string) []string {
	ext := path.Ext(section)
	stem := strings.TrimSuffix(path.Base(section), ext)
	return []string{"{path}", section, "{dir}", path.Dir(section), "{stem}", stem, "{ext}", strings.TrimPrefix(ext, ".")}
}

// Base is the folder, below [Output.Folder], in which all of a locale is: what of the
// pattern stands before the first folder that depends on the section. "." is the
// folder itself, and so may be several locales'.
func (o Output) Base(l locale.Locale, source bool) string {
	names := strings.Split(string(o.of(source)), "/")
	first := slices.IndexFunc(names, func(name string) bool { return ofSection.MatchString(name) })
	return path.Clean(pattern(strings.Join(names[:max(first, 0)], "/")).fill(o.localeValues(l)))
}

// localeValues are placeholders with their values, in turn.
func (o Output) localeValues(l locale.Locale) []string {
	tag := l.Tag.String()
	language, _, _ := strings.Cut(tag, "-")
	name := tag
	if o.lower {
		name = strings.ToLower(tag)
	}
	return []string{"{locale}", l.Code, "{bcp47}", tag, "{language}", language, "{name}", cmp.Or(o.names[l.Code], name)}
}

// of is the pattern of the source locale or of the others.
func (o Output) of(source bool) pattern {
	if source && o.source != "" {
		return o.source
	}
	return cmp.Or(o.pattern, defaultPattern)
}

// WithoutOutput returns what is there without what a build writes among the sections,
// such as a.de.md beside a.md: files that are at the path of another section in one of
// the locales.
func (o Output) WithoutOutput(found Found, source locale.Locale, targets []Target) Found {
	folder := found.Places.Folder()
	if !inside(o.Folder(), folder) && o.Folder() != "." && folder != "." {
		return found
	}
	own := map[string]bool{}
	for _, section := range found.Sections {
		for _, file := range o.files(source, targets, section) {
			if below, ok := found.Places.Below(path.Join(o.Folder(), file)); ok && below != section {
				own[below] = true
			}
		}
	}
	isOwn := func(file string) bool { return own[file] }
	found.Sections = slices.DeleteFunc(slices.Clone(found.Sections), isOwn)
	return found
}

// files are the paths of a section in all locales, the source's first.
func (o Output) files(source locale.Locale, targets []Target, section string) []string {
	var files []string
	if o.HasSource() {
		files = append(files, o.Path(source, true, section))
	}
	for _, t := range targets {
		files = append(files, o.Path(t.Locale, false, section))
	}
	return files
}

// inside reports whether a path is a folder or below it.
func inside(p, folder string) bool { return p == folder || strings.HasPrefix(p, folder+"/") }

// InGit reports whether a path leads into a folder of git's: whoever writes there can
// make git run any program. Some file systems do not tell apart the case of names.
func InGit(p string) bool {
	return slices.ContainsFunc(strings.Split(p, "/"), func(name string) bool { return strings.EqualFold(name, ".git") })
}

// A Placeholder is one of patterns, with what it stands for in zh_Hant with
// part/02-usage.md.
type Placeholder struct{ Name, Example string }

// Placeholders are those of patterns.
func Placeholders() []Placeholder {
	values := slices.Concat(Output{names: map[string]string{"zh_Hant": "as the key locales says, or zh-Hant"}}.localeValues(exampleLocale()), sectionValues("part/02-usage.md"))
	var all []Placeholder
	for i := 0; i < len(values); i += 2 {
		all = append(all, Placeholder{values[i], values[i+1]})
	}
	return all
}

func exampleLocale() locale.Locale {
	l, _ := locale.Parse("zh_Hant") // it is in the table
	return l
}
